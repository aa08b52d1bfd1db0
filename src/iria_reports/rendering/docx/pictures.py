"""Pictures: inline, with alternative text; SVG with a PNG beside it for readers that draw none."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from iria_reports.assets import fonts
from iria_reports.rendering.docx.xml import mm_emu
from iria_reports.resolved import SVG, Image

PNG: Final = "image/png"
_EXTENSIONS: Final = {PNG: "png", "image/jpeg": "jpeg", SVG: "svg"}
#: Pixels of the PNG beside an SVG for each millimetre on the page: some 300 an inch.
_DENSITY: Final = 12
_FAMILY: Final = re.compile(rb'font-family="([^"\',]*\s[^"\',]*)"')


class PictureStore:
    """Pictures of one document. ``add`` makes a part of bytes and gives its relationship."""

    def __init__(self, add: Callable[[str, str, bytes], str]) -> None:
        self._add = add
        self._relationships: dict[str, str] = {}
        self._count = 0

    def relationship(self, digest: str, media_type: str, data: bytes) -> str:
        """Relationship of a picture; the same bytes are stored once."""
        key = f"{digest}.{_EXTENSIONS[media_type]}"
        if key not in self._relationships:
            name = f"/word/media/image{len(self._relationships) + 1}.{_EXTENSIONS[media_type]}"
            self._relationships[key] = self._add(name, media_type, data)
        return self._relationships[key]

    def drawing(self, image: Image, alt: str, width: float) -> str:
        """A run with the picture, ``width`` millimetres wide."""
        self._count += 1
        size = f'cx="{mm_emu(width)}" cy="{mm_emu(width * image.height / image.width)}"'
        extension = ""
        if image.media_type == SVG:
            vector = self.relationship(image.digest, SVG, image.data)
            bitmap = self.relationship(image.digest, PNG, rasterized(image.data, round(width * _DENSITY)))
            extension = (
                '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
                f'<asvg:svgBlip r:embed="{vector}"/></a:ext></a:extLst>'
            )
        else:
            bitmap = self.relationship(image.digest, image.media_type, image.data)
        blip = f'<a:blip r:embed="{bitmap}">{extension}</a:blip>' if extension else f'<a:blip r:embed="{bitmap}"/>'
        name = f'id="{self._count}" name="Figure {self._count}" descr="{html.escape(alt)}"'
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr {name}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
            f"<pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )


@lru_cache(maxsize=64)
def rasterized(svg: bytes, pixels: int) -> bytes:
    """An SVG as PNG, ``pixels`` wide, with the package's fonts and no others."""
    # Imported here: few documents hold drawings.
    import resvg_py

    # The rasteriser finds a family with spaces in its name only if it stands in quotes.
    quoted = _FAMILY.sub(rb"font-family=\"'\1'\"", svg).replace(b'\\"', b'"')
    drawn = resvg_py.svg_to_bytes(
        svg_string=quoted.decode(), width=pixels, font_dirs=[str(fonts())], skip_system_fonts=True, font_family="IRIA Sans"
    )
    return bytes(drawn)
