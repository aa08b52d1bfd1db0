"""Rules on what no page can hold, PDF or Word: rows too tall, tables too wide, lists too deep."""

from __future__ import annotations

from typing import Final

from iria_reports.checking.index import Index
from iria_reports.model.base import Node
from iria_reports.model.blocks import BulletList, NumberedList
from iria_reports.model.inlines import Footnote, Text, plain_text
from iria_reports.model.records import Actor, CostBenefitEntry, Indicator, PolicyOption, RegisterEntry
from iria_reports.model.tables import GUTTER, LANDSCAPE_LINE, Row, Table, longest_word
from iria_reports.model.walk import children, fields
from iria_reports.problems import Problems

#: What a table of the house holds at the least: lines on a page, characters in a line of all its columns together,
#: and those that a column loses where words do not fill its lines.
_LINES: Final = 45
_LINE: Final = 90
_LOST: Final = 3
#: What is set as rows of a table.
_ROWS: Final[tuple[type[Node], ...]] = (Row, Actor, CostBenefitEntry, RegisterEntry, PolicyOption, Indicator)
#: Columns that have room for a character each on a page that is turned.
MOST_COLUMNS: Final = LANDSCAPE_LINE // (GUTTER + 1)
#: Levels of lists that Word counts (ECMA-376 part 1, 17.9.6).
DEEPEST_LIST: Final = 9


def rows_fit_a_page(index: Index, problems: Problems) -> None:
    """A row that is taller than a page cannot be set. The narrower its columns, the less a cell may hold."""
    rows: list[Node] = [row for kind in _ROWS for row in index.all(kind)]
    for row in rows:
        lengths = [_length(cell) for cell in row.cells] if isinstance(row, Row) else _lengths_of_fields(row)
        most = _LINES * max(_LINE // len(lengths) - _LOST, 1)
        if max(lengths) > most:
            message = f"a cell of this row holds {max(lengths)} characters, more than a page of {len(lengths)} columns may"
            problems.error("long-row", row.location, message, "a table is for looking up: set the text below it")


def _lengths_of_fields(entry: Node) -> list[int]:
    kind: type = type(entry)
    values = [getattr(entry, name) for name in fields(kind)]
    return [sum(_length(inline) for inline in value) for value in values if isinstance(value, tuple)]


def _length(node: Node) -> int:
    """Characters of text in ``node``, notes apart."""
    if isinstance(node, Footnote):
        return 0
    return len(node.text) if isinstance(node, Text) else sum(map(_length, children(node)))


def tables_fit_a_page(index: Index, problems: Problems) -> None:
    """A table whose columns find no room beside one another cannot be set; where their words do not, these are broken."""
    for table in index.all(Table):
        count = len(table.columns)
        if count > MOST_COLUMNS:
            message = f"a table of {count} columns finds no room on any page"
            problems.error(
                "wide-table", table.location, message, f"at most {MOST_COLUMNS}: turn rows into columns, or split it"
            )
            continue
        least = sum(longest_word(_texts(table, column)) + GUTTER for column in range(count))
        if least > LANDSCAPE_LINE:
            message = f"the longest words of this table's columns take {least} characters, a turned page holds {LANDSCAPE_LINE}"
            problems.warning("wide-table", table.location, message, "shorten them, or split the table; else they are broken")


def _texts(table: Table, column: int) -> list[str]:
    return [plain_text(table.columns[column].header), *(plain_text(row.cells[column].content) for row in table.rows)]


def lists_are_nine_deep_at_most(index: Index, problems: Problems) -> None:
    """Word counts nine levels; whoever needs more needs headings."""

    def look(node: Node, depth: int) -> None:
        if isinstance(node, BulletList | NumberedList):
            depth += 1
            if depth == DEEPEST_LIST + 1:
                message = f"this list is deeper than {DEEPEST_LIST} levels"
                problems.error("deep-list", node.location, message, "make headings of its upper levels")
        for child in children(node):
            look(child, depth)

    look(index.briefing, 0)
