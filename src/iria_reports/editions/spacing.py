"""What is around words that go away comes together as if they had never been there: spaces, marks, brackets."""

from __future__ import annotations

from typing import Any, Final, cast

import attrs

from iria_reports.model.base import ModelError
from iria_reports.model.inlines import Inline, LineBreak, Prose, Text

_SPACES: Final = " \u00a0"
_OPENING: Final = "([{“‘«„"
_CLOSING: Final = ")]}”’»"
_SEPARATORS: Final = ",;:—–"
_STOPS: Final = ".!?…"


def join_texts(content: Prose) -> Prose:
    """``content`` with neighbouring texts made one, as if nothing had stood between them."""
    joined: list[Inline] = []
    for inline in content:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text):
            joined[-1] = Text(meet(last.text, inline.text), location=last.location)
        else:
            joined.append(inline)
    return tuple(joined)


def meet(left: str, right: str) -> str:
    """Two texts between which something went away, as one."""
    left_words, right_words = left.rstrip(_SPACES), right.lstrip(_SPACES)
    if not left_words or not right_words:
        return _spaced(left, right)
    end, start = left_words[-1], right_words[0]
    if end in _OPENING and start in _CLOSING:  # nothing is left in these brackets
        return meet(left_words[:-1], right_words[1:])
    if end in _OPENING:
        return left_words + right_words
    if start in _CLOSING + _STOPS + _SEPARATORS:
        if end in _SEPARATORS and (start == end or start in _CLOSING + _STOPS):  # one mark parts what two did
            left_words = left_words[:-1].rstrip(_SPACES)
        between = " " if start in "—–" else ""
        return left_words + between + right_words
    return _spaced(left, right)


def _spaced(left: str, right: str) -> str:
    """Both, with one space where two would meet."""
    return left.rstrip(_SPACES) + right if right[:1] and right[0] in _SPACES and left[-1:] in tuple(_SPACES) else left + right


def evened(prose: Prose) -> Prose:
    """``prose`` without spaces at its ends, and without two of them that meet over the border of emphasis or the like."""
    forward, _ = _even(prose, "")
    return _ended(forward)


def _even(prose: Prose, before: str) -> tuple[Prose, str]:
    """``prose`` without spaces that meet one ``before`` it (empty at the beginning); and the character that ends it."""
    out: list[Inline] = []
    for inline in prose:
        match inline:
            case Text(text=text):
                at_edge = not before or before in _SPACES or before in _OPENING
                kept = text.lstrip(" ") if at_edge else text
                if kept:
                    out.append(inline if kept == text else attrs.evolve(inline, text=kept))
                    before = kept[-1]
            case LineBreak():
                if before:
                    out.append(inline)
                    before = " "
            case _:
                content = getattr(inline, "content", None)
                if isinstance(content, tuple) and content and isinstance(content[0], Text | LineBreak) and _is_prose(inline):
                    evened_content, before = _even(content, before)
                    if changed := _with(inline, content, evened_content):
                        out.append(changed)
                else:
                    out.append(inline)
                    before = "x"
    same = len(out) == len(prose) and all(new is old for new, old in zip(out, prose, strict=True))
    return (prose if same else tuple(out)), before


def _ended(prose: Prose) -> Prose:
    """``prose`` without spaces and line breaks at its end."""
    while prose:
        last = prose[-1]
        if isinstance(last, LineBreak):
            prose = prose[:-1]
            continue
        if isinstance(last, Text):
            kept = last.text.rstrip(" ")
            if not kept:
                prose = prose[:-1]
                continue
            return prose if kept == last.text else (*prose[:-1], attrs.evolve(last, text=kept))
        if _is_prose(last):
            content: Any = getattr(last, "content", ())
            changed = _with(last, content, _ended(content))
            return (*prose[:-1], changed) if changed is not None else _ended(prose[:-1])
        return prose
    return prose


def _is_prose(inline: Inline) -> bool:
    """Whether it holds words of the sentence in which it stands."""
    content: Any = getattr(inline, "content", None)
    return isinstance(content, tuple) and all(isinstance(each, Inline) for each in content) and bool(content)


def _with(inline: Inline, content: Prose, changed: Prose) -> Inline | None:
    """``inline`` with other content; None if it cannot be without it."""
    if changed is content:
        return inline
    holder: Any = inline
    try:
        return cast("Inline", attrs.evolve(holder, content=changed)) if changed else None
    except ModelError:
        return None
