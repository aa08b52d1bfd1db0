import io

import pytest
from PIL import Image

import iria_reports as iria


def svg(inner: str, head: str = 'width="10" height="10"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {head}>{inner}</svg>'.encode()


def raster(mode: str, size: tuple[int, int], form: str) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        "<foreignObject><p>x</p></foreignObject>",
        '<image href="https://example.org/x.png"/>',
        '<image href="file:///etc/passwd"/>',
        '<use href="https://example.org/x.svg#a"/>',
        '<rect onload="x()" width="1" height="1"/>',
        '<rect style="fill:url(https://example.org/x)" width="1" height="1"/>',
        "<style>@import url(https://example.org/x.css);</style>",
        "<animate/>",
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#c"/></g><use href="#a"/>',
        "<rect/>" * 21_000,
    ],
)
def test_an_svg_that_does_more_than_draw_is_refused(inner):
    with pytest.raises(iria.ModelError):
        iria.Picture.of("x.svg", svg(inner))


def test_entities_are_refused():
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + svg("<text>&a;</text>")
    with pytest.raises(iria.ModelError):
        iria.Picture.of("x.svg", bomb)


def test_private_data_of_drawing_programs_is_dropped():
    data = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://inkscape" width="1" height="1" i:path="/home/me"><metadata>me</metadata><i:x/><rect width="1" height="1"/></svg>'
    cleaned = iria.Picture.of("x.svg", data).data
    assert b"me" not in cleaned.replace(b"xmlns", b"")
    assert b"<rect" in cleaned


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('width="10mm" height="5mm"', (37.8, 18.9)),
        ('viewBox="0 0 200 100"', (200, 100)),
        ('width="72pt" height="36pt"', (96, 48)),
    ],
)
def test_the_canvas_of_an_svg(head, size):
    picture = iria.Picture.of("x.svg", svg("<rect/>", head))
    assert (picture.width, picture.height) == pytest.approx(size, abs=0.1)


@pytest.mark.parametrize("head", ["", 'width="0" height="1"', 'viewBox="a b c d"', 'width="1e9" height="1"'])
def test_an_svg_without_a_canvas_is_refused(head):
    with pytest.raises(iria.ModelError):
        iria.Picture.of("x.svg", svg("<rect/>", head))


def test_png_and_jpeg_are_read():
    assert iria.Picture.of("x.png", raster("RGB", (4, 2), "PNG")).width == 4
    assert iria.Picture.of("x.jpg", raster("L", (4, 2), "JPEG")).media_type == "image/jpeg"


def test_cmyk_broken_and_huge_pictures_are_refused():
    with pytest.raises(iria.ModelError, match="CMYK"):
        iria.Picture.of("x.jpg", raster("CMYK", (4, 2), "JPEG"))
    whole = raster("RGB", (400, 200), "PNG")
    with pytest.raises(iria.ModelError, match="whole"):
        iria.Picture.of("x.png", whole[: len(whole) // 2])
    with pytest.raises(iria.ModelError, match=r"pixels|whole"):
        iria.Picture.of("x.png", raster("1", (13_000, 13_000), "PNG"))


def test_pictures_are_equal_if_their_bytes_are():
    data = raster("RGB", (4, 2), "PNG")
    assert iria.Picture.of("a.png", data) == iria.Picture.of("b.png", data)
    assert len({iria.Picture.of("a.png", data), iria.Picture.of("b.png", data)}) == 1
