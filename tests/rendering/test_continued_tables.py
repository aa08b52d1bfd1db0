"""A table that goes on on a further page says so above its rows there."""

from html import unescape

import pypdfium2 as pdfium
import pytest
from conftest import briefing
from tagtree import flattened, tree_of

import iria_reports as iria
from iria_reports.inspecting.docxtext import docx_text

ROWS = [[f"Row {number}", "Text"] for number in range(70)]
MARKS = {
    "en": "Table 1 (continued)",
    "fr": "Tableau 1 (suite)",
    "es": "Tabla 1 (continuación)",
    "ru": "Таблица 1 (продолжение)",
    "tr": "Tablo 1 (devam)",
    "zh": "表 1（续）",
}


def build(tmp_path, caption, rows=ROWS, language="en"):
    table = iria.Table(caption, columns=["Alpha", "Beta"], rows=rows)
    section = iria.Section("Section", [iria.Paragraph("Text. " * 60), table])
    return iria.build(briefing(section, language=iria.Language(language)), to=["pdf", "docx", "html"], out=tmp_path).paths


def pages(pdf):
    return [page.get_textpage().get_text_bounded().replace("\xa0", " ") for page in pdfium.PdfDocument(pdf)]


def test_each_further_page_names_the_table_above_its_head_and_the_first_does_not(tmp_path):
    first, *further = pages(build(tmp_path, "A long table")["pdf"])
    assert len(further) > 1
    assert "A long table" in first
    assert "(continued)" not in first
    for page in further:
        assert page.index("Table 1 (continued)") < page.index("Alpha") < page.index("Row")
        assert "A long table" not in page


def test_the_line_takes_no_room_where_the_table_begins(tmp_path):
    def head(rows, name):
        page = pdfium.PdfDocument(build(tmp_path / name, "Table", rows)["pdf"])[0].get_textpage()
        return [page.get_charbox(page.search(word).get_next()[0])[3] for word in ("Table 1", "Alpha", "Row 0")]

    whole, named = head(ROWS[:5], "whole"), head(ROWS, "long")
    assert whole == pytest.approx(named, abs=0.01)
    assert whole[0] - whole[1] < 24


def test_a_table_without_a_number_has_no_name_to_repeat(tmp_path):
    assert not any("continued" in page for page in pages(build(tmp_path, "")["pdf"]))


NEEDS_CJK = [pytest.param(each, marks=pytest.mark.external) if each == "zh" else each for each in MARKS]


@pytest.mark.parametrize("language", NEEDS_CJK)
def test_it_says_so_in_the_language_of_the_document(tmp_path, language):
    page = pages(build(tmp_path, "Table", language=language)["pdf"])[1]
    assert MARKS[language].replace(" ", "") in page.replace(" ", "")


def test_it_is_furniture_which_neither_screen_readers_nor_word_nor_the_page_for_the_screen_have(tmp_path):
    paths = build(tmp_path, "A long table")
    assert "continued" not in str(flattened(tree_of(paths["pdf"].read_bytes())))
    assert "continued" not in str(docx_text(paths["docx"].read_bytes()))
    assert "(continued)" not in unescape(paths["html"].read_text())
