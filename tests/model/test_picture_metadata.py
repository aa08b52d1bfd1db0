"""Pictures carry nothing along but what they show."""

import io
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from iria_reports.model.base import ModelError
from iria_reports.model.picturemetadata import without_metadata
from iria_reports.model.pictures import Picture

SECRET = b"mksecret"


def picture(mode: str = "RGB") -> Image.Image:
    image = Image.new(mode, (64, 48))
    image.putdata(
        [(x * 3 % 256, y * 5 % 256, x * y % 256) if mode == "RGB" else (x * y) % 256 for y in range(48) for x in range(64)]
    )
    return image


def saved(form: str, mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    picture(mode).save(out, format=form, **options)
    return out.getvalue()


def exif() -> Image.Exif:
    found = Image.Exif()
    found[0x010E] = "mksecret"  # ImageDescription
    found[0x8298] = "mksecret"  # Copyright
    return found


def png_with_remarks() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "mksecret")
    info.add_itxt("Description", "mksecret", zip=True)
    return saved("PNG", pnginfo=info, exif=exif())


CARRYING = {
    "png: text, compressed text, EXIF": png_with_remarks(),
    "png: behind its end": saved("PNG") + SECRET,
    "jpeg: EXIF": saved("JPEG", exif=exif()),
    "jpeg: comment": saved("JPEG", comment="mksecret"),
    "jpeg: XMP": saved("JPEG", xmp=b"<x:xmpmeta>mksecret</x:xmpmeta>"),
    "jpeg: progressive, EXIF": saved("JPEG", progressive=True, exif=exif()),
    "jpeg: behind its end": saved("JPEG") + SECRET,
    "jpeg: grey, EXIF": saved("JPEG", mode="L", exif=exif()),
    "jpeg: preview": saved("JPEG")[:2] + b"\xff\xe0" + struct.pack(">H", 2 + 14 + 3 * 8) + b"JFIF\0\1\2\0\0\1\0\1\2\4" + SECRET * 3
    + saved("JPEG")[20:],
}  # fmt: skip


def everything(data: bytes) -> bytes:
    """The bytes, and what is compressed in them."""
    found = [data]
    for start in range(len(data)):
        if data[start : start + 1] == b"\x78":
            try:
                found.append(zlib.decompressobj().decompress(data[start:]))
            except zlib.error:
                continue
    return b"\n".join(found)


@pytest.mark.parametrize("data", CARRYING.values(), ids=CARRYING.keys())
def test_what_a_picture_carries_along_is_left_out(data):
    assert SECRET in everything(data)
    assert SECRET not in everything(Picture.of("a.jpg", data).data)


@pytest.mark.parametrize("data", CARRYING.values(), ids=CARRYING.keys())
def test_its_pixels_stay(data):
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(without_metadata(data))) as after:
        assert before.tobytes() == after.tobytes()


def test_the_profile_of_its_colours_stays():
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for form in ("PNG", "JPEG"):
        with Image.open(io.BytesIO(without_metadata(saved(form, icc_profile=profile)))) as image:
            assert image.info["icc_profile"] == profile


def test_a_clean_picture_is_not_touched():
    data = saved("PNG")
    assert without_metadata(data) == data


@pytest.mark.parametrize("cut", [3, 20, 200])
def test_a_broken_one_is_left_to_who_reads_it(cut):
    data = saved("JPEG")[:cut]
    assert without_metadata(data) == data
    assert without_metadata(saved("PNG")[:cut]).startswith(saved("PNG")[: min(cut, 8)])


def test_a_png_whose_end_was_forgotten_is_cleaned_like_any_other():
    """Pillow reads it without complaint."""
    assert SECRET not in everything(Picture.of("a.png", png_with_remarks()[:-12]).data)


@pytest.mark.parametrize(
    "hidden",
    [
        "<style>.h{display:none}</style><text class='h'>mksecret</text>",
        "<style>.h{visibility : hidden}</style><text class='h'>mksecret</text>",
        "<style>.h{opacity:0}</style><text class='h'>mksecret</text>",
        "<g visibility='hidden'><text>mksecret</text></g>",
        "<text opacity='0'>mksecret</text>",
        "<text style='opacity:0.0'>mksecret</text>",
    ],
)
def test_a_drawing_that_hides_something_is_refused(hidden):
    data = f"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{hidden}</svg>".encode()
    with pytest.raises(ModelError, match="without hidden parts"):
        Picture.of("a.svg", data)


@pytest.mark.parametrize(
    "hidden",
    [
        "<g display='none'><text>mksecret</text></g>",
        "<g style='fill:red; display: none'><text>mksecret</text></g>",
        "mksecret",
        "<rect width='1' height='1'/>mksecret",
        "<g data-name='mksecret'><rect width='1' height='1'/></g>",
        "<!-- mksecret -->",
        "<metadata>mksecret</metadata>",
    ],
)
def test_what_a_drawing_does_not_draw_is_left_out(hidden):
    data = f"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{hidden}</svg>".encode()
    assert SECRET not in Picture.of("a.svg", data).data


def test_a_half_seen_part_of_a_drawing_stays():
    data = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><g opacity='0.5'><text>Seen <tspan>and</tspan> said</text></g></svg>"
    assert b"<text>Seen <tspan>and</tspan> said</text>" in Picture.of("a.svg", data).data
