"""Names of sections at the foot of pages, which WeasyPrint 70 sets too early.

The name travels with its heading as a running element, which is noted on the page where the heading is laid out first. A
heading that is then pushed to the next page, to stay with its text, leaves its name behind (``layout/page.py``, `make_page`).
Here a page keeps the names of those headings alone that stand on it; and small print, which has no name, takes none from a
page on which a section ends. Contents that begin a page end the section before them, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import weasyprint.layout

_HEADINGS: Final = frozenset(f"h{level}" for level in range(1, 7))
_make_all_pages = weasyprint.layout.make_all_pages


def make_all_pages(context: Any, root_box: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
    """As WeasyPrint's own, which it calls."""
    parents = {child: parent for parent in html.etree_element.iter() for child in parent}
    for number, page in enumerate(_make_all_pages(context, root_box, html, pages), 1):
        _forget_names_of_others(context, number, page, parents)
        yield page


def _forget_names_of_others(context: Any, number: int, page: Any, parents: dict[Any, Any]) -> None:
    standing: set[Any] | None = None
    first: Any = None
    for by_page in context.running_elements.values():
        names = by_page.get(number)
        if not names or not any(_heading(name, parents) is not None for name in names):
            continue
        if standing is None:
            elements = [box.element for box in page.descendants() if box.element is not None]
            standing = set(elements)
            first = next((element for element in elements if _is_of_text(element, parents)), None)
        kept = [
            name
            for name in names
            if (heading := _heading(name, parents)) is None
            or (heading in standing and (_has_words(name) or first in (heading, parents[heading])))
        ]
        if kept:
            by_page[number] = kept
        else:
            del by_page[number]


def _heading(name: Any, parents: dict[Any, Any]) -> Any:
    """The heading that a running element travels with, if it does with any."""
    parent = parents.get(name.element)
    return parent if parent is not None and parent.tag in _HEADINGS else None


def _is_of_text(element: Any, parents: dict[Any, Any]) -> bool:
    parent = parents.get(element)
    return parent is not None and parent.tag == "main"


def _has_words(name: Any) -> bool:
    return bool("".join(name.element.itertext()).strip())


def install() -> None:
    """Let WeasyPrint use the function of this module."""
    global _make_all_pages  # noqa: PLW0603  whatever is in its place by now
    _make_all_pages = weasyprint.layout.make_all_pages
    weasyprint.layout.make_all_pages = make_all_pages
