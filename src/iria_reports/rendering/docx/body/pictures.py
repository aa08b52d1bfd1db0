"""Pictures: inline, with alternative text; SVG with a PNG beside it for readers that draw none."""

from __future__ import annotations

import html
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from iria_reports.drawings.process import DrawingError, render_png
from iria_reports.problems import BriefingError, Problem
from iria_reports.rendering.docx.xml import mm_emu
from iria_reports.rendering.theming import in_theme
from iria_reports.resolved import SVG, Image
from iria_reports.theme.theme import Theme

PNG: Final = "image/png"
_EXTENSIONS: Final = {PNG: "png", "image/jpeg": "jpeg", SVG: "svg"}
#: Pixels of the PNG beside an SVG for each millimetre on the page: some 300 an inch, a third of that for a ground.
_DENSITY: Final = 12
_GROUND_DENSITY: Final = 4
#: All of a length, in the thousandths of a per cent by which pictures are cut.
_WHOLE: Final = 100_000


class PictureStore:
    """Pictures of one part in ``theme``, called ``name``.

    ``add`` makes a part of bytes and gives its relationship; ``count`` is how many pictures other parts hold.
    """

    def __init__(self, theme: Theme, add: Callable[[str, str, bytes], str], name: str = "image", count: int = 0) -> None:
        self._theme = theme
        self._add = add
        self._name = name
        self._count = count
        self._relationships: dict[str, str] = {}

    def relationship(self, digest: str, media_type: str, data: bytes) -> str:
        """Relationship of a picture; the same bytes are stored once."""
        key = f"{digest}.{_EXTENSIONS[media_type]}"
        if key not in self._relationships:
            name = f"/word/media/{self._name}{len(self._relationships) + 1}.{_EXTENSIONS[media_type]}"
            self._relationships[key] = self._add(name, media_type, data)
        return self._relationships[key]

    def drawing(self, image: Image, alt: str, width: float, cut: float = 0.0) -> str:
        """A run with the picture, ``width`` millimetres wide; ``cut`` is the share of its height left out above and below.

        Without ``alt`` it means nothing to who cannot see it.
        """
        image = in_theme(image, self._theme)
        height = width * image.height / image.width * (1 - 2 * cut)
        self._count += 1
        name = f'id="{self._count}" name="Figure {self._count}" descr="{html.escape(alt)}"'
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">{_extent("wp:extent", width, height)}'
            f"<wp:docPr {name}{'/>' if alt else f'>{_DECORATIVE}</wp:docPr>'}{_FRAME}"
            f"{self._picture(image, name, width, height, _DENSITY, cut)}"
            "</wp:inline></w:drawing></w:r>"
        )

    def ground(self, image: Image) -> str:
        """A run with a picture in millimetres, from the page's upper left corner on, behind its words and without meaning."""
        width, height = image.width, image.height
        self._count += 1
        name = f'id="{self._count}" name="Ground {self._count}"'
        at = "".join(
            f'<wp:position{axis} relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:position{axis}>' for axis in "HV"
        )
        return (
            '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="0" '
            'behindDoc="1" locked="1" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            f'{at}{_extent("wp:extent", width, height)}<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
            f'<wp:docPr {name} descr="">{_DECORATIVE}</wp:docPr>{_FRAME}'
            f"{self._picture(image, name, width, height, _GROUND_DENSITY)}</wp:anchor></w:drawing></w:r>"
        )

    def _picture(self, image: Image, name: str, width: float, height: float, density: int, cut: float = 0.0) -> str:
        extension = ""
        if image.media_type == SVG:
            vector = self.relationship(image.digest, SVG, image.data)
            pixels = max(1, round(width * density))
            bitmap = self.relationship(f"{image.digest}-{pixels}", PNG, rasterized(image.data, pixels, image.name))
            extension = (
                '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
                f'<asvg:svgBlip r:embed="{vector}"/></a:ext></a:extLst>'
            )
        else:
            bitmap = self.relationship(image.digest, image.media_type, image.data)
        blip = f'<a:blip r:embed="{bitmap}">{extension}</a:blip>' if extension else f'<a:blip r:embed="{bitmap}"/>'
        shown = f'<a:srcRect t="{round(cut * _WHOLE)}" b="{round(cut * _WHOLE)}"/>' if cut else ""
        return (
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
            f"<pic:blipFill>{blip}{shown}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/>{_extent("a:ext", width, height)}</a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic>"
        )


_DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/></a:ext></a:extLst>'
)
_FRAME: Final = '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'


def _extent(element: str, width: float, height: float) -> str:
    return f'<{element} cx="{mm_emu(width)}" cy="{mm_emu(height)}"/>'


@lru_cache(maxsize=64)
def rasterized(svg: bytes, pixels: int, name: str) -> bytes:
    """The SVG ``name`` as PNG, ``pixels`` wide, with the package's fonts. Raises `BriefingError` if it cannot be drawn."""
    try:
        return render_png(svg, pixels)
    except DrawingError as error:
        raise BriefingError([Problem("drawing-failed", f"{name} in the Word file: {error}", "simplify it")]) from error
