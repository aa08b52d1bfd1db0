"""Pixels as they are seen: upright, in sRGB, 8 bits deep, without colours where nothing is shown.

A picture that is so already keeps its bytes. Any other is written anew, since what is left out must not remain in it.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from PIL.Image import Image

#: The tag by which cameras say how they were held (EXIF 2.32, 4.6.4).
_ORIENTATION: Final = 0x0112
#: Modes of pictures of more than 8 bits for each colour.
_DEEP: Final = ("I", "I;16", "I;16L", "I;16B", "F")
_WITH_ALPHA: Final = ("RGBA", "LA", "PA")
#: Quality of a JPEG that must be written anew: what is lost is not seen.
_JPEG: Final = {"quality": 95, "subsampling": 0}
#: What the description of a profile says that changes nothing.
_STANDARD: Final = "srgb"
#: Spaces of colour of a profile (ICC.1, 7.2.6) for a picture in grey and one in colour.
_SPACES: Final = {"L": "GRAY", "RGB": "RGB"}


def as_seen(image: Image, data: bytes) -> tuple[bytes, tuple[int, int]]:
    """The bytes and the size of ``image``, which was read from ``data``, as it is seen."""
    from PIL import ImageOps

    form, before = image.format, image
    if image.getexif().get(_ORIENTATION, 1) != 1:
        image = ImageOps.exif_transpose(image)
    if image.mode in _DEEP:
        image = _of_eight_bits(image)
    if (profile := image.info.get("icc_profile")) is not None:
        image = _in_srgb(image, profile)
    image = _without_hidden_colours(image)
    if image is before:
        return data, image.size
    for name in ("icc_profile", "exif", "comment", "transparency"):
        image.info.pop(name, None)
    out = io.BytesIO()
    image.save(out, format=form, **(_JPEG if form == "JPEG" else {}))
    return out.getvalue(), image.size


def _of_eight_bits(image: Image) -> Image:
    """A picture of 16 bits in grey, in 8."""
    return image.convert("I").point(lambda value: value / 256).convert("L")


def _in_srgb(image: Image, profile: bytes) -> Image:
    """A picture with its colours as sRGB has them; itself if they are so, or if its profile is none."""
    from PIL import ImageCms

    plain: Any = image.convert("L" if image.mode in ("1", "L", "LA") else "RGB")
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        space = own.profile.xcolor_space.strip()
        if _STANDARD in ImageCms.getProfileDescription(own).casefold() or space != _SPACES[plain.mode]:
            return image
        plain = ImageCms.profileToProfile(plain, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):  # a broken profile is no profile, as in any browser
        return image
    if image.mode in _WITH_ALPHA or "transparency" in image.info:
        plain.putalpha(image.convert("RGBA").getchannel("A"))
    return plain  # type: ignore[no-any-return]


def _without_hidden_colours(image: Image) -> Image:
    """A picture whose pixels have no colour where nothing of them is shown; itself if they have none."""
    import PIL.Image

    if image.mode == "P" and "transparency" in image.info:
        shown = image.convert("RGBA")
    elif image.mode in _WITH_ALPHA:
        shown = image if image.mode == "RGBA" else image.convert("RGBA")
    elif "transparency" in image.info:
        shown = image.convert("RGBA")
    else:
        return image
    nothing = PIL.Image.new("RGBA", shown.size, (0, 0, 0, 0))
    mask = shown.getchannel("A").point(lambda value: 255 if value else 0)
    cleaned = PIL.Image.composite(shown, nothing, mask)
    return image if image is shown and cleaned.tobytes() == shown.tobytes() else cleaned
