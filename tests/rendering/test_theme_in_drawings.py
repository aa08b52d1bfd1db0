"""Drawings take the colours and fonts of the theme, in every output, and name no others."""

import base64
import io
import re
import zipfile

import pypdfium2 as pdfium
import pytest
from conftest import written

import iria_reports as iria
from iria_reports.theme.library import load_theme

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20">
<rect width="40" height="20" fill="var(--colour-primary, #12355b)"/>
<text x="2" y="12" font-family="var(--font-label, 'IRIA Sans')" font-size="8" fill="var(--colour-paper,#fff)">Bar</text></svg>"""
FIGURE = '![A bar](bar.svg){#fig-bar alt="A bar."}\n'


def folder(path, drawing=DRAWING):
    path.mkdir(parents=True)
    (path / "bar.svg").write_text(drawing, encoding="utf-8")
    return written(path, FIGURE)


def drawings(page):
    return [base64.b64decode(data).decode() for data in re.findall(r"data:image/svg\+xml;base64,([\w+/=]+)", page)]


@pytest.mark.parametrize("name", ["iria", "ministry", "academic"])
def test_each_output_shows_the_colour_of_the_theme(name, tmp_path):
    colour = load_theme(name).colours["primary"]
    made = iria.build(folder(tmp_path / "b"), out=tmp_path, theme=name)
    assert any(f'fill="{colour}"' in drawing for drawing in drawings(made.paths["html"].read_text(encoding="utf-8")))
    with zipfile.ZipFile(io.BytesIO(made.paths["docx"].read_bytes())) as archive:
        assert any(colour.encode() in archive.read(part) for part in archive.namelist() if part.endswith(".svg"))
    seen = pdfium.PdfDocument(made.paths["pdf"])[0].render(scale=1).to_pil().convert("RGB").getcolors(1_000_000)
    commonest = {rgb for count, rgb in seen if count > 5000}
    assert tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5)) in commonest


def test_words_of_a_drawing_are_set_in_the_font_of_the_theme(tmp_path):
    page = iria.render_html(folder(tmp_path / "b"), theme="academic")
    (drawing,) = [drawing for drawing in drawings(page) if "Bar" in drawing]
    assert 'font-family="IRIA Serif"' in drawing
    assert '@font-face{font-family:"IRIA Serif"' in drawing


@pytest.mark.parametrize("wrong", ["--colour-primry", "--accent", "--font-body"])
def test_what_no_theme_has_is_an_error_with_the_nearest_name(wrong, tmp_path):
    source = folder(tmp_path / "b", DRAWING.replace("--colour-primary", wrong))
    with pytest.raises(iria.BriefingError, match=re.escape(f"var({wrong})")):
        iria.load(source)
