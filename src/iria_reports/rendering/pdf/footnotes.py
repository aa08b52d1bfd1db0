"""Footnotes that WeasyPrint 70 loses or doubles, kept.

**Laying out again.** Contents with page numbers make WeasyPrint lay out once more the pages that change, and keep the others.
A note that a page has handed on to the next is lost if the page that should take it is kept, and turns up on the next one that
is not (``layout/page.py``, `make_all_pages`). Here a page that hands notes on, and the page after it, are never kept.

**Making room.** To keep a line on a full page, notes of earlier lines are handed on to the next (``layout/block.py``,
`_linebox_layout`), where they stay if the block of that line is moved to the next page after all. Here the block is moved and
the notes stand below their lines. Only a block that fills a page of its own makes room; the notes of that very line, which are
then neither set nor handed on, are handed on, too.

**Taking back.** A block that is moved to the next page takes all notes back that are called in it (``layout/__init__.py``,
`unlayout_footnote`), even those that stand on the page before, which are then set a second time: those of the part of a
paragraph that stands there, or of the head of a table, which is repeated. Here a note is taken back from this page alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import weasyprint.layout
from weasyprint.layout import block

_linebox_layout = block._linebox_layout  # noqa: SLF001  the fault is within
_make_all_pages = weasyprint.layout.make_all_pages
_unlayout_footnote = weasyprint.layout.LayoutContext.unlayout_footnote


def make_all_pages(context: Any, root_box: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
    """As WeasyPrint's own, which it calls. ``pages`` are those of the pass before."""

    def renew(index: int) -> None:
        if index < len(pages):
            context.page_maker[index][-1]["content_changed"] = True

    for index in getattr(context, "pages_that_hand_on", ()):
        renew(index)
        renew(index + 1)
    context.pages_that_hand_on = []
    for index, page in enumerate(_make_all_pages(context, root_box, html, pages)):
        if context.reported_footnotes:
            context.pages_that_hand_on.append(index)
            renew(index + 1)
        yield page


def linebox_layout(
    context: Any, box: Any, index: int, child: Any, new_children: list[Any], *place: Any, **more: Any
) -> tuple[Any, ...]:
    """As WeasyPrint's own, which it calls. ``new_children`` are the lines that stand on this page."""
    page_is_empty, absolute_boxes, fixed_boxes, *_ = place
    notes, handed_on = list(context.current_page_footnotes), list(context.reported_footnotes)
    result = _linebox_layout(context, box, index, child, new_children, *place, **more)
    abort, stop, resume_at, position_y, new_footnotes, max_lines = result
    pushed = [note for note in context.reported_footnotes if note not in handed_on and note.style["footnote_policy"] != "auto"]
    if pushed and not page_is_empty and (any(note in notes for note in pushed) or _called_in(new_children, pushed)):
        for note in new_footnotes:
            context.unlayout_footnote(note)
        context.current_page_footnotes[:], context.reported_footnotes[:] = notes, handed_on
        context._update_footnote_area()  # noqa: SLF001  as below
        block.remove_placeholders(context, new_children, absolute_boxes, fixed_boxes)
        new_children.clear()
        return True, False, resume_at, position_y, [], max_lines
    if stop and not abort and new_children:
        for descendant in new_children[-1].descendants():
            note = descendant.footnote
            if note is not None and note in context.footnotes:
                context.layout_footnote(note)
                context.report_footnote(note)
                new_footnotes.append(note)
    return result  # type: ignore[no-any-return]


def _called_in(lines: list[Any], notes: list[Any]) -> bool:
    return any(descendant.footnote in notes for line in lines for descendant in line.descendants())


def unlayout_footnote(context: Any, note: Any) -> None:
    """As WeasyPrint's own, which it calls."""
    if note in context.current_page_footnotes or note in context.reported_footnotes:
        _unlayout_footnote(context, note)


def install() -> None:
    """Let WeasyPrint use the functions of this module."""
    weasyprint.layout.make_all_pages = make_all_pages
    block._linebox_layout = linebox_layout  # noqa: SLF001  as above
    weasyprint.layout.LayoutContext.unlayout_footnote = unlayout_footnote
