"""Tables that go on on further pages say so there, and there alone.

CSS has no head of a table for its further pages: WeasyPrint 70 repeats the first one (``layout/table.py``, `table_layout`).
Ours holds a line "Table 1 (continued)", whose cell is empty where the table begins, and so takes no room.
"""

from __future__ import annotations

from typing import Any, Final

from weasyprint.layout import block

#: The class of that line.
_CLASS: Final = "continued"
_table_layout = block.table_layout


def table_layout(context: Any, table: Any, bottom_space: float, skip_stack: Any, *place: Any, **more: Any) -> tuple[Any, ...]:
    """As WeasyPrint's own, which it calls. Without a ``skip_stack`` the table begins here."""
    children = table.children
    if skip_stack is None and children and children[0].is_header:
        table.children = [_without_line(children[0]), *children[1:]]
    try:
        return _table_layout(context, table, bottom_space, skip_stack, *place, **more)  # type: ignore[no-any-return]
    finally:
        table.children = children


def _without_line(head: Any) -> Any:
    line, *others = head.children
    if line.element.get("class") != _CLASS:
        return head
    return head.copy_with_children([line.copy_with_children([cell.copy_with_children([]) for cell in line.children]), *others])


def install() -> None:
    """Let WeasyPrint use the function of this module."""
    block.table_layout = table_layout
