"""What the institute knows of a source: by key in the side file, in ``custom`` of CSL-JSON, beside the rest in YAML."""

from __future__ import annotations

import attrs

from iria_reports.loading.construct import Constructor, field_specs
from iria_reports.loading.raw import Entry, Mapping, Scalar, kind
from iria_reports.model.sources import SourceNotes
from iria_reports.problems import nearest

#: Keys of notes.
KEYS = frozenset(spec.key for spec in field_specs(SourceNotes))


def read_notes(build: Constructor, mapping: Mapping, key: str) -> SourceNotes | None:
    """The notes on the source ``key``."""
    return build.build(SourceNotes, mapping, f'the notes on "{key}"')


def notes_of_item(build: Constructor, item: Mapping, key: str) -> SourceNotes | None:
    """The notes within an item: its own keys of that kind, and those in ``custom``.

    Other programs keep things in ``custom``, too; a key there that is nearly one of ours is told of.
    """
    entries = [entry for entry in item if entry.key.text in KEYS]
    custom = item.get("custom")
    if custom is not None and not isinstance(custom, Mapping) and not (isinstance(custom, Scalar) and not custom.text):
        build.problems.error("wrong-value", custom.location, f'"custom": expected a mapping, got {kind(custom)}')
        return None
    for entry in custom if isinstance(custom, Mapping) else ():
        name = entry.key.text
        if name in ("for", "not-for"):
            message = f'"{name}" in "custom" withholds nothing'
            build.problems.error("stray-audience", entry.key.location, message, "write it into sources.notes.yaml, by key")
        elif name in KEYS:
            entries.append(entry)
        elif (meant := nearest(name, KEYS)) is not None:
            message = f'"{name}" in "custom" is left to other programs'
            build.problems.warning("unknown-key", entry.key.location, message, f'did you mean "{meant}"?')
    return read_notes(build, Mapping(_each_once(build, entries), item.location), key) if entries else SourceNotes()


def _each_once(build: Constructor, entries: list[Entry]) -> tuple[Entry, ...]:
    by_key: dict[str, Entry] = {}
    for entry in entries:
        if entry.key.text in by_key:
            message = f'"{entry.key.text}" stands in "custom" and beside it'
            build.problems.error("duplicate-key", entry.key.location, message, "keep one")
        by_key.setdefault(entry.key.text, entry)
    return tuple(by_key.values())


def combined(own: SourceNotes, side: SourceNotes | None) -> SourceNotes:
    """Notes of an item with those of the side file, which win: they are the institute's latest word."""
    if side is None:
        return own
    given = {
        field.name: value
        for field in attrs.fields(SourceNotes)
        if (value := getattr(side, field.name)) != field.default and field.name != "audience"
    }
    return attrs.evolve(own, audience=side.audience, **given)
