"""Whether a stretch of text stands where it should, for all that layout does to it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from iria_reports.resolved import Direction

#: What PDFium gives for a hyphen at the end of a line, which may be the line's or the word's.
LINE_END_HYPHEN: Final = "\x02"
_HYPHENS: Final = re.compile(f"[{LINE_END_HYPHEN}-]")
#: Scripts that are written from right to left.
RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
#: Signs that turn round where the text runs from right to left, by Unicode or in the glyphs of a font.
_MIRRORED: Final = str.maketrans(")]}>»›”’》〉」』】〕〗〙〛）］｝＞｠｣⟩⟫≥", "([{<«‹“‘《〈「『【〔〖〘〚（［｛＜｟｢⟨⟪≤")


def common(wanted: str, text: str, at: int, page: Direction | None) -> tuple[int, int]:
    """How much of ``wanted`` stands in ``text`` from ``at`` on, and where it ends there.

    ``page`` is the direction of a page, which holds what runs from right to left in the order of the eye, line by line,
    and whatever stands between in the order that results; so of a stretch that holds any, the characters are compared,
    not their order. None for a text in the order of reading.
    """
    if text.startswith(wanted, at):
        return len(wanted), at + len(wanted)
    same, end = _in_order(wanted, text, at)
    if same < len(wanted) and (page is Direction.RTL or (page is Direction.LTR and RIGHT_TO_LEFT.search(wanted))):
        window = _as_long(wanted, text, at)
        if _characters(text[at:window]) == _characters(wanted):
            return len(wanted), window
    return same, end


def holds(text: str, wanted: str, page: Direction) -> bool:
    """Whether ``wanted`` stands somewhere in ``text``; from right to left, whether its characters do."""
    if wanted in text:
        return True
    mirrored = page is Direction.RTL or bool(RIGHT_TO_LEFT.search(wanted))
    return mirrored and Counter(_characters(wanted)) <= Counter(_characters(text))


def _in_order(wanted: str, text: str, at: int) -> tuple[int, int]:
    """The same, character by character. A hyphen at the end of a printed line may belong to the word or to the line."""
    same = 0
    while same < len(wanted) and at < len(text):
        if text[at] == LINE_END_HYPHEN:
            same += wanted[same] == "-"
        elif text[at] == wanted[same]:
            same += 1
        else:
            break
        at += 1
    return same, at


def _as_long(wanted: str, text: str, at: int) -> int:
    """Where a stretch of ``text`` ends that begins at ``at`` and holds as many characters as ``wanted``, hyphens apart."""
    left = len(_HYPHENS.sub("", wanted))
    while at < len(text) and (left > 0 or _HYPHENS.match(text[at])):
        left -= not _HYPHENS.match(text[at])
        at += 1
    return at


def _characters(text: str) -> list[str]:
    return sorted(_HYPHENS.sub("", text).translate(_MIRRORED))
