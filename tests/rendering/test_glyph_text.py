"""Each character of a PDF has its own text, though fonts share glyphs between characters and build letters from several."""

from __future__ import annotations

import io
import unicodedata

import page
import pypdfium2 as pdfium
import pytest
from conftest import written

import iria_reports as iria
from iria_reports.inspecting.expected import squeezed

#: Texts of which a font has one glyph for two characters, or several for one letter.
TEXTS = {
    "letter apostrophe and quotation mark": "The Muʼtamar met, it’s said; ʻAbduh and ‘Abbas came.",
    "micro and mu": "A dose of 5 µg, and μ for the mean.",
    "delta and increment": "Δ is a letter, ∆ a sign.",
    "Yoruba": "Ọ̀rọ̀ náà ni ọ̀sẹ̀ tó kọjá, Ẹ̀kìtì àti Ọ̀ṣun.",
    "Yoruba in spaced small capitals": "[order Ọ̀rọ̀ náà]{.smallcaps}",
    "Vietnamese, decomposed": unicodedata.normalize("NFD", "Việt Nam tuyên bố độc lập ở Hà Nội."),
    "marks on Cyrillic": "ру́сский и́мя о̀ба",
    "raised and plain figures": "2² is 4, and 10³ is 1000.",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    path = written(tmp_path_factory.mktemp("glyphs"), "\n\n".join(TEXTS.values()))
    return iria.render_pdf(path)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_what_is_typed_is_what_is_found_and_copied(built, text):
    document = pdfium.PdfDocument(io.BytesIO(built))
    found = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    document.close()
    text = text.removeprefix("[").removesuffix("]{.smallcaps}")
    assert squeezed(text) in squeezed(found.replace("\ufffe", ""))


def test_such_a_pdf_conforms(built):
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        assert page.validate_pdf_bytes(built, profile=profile).is_compliant


@pytest.mark.parametrize(("one", "other"), ["µμ", "∆Δ", "ϕφ", "’ʼ", "‘ʻ", "〜～"])
def test_the_gate_tells_characters_apart_that_look_alike(one, other):
    assert squeezed(one) != squeezed(other)


@pytest.mark.parametrize(
    "text", ["[yurī (dīwān).]{lang=ar} «x»", pytest.param("قال 《x》 وقال", marks=pytest.mark.external), "[ẓ (x) [y]]{lang=ar}"]
)
def test_brackets_beside_and_within_arabic_are_built(tmp_path, text):
    assert iria.render_pdf(written(tmp_path, f"{text}\n", **{"lang": "ar"} if text.startswith("قال") else {}))


def test_a_character_without_a_font_is_told_with_its_place(tmp_path):
    with pytest.raises(iria.BriefingError) as refused:
        iria.render_pdf(written(tmp_path, "Thai: ความมั่นคง\n"))
    problem = refused.value.problems[0]
    assert problem.code == "missing-glyph"
    assert problem.location is not None
    assert problem.location.line == 7
