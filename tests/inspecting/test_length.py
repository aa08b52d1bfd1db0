"""A form of so many pages has neither more nor fewer, and says by how much it misses."""

import pytest
from conftest import EXAMPLES, written

import iria_reports as iria

SUMMARY = "::: summary\n- A point.\n:::\n\n"


def problem_of(folder, **options):
    with pytest.raises(iria.BriefingError) as raised:
        iria.build(folder, out=folder / "out", **options)
    (problem,) = raised.value.problems
    return problem


def test_a_fact_sheet_that_runs_over_says_by_how_many_lines(tmp_path):
    words = "Words that fill a column of a fact sheet line by line. " * 8
    problem = problem_of(written(tmp_path, SUMMARY + "# One\n\n" + f"{words}\n\n" * 40, form="fact-sheet"), to=["pdf"])
    assert problem.code == "too-long"
    lines = int(problem.message.split()[0])
    shorter = problem_of(written(tmp_path, SUMMARY + "# One\n\n" + f"{words}\n\n" * 39, form="fact-sheet"), to=["pdf"])
    assert 0 < lines - int(shorter.message.split()[0]) < 20


def test_a_fact_sheet_that_does_not_fill_its_pages_is_refused_in_word_too(tmp_path):
    folder = written(tmp_path, SUMMARY + "# One\n\nText.\n", form="fact-sheet")
    assert problem_of(folder, to=["docx"]).code == "too-short"
    assert not (folder / "out").exists()


def test_the_example_has_two_pages(tmp_path):
    assert iria.build(EXAMPLES / "chemical-weapons", to=["pdf"], out=tmp_path).pages == 2
