"""Notes called in tables, which WeasyPrint 70 leaves behind on a page when their rows leave it (``layout/table.py``).

**Rows that are given up.** Rows that must stay together and find no room are dropped without their notes (`group_layout`,
`body_groups_layout`): the notes stand on this page, their calls on a later one. So do those of a head that is dropped since it
leaves no room for a row (`all_groups_layout`). Here a table that is laid out keeps the notes of its own rows alone.

**Heads that are given up.** A table drops its head, and the text of it, as soon as the notes of the head find no room; and on a
page of its own as soon as rows that must stay together find none below it, or the notes of the first row do not. Here such a
table moves to the next page; on one of its own, rows part and notes are handed on. The notes of a head never break it
(``footnote-policy`` in ``print.css``).
"""

from __future__ import annotations

from typing import Any

from weasyprint.layout import block, table

_table_layout = block.table_layout
_find_earlier_page_break = table._find_earlier_page_break  # noqa: SLF001  the fault is within


def table_layout(context: Any, box: Any, bottom_space: float, skip_stack: Any, *place: Any) -> tuple[Any, ...]:
    """As WeasyPrint's own, which it calls."""
    _, page_is_empty, *placed = place
    before, placed_before = _on_page(context), [list(boxes) for boxes in placed]
    result: tuple[Any, ...] = _table_layout(context, box, bottom_space, skip_stack, *place)
    if result[0] is not None and _has_head(box) and _loses_head(context, result[0], page_is_empty=page_is_empty):
        _take_back(context, before)
        for boxes, earlier in zip(placed, placed_before, strict=True):
            boxes[:] = earlier
        if not page_is_empty:
            return None, None, {"break": "any", "page": None}, [], False
        result = _with_head(context, box, bottom_space, skip_stack, *place)
    _take_back(context, before, result[0])
    return result


def _loses_head(context: Any, laid_out: Any, *, page_is_empty: bool) -> bool:
    """Whether a table that is laid out has no head, or hands the notes of it on where it could move itself."""
    if not _has_head(laid_out):
        return True
    handed_on = context.reported_footnotes
    return not page_is_empty and any(inner.footnote in handed_on for inner in laid_out.children[0].descendants())


def _with_head(context: Any, box: Any, bottom_space: float, skip_stack: Any, *place: Any) -> tuple[Any, ...]:
    """The layout of a table alone on its page, for whose rows it counts as empty though the head stands there.

    WeasyPrint sees it so if the rows are not to be parted, which they are all the same where nothing else helps.
    """
    groups = [(group, group.style, group.style.copy()) for group in box.children if not group.is_header]
    for group, _, whole in groups:
        whole["break_inside"] = "avoid"
        group.style = whole
    result: tuple[Any, ...] = _table_layout(context, box, bottom_space, skip_stack, *place)
    for group, style, _ in groups:
        group.style = style
    for part in result[0].children if result[0] is not None else ():
        part.style = next((style for _, style, whole in groups if part.style is whole), part.style)
    return result


def _has_head(box: Any) -> bool:
    return bool(box is not None and box.children and box.children[0].is_header)


def _take_back(context: Any, before: list[Any], laid_out: Any = None) -> None:
    """Take all notes from the page but those that stood there ``before``, and those called in what is ``laid_out``."""
    called = [inner.footnote for inner in laid_out.descendants()] if laid_out is not None else []
    for note in _on_page(context):
        if note not in before and note not in called:
            context.unlayout_footnote(note)


def find_earlier_page_break(context: Any, row: Any, index: int, rows: list[Any], *place: Any) -> tuple[Any, Any]:
    """As WeasyPrint's own, which it calls: ``rows`` that stay on the page, and where to go on. ``row`` finds no room."""
    _, *placed = place
    kept, resume_at = _find_earlier_page_break(context, row, index, rows, *place)
    if resume_at is None:
        block.remove_placeholders(context, rows, *placed)
    return kept, resume_at


def _on_page(context: Any) -> list[Any]:
    """Notes of this page, and those that it hands on."""
    return [*context.current_page_footnotes, *context.reported_footnotes]


def install() -> None:
    """Let WeasyPrint use the functions of this module."""
    global _table_layout  # noqa: PLW0603  whatever is in its place by now
    _table_layout = block.table_layout
    block.table_layout = table_layout
    table._find_earlier_page_break = find_earlier_page_break  # noqa: SLF001  as above
