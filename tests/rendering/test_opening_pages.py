"""What stands between a cover and the text: an executive summary on pages of its own, and contents that begin a page."""

import datetime as dt

import pypdfium2 as pdfium
import pytest
from conftest import briefing, loose

import iria_reports as iria
from iria_reports.inspecting.wordfile import WordFile, q, value
from iria_reports.resolved import Contents, Heading, Panel, inline_text

OPENING = (
    iria.Part(iria.PartKind.SUMMARY, [iria.BulletList(["Alpha."])]),
    iria.Part(iria.PartKind.KEY_TAKEAWAYS, [iria.NumberedList(["Beta."])]),
)
TEXT = [iria.Section(f"Section {number}", [iria.Paragraph("Text. " * 40)]) for number in range(4)]


def report(chapters="no", form="special-report"):
    return briefing(*OPENING, *TEXT, form=loose(form), chapters=iria.Choice(chapters), date=dt.date(2024, 3, 20))


def test_behind_a_cover_the_opening_parts_are_text_below_headings_that_contents_do_not_list():
    document = iria.resolve(report())
    assert not any(isinstance(block, Panel) for block in document.body)
    headings = [inline_text(block.content) for block in document.body if isinstance(block, Heading)]
    assert headings[:3] == ["Executive summary", "Key takeaways", "Section 0"]
    (contents,) = [block for block in document.body if isinstance(block, Contents)]
    assert [inline_text(entry.content) for entry in contents.entries] == [f"Section {number}" for number in range(4)]


def test_without_a_cover_they_are_panels():
    document = iria.resolve(report(form="backgrounder"))
    panels = [block for block in document.body if isinstance(block, Panel)]
    assert [inline_text(panel.heading.content) for panel in panels] == ["In brief", "Key takeaways"]


@pytest.mark.parametrize("chapters", ["yes", "no"])
def test_contents_behind_a_cover_begin_a_page_in_pdf_and_word(tmp_path, chapters):
    paths = iria.build(report(chapters), to=["pdf", "docx"], out=tmp_path).paths
    pages = [page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(paths["pdf"])]
    assert "Key takeaways" in pages[1]
    assert "Contents" not in pages[1]
    assert "Contents" in pages[2]
    file = WordFile(paths["docx"].read_bytes())
    (heading,) = [each for each in file.tree("word/document.xml").iter(q("p")) if "".join(each.itertext()) == "Contents"]
    assert begins_a_page(file, value(heading.find(f".//{q('pStyle')}")))


def begins_a_page(file: WordFile, style: str) -> bool:
    by_id = {each.get(q("styleId")): each for each in file.tree("word/styles.xml").iter(q("style"))}
    return by_id[style].find(f"{q('pPr')}/{q('pageBreakBefore')}") is not None


@pytest.mark.parametrize("chapters", ["yes", "no"])
def test_a_heading_that_opens_a_page_stands_at_its_head_unless_chapters_sink(tmp_path, chapters):
    pdf = iria.build(report(chapters), to=["pdf"], out=tmp_path).paths["pdf"]
    page = pdfium.PdfDocument(pdf)[1]
    text = page.get_textpage()
    top = page.get_height() - text.get_charbox(text.search("Executive").get_next()[0], loose=True)[3]
    assert (top < 90) == (chapters == "no")


def test_contents_that_begin_a_page_do_not_stand_under_the_name_of_the_letter_before_them(tmp_path):
    letter = iria.Part(iria.PartKind.TRANSMITTAL, [iria.Paragraph("Dear reader.")])
    made = briefing(letter, *OPENING, *TEXT, form=loose("special-report"), chapters=iria.Choice.NO)
    pdf = iria.build(made, to=["pdf"], out=tmp_path).paths["pdf"]
    pages = [page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(pdf)]
    assert pages[1].count("Letter of transmittal") == 2
    assert "Letter of transmittal" not in pages[2]


def test_no_section_is_named_at_the_foot_of_front_pages_in_word_and_the_text_begins_a_page(tmp_path):
    paths = iria.build(report(), to=["pdf", "docx"], out=tmp_path).paths
    assert "Section 0" in pdfium.PdfDocument(paths["pdf"])[3].get_textpage().get_text_bounded()
    file = WordFile(paths["docx"].read_bytes())
    related = {each.get("Id"): each.get("Target") for each in file.tree("word/_rels/document.xml.rels")}
    named = []
    for section in file.tree("word/document.xml").iter(q("sectPr")):
        (foot,) = section.findall(q("footerReference"))
        target = related[next(value for key, value in foot.items() if key.endswith("}id"))]
        named.append(b"STYLEREF" in file.parts[f"word/{target}"])
    assert named == [False, False, True]
