"""A line that fits but for the space at its end, which WeasyPrint 70 breaks behind its first word.

A text before italics or a link ends with a space. If it fills its line but for less than that space, Pango lets the space hang
over the edge, WeasyPrint counts it, finds the line too long, and falls back on its first word (``text/line_break.py``,
`split_first_line`, step 3). Here the whole text is set: what follows finds the space at the end of a line, and begins the next.
"""

from __future__ import annotations

from typing import Any

from weasyprint.layout import inline

_split_first_line = inline.split_first_line


def split_first_line(text: str, style: Any, context: Any, max_width: Any, *more: Any, **named: Any) -> Any:
    """As WeasyPrint's own, which it calls."""
    split = _split_first_line(text, style, context, max_width, *more, **named)
    _, length, resume_at, *_ = split
    stripped = text.rstrip(" ")
    if resume_at is None or stripped == text or " " in text.encode()[:length].decode().strip() or " " not in stripped:
        return split
    if _split_first_line(stripped, style, context, max_width, *more, **named)[2] is None:
        return _split_first_line(text, style, context, None, *more, **named)
    return split


def install() -> None:
    """Let WeasyPrint use the function of this module."""
    inline.split_first_line = split_first_line
