"""Text that leaves the page's text area, or stands on other text: WeasyPrint draws it without a word.

A word that no line holds and a note or a row taller than what is left of its page run over the edges; a number wider than its
place runs into the text beside it. Whatever the cause, it is seen here, once all is laid out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from weasyprint.formatting_structure.boxes import MarginBox, TextBox
from weasyprint.layout.absolute import AbsolutePlaceholder

#: Pixels of CSS that text may reach beyond the text area at its sides, and at its head and foot, as calls of notes do.
_BESIDE, _ABOVE = 2.0, 8.0
#: How far it may stand on other text: pixels of its width, and a share of its height.
_ACROSS, _DOWN = 2.0, 0.5
#: Characters of the text that are told.
_TOLD: Final = 40

Spot = tuple[float, float, float, float, str]


def overruns(document: Any) -> list[tuple[int, str, str]]:
    """Each page (from 1) with text that is ``beyond`` its edges or ``upon`` other text, and how the first begins."""
    found: list[tuple[int, str, str]] = []
    for number, page in enumerate(document.pages, 1):
        box = page._page_box  # noqa: SLF001  the one way to the boxes of a page
        left, top = box.content_box_x(), box.content_box_y()
        text = [spot for child in box.children if not isinstance(child, MarginBox) for spot in _spots(child)]
        furniture = [spot for child in box.children if isinstance(child, MarginBox) for spot in _spots(child)]
        paper = (0.0, 0.0, box.margin_width(), box.margin_height())
        beyond = _outside(text, (left, top, left + box.width, top + box.height)) or _outside(furniture, paper)
        for kind, opening in (("beyond", beyond), ("upon", _upon([*text, *furniture]))):
            if opening:
                found.append((number, kind, opening[:_TOLD]))
    return found


def _spots(box: Any) -> Iterator[Spot]:
    """Pieces of text: left, top, right and bottom edge of their letters, and their words."""
    for each in (box, *box.descendants(placeholders=True)):
        inner = each._box if isinstance(each, AbsolutePlaceholder) else each  # noqa: SLF001  as WeasyPrint's own tagging does
        # A mark alone may hang over the edge.
        if isinstance(inner, TextBox) and any(map(str.isalnum, words := inner.text.strip(" \u00a0\u200b\u2060\u00ad"))):
            left, top = inner.content_box_x(), inner.content_box_y()
            size = inner.style["font_size"]
            baseline = top + inner.baseline
            yield left, baseline - 0.7 * size, left + inner.width, baseline, words


def _outside(spots: list[Spot], edges: tuple[float, float, float, float]) -> str:
    left, top, right, bottom = edges
    for x, y, end, baseline, words in spots:
        if x < left - _BESIDE or end > right + _BESIDE or y < top - _ABOVE or baseline > bottom + _ABOVE:
            return words
    return ""


def _upon(spots: list[Spot]) -> str:
    """The first text that stands on other text."""
    spots.sort(key=lambda spot: spot[1])
    near: list[Spot] = []
    for spot in spots:
        left, top, right, bottom, words = spot
        near = [other for other in near if other[3] > top]
        for other in near:
            down = min(bottom, other[3]) - max(top, other[1])
            across = min(right, other[2]) - max(left, other[0])
            if across > _ACROSS and down > _DOWN * min(bottom - top, other[3] - other[1]):
                return words
        near.append(spot)
    return ""
