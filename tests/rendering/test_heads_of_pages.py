"""No space stands above a block at the head of a page or column, but the sink of a chapter."""

import pypdfium2 as pdfium
import pytest
from conftest import briefing, metadata

import iria_reports as iria
from iria_reports.rendering.pdf.process import Worker

RULES = "body { margin: 0; font: 12pt sans-serif } main { columns: 2 } p { margin: 0; break-inside: avoid; height: 130mm } p.short { height: 100mm } h2 { margin: 30mm 0 0; font: inherit }"


def tops(pdf, words):
    """Distance of each of ``words`` from the head of its page, in points."""
    found = {}
    for page in pdfium.PdfDocument(pdf):
        text = page.get_textpage()
        for word in words:
            if place := text.search(word).get_next():
                found[word] = page.get_height() - text.get_charbox(place[0], loose=True)[3]
    return found


def test_a_heading_at_the_head_of_a_column_stands_level_with_the_text_beside_it():
    blocks = "<p>Alpha</p><p class='short'>Text</p><h2>Beta</h2><p>Gamma</p><p class='short'>Text</p><h2>Delta</h2><p>Text</p>"
    page = f'<!DOCTYPE html><html lang="en"><head><title>T</title><style>{RULES}</style></head><body><main>{blocks}</main></body></html>'
    with Worker() as worker:
        made = worker.lay_out(page, {}, metadata())
    assert made.count == 2
    found = tops(made.pdf, ["Alpha", "Beta", "Delta"])
    assert found["Alpha"] == pytest.approx(found["Beta"], abs=0.5)
    assert found["Beta"] == pytest.approx(found["Delta"], abs=0.5)


@pytest.mark.parametrize(
    "block", [iria.Table(columns=["Beta"], rows=[["1"]]), iria.Box("Beta", ["Text"])], ids=["table", "box"]
)
def test_a_block_behind_a_page_break_stands_where_one_does_that_found_no_room(block, tmp_path):
    made = {}
    for name, before in {"asked": [iria.PageBreak()], "full": [iria.Paragraph("Word. " * 360)]}.items():
        built = iria.build(briefing(iria.Section("Section", [*before, block])), to=["pdf"], out=tmp_path / name)
        assert built.pages == 2
        made[name] = tops(built.paths["pdf"], ["Beta"])["Beta"]
    assert made["asked"] == pytest.approx(made["full"], abs=0.1)
