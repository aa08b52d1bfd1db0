"""Blocks written as data, in YAML or JSON: ``judgement: {likelihood: unlikely, content: …}``."""

from __future__ import annotations

from typing import Any, cast

import attrs

from iria_reports.loading.construct import Constructor, field_specs
from iria_reports.loading.csvtable import read_csv_table
from iria_reports.loading.names import DIVS, PARTS, SIGNS
from iria_reports.loading.raw import Entry, Mapping, Raw, Scalar, Sequence
from iria_reports.model.blocks import Block, PageBreak, Part
from iria_reports.model.tables import Table
from iria_reports.problems import did_you_mean


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
    mapping = _fields(cls, entry.value)
    if cls is PageBreak and isinstance(entry.value, Scalar) and not entry.value.text:
        mapping = Mapping((), entry.value.location)
    if cls is Table and (src := mapping.get("src")) is not None:
        return read_csv_table(build, src, without(mapping, "src"))
    return cast("Block", build.build(cls, mapping, f'"{name}"', **given))


def without(mapping: Mapping, key: str) -> Mapping:
    """``mapping`` without ``key``."""
    return attrs.evolve(mapping, entries=tuple(entry for entry in mapping if entry.key.text != key))


def _fields(cls: type, raw: Raw) -> Mapping:
    match raw:
        case Mapping():
            return raw
        case Scalar() | Sequence():
            body = next((spec.key for spec in field_specs(cls) if spec.body), "content")
            return Mapping((Entry(Scalar(body, raw.location), raw),), raw.location)
