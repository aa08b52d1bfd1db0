"""Footnotes on the right page when WeasyPrint lays pages out a second time.

Contents with page numbers make WeasyPrint lay out once more the pages that change, and keep the others. A note that a page
has handed on to the next is lost if the page that should take it is kept, and turns up on the next one that is not
(WeasyPrint 70, ``layout/page.py``, `make_all_pages`). Here a page that hands notes on, and the page after it, are never kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import weasyprint.layout

_make_all_pages = weasyprint.layout.make_all_pages


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


def install() -> None:
    """Let WeasyPrint use `make_all_pages` of this module."""
    weasyprint.layout.make_all_pages = make_all_pages
