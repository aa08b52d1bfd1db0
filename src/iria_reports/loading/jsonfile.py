"""JSON with places: each value knows where it stands. Numbers and booleans stay as they were written."""

from __future__ import annotations

import json
import re

from iria_reports.loading.raw import DEEPEST_NESTING, Entry, Mapping, Raw, Scalar, Sequence
from iria_reports.loading.textfile import unescaped
from iria_reports.problems import Problems, SourceText

_TOKEN = re.compile(r'\s*(?:([{}\[\]:,])|("(?:[^"\\]|\\.)*")|([^\s{}\[\]:,"]+))')


def parse_json(source: SourceText, problems: Problems) -> Raw | None:
    """The data in ``source``; None if it is broken (then a problem says where)."""
    try:
        # The standard parser vouches for the syntax, so that the scan below may trust it.
        json.loads(source.text, parse_int=str)  # as written: the digits of a number have no limit
    except json.JSONDecodeError as error:
        problems.error("broken-json", source.at(min(error.pos, len(source.text))), f"JSON: {error.msg.lower()}")
        return None
    except RecursionError:
        pass  # all before the level that was too deep is sound, and the scan stops long before it
    try:
        return _Scan(source, problems).value()
    except _TooDeepError as deep:
        problems.error("broken-json", source.at(deep.at), f"more than {DEEPEST_NESTING} levels of nesting")
        return None


class _TooDeepError(Exception):
    """A list or mapping within too many others."""

    def __init__(self, at: int) -> None:
        self.at = at
        super().__init__()


class _Scan:
    """A scan of sound JSON, token by token."""

    def __init__(self, source: SourceText, problems: Problems) -> None:
        self.source = source
        self.problems = problems
        self.at = 0
        self.depth = 0

    def token(self) -> re.Match[str]:
        match = _TOKEN.match(self.source.text, self.at)
        assert match is not None  # json.loads has read this text
        self.at = match.end()
        return match

    def value(self) -> Raw:
        return self.value_of(self.token())

    def value_of(self, token: re.Match[str]) -> Raw:
        if token[1] is None:
            return self.scalar(token)
        start = token.start(1)
        if self.depth > DEEPEST_NESTING:
            raise _TooDeepError(start)
        self.depth += 1
        raw = self.mapping(start) if token[1] == "{" else self.sequence(start)
        self.depth -= 1
        return raw

    def scalar(self, token: re.Match[str]) -> Scalar:
        if token[2] is None:
            return Scalar("" if token[3] == "null" else token[3], self.source.at(*token.span(3)))
        written = token[2]
        if "\\" in written:
            location = self.source.at(*token.span(2))
            return Scalar(unescaped(json.loads(written), location, self.problems), location)
        return Scalar.exact(self.source.at(token.start(2) + 1, token.end(2) - 1))

    def sequence(self, start: int) -> Sequence:
        items: list[Raw] = []
        token = self.token()
        while token[1] != "]":
            if token[1] == ",":
                token = self.token()
            items.append(self.value_of(token))
            token = self.token()
        return Sequence(tuple(items), self.source.at(start, self.at))

    def mapping(self, start: int) -> Mapping:
        entries: dict[str, Entry] = {}
        token = self.token()
        while token[1] != "}":
            if token[1] == ",":
                token = self.token()
            key = self.scalar(token)
            self.token()  # the colon
            value = self.value()
            if key.text in entries:
                first = entries[key.text].key.location
                message = f'"{key.text}" stands twice, first in line {first.line}'
                self.problems.error("duplicate-key", key.location, message, "keep one")
            else:
                entries[key.text] = Entry(key, value)
            token = self.token()
        return Mapping(tuple(entries.values()), self.source.at(start, self.at))
