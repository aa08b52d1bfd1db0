"""markdown-it's inline parser, with the places of its tokens, and with brackets in linear time.

Every token gets ``meta["at"]`` and ``meta["end"]``: offsets in the text of its paragraph. Brackets are settled from the end of
the text: what stands within is known before what stands around it, so that no bracket is looked through twice.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from types import SimpleNamespace
from typing import Final, Literal

from markdown_it import MarkdownIt, helpers
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

#: Brackets within brackets, and marks within marks. Deeper than this is no prose, and readers would recurse too deep.
DEEPEST_INLINE: Final = 40
KEY: Final = r"(?:\w(?:[:.#$%&\-+?<>~/]?\w)*|\{[^{}\s]+\})"
_CITE: Final = re.compile(rf"(?<![\w\\])@{KEY}")
_BRACKET: Final = re.compile(r"[\[\]]")


class PlacedState(StateInline):
    """State that notes on each token where it was read, and where each bracket ends."""

    pending_at = 0

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        #: Of places where tokens begin, the bracket that closes what is open there; without and with ``disable_nested``.
        self.closings: tuple[dict[int, int], dict[int, int]] = ({}, {})

    @cached_property
    def cites(self) -> list[int]:
        """Offsets of all ``@key``."""
        return [match.start() for match in _CITE.finditer(self.src)]

    def holds_cite(self, start: int, end: int) -> bool:
        """Whether ``src[start:end]`` holds a ``@key``."""
        index = bisect_left(self.cites, start)
        return index < len(self.cites) and _CITE.match(self.src, self.cites[index], end) is not None

    def append_pending(self, text: str) -> None:
        """Note where a run of plain text begins."""
        if not self._pending and not self._pending_buffer:
            self.pending_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802  markdown-it's name
        """Flush plain text as a token with its place."""
        token = super().pushPending()
        token.meta = {"at": self.pending_at, "end": self.pos}
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Push a token with its place."""
        token = super().push(ttype, tag, nesting)
        token.meta = {"at": self.pos, "end": self.pos + 1}
        return token


class PlacedInline(ParserInline):
    """markdown-it's inline parser over a `PlacedState`."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Read ``src`` into ``tokens``."""
        state = PlacedState(src, md, env, tokens)
        brackets = [match.start() for match in _BRACKET.finditer(src)]
        if (deep := _too_deep(src, brackets)) is not None:
            _refuse(state, deep)
            return state.tokens
        for at in reversed(brackets):
            if src[at] == "[":
                state.pos = at
                self.skipToken(state)
        state.pos = 0
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _too_deep(src: str, brackets: list[int]) -> int | None:
    """Offset of the first bracket found that holds more brackets within brackets than are read."""
    heights = [0]  # of what each open bracket holds, below them all that of the text
    opened: list[int] = []
    for at in brackets:
        if src[at] == "[":
            opened.append(at)
            heights.append(0)
        elif opened:
            begin, height = opened.pop(), heights.pop() + 1
            if height > DEEPEST_INLINE:
                return begin
            heights[-1] = max(heights[-1], height)
    return None


def refuse_deep_marks(state: StateInline) -> None:
    """Leave a problem in place of a text with marks nested too deep. Their levels must be settled."""
    deep = next((token for token in state.tokens if token.level > DEEPEST_INLINE), None)
    if deep is not None:
        _refuse(state, deep.meta.get("at", 0))


def _refuse(state: StateInline, at: int) -> None:
    token = Token("problem", "", 0)
    message = f"more than {DEEPEST_INLINE} brackets or marks stand within each other here"
    mend = "take some apart; write \\[ or \\* for the sign itself"
    token.meta = {"at": at, "end": at + 1, "code": "deep-nesting", "message": message, "mend": mend}
    state.tokens[:] = [token]


def parse_link_label(state: PlacedState, start: int, disable_nested: bool = False) -> int:  # noqa: FBT002  as markdown-it has it
    """As markdown-it's own: where the bracket at ``start`` ends, or -1. Nothing is looked through twice."""
    limit, saved, state.posMax = state.posMax, state.pos, len(state.src)
    end = _closing(state, start + 1, disable_nested)
    state.posMax, state.pos = limit, saved
    return end if end < limit else -1


def _closing(state: PlacedState, at: int, disable_nested: bool) -> int:
    """The next bracket that closes what is open ``at`` a place where a token begins, or -1. It is noted for all passed by."""
    known = state.closings[disable_nested]
    passed: list[int] = []
    end = -1
    while at < len(state.src):
        if at in known:
            end = known[at]
            break
        passed.append(at)
        character = state.src[at]
        if character == "]":
            end = at
            break
        state.pos = at
        state.md.inline.skipToken(state)
        if character == "[" and state.pos == at + 1:  # a bracket that is no part of any token
            inner = _closing(state, at + 1, disable_nested)
            if inner < 0:
                break
            at = inner + 1
        elif character == "[" and disable_nested:
            break
        else:
            at = state.pos
    known.update(dict.fromkeys(passed, end))
    return end


#: In place of markdown-it's helpers.
HELPERS: Final = SimpleNamespace(
    parseLinkLabel=parse_link_label,
    parseLinkDestination=helpers.parseLinkDestination,
    parseLinkTitle=helpers.parseLinkTitle,
)
