"""Pages of Word files: covers, chapters, turned pages, columns, and who reads from right to left."""

import datetime as dt

import attrs
import pypdfium2 as pdfium
import pytest
from conftest import briefing, loose, written

import iria_reports as iria
from iria_reports.building.starting import start
from iria_reports.inspecting.wordfile import WordFile, q, value
from iria_reports.inspecting.wordlint import lint_docx
from iria_reports.model.forms import FORMS

WIDE = iria.Table("Wide", columns=["a", "b"], rows=[["1", "2"]], landscape=True)


def sections(data: bytes):
    return list(WordFile(data).tree("word/document.xml").iter(q("sectPr")))


def turned(section) -> bool:
    return value(section.find(q("pgSz")), "orient") == "landscape"


def test_a_cover_is_a_section_that_word_can_take_off(every_block):
    cover, *_ = sections(every_block.docx)
    assert value(cover.find(q("pgMar")), "left") < value(sections(every_block.docx)[-1].find(q("pgMar")), "left")
    gallery = next(WordFile(every_block.docx).tree("word/document.xml").iter(q("docPartGallery")))
    assert value(gallery) == "Cover Pages"


def test_a_wide_table_stands_on_a_turned_page_with_the_headings_above_it():
    data = iria.render_docx(briefing(iria.Section("One", ["Text.", iria.Section("Two", [WIDE, "After."])])))
    upright, wide, last = sections(data)
    assert [turned(each) for each in (upright, wide, last)] == [False, True, False]
    paragraphs = list(WordFile(data).tree("word/document.xml").iter(q("p")))
    ends = [index for index, each in enumerate(paragraphs) if each.find(f"{q('pPr')}/{q('sectPr')}") is not None]
    between = ["".join(each.itertext()) for each in paragraphs[ends[0] : ends[1]]]
    assert "Two" in between
    assert not any("After" in each for each in between)
    assert lint_docx(data) == []


def test_wide_tables_side_by_side_share_their_page():
    data = iria.render_docx(briefing(iria.Section("One", ["Text.", WIDE, WIDE, "After."])))
    assert [turned(each) for each in sections(data)] == [False, True, False]


def test_a_table_whose_words_need_it_is_turned_by_itself():
    columns = [f"Internationalisation{number}" for number in range(5)]
    data = iria.render_docx(briefing(iria.Table(columns=columns, rows=[["x"] * 5])))
    assert any(turned(each) for each in sections(data))
    upright = iria.Table(columns=columns, rows=[["x"] * 5], landscape=False)
    assert not any(turned(each) for each in sections(iria.render_docx(briefing(upright))))


def test_a_fact_sheet_has_two_columns_below_its_title(tmp_path):
    read = iria.load(written(tmp_path, "# One\n\nText.\n\n# Two\n\nText.\n"))
    data = iria.render_docx(attrs.evolve(read, form=loose("fact-sheet")))
    title, text = sections(data)
    assert title.find(q("cols")) is None
    assert value(text.find(q("cols")), "num") == "2"
    assert value(text.find(q("type"))) == "continuous"


def test_chapters_begin_pages_by_their_style_and_parts_behind_take_it_back(every_block):
    file = WordFile(every_block.docx)
    style = next(each for each in file.styles.iter(q("style")) if value(each, "styleId") == "Heading1")
    assert style.find(f"{q('pPr')}/{q('pageBreakBefore')}") is not None
    headings = {
        "".join(each.itertext()): each.find(f"{q('pPr')}/{q('pageBreakBefore')}")
        for each in file.tree("word/document.xml").iter(q("p"))
        if value(each.find(f"{q('pPr')}/{q('pStyle')}")) == "Heading1"
    }
    assert headings["Blocks"] is None
    assert headings["Methodology"] is None
    assert value(headings["Source summary"]) == "0"


def test_numbers_stand_on_their_decimal_marks_in_both_outputs(tmp_path):
    table = iria.Table(
        columns=["State", iria.Column("Share", iria.Alignment.END)],
        rows=[["A", "47.1"], ["B", "0.72"], ["C", "–"], ["D", "12"]],
    )
    document = briefing(table)
    data = iria.render_docx(document)
    stops = [value(each) for each in WordFile(data).tree("word/document.xml").iter(q("tab")) if value(each)]
    assert stops == ["decimal"] * 4
    (resolved,) = (each for each in iria.resolve(document).body if hasattr(each, "rows"))
    assert resolved.columns[1].decimals == 2
    assert [row.cells[1].decimals for row in resolved.rows] == [1, 2, 0, 0]
    page = iria.render_html(document)
    assert page.count('class="decimals"') == 3


