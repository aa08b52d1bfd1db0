"""Widths of columns: words and short cells stay whole, the table is low."""

import pytest
from conftest import briefing

import iria_reports as iria
from iria_reports.resolved import Table


def table(columns, rows, **fields):
    body = iria.Table(columns=columns, rows=rows, **fields)
    return next(block for block in iria.resolve(briefing(body)).body if isinstance(block, Table))


def widths(columns, rows, **fields):
    return [column.width for column in table(columns, rows, **fields).columns]


LONG = "A sentence of some length that says what was agreed on by the parties and what became of it afterwards"


def test_widths_add_up():
    assert sum(widths(["A", "B", "C"], [["1", LONG, "2"]] * 3)) == pytest.approx(100)


def test_dates_stay_on_one_line():
    date, _, _ = widths(["Date", "What", "Why"], [["17 September 2018", LONG, LONG]] * 4)
    assert date * 88 / 100 * 1.15 >= len("17 September 2018") + 3


def test_where_there_is_more_to_say_there_is_more_room():
    short, long = widths(["A", "B"], [["Three words here and more", LONG * 2]] * 3)
    assert long > 2 * short


@pytest.mark.parametrize(
    "heads", [("In", "Deployed", "Held"), ("US launchers", "US warheads", "Russian launchers", "Russian warheads")]
)
def test_columns_of_numbers_are_of_one_width(heads):
    columns = [iria.Column("State"), *(iria.Column(name, align=iria.Alignment.END) for name in heads)]
    _, *numbers = widths(columns, [["September 2012", *map(str, range(len(heads)))]] * 3)
    assert max(numbers) - min(numbers) <= 1


def test_columns_of_numbers_differ_where_a_head_would_break_else():
    columns = [iria.Column(LONG[:30]), *(iria.Column(name, align=iria.Alignment.END) for name in ("A", "B", LONG[:21]))]
    _, *numbers = widths(columns, [["Sentence of some more length", "1", "2", "3"]] * 3)
    assert max(numbers) - min(numbers) > 1


def test_no_column_is_narrower_than_its_longest_word():
    first, _ = widths(["A", "B"], [["Unzuständigkeitserklärung", LONG * 3]] * 3)
    assert first * 88 / 100 >= len("Unzuständigkeitserklärung") + 2


@pytest.mark.parametrize("count", [1, 2, 7, 12])
def test_any_number_of_columns_has_widths(count):
    assert sum(widths([f"C{n}" for n in range(count)], [["word word"] * count] * 3)) == pytest.approx(100)
