"""A report of a hundred pages, with whatever the house has over and over: sound for every reader, and at the right pages."""

import datetime as dt
import itertools
import random

import pytest
from conftest import OFFICES, loose, require

import iria_reports as iria
from iria_reports.inspecting.wordlint import lint_docx

WORDS = (
    "the ministers of both governments met in the capital and spoke at some length about a border which neither of them "
    "holds nor is ready to leave while envoys from abroad offered guarantees that had been given before and never kept"
).split()
CHAPTERS = 20


def made() -> iria.Briefing:
    """A special report of twenty chapters."""
    chance = random.Random(203)

    def sentence(least: int = 10, most: int = 26) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(chance.randint(least, most))).capitalize() + "."

    def paragraph() -> iria.Paragraph:
        text = " ".join(sentence() for _ in range(chance.randint(3, 6)))
        return iria.Paragraph([text, iria.Footnote(sentence())] if chance.random() < 0.5 else [text])

    def table(rows: int) -> iria.Table:
        cells = [[sentence(2, 4), str(chance.randint(1, 9999)), sentence(3, 7)] for _ in range(rows)]
        columns = ["Matter", iria.Column("Number", iria.Alignment.END), "Remark"]
        return iria.Table(sentence(4, 8), columns=columns, rows=cells)

    def odd(number: int) -> iria.Block:
        judged = iria.ICD_203[chance.choice(["likely", "unlikely", "very likely"])]
        return [
            table(5),
            iria.Judgement(sentence(), likelihood=judged, confidence=iria.Confidence.MODERATE, rationale=sentence(3, 6)),
            iria.BulletList([sentence() for _ in range(5)]),
            iria.Quote(sentence(20, 40), iria.Attribution(speaker="A. Speaker", role="Minister")),
            iria.Timeline([iria.TimelineEntry(iria.EdtfDate.parse(f"20{10 + n}"), sentence()) for n in range(6)]),
            iria.Box(sentence(3, 6), [sentence(), iria.NumberedList([sentence() for _ in range(3)])]),
            table(18),
        ][number % 7]

    def section(number: int) -> iria.Section:
        parts = [iria.Section(sentence(3, 6).rstrip("."), [paragraph(), odd(number + n), paragraph(), paragraph(), paragraph()])
                 for n in range(5)]  # fmt: skip
        return iria.Section(sentence(3, 6).rstrip("."), [paragraph(), paragraph(), *parts])

    return iria.Briefing(
        form=loose("special-report"),
        title="A hundred pages",
        date=dt.date(2023, 3, 20),
        body=[section(number) for number in range(CHAPTERS)],
    )


@pytest.fixture(scope="module")
def hundred(tmp_path_factory) -> iria.Built:
    return iria.build(made(), to=["pdf", "docx"], out=tmp_path_factory.mktemp("hundred"))


@pytest.mark.long
def test_a_hundred_pages_are_sound(hundred):
    assert hundred.pages >= 100
    assert not [problem for problem in hundred.problems if problem.code != "empty-foot"]
    assert lint_docx(hundred.paths["docx"].read_bytes()) == []


@pytest.mark.external
def test_a_hundred_pages_are_valid_for_every_office(hundred, validated):
    assert validated(hundred.paths["docx"], *OFFICES) == []


@pytest.mark.external
def test_a_hundred_pages_break_nearly_always_where_libreoffice_breaks_them(hundred):
    """One table that fits a page here by a hair and not there moves all chapters behind it: steps are compared."""
    from test_word_fields import shown_pages

    from iria_reports.rendering.docx.pages.layout import libreoffice_pages

    require("soffice")
    data = hundred.paths["docx"].read_bytes()
    shown, there = shown_pages(data), libreoffice_pages(data)
    steps = list(itertools.pairwise(sorted(shown, key=lambda anchor: (there[anchor], shown[anchor]))))
    same = sum(shown[after] - shown[before] == there[after] - there[before] for before, after in steps)
    assert same / len(steps) >= 0.9, f"{same} of {len(steps)}"
    assert max(abs(shown[anchor] - there[anchor]) for anchor in shown) <= 3
