"""What is around words that go away comes together as if they had never been there: spaces, marks, brackets.

Tailoring puts a `GAP` where something went away. `closed` reads a whole sentence across emphasis, links and notes, closes each
gap in it, and touches nothing else. Spacing is never made up: of the spaces on the two sides of a gap one side's are kept, so
that those which French sets before its marks stay, and Chinese gets none.
"""

from __future__ import annotations

from typing import Any, Final, cast

import attrs

from iria_reports.model.inlines import Footnote, Inline, LineBreak, Prose, Text

#: Stands where something went away. No parser and no author makes an empty text.
GAP: Final = Text("")

#: Signs of one character each for what is no text: the gap, a line break, a note, any other inline.
_GAP, _BREAK, _NOTE, _WORD = "\0", "\n", "\1", "\2"
#: Spaces, the weakest first: of two that meet the stronger stays.
_SPACES: Final = " \u2009\u3000\u202f\u00a0" + _BREAK
_OPENING: Final = "([{（［｛【《〈「『〔¿¡"
_CLOSING: Final = ")]}）］｝】》〉」』〕"
_QUOTES: Final = "\"'“”„‟‘’‚«»‹›"
_SEPARATORS: Final = ",;:—–،؛、，；："
_STOPS: Final = ".!?…。！？؟।"


def closed(prose: Prose) -> Prose:
    """``prose`` with each gap in it closed, and neighbouring texts made one."""
    if not _holds_gap(prose):
        return _joined(prose)
    written = _Written(prose)
    while (at := written.signs.find(_GAP)) >= 0:
        written.close(at)
    return _joined(written.prose())


def _holds_gap(prose: Prose) -> bool:
    return any(inline == GAP or _holds_gap(_content(inline)) for inline in prose)


def _content(inline: Inline) -> Prose:
    """The words of the same sentence that ``inline`` holds."""
    content: Any = getattr(inline, "content", ())
    return () if isinstance(inline, Footnote) else content


def _joined(prose: Prose) -> Prose:
    """``prose`` with neighbouring texts made one, within emphasis and the like, too; itself if there are none."""
    joined: list[Inline] = []
    for inline in prose:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text):
            # A span that is seen may hold a space beside one of those around it.
            text = inline.text.lstrip(" ") if last.text.endswith(" ") else inline.text
            joined[-1] = Text(last.text + text, location=last.location)
        else:
            joined.append(_with(inline, _joined(content)) if (content := _content(inline)) else inline)
    same = len(joined) == len(prose) and all(new is old for new, old in zip(joined, prose, strict=True))
    return prose if same else tuple(joined)


def _with(inline: Inline, content: Prose) -> Inline:
    holder: Any = inline
    return inline if content is holder.content else cast("Inline", attrs.evolve(holder, content=content))


class _Written:
    """A sentence as a row of signs, each of which knows the text or other inline that it comes from."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self.signs = ""
        #: For each sign the number of its leaf, in the order of reading.
        self._leaves: list[int] = []
        #: For each leaf in how much emphasis and the like it stands.
        self._depths: list[int] = []
        self._read(prose, 0)

    def _read(self, prose: Prose, depth: int) -> None:
        for inline in prose:
            if content := _content(inline):
                self._read(content, depth + 1)
                continue
            signs = _signs(inline)
            self.signs += signs
            self._leaves += [len(self._depths)] * len(signs)
            self._depths.append(depth)

    def _cut(self, start: int, end: int) -> None:
        self.signs = self.signs[:start] + self.signs[end:]
        del self._leaves[start:end]

    def close(self, at: int) -> None:
        """Close the gap ``at`` this sign, and those that are parted from it by spaces alone."""
        self._cut(at, at + 1)
        before, after = self.signs[:at].rstrip(_SPACES), self.signs[at:].lstrip(_SPACES)
        start, end = len(before), len(self.signs) - len(after)
        if after.startswith(_GAP):  # the spaces between two gaps are those on either side of one
            spaces = _stronger(self.signs[start:at], self.signs[at:end])
            self._keep(spaces, start, at, end)
            return
        if before and after and _opens(before) and _closes(after):  # nothing is left in these brackets
            self.signs = self.signs[: start - 1] + _GAP + self.signs[end + 1 :]
            self._leaves[start - 1 : end + 1] = [self._leaves[start - 1]]
            return
        if before and after and before[-1] in _SEPARATORS and (after[0] == before[-1] or after[0] in _STOPS or _closes(after)):
            before = before[:-1].rstrip(_SPACES)  # one mark parts what two did
            self._cut(len(before), at)
            end -= at - len(before)
            start = at = len(before)
        left, right = self.signs[start:at], self.signs[at:end]
        if not before or not after:
            kept = ""
        elif after[0] in _SEPARATORS + _STOPS + _NOTE or _closes(after):
            kept = right
        elif _opens(before):
            kept = left
        else:
            kept = _stronger(left, right)
        self._keep(kept, start, at, end)

    def _keep(self, kept: str, start: int, at: int, end: int) -> None:
        """Keep the spaces ``kept``, which are those of one side of ``at``, and no others from ``start`` to ``end``."""
        is_left, is_right = (kept == self.signs[first:last] for first, last in ((start, at), (at, end)))
        if is_left and is_right and kept:  # outside of emphasis, as one writes
            is_left = self._depths[self._leaves[start]] <= self._depths[self._leaves[at]]
        if is_left:
            self._cut(at, end)
        elif is_right:
            self._cut(start, at)
        else:
            self._cut(start, end)

    def prose(self) -> Prose:
        """What the signs say now, as prose."""
        left = ["" for _ in self._depths]
        for sign, leaf in zip(self.signs, self._leaves, strict=True):
            left[leaf] += sign
        return self._rebuilt(self._prose, iter(left))

    def _rebuilt(self, prose: Prose, left: Any) -> Prose:
        rebuilt: list[Inline] = []
        for inline in prose:
            content = _content(inline)
            if content:
                if kept := self._rebuilt(content, left):
                    rebuilt.append(_with(inline, kept))
                continue
            signs = next(left)
            if isinstance(inline, Text) and signs and signs != inline.text:
                rebuilt.append(attrs.evolve(inline, text=signs))
            elif signs:
                rebuilt.append(inline)
        return tuple(rebuilt)


def _signs(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text or _GAP
        case LineBreak():
            return _BREAK
        case Footnote():
            return _NOTE
        case _:
            return _WORD


def _stronger(left: str, right: str) -> str:
    """Of the spaces on the two sides of a gap those that stay, if any do."""
    return max(left, right, key=lambda spaces: max(map(_SPACES.index, spaces), default=-1))


def _opens(before: str) -> bool:
    """Whether what ends ``before`` opens what follows. Quotation marks open where a space or a bracket is before them."""
    last, rest = before[-1], before[:-1]
    return last in _OPENING or (last in _QUOTES and (not rest or rest[-1] in _SPACES + _OPENING + _QUOTES))


def _closes(after: str) -> bool:
    """Whether what begins ``after`` closes what was before. Quotation marks close where no word follows them."""
    first, rest = after[0], after[1:]
    return first in _CLOSING or (
        first in _QUOTES and (not rest or rest[0] in _SPACES + _CLOSING + _QUOTES + _SEPARATORS + _STOPS + _NOTE)
    )
