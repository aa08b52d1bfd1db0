"""Pages that face each other, in the academic theme: what is outside on a left page is outside on a right one."""

import io
import re
import zipfile

import pypdfium2 as pdfium
import pytest
from conftest import EXAMPLES, briefing

import iria_reports as iria
from iria_reports.rendering.cover import picture_box
from iria_reports.rendering.html.css import role_rules
from iria_reports.theme.library import load_theme

SENTENCE = "The ministers met in the capital and spoke of the border at some length, without result. "
FOOT = "Section"


def build(folder, *, language="en", **fields):
    sections = [iria.Section(f"{FOOT} {number}", [iria.Paragraph(SENTENCE * 90)]) for number in range(2)]
    made = briefing(*sections, language=iria.Language(language), **fields)
    return iria.build(made, out=folder, to=["pdf", "docx"], theme="academic").paths


def edges(path):
    """Left and right edge of the text of each page but the last, in millimetres, without head and foot."""
    document = pdfium.PdfDocument(path)
    found = []
    for index in range(len(document) - 1):
        page = document[index].get_textpage()
        boxes = [page.get_charbox(at) for at in range(page.count_chars())]
        inside = [box for box in boxes if 90 < box[1] < 750 and box[2] > box[0]]
        found.append((min(box[0] for box in inside) * 25.4 / 72, 210 - max(box[2] for box in inside) * 25.4 / 72))
    return found


def folios(path):
    """Distance of each page's number from the left edge, in millimetres."""
    document = pdfium.PdfDocument(path)
    found = []
    for index in range(len(document)):
        page = document[index].get_textpage()
        at = [page.get_charbox(n) for n in range(page.count_chars()) if page.get_charbox(n)[1] < 60]
        digits = [n for n in range(page.count_chars()) if page.get_charbox(n)[1] < 60]
        numbers = [box for n, box in zip(digits, at, strict=True) if page.get_text_range(n, 1) == str(index + 1)]
        found.append([box[0] * 25.4 / 72 for box in numbers])
    return found


def test_left_and_right_pages_mirror_each_other_in_the_pdf(tmp_path):
    found = edges(build(tmp_path)["pdf"])
    assert len(found) >= 3
    for index, (left, right) in enumerate(found):
        expected = (30, 42) if index % 2 == 0 else (42, 30)
        assert (left, right) == pytest.approx(expected, abs=1.5), index + 1


def test_the_page_number_stands_outside(tmp_path):
    for index, places in enumerate(folios(build(tmp_path)["pdf"])):
        assert any(place > 160 if index % 2 == 0 else place < 45 for place in places), (index + 1, places)


def test_a_mark_stays_on_the_right_and_all_else_on_the_left(tmp_path):
    paths = build(tmp_path, handling=iria.Handling(tlp=iria.Tlp.AMBER))
    assert all(any(place < 45 for place in places) for places in folios(paths["pdf"]))


def test_a_document_from_right_to_left_begins_with_a_left_page(tmp_path):
    paths = build(tmp_path, language="ar")
    _left, right = edges(paths["pdf"])[0]
    assert right == pytest.approx(30, abs=1.5)
    with zipfile.ZipFile(paths["docx"]) as archive:
        margins = re.search(r"<w:pgMar[^>]*>", archive.read("word/document.xml").decode())[0]
    assert 'w:right="1701"' in margins
    assert 'w:left="2381"' in margins


def test_word_mirrors_its_margins_and_has_furniture_for_either_side(tmp_path):
    path = build(tmp_path)["docx"]
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        settings, text = archive.read("word/settings.xml").decode(), archive.read("word/document.xml").decode()
    assert "<w:mirrorMargins/>" in settings
    assert "<w:evenAndOddHeaders/>" in settings
    for section in re.findall(r"<w:sectPr.*?</w:sectPr>", text, re.DOTALL):
        assert set(re.findall(r'<w:headerReference w:type="(\w+)"', section)) >= {"default", "even"}


def test_a_cover_stands_in_the_middle(tmp_path):
    cover = load_theme("academic").page.cover_margins
    assert cover[0] == cover[1] == 36


def test_facing_pages_with_a_margin_of_labels_are_refused(tmp_path):
    (tmp_path / "own.toml").write_text('base = "iria"\nname = "Own"\ndescription = "Own."\n[page]\nfacing = true\n')
    with pytest.raises(iria.BriefingError, match=r"page\.label|face each other"):
        load_theme(str(tmp_path / "own.toml"))


@pytest.mark.parametrize(("theme", "share"), [("iria", 1.0), ("academic", 138 / 210)])
def test_a_picture_on_a_cover_runs_to_the_edges_but_stays_within_a_frame(theme, share):
    look = load_theme(theme)
    lead = iria.resolve(EXAMPLES / "every-block").title_block.lead
    assert picture_box(lead.image, look).width / look.page.width == pytest.approx(share, abs=0.01)


@pytest.mark.parametrize(("theme", "style"), [("iria", "normal"), ("ministry", "italic")])
def test_emphasis_differs_from_the_quotation_around_it(theme, style):
    rules = role_rules(load_theme(theme))
    assert (".role-quote em{font-style:normal}" in rules) is (style == "normal")


def test_small_print_takes_no_name_from_the_page_on_which_a_section_ends(tmp_path):
    part = iria.Part(iria.PartKind.ABOUT, "The institute.")
    made = briefing(iria.Section(FOOT, [iria.Paragraph(SENTENCE * 40)]), part)
    pages = pdfium.PdfDocument(iria.build(made, out=tmp_path, to=["pdf"]).paths["pdf"])
    last = pages[len(pages) - 1].get_textpage().get_text_bounded()
    assert len(pages) == 2
    assert "The institute." in last
    assert FOOT in last
