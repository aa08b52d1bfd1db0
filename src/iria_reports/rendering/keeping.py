"""Which rows of a table stay with the next one, on any page: PDF and Word break tables at the same places."""

from __future__ import annotations

from typing import Final

#: Rows of a table that is never broken.
_SHORT: Final = 6


def stays_with_next(row: int, count: int) -> bool:
    """Whether row ``row`` (from 0) of ``count`` stays with the next: short tables are whole, and no row stands alone."""
    if row >= count - 1:
        return False
    return count <= _SHORT or row in (0, count - 2)