def test_numbers_stand_at_the_right_of_their_columns_in_arabic_too(tmp_path):
    """They are written from left to right there as well: units below units, decimal marks below decimal marks."""
    end = iria.Alignment.END
    table = iria.Table(
        columns=["A", iria.Column("B", end), iria.Column("C", end), iria.Column("D", end)],
        rows=[["x", "1,024", "12.5", "نعم"], ["y", "98", "3", "لا"], ["z", "7", "46.25", "لا"]],
    )
    document = briefing(table, language=iria.Language("ar"))
    (made,) = (each for each in iria.resolve(document).body if hasattr(each, "rows"))
    assert [column.align.value for column in made.columns] == ["start", "start", "start", "end"]
    path = iria.build(document, out=tmp_path, to="pdf").paths["pdf"]
    page = pdfium.PdfDocument(path)[0].get_textpage()
    units = [right_of(page, number) for number in ("1,024", "98")]
    assert units[0] == pytest.approx(units[1], abs=0.7)
    marks = [right_of(page, "12."), right_of(page, "46.")]
    assert marks[0] == pytest.approx(marks[1], abs=0.7)
    word = WordFile(iria.render_docx(document)).tree("word/document.xml")
    styles = [
        value(each.find(f"{q('pPr')}/{q('pStyle')}"))
        for each in word.iter(q("p"))
        if "".join(each.itertext()) in ("12.5", "3", "46.25")
    ]
    assert ["indented" in style for style in styles] == [True, True, False]


@pytest.mark.parametrize("theme", ["iria", "ministry", "academic"])
def test_dates_of_a_fact_sheet_stand_on_one_line(tmp_path, theme):
    start(tmp_path / "sheet", FORMS["fact-sheet"], "A title", dt.date(2026, 1, 5))
    path = iria.build(tmp_path / "sheet", out=tmp_path, to="pdf", theme=theme).paths["pdf"]
    page = pdfium.PdfDocument(path)[0].get_textpage()
    for date in ("24 October 1945", "26 Jun 1945"):
        at, count = page.search(date.replace(" ", "\u00a0")).get_next() or page.search(date).get_next()
        first, last = page.get_charbox(at), page.get_charbox(at + count - 1)
        assert abs(first[1] - last[1]) < 4, f"{date} is broken"


def right_of(page, text):
    """Right edge of the first ``text`` of a page, in points."""
    at, count = page.search(text).get_next()
    return page.get_charbox(at + count - 1)[2]


@pytest.mark.parametrize("cells", [["1,024", "12"], ["1.5", "2.5"], ["1.5", "two"]])
def test_whole_numbers_equal_decimals_and_words_need_no_marks(cells):
    table = iria.Table(columns=["A", iria.Column("B", iria.Alignment.END)], rows=[["x", cell] for cell in cells])
    (resolved,) = (each for each in iria.resolve(briefing(table)).body if hasattr(each, "rows"))
    assert resolved.columns[1].decimals == 0


def test_the_decimal_mark_is_that_of_the_language():
    table = iria.Table(columns=["A", iria.Column("B", iria.Alignment.END)], rows=[["x", "1,5"], ["y", "1.250"]])
    document = briefing(table, language=iria.Language("fr"))
    (resolved,) = (each for each in iria.resolve(document).body if hasattr(each, "rows"))
    assert [row.cells[1].decimals for row in resolved.rows] == [1, 0]


def test_from_right_to_left_runs_margins_and_rules_are_turned(tmp_path):
    text = "# عنوان\n\nنص عربي مع English words هنا.\n\n> اقتباس.\n"
    data = iria.render_docx(written(tmp_path, text, lang="ar"))
    file = WordFile(data)
    runs = {
        "".join(each.itertext()): each.find(f"{q('rPr')}/{q('rtl')}") is not None
        for each in file.tree("word/document.xml").iter(q("r"))
    }
    assert runs["نص عربي مع "]
    assert not runs["English words"]
    margins = sections(data)[-1].find(q("pgMar"))
    assert int(value(margins, "right")) > int(value(margins, "left"))
    quote = next(each for each in file.styles.iter(q("style")) if value(each, "styleId") == "Quote")
    assert [each.tag for each in quote.find(f"{q('pPr')}/{q('pBdr')}")] == [q("right")]
    assert lint_docx(data) == []


@pytest.mark.external
@pytest.mark.parametrize("lang", ["ar", "zh", "ru"])
def test_files_in_other_scripts_are_valid(lang, tmp_path, validated):
    words = {"ar": "نص عربي", "zh": "中文文本", "ru": "Русский текст"}[lang]
    source = written(tmp_path, f"# {words}\n\n{words} text.^[{words}]\n\n- {words}\n\n> {words}\n", lang=lang)
    path = tmp_path / "x.docx"
    path.write_bytes(iria.render_docx(source))
    assert validated(path) == []
