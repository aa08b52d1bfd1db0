"""Pictures: PNG, JPEG and SVG, read and checked before anything is laid out."""

from __future__ import annotations

import hashlib
import io
import warnings
from functools import cached_property
from pathlib import Path
from typing import Final

import attrs

from iria_reports.confined import read_file
from iria_reports.model.base import ModelError, checked, not_empty
from iria_reports.model.picturemetadata import without_metadata
from iria_reports.model.pixels import as_seen
from iria_reports.model.svg import clean_svg

#: Largest picture that is decoded: 60 million pixels take some 180 MB.
MOST_PIXELS: Final = 60_000_000
MOST_BYTES: Final = 40_000_000

PNG: Final = "image/png"
JPEG: Final = "image/jpeg"
SVG: Final = "image/svg+xml"
#: Longer side of a picture at most, in shorter ones.
MOST_STRETCHED: Final = 50
_EXPECTED: Final = "a PNG, JPEG or SVG picture"


@attrs.frozen(field_transformer=checked, eq=False)
class Picture:
    """The bytes of a picture, known to be one.

    ``width`` and ``height`` are pixels, or the size of an SVG's canvas in its own units. SVG bytes are
    cleaned: what could run, reach out, hide words or grow without bound is refused, editors' private data is dropped.
    PNG and JPEG come without what cameras and programs note in them, in sRGB, upright, and without colours that are not seen.
    Two pictures are equal if their bytes are.
    """

    name: str = attrs.field(validator=not_empty)
    media_type: str
    data: bytes = attrs.field(repr=False)
    width: float
    height: float
    #: Families of fonts that a drawing asks for, in whose place it is set in those of the theme.
    families: tuple[str, ...] = ()

    @classmethod
    def of(cls, name: str, data: bytes, *, look: bool = True) -> Picture:
        """A picture from its bytes. Raises `ModelError` if they are none, or too large.

        Without ``look`` a drawing is not drawn to see whether its words are seen: it comes from the package itself.
        """
        if len(data) > MOST_BYTES:
            raise ModelError(name, f"a picture of at most {MOST_BYTES // 1_000_000} MB", f"{len(data) / 1e6:.0f} MB")
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return cls._raster(name, data, PNG)
        if data.startswith(b"\xff\xd8\xff"):
            return cls._raster(name, data, JPEG)
        if b"<svg" in data[:4096]:
            cleaned = clean_svg(name, data, look=look)
            _refuse_strips(name, cleaned.width, cleaned.height)
            return cls(name, SVG, cleaned.data, cleaned.width, cleaned.height, cleaned.families)
        raise ModelError(name, _EXPECTED, f"{len(data)} bytes of another kind")

    @classmethod
    def read(cls, path: str | Path) -> Picture:
        """A picture from a file. Raises `OSError` if it cannot be read, `ModelError` if it is none."""
        path = Path(path)
        return cls.of(path.name, read_file(path, most=MOST_BYTES))

    @classmethod
    def _raster(cls, name: str, data: bytes, media_type: str) -> Picture:
        # Imported here: few briefings hold photographs, and Pillow costs a tenth of the start-up time.
        from PIL import Image

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                    if image.width * image.height > MOST_PIXELS:
                        raise ModelError(name, f"at most {MOST_PIXELS:,} pixels", f"{image.width} × {image.height}")
                    _refuse_strips(name, image.width, image.height)
                    image.load()
                    if image.mode == "CMYK":
                        raise ModelError(name, "a picture in RGB or grey", "one in CMYK, made for print")
                    data, (width, height) = as_seen(image, data)
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Warning) as error:
            if isinstance(error, ModelError):
                raise
            raise ModelError(name, f"{_EXPECTED} that is whole", f"a broken one ({error})") from error
        return cls(name, media_type, without_metadata(data), float(width), float(height))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    def __eq__(self, other: object) -> bool:
        return self.digest == other.digest if isinstance(other, Picture) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.digest)


def _refuse_strips(name: str, width: float, height: float) -> None:
    if max(width, height) > MOST_STRETCHED * min(width, height):
        raise ModelError(
            name, f"a picture of which one side is at most {MOST_STRETCHED} times the other", f"{width:g} × {height:g}"
        )
