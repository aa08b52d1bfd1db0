"""Rules on what no page can hold, PDF or Word: rows too tall, tables too wide, lists too deep."""

from __future__ import annotations

import re
from typing import Final

from iria_reports.checking.index import Index
from iria_reports.model.base import Node
from iria_reports.model.blocks import Box, BulletList, ExpertOpinion, NumberedList, Quote, Recommendation, Section
from iria_reports.model.inlines import CrossReference, Footnote, Text, plain_text
from iria_reports.model.records import Actor, CostBenefitEntry, Indicator, PolicyOption, RegisterEntry
from iria_reports.model.tables import GUTTER, LANDSCAPE_LINE, Row, Table, longest_word
from iria_reports.model.walk import children, fields, walk
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
#: Characters of a title on a cover, and on one with a picture; those of a subtitle are smaller.
_COVER: Final = 280
_COVER_WITH_PICTURE: Final = 130
_SMALLER: Final = 3
#: Blocks that hold others, but no pages.
_AROUND: Final = (Box, BulletList, NumberedList, Quote, Recommendation, ExpertOpinion)
_GLUED: Final = re.compile(r"(?<=\w)@((?:fig|tbl|sec|box)-[\w-]*\w)")
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
    if sum(1 for kind in (BulletList, NumberedList) for _ in index.all(kind)) <= DEEPEST_LIST:
        return

    def look(node: Node, depth: int) -> None:
        if isinstance(node, BulletList | NumberedList):
            depth += 1
            if depth == DEEPEST_LIST + 1:
                message = f"this list is deeper than {DEEPEST_LIST} levels"
                problems.error("deep-list", node.location, message, "make headings of its upper levels")
        for child in children(node):
            look(child, depth)

    look(index.briefing, 0)


def headings_refer_to_no_headings(index: Index, problems: Problems) -> None:
    """A reference to a heading repeats its words; two that repeat one another would never end."""
    for section in index.all(Section):
        for node in (within for inline in section.title for within in walk(inline)):
            if isinstance(node, CrossReference) and node.target.startswith("sec-"):
                message = "this heading refers to a section"
                problems.error(
                    "heading-reference", node.location or section.location, message, "refer to it in the text", node.target
                )


def covers_hold_their_titles(index: Index, problems: Problems) -> None:
    """A cover is one page: what does not fit on it would stand on a second."""
    briefing = index.briefing
    length = len(plain_text(briefing.title)) + len(plain_text(briefing.subtitle or ())) // _SMALLER
    most = _COVER_WITH_PICTURE if briefing.lead_figure is not None else _COVER
    if briefing.form.cover and length > most:
        message = f"title and subtitle are too long for a cover{' with a picture' if most < _COVER else ''}"
        problems.error("long-title", briefing.location, message, f"a title has up to {most} characters, fewer with a subtitle")


def turned_tables_stand_in_the_text(index: Index, problems: Problems) -> None:
    """Only a table of the text can have a page of its own; one within a box, list or quotation cannot."""
    if not any(table.landscape for table in index.all(Table)):
        return

    def look(node: Node, *, within: bool) -> None:
        if isinstance(node, Table) and node.landscape and within:
            message = "a table within another block has no page of its own to be turned"
            problems.error("turned-within", node.location, message, "set it in the text, or leave landscape out")
        for child in children(node):
            look(child, within=within or isinstance(node, _AROUND))

    look(index.briefing, within=False)


def notes_of_headings_stand_last(index: Index, problems: Problems) -> None:
    """What refers to a heading repeats its words up to its notes."""
    targets = {reference.target for reference in index.all(CrossReference)}
    for section in index.all(Section):
        kinds = [isinstance(inline, Footnote) for inline in section.title]
        if section.id in targets and kinds != sorted(kinds):
            message = "a note stands in the middle of a heading that is referred to"
            problems.error("heading-reference", section.location, message, "set the note at its end", section.id or "")


def references_stand_apart(index: Index, problems: Problems) -> None:
    """A reference right behind a letter is read as text, as Pandoc reads it, and would be printed as it stands."""
    for text in index.all(Text):
        for found in _GLUED.finditer(text.text):
            if found[1] in index.targets:
                message = f"@{found[1]} stands right behind a letter, and is no reference"
                problems.error("glued-reference", text.location, message, "set a space before it", found[1])
