"""Words as runs: their style, their language, and in a document from right to left the direction of each stretch."""

from __future__ import annotations

import re
from typing import Final

from iria_reports.rendering.docx.xml import text, val, w
from iria_reports.resolved import Tongue

#: A stretch from left to right among words from right to left: from a Latin, Greek or Cyrillic letter to the last one before
#: a letter of the other direction.
_LEFT_TO_RIGHT: Final = re.compile(
    "[A-Za-z\u00c0-\u024f\u0370-\u052f](?:[^\u0590-\u08ff\ufb1d-\ufefc]*[A-Za-z\u00c0-\u024f\u0370-\u052f])?"
)


def write_words(words: str, style: str | None = None, tongue: Tongue | None = None, *, rtl: bool = False) -> str:
    """``words`` as runs of a character style in a language; ``rtl`` if the document runs from right to left.

    Word takes the fonts of such a script, and its order, only for runs that are marked.
    """
    if not rtl or tongue is not None:
        return _run(words, style, tongue, rtl=tongue is not None and tongue.rtl)
    written, at = "", 0
    for stretch in _LEFT_TO_RIGHT.finditer(words):
        if stretch.start() > at:
            written += _run(words[at : stretch.start()], style, None, rtl=True)
        written += _run(stretch[0], style, None, rtl=False)
        at = stretch.end()
    return written + (_run(words[at:], style, None, rtl=True) if at < len(words) else "")


def _run(words: str, style: str | None, tongue: Tongue | None, *, rtl: bool) -> str:
    if style is None and tongue is None and not rtl:
        return f"<w:r>{text(words)}</w:r>"
    parts = [val("rStyle", style)] if style else []
    if rtl:
        parts.append(w("rtl"))
    if tongue is not None:
        parts.append(language(tongue))
    return f"<w:r>{w('rPr', *parts)}{text(words)}</w:r>"


def language(tongue: Tongue) -> str:
    """``w:lang`` of a language: Word keeps one tag for each group of scripts."""
    if tongue.rtl:
        return w("lang", bidi=tongue.tag)
    if tongue.east_asian:
        return w("lang", eastAsia=tongue.tag)
    return w("lang", val=tongue.tag)
