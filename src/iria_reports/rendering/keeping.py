"""Which rows of a table stay with the next one, on any page: PDF and Word break tables at the same places."""

from __future__ import annotations

from typing import Final

from iria_reports.resolved import Row, Table, inline_text

#: Rows of a table that is never broken, and their height together, in characters of lines as wide as the table.
_SHORT: Final = 8
_LITTLE: Final = 1500
#: Height of a row that may stay with another.
_LOW: Final = 400


def rows_that_stay(table: Table) -> tuple[bool, ...]:
    """For each row whether it stays with the next: short tables are whole, and no row of a long one stands alone.

    Tall rows are free to part, or what must stay together would not fit a page.
    """
    heights = [_height(row) for row in table.rows]
    last = len(heights) - 1
    if last < _SHORT and sum(heights) <= _LITTLE:
        return tuple(index < last for index in range(len(heights)))
    ends = (0, last - 1)
    return tuple(index in ends and index < last and max(heights[index : index + 2]) <= _LOW for index in range(len(heights)))


def _height(row: Row) -> int:
    """The longest cell, as if all columns were of one width."""
    return max(len(inline_text(cell.content)) for cell in row.cells) * len(row.cells)
