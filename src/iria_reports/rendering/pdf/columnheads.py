"""Space above a block at the head of a column, which WeasyPrint 70 keeps.

Margins beside an unforced break are cut off (CSS Fragmentation 3, 5.2). WeasyPrint does so for pages, but a column keeps the
margins of its blocks to itself, so that a heading at its head stands lower than the text of the column beside it
(``layout/block.py``, `block_level_layout`).
"""

from __future__ import annotations

from typing import Any

from weasyprint.layout import block

_switch = block.block_level_layout_switch


def block_level_layout_switch(context: Any, box: Any, bottom_space: float, skip_stack: Any, column: Any, *more: Any) -> Any:
    """As WeasyPrint's own, which it calls; ``column`` is whatever holds ``box``."""
    if column.is_column and box.position_y == column.content_box_y():
        box.margin_top = 0
    return _switch(context, box, bottom_space, skip_stack, column, *more)


def install() -> None:
    """Let WeasyPrint use the function of this module."""
    block.block_level_layout_switch = block_level_layout_switch
