"""Pages that end early since a table, figure or panel finds no room are named; those that shall end early are not."""

import pytest
from conftest import EXAMPLES, briefing, loose

import iria_reports as iria

SENTENCE = "The ministers met in the capital and spoke of the border at some length, without result. "
TABLE = iria.Table("Long", columns=["A", "B"], rows=[[f"Row {number}", SENTENCE] for number in range(8)])


def said(folder, *blocks, form="backgrounder", **fields):
    sections = iria.Section("Section", list(blocks)), iria.Section("Next", [iria.Paragraph(SENTENCE * 4)])
    built = iria.build(briefing(*sections, form=loose(form), **fields), to=["pdf"], out=folder)
    return [problem for problem in built.problems if problem.code == "empty-foot"]


@pytest.mark.parametrize(
    ("block", "opening"),
    [
        (TABLE, "Table 1 Long"),
        (iria.Section("Below", [TABLE]), "1.1 Below"),
        (iria.Box("Box", [iria.Paragraph(SENTENCE * 12)]), "Box 1 Box"),
    ],
    ids=["table", "heading", "box"],
)
def test_what_finds_no_room_is_named_with_the_page_that_it_leaves_empty(block, opening, tmp_path):
    (problem,) = said(tmp_path, iria.Paragraph(SENTENCE * 18), block)
    assert problem.severity is iria.Severity.WARNING
    assert problem.message.startswith("page 1 is empty over ")
    assert f"“{opening}" in problem.message


def test_a_page_that_is_nearly_full_is_not_named(tmp_path):
    assert not said(tmp_path, iria.Paragraph(SENTENCE * 22), TABLE)


def test_a_page_that_shall_end_is_not_named(tmp_path):
    assert not said(tmp_path, iria.Paragraph(SENTENCE), iria.PageBreak(), TABLE)
    assert not said(tmp_path, iria.Paragraph(SENTENCE), form="special-report")


def test_a_table_that_breaks_leaves_no_gap(tmp_path):
    rows = [[f"Row {number}", SENTENCE] for number in range(60)]
    assert not said(tmp_path, iria.Paragraph(SENTENCE * 30), iria.Table("Long", columns=["A", "B"], rows=rows))


@pytest.mark.parametrize("name", ["after-new-start", "moscow-mediation", "chemical-weapons"])
def test_no_page_of_the_examples_is_empty_at_its_foot(name, tmp_path):
    built = iria.build(EXAMPLES / name, to=["pdf"], out=tmp_path)
    assert not [problem for problem in built.problems if problem.code == "empty-foot"]
