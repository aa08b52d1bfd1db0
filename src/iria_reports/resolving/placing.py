"""Where citations and calls of notes stand among the words around them: spaces, marks and quotation marks.

Each function sets something behind ``out``, the inlines before, and returns how many characters of the text that follows
stand before it already.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from iria_reports.resolved import Inline, Inlines, NoteCall, Run, Style

# Marks that a call of a note stands behind, with the closing quotation marks that may follow them.
_MARKS: Final = re.compile(r"[.,;:!?…。，；：！？、،؛؟]+[”’»\"]*")
_ENDS_WITH_MARK: Final = re.compile(r"[.,;:!?…。，；：！？、،؛؟][”’»\"]*\Z")
#: A mark that belongs behind a citation in parentheses, with closing quotation marks behind it.
_BEFORE_CITE: Final = re.compile(r"(?P<mark>[.,;:])(?P<quotes>[”’»\"]*)\Z")
_NO_SPACE_BEFORE: Final = re.compile(r"(?:\A|[\s(\[{“‘«\"\u2e80-\ufaff\uff00-\uffef])\Z")
#: Marks that American usage sets within quotation marks (Chicago 18, 6.9).
_AMERICAN: Final = re.compile(r"[.,](?![.,])")
_CLOSING: Final = re.compile(r"[”’]+\Z")
_BETWEEN_CALLS: Final = Run(",", Style.SUPERSCRIPT)


def close_up(out: list[Inline]) -> None:
    """Take away the space at the end of ``out``."""
    if out and isinstance(out[-1], Run):
        bare = attrs.evolve(out[-1], text=out[-1].text.rstrip(" \u00a0"))
        out[-1:] = [bare] if bare.text else []


def set_call(out: list[Inline], words: Inlines, call: NoteCall, following: str, *, after_marks: bool) -> int:
    """Set ``words`` and the call of a note.

    It stands behind the mark that follows (Chicago 18, 13.29), in some languages before it; no space comes before it.
    """
    if not words:
        close_up(out)
    marks = _MARKS.match(following) if after_marks else None
    if marks is None:
        out.extend(words)
        out.extend(_apart(out, call))
        return 0
    # It stands behind the mark together with the calls before it, unless those have a mark of their own.
    at = len(out)
    while not words and at and (isinstance(out[at - 1], NoteCall) or out[at - 1] == _BETWEEN_CALLS):
        at -= 1
    if at and at < len(out) and _ENDS_WITH_MARK.search(_text(out[at - 1])):
        at = len(out)
    out[at:at] = [*words, Run(marks[0])]
    out.extend(_apart(out, call))
    return marks.end()


def set_words(out: list[Inline], words: Inlines, following: str, *, american: bool) -> int:
    """Set the words of a citation in the text: behind a space, and before the mark that ends the sentence."""
    if not words or (isinstance(words[0], Run) and Style.SUPERSCRIPT in words[0].style):
        close_up(out)  # raised numbers follow their word at once, and nothing leaves no space
        out.extend(words)
        return 0
    mark = ""
    last = out[-1] if out else None
    if isinstance(last, Run) and not _NO_SPACE_BEFORE.search(last.text):
        if (found := _BEFORE_CITE.search(last.text)) is not None:
            mark = found["mark"]
            last = attrs.evolve(last, text=last.text[: found.start()] + found["quotes"])
        out[-1] = attrs.evolve(last, text=f"{last.text} ")
    out.extend(words)
    if mark:
        out.append(Run(mark))
    return 0 if mark or not american else set_mark_within(out, following)


def set_mark_within(out: list[Inline], following: str) -> int:
    """Set the full stop or comma that follows within the quotation marks that ``out`` ends with."""
    last = out[-1] if out else None
    mark = _AMERICAN.match(following)
    closing = _CLOSING.search(_text(last)) if last is not None else None
    if mark is None or closing is None or not isinstance(last, Run):
        return 0
    before = last.text[: closing.start()]
    inner = before or (_text(out[-2]) if len(out) > 1 else "")
    if _ENDS_WITH_MARK.search(inner):
        return 0 if mark[0] == "," else mark.end()  # a stop after a stop falls away
    out[-1] = attrs.evolve(last, text=f"{before}{mark[0]}{closing[0]}")
    return mark.end()


def _apart(before: list[Inline], call: NoteCall) -> list[Inline]:
    """A call right behind another, with a comma between: "21,22", never "2122"."""
    return [_BETWEEN_CALLS, call] if before and isinstance(before[-1], NoteCall) else [call]


def _text(inline: Inline) -> str:
    return inline.text if isinstance(inline, Run) else ""
