"""Straight quotation marks into those of the language.

As markdown-it's own rule, which takes the square of the time for a paragraph of many marks: each is looked at once here. A mark
that nothing closes is set as Pandoc's ``smart`` sets it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import attrs
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_MARK: Final = re.compile(r"['\"]")
_APOSTROPHE: Final = "’"
#: A year or number without its first digits: '90s, '45.
_SHORTENED: Final = re.compile(r"\d+s?\b")
_BREAKS: Final = ("softbreak", "hardbreak")


def quotation_marks(state: StateCore) -> None:
    """Set the quotation marks of each paragraph."""
    quotes = state.md.options["quotes"]
    for token in state.tokens:
        if token.type == "inline" and token.children and _MARK.search(token.content):
            _Marks(token.children, quotes).set()


@attrs.frozen
class _Open:
    """A mark that may open a quotation."""

    token: int
    at: int
    level: int
    mark: str


class _Marks:
    """The marks of one paragraph. ``changed`` are what stands in place of them, by token and offset."""

    def __init__(self, tokens: list[Token], quotes: Sequence[str]) -> None:
        self.tokens = tokens
        self.quotes = {'"': (quotes[0], quotes[1]), "'": (quotes[2], quotes[3])}
        self.open: list[_Open] = []
        #: Where in ``open`` those of a level and mark stand.
        self.places: dict[tuple[int, str], list[int]] = {}
        self.changed: dict[int, dict[int, str]] = {}

    def set(self) -> None:
        befores, afters = self._neighbours()
        for index, token in enumerate(self.tokens):
            while self.open and self.open[-1].level > token.level:
                self._forget_unmatched()
            if token.type == "text":
                text = token.content
                for match in _MARK.finditer(text):
                    at = match.start()
                    before = text[at - 1] if at else befores[index]
                    after = text[at + 1] if at + 1 < len(text) else afters[index]
                    self._mark(_Open(index, at, token.level, match[0]), before, after)
        while self.open:
            self._forget_unmatched()
        for index, changes in self.changed.items():
            token = self.tokens[index]
            token.content = "".join(changes.get(at, character) for at, character in enumerate(token.content))

    def _neighbours(self) -> tuple[list[str], list[str]]:
        """The characters before and after each token; a space at a line end."""
        befores: list[str] = []
        afters: list[str] = []
        for found, tokens, at in ((befores, self.tokens, -1), (afters, self.tokens[::-1], 0)):
            beside = " "
            for token in tokens:
                found.append(beside)
                beside = " " if token.type in _BREAKS else token.content[at] if token.content else beside
        return befores, afters[::-1]

    def _mark(self, mark: _Open, before: str, after: str) -> None:
        opens, closes = _sides(mark.mark, before, after)
        after_it = self.tokens[mark.token].content[mark.at + 1 :]
        if mark.mark == "'" and opens and _SHORTENED.match(after_it):
            self._change(mark, _APOSTROPHE)
            return
        apostrophe = mark.mark == "'" and not opens
        if closes and (places := self.places.get((mark.level, mark.mark))):
            opener = self.open[places[-1]]
            while self.open[-1] is not opener:
                self._forget_unmatched()
            self._forget()
            left, right = self.quotes[mark.mark]
            self._change(opener, left)
            self._change(mark, right)
        elif opens:
            self.places.setdefault((mark.level, mark.mark), []).append(len(self.open))
            self.open.append(mark)
        elif apostrophe:
            self._change(mark, _APOSTROPHE)

    def _forget_unmatched(self) -> None:
        """A mark that nothing closes: an apostrophe at a word's beginning, or a quotation that goes on in the next one."""
        mark = self.open[-1]
        self._forget()
        self._change(mark, _APOSTROPHE if mark.mark == "'" else self.quotes[mark.mark][0])

    def _forget(self) -> None:
        last = self.open.pop()
        self.places[last.level, last.mark].pop()

    def _change(self, mark: _Open, text: str) -> None:
        self.changed.setdefault(mark.token, {})[mark.at] = text


def _sides(mark: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a mark may open and close a quotation, by what stands beside it."""
    punctuation_before, punctuation_after = _is_punctuation(before), _is_punctuation(after)
    white_before, white_after = isWhiteSpace(ord(before)), isWhiteSpace(ord(after))
    opens = not white_after and (not punctuation_after or white_before or punctuation_before)
    closes = not white_before and (not punctuation_before or white_after or punctuation_after)
    if mark == after == '"' and "0" <= before <= "9":
        return False, False  # inches: 1""
    if opens and closes:  # within punctuation, not within words
        return punctuation_before, punctuation_after
    return opens, closes


def _is_punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)
