"""The house file ``iria.yaml``: people, series, imprint, and the texts that stand in every product."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

import attrs

from iria_reports.loading.construct import Constructor
from iria_reports.loading.raw import Entry, Mapping, Raw, Scalar, Sequence, kind
from iria_reports.loading.yamlfile import read_yaml
from iria_reports.model.blocks import Part
from iria_reports.model.briefing import DOCUMENT_LANGUAGES, Imprint
from iria_reports.model.parts import PartKind
from iria_reports.model.people import Person
from iria_reports.problems import SourceText, did_you_mean

FILE: Final = "iria.yaml"
_TEXTS: Final = (PartKind.ABOUT, PartKind.DISCLAIMER, PartKind.CONTACT)
_KEYS: Final = ("people", "series", "imprint", *(part.value for part in _TEXTS))


@attrs.frozen
class House:
    """What the house file says, in the briefing's language. ``series`` maps a title to its ISSN, if any."""

    people: dict[str, Person] = attrs.field(factory=dict)
    series: dict[str, str | None] = attrs.field(factory=dict)
    imprint: Imprint | None = None
    parts: tuple[Part, ...] = ()


def find_house_file(folder: Path) -> Path | None:
    """The nearest house file: in ``folder`` or one above it, up to the folder of its repository or of its user."""
    home = Path(os.environ.get("HOME") or "/")
    for candidate in (folder, *folder.resolve().parents):
        if (candidate / FILE).exists():
            return candidate / FILE
        if candidate == home or (candidate / ".git").exists():
            return None
    return None


def _is_trusted(path: Path, folder: Path) -> bool:
    """Whether a house file above a briefing's ``folder`` is its user's, or of who wrote the briefing: nobody else speaks there.

    As git has it for repositories (``safe.directory``).
    """
    if os.name != "posix" or path.parent.resolve() == folder.resolve():
        return True
    state, above = path.stat(), path.parent.stat()
    owners = {os.geteuid(), 0, folder.stat().st_uid}
    anybody_writes = state.st_mode & stat.S_IWOTH or (above.st_mode & stat.S_IWOTH and not above.st_mode & stat.S_ISVTX)
    return state.st_uid in owners and not anybody_writes


def read_house(build: Constructor, language: str) -> House:
    """The house file of the briefing's folder; an empty house if there is none."""
    path = find_house_file(build.surroundings.folder)
    if path is not None and not _is_trusted(path, build.surroundings.folder):
        message, mend = f"{path} belongs to another user, or anybody may write it", f"put a {FILE} beside the briefing"
        build.problems.error("untrusted-house", SourceText(FILE, "").at(0), message, mend)
        return House()
    raw = read_yaml(path, FILE, build.problems) if path else None
    if raw is None:
        return House()
    if not isinstance(raw, Mapping):
        build.problems.error("wrong-value", raw.location, f"{FILE}: expected a mapping, got {kind(raw)}")
        return House()
    people: dict[str, Person] = {}
    series: dict[str, str | None] = {}
    imprint: Imprint | None = None
    parts: list[Part] = []
    for entry in raw:
        match entry.key.text:
            case "people":
                people = _people(build, entry)
            case "series":
                series = _series(build, entry)
            case "imprint":
                imprint = build.value(Imprint, _by_language(build, entry.value, language), "imprint")
            case name if name in _KEYS:
                text = _in_language(build, entry, language)
                if text is not None:
                    part = build.build(
                        Part, Mapping((), text.location), name, kind=PartKind(name), content=build.reader.blocks(text)
                    )
                    parts += [part] if part is not None else []
            case name:
                mend = did_you_mean(name, _KEYS) or f"it may have {', '.join(_KEYS)}"
                build.problems.error("unknown-key", entry.key.location, f'{FILE} has no "{name}"', mend)
    return House(people, series, imprint, tuple(parts))


def _people(build: Constructor, entry: Entry) -> dict[str, Person]:
    people: dict[str, Person] = {}
    if not isinstance(entry.value, Mapping):
        build.problems.error("wrong-value", entry.value.location, '"people": expected ids with name, role and so on')
        return people
    for person in entry.value:
        if not isinstance(person.value, Mapping):
            build.problems.error("wrong-value", person.value.location, f'"{person.key.text}": expected name, role and so on')
            continue
        built = build.build(Person, person.value, "a person", id=person.key.text)
        if built is not None:
            people[person.key.text] = built
    return people


def _series(build: Constructor, entry: Entry) -> dict[str, str | None]:
    if not isinstance(entry.value, Mapping):
        build.problems.error("wrong-value", entry.value.location, '"series": expected titles with their ISSN (or nothing)')
        return {}
    issns: dict[str, str | None] = {}
    for series in entry.value:
        if isinstance(series.value, Scalar):
            issns[series.key.text] = series.value.text or None
        else:
            build.problems.error("wrong-value", series.value.location, f'"{series.key.text}": expected its ISSN or nothing')
    return issns


def _by_language(build: Constructor, raw: Raw, language: str) -> Raw:
    """A mapping in which texts that are given by language are those of the briefing's; one without them goes without."""
    if not isinstance(raw, Mapping):
        return raw
    entries: list[Entry] = []
    for entry in raw:
        value = _in_language(build, entry, language) if isinstance(entry.value, Mapping) else entry.value
        entries += [attrs.evolve(entry, value=value)] if value is not None else []
    return attrs.evolve(raw, entries=tuple(entries))


def _in_language(build: Constructor, entry: Entry, language: str) -> Scalar | None:
    """A text, or that of the briefing's language if it is given by language."""
    raw: Raw | None = entry.value
    if isinstance(raw, Mapping):
        for each in raw:
            if each.key.text not in DOCUMENT_LANGUAGES:
                mend = f"texts stand by language: {', '.join(DOCUMENT_LANGUAGES)}; withhold parts of them by spans or blocks"
                build.problems.error("unknown-key", each.key.location, f'"{each.key.text}" is no language of documents', mend)
        raw = raw.get(language)
    if isinstance(raw, Sequence | Mapping):
        build.problems.error("wrong-value", raw.location, f'"{entry.key.text}": expected text, got {kind(raw)}')
        return None
    return raw
