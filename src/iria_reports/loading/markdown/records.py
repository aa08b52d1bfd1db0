"""Records: ``- key: prose`` in a list, further keys indented below, into mappings."""

from __future__ import annotations

import re

from iria_reports.loading.raw import Entry, Mapping, Scalar
from iria_reports.problems import Problems

_FIELD = re.compile(r"(?P<key>[A-Za-z][\w-]*):(?:[ \t]+|$)(?P<value>.*)")


def read_record(written: Scalar, problems: Problems) -> Mapping:
    """The fields of one record: the text of one list item."""
    entries: dict[str, Entry] = {}
    current: Scalar | None = None
    start = end = 0
    at = 0

    def finish() -> None:
        if current is None:
            return
        if current.text in entries:
            first = entries[current.text].key.location.line
            message = f'"{current.text}" stands twice, first in line {first}'
            problems.error("duplicate-key", current.location, message, "keep one")
        else:
            entries[current.text] = Entry(current, written.slice(start, end))

    for line in written.text.split("\n"):
        match = _FIELD.match(line)
        if match is not None:
            finish()
            current = written.slice(at + match.start("key"), at + match.end("key"))
            start, end = at + match.start("value"), at + len(line.rstrip())
        elif current is None or not line.startswith(("    ", "\t", "  ")):
            place = written.at(at, at + len(line))
            mend = "write key: text; indent a line that goes on by four spaces"
            problems.error("broken-record", place, "this line is no field of a record", mend)
        else:
            end = at + len(line.rstrip())
        at += len(line) + 1
    finish()
    return Mapping(tuple(entries.values()), written.location)
