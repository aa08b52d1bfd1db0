"""Sources from CSL-JSON and YAML, and the side file with what Zotero cannot hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from iria_reports.loading.construct import Constructor
from iria_reports.loading.jsonfile import parse_json
from iria_reports.loading.raw import Entry, Mapping, Raw, Scalar, Sequence, kind
from iria_reports.loading.textfile import read_text
from iria_reports.loading.yamlfile import parse_yaml
from iria_reports.model.base import ModelError
from iria_reports.model.csl import DATE_VARIABLES, ITEM_TYPES, NAME_VARIABLES, VARIABLES
from iria_reports.model.dates import EdtfDate
from iria_reports.model.sources import Name, Source, SourceNotes
from iria_reports.problems import SourceText, did_you_mean

#: Keys of an item that are no variables. ``custom`` is CSL-JSON's place for what other programs keep.
_NO_VARIABLES: Final = ("id", "type", "custom", "categories", "system_id")
#: Ending of a side file, in place of the bibliography's own.
_SIDE: Final = ".notes.yaml"
_DATE_KEYS: Final = ("date-parts", "season", "circa", "literal", "raw")
#: CSL-JSON counts seasons from 1; EDTF has them from 21.
_FIRST_SEASON: Final = 20


def read_sources(build: Constructor, names: list[Scalar]) -> tuple[Source, ...]:
    """The sources of the files ``names``, with their side files."""
    sources: dict[str, Source] = {}
    _refuse_unread_notes(build, names)
    for name in names:
        path = build.surroundings.file(name)
        if path is None:
            continue
        notes = _read_notes(build, path.with_suffix(_SIDE), str(Path(name.text).with_suffix(_SIDE)))
        for source in _read_file(build, path, name, notes):
            if source.key in sources:
                first = sources[source.key].location
                message = f'the source "{source.key}" stands twice, first in {first}'
                build.problems.error("duplicate-source", source.location, message, "keep one, or rename one")
            else:
                sources[source.key] = source
        for key in notes:
            if key.text not in sources:
                message = f'no source has the key "{key.text}"'
                build.problems.error("unknown-source", key.location, message, did_you_mean(key.text, sources))
    return tuple(sources.values())


def _refuse_unread_notes(build: Constructor, names: list[Scalar]) -> None:
    """A side file that no bibliography takes would be thought to withhold what it does not."""
    folder = build.surroundings.folder
    files = [folder / name.text for name in names]
    taken = {file.with_suffix(_SIDE).resolve() for file in files}
    for place in dict.fromkeys([folder, *(file.parent for file in files)]):
        for found in sorted(place.glob("*.notes.*")) if place.is_dir() else ():
            if found.suffix in (".yaml", ".yml", ".json") and found.resolve() not in taken:
                message = f"{found.name} belongs to no bibliography that is read"
                mend = "the notes on sources.json are called sources.notes.yaml, and stand beside it"
                build.problems.error("unread-notes", SourceText(found.name, "").at(0), message, mend)


def read_raw(build: Constructor, path: Path, name: str) -> Raw | None:
    """The data of a JSON or YAML file."""
    source = read_text(path, name, build.problems)
    if source is None:
        return None
    return parse_json(source, build.problems) if path.suffix == ".json" else parse_yaml(source, build.problems)


def _read_file(build: Constructor, path: Path, name: Scalar, notes: dict[Scalar, SourceNotes]) -> list[Source]:
    if path.suffix not in (".json", ".yaml", ".yml"):
        message = f"{path.suffix or 'a file without ending'} is no kind of bibliography that is read"
        build.problems.error("unknown-bibliography", name.location, message, "export it from Zotero as CSL-JSON (.json)")
        return []
    before = len(build.problems)
    raw = read_raw(build, path, name.text)
    if isinstance(raw, Mapping) and (references := raw.get("references")) is not None:
        raw = references
    if raw is None and len(build.problems) > before:
        return []
    if not isinstance(raw, Sequence):
        location = raw.location if raw is not None else name.location
        message = f"{name.text} holds {kind(raw) if raw else 'nothing'} where a list of sources belongs"
        build.problems.error("wrong-value", location, message, "begin each source with - id: …")
        return []
    by_key = {key.text: value for key, value in notes.items()}
    read = (_source(build, item, by_key) for item in raw.items)
    return [source for source in read if source is not None]


def _read_notes(build: Constructor, path: Path, name: str) -> dict[Scalar, SourceNotes]:
    if not path.is_file():
        return {}
    raw = read_raw(build, path, name)
    if raw is None:
        return {}
    if not isinstance(raw, Mapping):
        build.problems.error("wrong-value", raw.location, f"{name}: expected a mapping of keys to notes")
        return {}
    notes = {}
    for entry in raw:
        if not isinstance(entry.value, Mapping):
            build.problems.error("wrong-value", entry.value.location, f'"{entry.key.text}": expected a mapping')
        elif (built := build.build(SourceNotes, entry.value, f'the notes on "{entry.key.text}"')) is not None:
            notes[entry.key] = built
    return notes


def _source(build: Constructor, item: Raw, notes: dict[str, SourceNotes]) -> Source | None:
    if not isinstance(item, Mapping):
        build.problems.error("wrong-value", item.location, f"expected a source, got {kind(item)}")
        return None
    key, item_type = item.get("id"), item.get("type")
    if not isinstance(key, Scalar) or not isinstance(item_type, Scalar):
        missing = "id" if not isinstance(key, Scalar) else "type"
        build.problems.error("missing-key", item.location, f'this source lacks "{missing}"')
        return None
    if item_type.text not in ITEM_TYPES:
        message = f'"{item_type.text}" is no item type of CSL 1.0.2'
        build.problems.error("unknown-type", item_type.location, message, did_you_mean(item_type.text, ITEM_TYPES))
        return None
    before = len(build.problems)
    _refuse_custom_audience(build, item)
    variables = {}
    for entry in item:
        if entry.key.text not in _NO_VARIABLES:
            value = _variable(build, entry)
            if value is not None:
                variables[entry.key.text] = value
    if len(build.problems) > before:
        return None
    try:
        found = notes.get(key.text, SourceNotes())
        return Source(key.text, item_type.text, variables, found, location=key.location, audience=found.audience)
    except ModelError as error:
        mend = "give it a short key (Better BibTeX does so)" if "://" in key.text else ""
        build.problems.error("wrong-value", key.location, f'expected {error.expected}, got "{error.got}"', mend)
        return None


def _refuse_custom_audience(build: Constructor, item: Mapping) -> None:
    custom = item.get("custom")
    for entry in custom if isinstance(custom, Mapping) else ():
        if entry.key.text in ("for", "not-for"):
            message = f'"{entry.key.text}" in "custom" withholds nothing'
            build.problems.error("stray-audience", entry.key.location, message, "write it into sources.notes.yaml, by key")


def _variable(build: Constructor, entry: Entry) -> Any:
    variable, raw = entry.key.text, entry.value
    if variable not in VARIABLES:
        mend = did_you_mean(variable, VARIABLES) or "see the variables of CSL 1.0.2"
        build.problems.error("unknown-key", entry.key.location, f'a source has no "{variable}"', mend)
        return None
    try:
        if variable in NAME_VARIABLES:
            return _names(build, raw)
        if variable in DATE_VARIABLES:
            return _date(raw)
    except ModelError as error:
        build.problems.error("wrong-value", raw.location, f'"{variable}": expected {error.expected}, got "{error.got}"')
        return None
    if not isinstance(raw, Scalar):
        build.problems.error("wrong-value", raw.location, f'"{variable}": expected text, got {kind(raw)}')
        return None
    return " ".join(raw.text.split()) or None


def _names(build: Constructor, raw: Raw) -> tuple[Name, ...] | None:
    items = raw.items if isinstance(raw, Sequence) else (raw,)
    names = []
    for item in items:
        if isinstance(item, Scalar):
            names.append(Name(literal=item.text))
        elif isinstance(item, Mapping) and (name := build.build(Name, item, "a name")) is not None:
            names.append(name)
        elif not isinstance(item, Mapping):
            raise ModelError("", "a name", kind(item))
    return tuple(names) or None


def _date(raw: Raw) -> EdtfDate | None:
    """A date as CSL-JSON writes it (``date-parts``), or as EDTF."""
    if isinstance(raw, Scalar):
        return EdtfDate.parse(raw.text)
    if not isinstance(raw, Mapping):
        raise ModelError("", "a date", kind(raw))
    for entry in raw:
        if entry.key.text not in _DATE_KEYS:
            raise ModelError("", f"one of {', '.join(_DATE_KEYS)}", entry.key.text)
    parts, season, circa = raw.get("date-parts"), raw.get("season"), raw.get("circa")
    mark = "~" if isinstance(circa, Scalar) and circa.text not in ("", "0", "false") else ""
    if isinstance(parts, Sequence):
        dates = [_date_parts(item, season) + mark for item in parts.items]
        return EdtfDate.parse("/".join(dates)) if dates else None
    for key in ("literal", "raw"):
        if isinstance(text := raw.get(key), Scalar):
            return EdtfDate.parse(text.text + mark)
    raise ModelError("", "date-parts", "neither date-parts nor literal")


def _date_parts(raw: Raw, season: Raw | None) -> str:
    numbers = [item.text for item in raw.items if isinstance(item, Scalar) and item.text] if isinstance(raw, Sequence) else []
    if not numbers or not all(number.lstrip("-").isdigit() for number in numbers) or len(numbers) > 3:
        raise ModelError("", "date-parts such as [[2023, 3, 15]]", " ".join(numbers) or "none")
    if isinstance(season, Scalar) and season.text.isdigit() and len(numbers) == 1:
        numbers.append(str(_FIRST_SEASON + int(season.text) % _FIRST_SEASON))
    return "-".join(number.zfill(4 if index == 0 else 2) for index, number in enumerate(numbers))
