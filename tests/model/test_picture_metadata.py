"""Pictures carry nothing along but what they show."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageChops, ImageCms, PngImagePlugin

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
        "<style>.h{display:none}</style><text class='h'>mksecret</text>",
        "<style>g text, .h{display : none !important}</style><g><text>mksecret</text></g>",
        "<title>mksecret</title>",
        "<g><desc>mksecret</desc><rect width='1' height='1'/></g>",
        "<text x='2' y='7' font-size='6'>a<title>mksecret</title></text>",
        "<g id='mksecret' class='mksecret' aria-label='mksecret' role='mksecret'><rect width='1' height='1'/></g>",
        "<defs><text id='a'>mksecret</text></defs>",
        "<symbol id='a'><text>mksecret</text></symbol>",
        "<defs><symbol id='mksecret'><rect width='1' height='1'/></symbol></defs><use href='#mksecret'/>",
        "<linearGradient id='mksecret'/><rect width='1' height='1' fill='url(#mksecret)'/>",
        "<clipPath id='a'><text>mksecret</text></clipPath>",
        "<rect width='1' height='1' style='--mksecret: 1; -inkscape-label: mksecret'/>",
        "<style>.mksecret { fill: red }</style><rect class='mksecret' width='1' height='1'/>",
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
    data = b"<svg xmlns='http://www.w3.org/2000/svg' width='200' height='40'><g opacity='0.5'><text y='20'>Seen <tspan>and</tspan> said</text></g></svg>"
    assert b"Seen <tspan>and</tspan> said</text>" in Picture.of("a.svg", data).data


def transparent(mode: str) -> bytes:
    image = Image.new("RGBA", (4, 4), (200, 30, 40, 255))
    image.putpixel((1, 1), (11, 22, 33, 0))
    image.putpixel((2, 2), (50, 60, 70, 128))
    out = io.BytesIO()
    image.convert(mode).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_pixels_that_are_not_seen_have_no_colour(mode):
    with Image.open(io.BytesIO(Picture.of("a.png", transparent(mode)).data)) as image:
        shown = image.convert("RGBA")
    assert shown.getpixel((1, 1)) == (0, 0, 0, 0)
    assert shown.getpixel((2, 2))[3] == 128
    assert shown.getpixel((0, 0))[3] == 255


def test_a_picture_without_anything_hidden_keeps_its_bytes():
    data = saved("PNG")
    assert Picture.of("a.png", data).data == Picture.of("a.png", Picture.of("a.png", data).data).data


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
@pytest.mark.parametrize("name", ["sRGB built-in", "mksecret disp"])
def test_profiles_of_colour_go_with_the_names_in_them(form, name):
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = srgb.replace("sRGB built-in".encode("utf-16-be"), name.encode("utf-16-be"))
    assert name.encode("utf-16-be") in profile
    before = saved(form, icc_profile=profile)
    data = Picture.of("a.png", before).data
    with Image.open(io.BytesIO(before)) as one, Image.open(io.BytesIO(data)) as other:
        assert "icc_profile" not in other.info
        least = max(high for _, high in ImageChops.difference(one.convert("RGB"), other.convert("RGB")).getextrema())
    assert least <= (16 if form == "JPEG" else 2), "the colours stay those that are meant"
    assert b"m\0k\0s\0e" not in data


def test_a_picture_of_16_bits_is_drawn_in_8():
    out = io.BytesIO()
    grey = Image.new("I;16", (4, 4), 0x8000)
    grey.save(out, "PNG")
    with Image.open(io.BytesIO(Picture.of("g.png", out.getvalue()).data)) as image:
        assert image.mode == "L"
        assert image.getpixel((0, 0)) == 0x80
