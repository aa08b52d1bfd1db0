"""The structure tree of a PDF is the resolved document: kind, order, text, language, alternative text."""

import importlib.metadata
import io

import pikepdf
import pytest
from conftest import EXAMPLES, briefing
from tagtree import assert_tagged_as_resolved

import iria_reports as iria
from iria_reports.rendering.pdf.tagging import WEASYPRINT


def test_the_tree_is_the_document(example):
    assert_tagged_as_resolved(example.pdf, example.document)


def test_the_tagging_knows_the_version_of_weasyprint_that_is_installed():
    assert importlib.metadata.version("weasyprint") == WEASYPRINT


def calls_and_notes(data: bytes) -> list[tuple[object, object]]:
    """The pages of each call and of its note, and the other way round."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            (sheet.objgen, link.Dest[0].objgen)
            for sheet in pdf.pages
            for link in sheet.get("/Annots", [])
            if isinstance(link.get("/Dest"), pikepdf.Array)
        ]


def test_notes_stand_on_the_page_of_their_call(example):
    links = calls_and_notes(example.pdf)
    assert len(links) == 2 * len(example.document.notes)
    assert [pair for pair in links if pair[0] != pair[1]] == []


@pytest.mark.long
@pytest.mark.parametrize("theme", ["ministry", "academic"])
@pytest.mark.parametrize("name", ["after-new-start", "moscow-mediation", "every-block", "clients"])
def test_notes_stand_on_the_page_of_their_call_in_every_theme(name, theme):
    links = calls_and_notes(iria.render_pdf(EXAMPLES / name, theme=theme))
    assert links
    assert [pair for pair in links if pair[0] != pair[1]] == []


SENTENCE = "The ministers met in the capital and spoke of the border at some length, without result. "


@pytest.mark.parametrize(
    ("words", "block"),
    [
        (270, iria.Box("Box", [iria.Paragraph(SENTENCE * 2), iria.Paragraph(SENTENCE * 8)])),
        (200, iria.Judgement(SENTENCE * 2, likelihood=iria.ICD_203["likely"], rationale=SENTENCE * 3)),
    ],
    ids=["box", "judgement"],
)
def test_what_finds_no_room_leaves_the_notes_before_it_where_they_are(words, block):
    """WeasyPrint hands notes on to make room for lines of a box that is then moved."""
    text = [iria.Paragraph(["word " * words, iria.Footnote(SENTENCE), SENTENCE, iria.Footnote(SENTENCE)])]
    links = calls_and_notes(iria.render_pdf(briefing(iria.Section("Section", [*text, block, *text]))))
    assert len(links) == 8
    assert [pair for pair in links if pair[0] != pair[1]] == []
