"""Data as it was written, before it means anything: text, lists and mappings, each with its place.

YAML, JSON, the attributes of a div, the fields of a record and the prose of a paragraph all become these
three; what they mean is decided in one place, `iria_reports.loading.construct`. A scalar is text, whatever
it looks like.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

import attrs

from iria_reports.problems import Location

#: Lists and mappings within each other. Deeper than this is no briefing, and readers would recurse too deep.
DEEPEST_NESTING: Final = 50


@attrs.frozen(slots=True)
class Scalar:
    """A text as written, which knows where its characters stand.

    ``pieces`` are pairs of an offset in ``text`` and the offset in the source from where the text's
    characters stand one by one. Without pieces (escapes, folded lines) every character is at ``location``.
    """

    text: str
    location: Location
    pieces: tuple[tuple[int, int], ...] = ()

    @classmethod
    def exact(cls, location: Location) -> Scalar:
        """The very characters at ``location``."""
        text = location.source.text[location.start : location.end]
        return cls(text, location, ((0, location.start),))

    def at(self, start: int, end: int | None = None) -> Location:
        """Location of ``text[start:end]`` (one character if ``end`` is not given), as near as can be told."""
        if not self.pieces:
            return self.location
        index = bisect_right(self.pieces, (start, self.location.end)) - 1
        offset, source_offset = self.pieces[max(0, index)]
        first = source_offset + start - offset
        return Location(self.location.source, first, first + (1 if end is None else max(1, end - start)))

    def slice(self, start: int, end: int) -> Scalar:
        """The part ``text[start:end]``."""
        if not self.pieces:
            return Scalar(self.text[start:end], self.location)
        first = bisect_right(self.pieces, (start, self.location.end)) - 1
        offset, source_offset = self.pieces[max(0, first)]
        pieces = [(0, source_offset + start - offset)]
        last = bisect_left(self.pieces, (end,))
        pieces += [(offset - start, at) for offset, at in self.pieces[first + 1 : last]]
        return Scalar(self.text[start:end], self.at(start, end), tuple(pieces))


@attrs.frozen(slots=True)
class Sequence:
    """A list."""

    items: tuple[Raw, ...]
    location: Location


@attrs.frozen(slots=True)
class Entry:
    """A key with its value."""

    key: Scalar
    value: Raw


@attrs.frozen(slots=True)
class Mapping:
    """A mapping; its keys differ (the readers see to that)."""

    entries: tuple[Entry, ...]
    location: Location

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def get(self, key: str) -> Raw | None:
        """Value of ``key``, if there."""
        for entry in self.entries:
            if entry.key.text == key:
                return entry.value
        return None


Raw = Scalar | Sequence | Mapping


def kind(raw: Raw) -> str:
    """What it is, for a message."""
    match raw:
        case Scalar():
            return "text"
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping"
