"""What is longer than a page breaks, and says the same afterwards: `build` compares the text before it publishes."""

import pypdfium2 as pdfium
import pytest
from conftest import briefing, metadata, written

import iria_reports as iria
from iria_reports.rendering.pdf.process import Worker

SENTENCE = "The ministers met in the capital and spoke of the border at some length, without result. "
PAGE = SENTENCE * 60
LONG = {
    "box": iria.Box("Box", [PAGE * 2, PAGE]),
    "recommendation": iria.Recommendation("All", [PAGE * 2, iria.BulletList([SENTENCE * 20] * 5)]),
    "timeline": iria.Timeline([iria.TimelineEntry(iria.EdtfDate.parse("2023"), SENTENCE * 4)] * 40),
    "tall timeline": iria.Timeline([iria.TimelineEntry(iria.EdtfDate.parse("2023"), PAGE * 2)] * 2),
    "actors": iria.Actors([iria.Actor("Actor", role=SENTENCE, aims=SENTENCE, means=SENTENCE * 9)] * 20),
    "long note": iria.Paragraph([SENTENCE, iria.Footnote(PAGE * 3), SENTENCE]),
    "many notes": iria.Paragraph([item for _ in range(100) for item in (SENTENCE, iria.Footnote(SENTENCE * 3))]),
    "quote": iria.Quote(PAGE * 3, iria.Attribution(speaker="A. B.")),
    "judgement": iria.Judgement(SENTENCE * 30, likelihood=iria.ICD_203["likely"], rationale=SENTENCE * 20),
    "key facts": iria.KeyFacts([iria.KeyFact("Fact", SENTENCE * 3)] * 60),
    "risks": iria.RiskRegister([iria.RegisterEntry(what=SENTENCE * 3, response=SENTENCE * 8)] * 30),
    "nested lists": iria.BulletList([iria.ListItem([iria.Paragraph(PAGE), iria.NumberedList([SENTENCE * 10] * 20)])] * 2),
    "long words": iria.Paragraph("Donaudampfschifffahrtsgesellschaft" * 20),
    "wide table": iria.Table(columns=[f"Column {n}" for n in range(14)], rows=[[SENTENCE[:40]] * 14] * 12),
}


def build(tmp_path, *blocks):
    return iria.build(briefing(iria.Section("Section", [iria.Paragraph(PAGE), *blocks])), to=["pdf", "docx"], out=tmp_path)


def test_a_table_over_several_pages_repeats_its_header_and_keeps_its_text(tmp_path):
    rows = [["" if number % 7 == 0 else f"Row {number}", SENTENCE] for number in range(80)]
    built = build(tmp_path, iria.Table(columns=["Heading of rows", "B"], rows=rows))
    document = pdfium.PdfDocument(built.paths["pdf"])
    texts = [sheet.get_textpage().get_text_bounded() for sheet in document]
    document.close()
    holding = [text for text in texts if "Row " in text]
    assert len(holding) > 2
    assert [text.count("Heading of rows") for text in holding] == [1] * len(holding)


@pytest.mark.parametrize(
    "first",
    [
        iria.BulletList(["Nested"]),
        iria.Quote("Quoted."),
        iria.Judgement("It is likely.", likelihood=iria.ICD_203["likely"]),
        iria.Table(columns=["A"], rows=[["1"]]),
    ],
    ids=["list", "quote", "judgement", "table"],
)
def test_an_item_may_begin_with_another_block_than_a_paragraph(first, tmp_path):
    assert set(build(tmp_path, iria.NumberedList([iria.ListItem(first), iria.ListItem("Second")])).paths) == {"pdf", "docx"}


@pytest.mark.long
@pytest.mark.parametrize("block", LONG.values(), ids=LONG.keys())
def test_what_is_longer_than_a_page_keeps_its_text(block, tmp_path):
    assert build(tmp_path, block).pages > 1


@pytest.mark.long
@pytest.mark.parametrize("columns", [1, 2, 3, 5, 8, 12, 16])
def test_the_tallest_row_that_is_admitted_fits_a_page(columns, tmp_path):
    most = 45 * max(90 // columns - 3, 1)
    cell = (SENTENCE * 60)[:most]
    alone = [[cell if index == row % columns else "x" for index in range(columns)] for row in range(4)]
    rows = [*alone, [cell] * columns]
    built = build(tmp_path, iria.Table(columns=[f"C{n}" for n in range(columns)], rows=rows))
    assert "overrun" not in {problem.code for problem in built.problems}


@pytest.mark.parametrize("seed", [1, 2])
def test_notes_of_all_lengths_are_each_set_once_wherever_pages_end(tmp_path, seed):
    """WeasyPrint 70 loses the notes of a line for which others made room; each page's end is another chance."""
    import random

    chance = random.Random(seed)
    words = "the ministers met in the capital and spoke at length about a border which neither holds".split()

    def text(length: int) -> str:
        return " ".join(chance.choice(words) for _ in range(length)).capitalize() + "."

    def sentence() -> str:
        note = f"^[{text(chance.choice([2, 5, 20, 60, 140]))}]" if chance.random() < 0.55 else ""
        return text(chance.randint(4, 30)) + note

    paragraphs = [" ".join(sentence() for _ in range(chance.randint(1, 7))) for _ in range(60)]
    folder = written(tmp_path / "x", "\n\n".join(paragraphs))
    assert iria.build(folder, to="pdf", out=tmp_path / "out").pages


def test_a_line_that_its_last_space_overfills_does_not_break_behind_its_first_word():
    """WeasyPrint does so where a text before italics fills its line but for less than the space between them."""
    words = "Ministry of Foreign Affairs of the Russian Federation, “Statement on New START”; Woolf, <em>New START Treaty</em>."
    lines = "".join(f"<p style='width: {width / 2:g}pt'>{words}</p>" for width in range(500, 800))
    page = f'<!DOCTYPE html><html lang="en"><head><title>T</title></head><body style="font: 8pt serif">{lines}</body></html>'
    with Worker() as worker:
        made = worker.lay_out(page, {}, metadata())
    text = "\n".join(each.get_textpage().get_text_bounded() for each in pdfium.PdfDocument(made.pdf))
    assert text.count("Ministry of Foreign") == 300
