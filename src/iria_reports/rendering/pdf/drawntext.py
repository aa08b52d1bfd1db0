"""Words in drawings whose letters join or bear signs: WeasyPrint 70 draws letters one by one (``svg/text.py``).

A text that holds any is handed to Pango whole, so that it is shaped and ordered as the same words in a paragraph are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import weasyprint.svg

#: Scripts that are written from right to left, or whose letters change beside others; signs above or below letters.
_JOINED: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0590-\u109f\u1780-\u17ff\u1dc0-\u1dff\u20d0-\u20f0\ufb1d-\ufdff\ufe70-\ufefc]"
)
_TEXT: Final = weasyprint.svg.text
_DRAWN: Final = tuple(tag for tag, draw in weasyprint.svg.TAGS.items() if draw is _TEXT)


class _Whole(str):
    """A text that cannot be taken apart into letters."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


class _Node:
    """A node of a drawing whose text is whole; all else is that of the node itself."""

    def __init__(self, node: Any) -> None:
        object.__setattr__(self, "node", node)
        object.__setattr__(self, "text", _Whole(node.text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.node, name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self.node, name, value)


def text(svg: Any, node: Any, font_size: float) -> None:
    """As WeasyPrint's own, which it calls."""
    _TEXT(svg, _Node(node) if node.text and _JOINED.search(node.text) else node, font_size)


def install() -> None:
    """Let WeasyPrint use the function of this module."""
    weasyprint.svg.text = text
    weasyprint.svg.TAGS |= dict.fromkeys(_DRAWN, text)
