"""An item of CSL-JSON, with its places, into a source."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping as AnyMapping
from typing import Any, Final

from iria_reports.loading.bibliography.notes import KEYS, combined, notes_of_item
from iria_reports.loading.construct import Constructor
from iria_reports.loading.raw import Entry, Mapping, Raw, Scalar, Sequence, kind
from iria_reports.model.base import ModelError
from iria_reports.model.csl import DATE_VARIABLES, ITEM_TYPES, NAME_VARIABLES, VARIABLES
from iria_reports.model.dates import EdtfDate
from iria_reports.model.sources import Name, Source, SourceNotes
from iria_reports.problems import did_you_mean

#: Keys of an item that are no variables. ``custom`` is CSL-JSON's place for what other programs keep.
_NO_VARIABLES: Final = ("id", "type", "custom", "categories", "system_id")
#: Names that variables had before CSL 1.0.2, as older exports give them.
_FORMER: Final = {"event": "event-title"}
#: Signs that programs write as for HTML. Angle brackets would be markup.
_ENTITY: Final = re.compile(r"&(?:amp|quot|apos|nbsp|#3[489]|#x2[267]);")
_DATE_KEYS: Final = ("date-parts", "season", "circa", "literal", "raw")
#: CSL-JSON counts seasons from 1; EDTF has them from 21.
_FIRST_SEASON: Final = 20


def read_item(build: Constructor, item: Raw, side: dict[str, SourceNotes], original: AnyMapping[str, Any]) -> Source | None:
    """The source that ``item`` describes; ``side`` are the side file's notes by key, ``original`` the item as it was read."""
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
    notes = notes_of_item(build, item, key.text)
    variables: dict[str, Any] = {}
    for entry in item:
        if entry.key.text not in _NO_VARIABLES and entry.key.text not in KEYS:
            value = _variable(build, entry)
            if value is not None:
                variables[_FORMER.get(entry.key.text, entry.key.text)] = value
    if build.problems.error_since(before) or notes is None:
        return None
    try:
        found = combined(notes, side.get(key.text))
        return Source(
            key.text,
            item_type.text,
            variables,
            found,
            location=key.location,
            audience=found.audience,
            kept=_kept(original, variables),
        )
    except ModelError as error:
        mend = "give it a short key (Better BibTeX does so)" if "://" in key.text else ""
        build.problems.error("wrong-value", key.location, f'expected {error.expected}, got "{error.got}"', mend)
        return None


def _kept(original: AnyMapping[str, Any], variables: dict[str, Any]) -> dict[str, tuple[str, Any, Any]]:
    """What ``original`` holds by key: the variable, what was read from it, and how it was written. Notes are read, too."""
    kept = {}
    for name, written in original.items():
        if name not in ("id", "type") and name not in KEYS:
            variable = _FORMER.get(name, name)
            kept[name] = (variable, variables.get(variable), written)
    return kept


def _variable(build: Constructor, entry: Entry) -> Any:
    variable, raw = _FORMER.get(entry.key.text, entry.key.text), entry.value
    if variable not in VARIABLES:
        mend = did_you_mean(variable, VARIABLES) or "see the variables of CSL 1.0.2"
        build.problems.error("unknown-key", entry.key.location, f'a source has no "{variable}"', mend)
        return None
    if _is_empty(raw):
        return None
    try:
        if variable in NAME_VARIABLES:
            return _names(build, raw)
        if variable in DATE_VARIABLES:
            return _date(build, variable, raw)
    except ModelError as error:
        build.problems.error("wrong-value", raw.location, f'"{variable}": expected {error.expected}, got "{error.got}"')
        return None
    if not isinstance(raw, Scalar):
        build.problems.error("wrong-value", raw.location, f'"{variable}": expected text, got {kind(raw)}')
        return None
    return _ENTITY.sub(lambda found: html.unescape(found[0]), " ".join(raw.text.split())) or None


def _names(build: Constructor, raw: Raw) -> tuple[Name, ...] | None:
    items = raw.items if isinstance(raw, Sequence) else (raw,)
    names = []
    for item in items:
        if isinstance(item, Scalar):
            names += [Name(literal=item.text)] if item.text else []
        elif isinstance(item, Mapping) and (name := build.build(Name, _known(item), "a name")) is not None:
            names.append(name)
        elif not isinstance(item, Mapping):
            raise ModelError("", "a name", kind(item))
    return tuple(names) or None


def _known(name: Mapping) -> Mapping:
    """A name without identifiers, which other programs keep in it, and without empty parts."""
    kept = [entry for entry in name if entry.key.text.lower() != "orcid" and not _is_empty(entry.value)]
    return Mapping(tuple(kept), name.location)


def _is_empty(raw: Raw) -> bool:
    match raw:
        case Scalar(text=text):
            return not text
        case Sequence(items=items):
            return all(_is_empty(item) for item in items)
        case Mapping():
            return all(_is_empty(entry.value) for entry in raw)


def _date(build: Constructor, variable: str, raw: Raw) -> EdtfDate | str | None:
    """A date as CSL-JSON writes it (``date-parts``), or as EDTF; else the text, which is printed as it is."""
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
        if isinstance(text := raw.get(key), Scalar) and text.text.strip():
            return _free_date(build, variable, text, mark)
    raise ModelError("", "date-parts", "neither date-parts nor literal")


def _free_date(build: Constructor, variable: str, text: Scalar, mark: str) -> EdtfDate | str:
    try:
        return EdtfDate.parse(text.text + mark)
    except ModelError:
        message = f'"{variable}": "{text.text}" is no date that can be sorted or put into the document\'s language'
        build.problems.warning(
            "free-date", text.location, message, "write it as 2023-03-15, 2023-03~ or 2011/2019, if it is one"
        )
        return " ".join(text.text.split())


def _date_parts(raw: Raw, season: Raw | None) -> str:
    numbers = [item.text for item in raw.items if isinstance(item, Scalar) and item.text] if isinstance(raw, Sequence) else []
    if not numbers or not all(number.lstrip("-").isdigit() for number in numbers) or len(numbers) > 3:
        raise ModelError("", "date-parts such as [[2023, 3, 15]]", " ".join(numbers) or "none")
    if isinstance(season, Scalar) and season.text.isdigit() and len(numbers) == 1:
        numbers.append(str(_FIRST_SEASON + int(season.text) % _FIRST_SEASON))
    return "-".join(number.zfill(4 if index == 0 else 2) for index, number in enumerate(numbers))
