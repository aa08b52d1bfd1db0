"""Room that a page leaves at its foot, since the figure, table or panel that comes next is not broken and finds none there."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

from weasyprint.formatting_structure.boxes import FootnoteAreaBox, LineBox, ReplacedBox, TextBox

#: Elements that hold the blocks of the text.
_AROUND: Final = ("html", "body", "main")
_HEADINGS: Final = tuple(f"h{level}" for level in range(1, 7))
#: Classes of blocks that are not broken, or not everywhere.
_WHOLE: Final = {"figure", "table-block", "panel"}
#: Characters of what comes next that are told.
_TOLD: Final = 60


def gaps(document: Any) -> list[tuple[int, float, str]]:
    """Each page (from 1) at whose foot something found no room: the share of it that is empty, and how what follows begins.

    A page that ends since the author or the form asks for it is none of them.
    """
    found = []
    texts = [_blocks(page._page_box.children[0]) for page in document.pages]  # noqa: SLF001  the one way to the boxes of a page
    for number, (above, below) in enumerate(pairwise(texts), 1):
        if not above or not below or above[-1].element is below[0].element or _is_asked_for(above[-1], below[0]):
            continue
        whole = next((block for block in below if block.element_tag not in _HEADINGS), below[0])
        if _WHOLE.intersection(whole.element.get("class", "").split()):
            share = _free(document.pages[number - 1]._page_box)  # noqa: SLF001  as above
            found.append((number, share, _opening(below[0])))
    return found


def _blocks(box: Any) -> list[Any]:
    """The blocks of the text of a page."""
    found = []
    for child in box.children:
        if child.is_in_normal_flow() and child.element is not None:
            found += _blocks(child) if child.element_tag in _AROUND else [child]
    return found


def _is_asked_for(last: Any, first: Any) -> bool:
    breaks = (last.style["break_after"], first.style["break_before"])
    return any(value not in {"auto", "avoid"} for value in breaks) or last.style["page"] != first.style["page"]


def _free(page: Any) -> float:
    """The share of a page that is empty between the last of its text and its notes or its foot."""
    text, *others = page.children
    bottom = page.content_box_y() + page.height
    for box in others:
        if isinstance(box, FootnoteAreaBox) and box.children:
            bottom = box.position_y
    ends = (box.position_y + box.height for box in text.descendants() if isinstance(box, LineBox | ReplacedBox))
    return float((bottom - max(ends, default=bottom)) / page.height)


def _opening(box: Any) -> str:
    words = " ".join(" ".join(text.text for text in box.descendants() if isinstance(text, TextBox)).split())
    return words if len(words) <= _TOLD else words[:_TOLD].rsplit(" ", 1)[0] + "…"
