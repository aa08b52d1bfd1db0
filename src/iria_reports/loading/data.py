"""Blocks written as data, in YAML or JSON: ``judgement: {likelihood: unlikely, content: …}``."""

from __future__ import annotations

from typing import Any, Final, cast

import attrs

from iria_reports.loading.construct import Constructor, as_fields
from iria_reports.loading.csvtable import read_csv_table
from iria_reports.loading.names import DIVS, PARTS, SIGNS
from iria_reports.loading.raw import Entry, Mapping, Scalar
from iria_reports.model.blocks import Block, Part
from iria_reports.model.tables import Table
from iria_reports.problems import did_you_mean

#: How YAML and JSON write a block that holds nothing: ``page-break:``.
_NOTHING: Final = ("", "~", "null")


def read_block(build: Constructor, entry: Entry) -> Block | None:
    """The block of ``name: fields``. Text or a list instead of fields is the block's body."""
    name = entry.key.text
    known = DIVS | SIGNS
    if name not in known and name not in PARTS:
        mend = did_you_mean(name, [*known, *PARTS])
        build.problems.error("unknown-block", entry.key.location, f'no block is called "{name}"', mend)
        return None
    cls = Part if name in PARTS else known[name]
    given: dict[str, Any] = {"kind": PARTS[name]} if name in PARTS else {}
    nothing = isinstance(entry.value, Scalar) and entry.value.text in _NOTHING
    mapping = Mapping((), entry.value.location) if nothing else as_fields(cls, entry.value)
    if mapping is None:
        build.problems.error(
            "unexpected-content", entry.value.location, f'"{name}" holds nothing', "write it with nothing behind"
        )
        return None
    if cls is Table and (src := mapping.get("src")) is not None:
        return read_csv_table(build, src, without(mapping, "src"))
    return cast("Block", build.build(cls, mapping, f'"{name}"', **given))


def without(mapping: Mapping, key: str) -> Mapping:
    """``mapping`` without ``key``."""
    return attrs.evolve(mapping, entries=tuple(entry for entry in mapping if entry.key.text != key))
