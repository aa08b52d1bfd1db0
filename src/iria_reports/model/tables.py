"""Tables: columns, rows and cells."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

import attrs

from iria_reports.model.base import ModelError, Node, checked, described, id_of, not_empty
from iria_reports.model.citing import Cite, cites
from iria_reports.model.inlines import Prose, optional_prose, prose

#: Characters that stand beside one another in a table on an upright page, and on one that is turned.
LINE: Final = 88
LANDSCAPE_LINE: Final = 138
#: Characters that the space beside a column takes.
GUTTER: Final = 3


def longest_word(texts: Iterable[str]) -> int:
    """Characters of the longest word in ``texts``."""
    return max((len(word) for text in texts for word in text.split()), default=1)


class Alignment(StrEnum):
    """How the cells of a column are set. ``start`` is left in English and right in Arabic."""

    START = "start"
    CENTER = "center"
    END = "end"


@attrs.frozen(field_transformer=checked)
class Column(Node):
    """A column of a table: its header, and how its cells are set."""

    header: Prose = attrs.field(converter=prose, metadata=described("Header.", body=True))
    align: Alignment = attrs.field(default=Alignment.START, metadata=described("How its cells are set."))


@attrs.frozen(field_transformer=checked)
class Cell(Node):
    """A cell of a table."""

    WHOLE = True

    content: Prose = attrs.field(converter=prose, metadata=described("Text.", body=True))


def _cells(value: Iterable[Cell | str | Prose]) -> tuple[Cell, ...]:
    return tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in value)


@attrs.frozen(field_transformer=checked)
class Row(Node):
    """A row of a table: one cell for each column."""

    cells: tuple[Cell, ...] = attrs.field(converter=_cells, validator=not_empty, metadata=described("Cells.", body=True))


def _rows(value: Iterable[Row | Iterable[Cell | str | Prose]]) -> tuple[Row, ...]:
    return tuple(row if isinstance(row, Row) else Row(row) for row in value)


def _columns(value: Iterable[Column | str]) -> tuple[Column, ...]:
    return tuple(column if isinstance(column, Column) else Column(column) for column in value)


@attrs.frozen(field_transformer=checked)
class Table(Node):
    """A table with its caption above, notes and source below. Its first row names the columns."""

    caption: Prose = attrs.field(default=(), converter=prose, metadata=described("Caption.", body=True))
    columns: tuple[Column, ...] = attrs.field(
        converter=_columns, validator=not_empty, kw_only=True, metadata=described("Columns.")
    )
    rows: tuple[Row, ...] = attrs.field(converter=_rows, validator=not_empty, kw_only=True, metadata=described("Rows."))
    note: Prose | None = attrs.field(default=None, converter=optional_prose, metadata=described("Note below it."))
    source: tuple[Cite, ...] = attrs.field(default=(), converter=cites, metadata=described("What it is drawn from."))
    landscape: bool | None = attrs.field(
        default=None, metadata=described("Whether it stands on a page that is turned; if not given, where it needs to.")
    )
    id: str | None = attrs.field(default=None, validator=id_of("tbl"), metadata=described("Id: tbl-…"))

    def __attrs_post_init__(self) -> None:
        for number, row in enumerate(self.rows, 1):
            if len(row.cells) != len(self.columns):
                raise ModelError("Table.rows", f"{len(self.columns)} cells in each row", f"{len(row.cells)} in row {number}")
