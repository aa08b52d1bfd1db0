"""Notes that take more than their share of a page go on on the next one. WeasyPrint 70 prints them over the text.

WeasyPrint never breaks a note. One taller than the page reaches beyond its upper edge (``layout/__init__.py``,
`_update_footnote_area`), and notes that are handed on to a page all stand on it, be they ever so many (``layout/page.py``,
`make_page`).
Here a note that is too tall is cut between two lines before it is laid out; the rest is a note of its own that is handed on
whenever what is before it stands on a page. So are notes for which no more room is left beside some lines of text.
"""

from __future__ import annotations

from math import ceil
from typing import Any, Final

import weasyprint.layout
from weasyprint.css.properties import ZERO_PIXELS
from weasyprint.formatting_structure.boxes import BlockContainerBox, LineBox, ParentBox, TextBox
from weasyprint.formatting_structure.build import create_anonymous_boxes
from weasyprint.layout import block, page

#: Characters of a note that takes no such share, however narrow its column.
_SHORT: Final = 600
#: The share of a page that one note takes at most, and that notes which are handed on take together.
_LONGEST: Final = 0.6
_MOST: Final = 0.75

_Context = weasyprint.layout.LayoutContext
_layout_footnote = _Context.layout_footnote
_unlayout_footnote = _Context.unlayout_footnote
_make_page = page.make_page


def make_page(context: Any, *place: Any) -> Any:
    """As WeasyPrint's own, which it calls. What is left of the notes of this page is handed on to the next one."""
    context.notes_taken = context.reported_footnotes
    made = _make_page(context, *place)
    context.reported_footnotes[:0] = [note.rest for note in context.current_page_footnotes if note.rest is not None]
    return made


def layout_footnote(context: Any, note: Any) -> bool:
    """As WeasyPrint's own, which it calls: whether ``note`` finds no room. It finds none below a note that goes on."""
    goes_on = any(other.rest is not None for other in context.current_page_footnotes)
    if not hasattr(note, "rest"):
        note.rest = _cut(context, note)
    overflows: bool = _layout_footnote(context, note)
    if note not in context.notes_taken:
        return overflows or goes_on
    area = context.current_footnote_area.page
    return overflows or goes_on or context.page_bottom - area.content_box_y() < (1 - _MOST) * area.height


def unlayout_footnote(context: Any, note: Any) -> None:
    """As WeasyPrint's own, which it calls. A note whose call stands on an earlier page stays where it is."""
    if note not in context.notes_taken:
        _unlayout_footnote(context, note)


def _cut(context: Any, note: Any) -> Any:
    """Leave ``note`` what may stand on this page; the rest, if there is any."""
    if sum(len(box.text) for box in note.descendants() if isinstance(box, TextBox)) < _SHORT:
        return None
    prepared, laid_out, _ = _measured(context, note)
    most, whole = _LONGEST * context.current_footnote_area.page.height, laid_out.margin_height()
    if whole <= most:
        return None
    around = whole - laid_out.height  # the next part has it, too
    room = min(whole / ceil(whole / most) + around, most)
    prepared, _, resume_at = _measured(context, note, room)
    if not resume_at or resume_at[0] is None:
        return None
    first, rest = _parted(prepared, resume_at[0])
    note.children = _without_lines(first).children
    return _without_lines(rest)


def _measured(context: Any, note: Any, room: float | None = None) -> tuple[Any, Any, Any]:
    """``note`` ready for layout, the area of notes with it alone, no taller than ``room``, and where it would go on."""
    area = create_anonymous_boxes(context.current_footnote_area.copy_with_children([note.deepcopy()]))
    below = float("-inf") if room is None else context.page_bottom - area.position_y - room
    laid_out, resume_at, *_ = block.block_level_layout(
        context, area, below, None, context.current_footnote_area.page, page_is_empty=True, absolute_boxes=[], fixed_boxes=[]
    )
    return area.children[0], laid_out, resume_at


def _parted(box: Any, at: dict[int, Any]) -> tuple[Any, Any]:
    """``box`` up to a place that WeasyPrint tells, and from there on."""
    ((index, within),) = at.items()
    if isinstance(box, TextBox):
        text = box.text.encode()
        return box.copy_with_text(text[:index].decode()), box.copy_with_text(text[index:].decode())
    before, after = list(box.children[:index]), list(box.children[index:])
    if within is not None:
        first, rest = _parted(after[0], within)
        before.append(first)
        after[0] = rest
    first, rest = box.copy_with_children(before), box.copy_with_children(after)
    if isinstance(box, BlockContainerBox):
        rest.style = rest.style.copy()
        rest.style["text_indent"] = ZERO_PIXELS
    return first, rest


def _without_lines(box: Any) -> Any:
    """``box`` with what is in boxes of lines in their place: WeasyPrint makes these anew."""
    if not isinstance(box, ParentBox):
        return box
    children = [inner for child in box.children for inner in (child.children if isinstance(child, LineBox) else [child])]
    return box.copy_with_children([_without_lines(child) for child in children])


def install() -> None:
    """Let WeasyPrint use the functions of this module."""
    global _unlayout_footnote  # noqa: PLW0603  whatever is in its place by now
    _unlayout_footnote = _Context.unlayout_footnote
    page.make_page = make_page
    _Context.layout_footnote = layout_footnote
    _Context.unlayout_footnote = unlayout_footnote
