"""The files of a bibliography: which there are, and what stands in more than one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from iria_reports.loading.bibliography.items import read_item
from iria_reports.loading.bibliography.notes import read_notes
from iria_reports.loading.construct import Constructor
from iria_reports.loading.jsonfile import parse_json
from iria_reports.loading.raw import Mapping, Raw, Scalar, Sequence, kind
from iria_reports.loading.textfile import read_text
from iria_reports.loading.yamlfile import parse_yaml, read_yaml
from iria_reports.model.sources import Source, SourceNotes
from iria_reports.problems import Problems, SourceText, did_you_mean

#: Ending of a side file, in place of the bibliography's own.
_SIDE: Final = ".notes.yaml"
#: Endings of bibliographies that are read.
ENDINGS: Final = (".json", ".yaml", ".yml", ".bib", ".ris")
#: Digits of a number that Python reads (sys.set_int_max_str_digits).
_MOST_DIGITS: Final = 4000


def _parse(source: SourceText, ending: str, problems: Problems) -> Raw | None:
    match ending:
        case ".json":
            return parse_json(source, problems)
        case ".bib":
            # Imported here, as below: what reads these takes a while to import, and most bibliographies are CSL-JSON.
            from iria_reports.loading.bibliography.bibtex import read_bibtex

            return read_bibtex(source, problems)
        case ".ris":
            from iria_reports.loading.bibliography.ris import read_ris

            return read_ris(source, problems)
        case _:
            return parse_yaml(source, problems)


def read_sources(build: Constructor, names: list[Scalar]) -> tuple[Source, ...]:
    """The sources of the files ``names``, with their side files."""
    sources: dict[str, Source] = {}
    _refuse_unread_notes(build, names)
    for name in names:
        path = build.surroundings.file(name)
        if path is None:
            continue
        notes = _read_side_file(build, path.with_suffix(_SIDE), str(Path(name.text).with_suffix(_SIDE)))
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


def _read_file(build: Constructor, path: Path, name: Scalar, notes: dict[Scalar, SourceNotes]) -> list[Source]:
    if path.suffix not in ENDINGS:
        message = f"{path.suffix or 'a file without ending'} is no kind of bibliography that is read"
        mend = f"export it from Zotero as CSL-JSON (.json); {', '.join(ENDINGS)} are read"
        build.problems.error("unknown-bibliography", name.location, message, mend)
        return []
    source = read_text(path, name.text, build.problems)
    before = len(build.problems)
    raw = None if source is None else _parse(source, path.suffix, build.problems)
    if isinstance(raw, Mapping) and (references := raw.get("references")) is not None:
        raw = references
    if raw is None and (source is None or build.problems.error_since(before)):
        return []
    if not isinstance(raw, Sequence):
        location = raw.location if raw is not None else name.location
        message = f"{name.text} holds {kind(raw) if raw else 'nothing'} where a list of sources belongs"
        build.problems.error("wrong-value", location, message, "begin each source with - id: …")
        return []
    by_key = {key.text: value for key, value in notes.items()}
    originals = _originals(source.text, len(raw.items)) if source is not None and path.suffix == ".json" else {}
    read = (read_item(build, item, by_key, originals.get(index, {})) for index, item in enumerate(raw.items))
    return [source for source in read if source is not None]


def _int(digits: str) -> int | str:
    """A number; one of more digits than Python reads, as it is written."""
    return int(digits) if len(digits) < _MOST_DIGITS else digits


def _originals(text: str, count: int) -> dict[int, dict[str, Any]]:
    """Items of CSL-JSON as they are, to export them again without loss."""
    data = json.loads(text, parse_int=_int)
    items = data["references"] if isinstance(data, dict) else data
    return {index: item for index, item in enumerate(items) if isinstance(item, dict)} if len(items) == count else {}


def _read_side_file(build: Constructor, path: Path, name: str) -> dict[Scalar, SourceNotes]:
    raw = read_yaml(path, name, build.problems) if path.is_file() else None
    if raw is None:
        return {}
    if not isinstance(raw, Mapping):
        build.problems.error("wrong-value", raw.location, f"{name}: expected a mapping of keys to notes")
        return {}
    notes = {}
    for entry in raw:
        if not isinstance(entry.value, Mapping):
            build.problems.error("wrong-value", entry.value.location, f'"{entry.key.text}": expected a mapping')
        elif (built := read_notes(build, entry.value, entry.key.text)) is not None:
            notes[entry.key] = built
    return notes
