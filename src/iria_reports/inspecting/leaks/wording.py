"""Texts as a reader takes them in: without case, invisible signs, hyphens and the space between words."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import Final

import attrs

#: Soft and hard hyphens, PDFium's signs for one at a line's end, joiners, marks of direction, vowel signs of Arabic.
_INVISIBLE: Final = re.compile(
    "[-\u00ad\u0002\u2010\u2011\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\u0307\u064b-\u065f\u0670]"
)
_WORD: Final = re.compile(r"[^\W_]+")
#: What stands between two blocks of text: no words run on over it.
BREAK: Final = "\u2029"
_WORD_OR_BREAK: Final = re.compile(rf"[^\W_]+|{BREAK}")
#: Scripts that put no space between words: each sign counts as one.
_UNSPACED: Final = re.compile("[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
#: Digits in groups of three, or without groups.
_NUMBER: Final = re.compile("\\d{1,3}(?:[.,'’\u00a0\u202f\u2009 ]\\d{3})+(?!\\d)|\\d+")
#: Digits from which on a number tells what it counts.
_LONG: Final = 5


def plain(text: str) -> str:
    """``text`` in one form: NFKC, folded, without what is not seen. Turkish dots make no difference."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).casefold()).replace("ı", "i")


def words(text: str) -> list[str]:
    """The words of a text, in one form; where no space parts words, each sign is one."""
    found: list[str] = []
    for word in _WORD.findall(plain(text)):
        if _UNSPACED.search(word):
            found.extend(word)
        else:
            found.append(word)
    return found


def long_numbers(text: str) -> set[str]:
    """Numbers of five digits or more, without what groups their digits."""
    digits = (re.sub(r"\D", "", found[0]) for found in _NUMBER.finditer(unicodedata.normalize("NFKC", text)))
    return {number for number in digits if len(number) >= _LONG}


@attrs.frozen(slots=False)
class Squeezed:
    """A text without the space between its words, which remembers where they begin and end."""

    text: str
    bounds: frozenset[int]

    @classmethod
    def of(cls, text: str) -> Squeezed:
        """``text``, squeezed."""
        found = _WORD_OR_BREAK.findall(plain(text))
        at = 0
        bounds = [0]
        for word in found:
            at += len(word)
            bounds.append(at)
        return cls("".join(found), frozenset(bounds))

    @cached_property
    def mirrored(self) -> Squeezed:
        """The same from its end: a page holds what runs from right to left in the order of the eye."""
        length = len(self.text)
        return Squeezed(self.text[::-1], frozenset(length - at for at in self.bounds))
