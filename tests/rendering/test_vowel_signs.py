"""Letters with signs above or below them, of two or more glyphs, are read back as they were written."""

import unicodedata

import pypdfium2 as pdfium
import pytest
from conftest import written

import iria_reports as iria

VOWELLED = "نصّ عاديّ: أُعدّ واتُّفق عليه، ومُدِّد ثلاث مرات."
DECOMPOSED = "Hồ Chí Minh, Phạm Văn Đồng, Łódź, Ǟ, g̃uarani."


def letters(path):
    document = pdfium.PdfDocument(path)
    return "".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("manner", ["{}", "**{}**", "# {}"], ids=["regular", "bold", "heading"])
def test_vowel_signs_of_arabic_are_read_back(manner, tmp_path):
    text = f"{VOWELLED}\n\n{manner.format(VOWELLED)}\n\nدد صص تت." if manner != "# {}" else f"# {VOWELLED}\n\nدد صص."
    path = iria.build(written(tmp_path / "b", text, lang="ar"), to="pdf", out=tmp_path).paths["pdf"]
    found = letters(path)
    for sign in "\u0651\u064f\u0650":
        assert found.count(sign) >= VOWELLED.count(sign), f"U+{ord(sign):04X}"


def test_accents_that_stand_apart_from_their_letters_are_read_back(tmp_path):
    text = unicodedata.normalize("NFD", DECOMPOSED)
    path = iria.build(written(tmp_path / "b", f"{text}\n\n{DECOMPOSED} o a e i g."), to="pdf", out=tmp_path).paths["pdf"]
    found = unicodedata.normalize("NFC", letters(path))
    assert found.count("g̃uarani") == 2
    assert found.count("Văn") == 2
