"""Which rows of a table stay with the next one, on any page: PDF and Word break tables at the same places."""

from __future__ import annotations

from typing import Final

from iria_reports.resolved import (
    Figure,
    NoteCall,
    Panel,
    PanelKind,
    Paragraph,
    ResolvedDocument,
    Row,
    Table,
    all_blocks,
    inline_text,
)

#: Rows of a table that is never broken, and their height together, in characters of lines as wide as the table; so their notes.
_SHORT: Final = 8
_LITTLE: Final = 1500
#: Height of a row that may stay with another.
_LOW: Final = 400
#: Panels that may be long.
_BROKEN: Final = (PanelKind.BOX, PanelKind.EXPERT, PanelKind.SUMMARY, PanelKind.RECOMMENDATION)


def rows_that_stay(table: Table, document: ResolvedDocument) -> tuple[bool, ...]:
    """For each row whether it stays with the next: short tables are whole, and no row of a long one stands alone.

    Tall rows are free to part, or what must stay together would not fit a page; so are rows with long notes at its foot.
    """
    heights = [_height(row) for row in table.rows]
    below = [_notes(row, document) for row in table.rows]
    last = len(heights) - 1
    if last < _SHORT and sum(heights) <= _LITTLE and sum(below) <= _LITTLE:
        return tuple(index < last for index in range(len(heights)))
    heights = [max(pair) for pair in zip(heights, below, strict=True)]
    ends = (0, last - 1)
    return tuple(index in ends and index < last and max(heights[index : index + 2]) <= _LOW for index in range(len(heights)))


def stays_whole(panel: Panel) -> bool:
    """Whether a panel is never broken over pages: those that are read at a glance, and others that are short."""
    if panel.kind not in _BROKEN:
        return True
    blocks = list(all_blocks(panel.content))
    words = sum(len(inline_text(block.content)) for block in blocks if isinstance(block, Paragraph))
    return words <= _LITTLE and not any(isinstance(block, Figure | Table) for block in blocks)


def _notes(row: Row, document: ResolvedDocument) -> int:
    """Characters of the notes that are called in a row and stand at the foot of its page."""
    if document.endnotes:
        return 0
    calls = (inline for cell in row.cells for inline in cell.content if isinstance(inline, NoteCall))
    notes = (document.notes[call.number - 1] for call in calls)
    return sum(len(inline_text(paragraph.content)) for note in notes for paragraph in note.content)


def _height(row: Row) -> int:
    """The longest cell, as if all columns were of one width."""
    return max(len(inline_text(cell.content)) for cell in row.cells) * len(row.cells)
