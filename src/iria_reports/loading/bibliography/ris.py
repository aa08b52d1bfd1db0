"""RIS as items of CSL-JSON with places."""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import Any, Final

import rispy

from iria_reports.loading.bibliography import written
from iria_reports.loading.bibliography.formats import RIS_HOUSEKEEPING, RIS_TAGS, RIS_TYPES
from iria_reports.loading.raw import Mapping, Raw, Scalar, Sequence
from iria_reports.model.csl import DATE_VARIABLES, NAME_VARIABLES
from iria_reports.problems import Location, Problems, SourceText, did_you_mean, listed

_TAG: Final = re.compile(r"^([A-Z][A-Z0-9])  -(?: (.*))?$", re.MULTILINE)
#: Names under which rispy gives tags; their values come in the order of the file.
_TAGS: Final = {name: tag for tag, name in rispy.TAG_KEY_MAPPING.items()}
_SUFFIX: Final = re.compile(r"(?:Jr|Sr)\.?|I{1,3}|IV")
#: Types that RIS has one word for where CSL has several, and what may be lost.
_AMBIGUOUS: Final = {
    "PCOMM": "an interview or a letter",
    "SLIDE": "a speech or its slides",
}
#: Seasons in EDTF's numbers.
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
#: Where several tags mean one variable, the one that is named first in the table counts.
_ORDER: Final = {tag: place for place, tag in enumerate(RIS_TAGS)}
#: Characters of a stray line that are told.
_TOLD: Final = 40
_NUMBERED: Final = frozenset({"report", "document", "patent", "bill", "legislation", "standard", "hearing", "treaty"})


def read_ris(source: SourceText, problems: Problems) -> Raw | None:
    """The records of ``source``."""
    if not _TAG.search(source.text):
        problems.error(
            "broken-ris", source.at(0), "there is no record in this file", "a record begins with TY  - and ends with ER  -"
        )
        return None
    places = _places(source)
    try:
        records = rispy.loads(source.text)
    except (OSError, ValueError, KeyError) as error:
        problems.error(
            "broken-ris", source.at(0), f"the records cannot be read: {error}", "export the file anew, or as CSL-JSON"
        )
        return None
    _refuse_unended(source, problems)
    unread: dict[str, int] = {}
    made: set[str] = set()
    items = [_item(record, place, problems, unread, made) for record, place in zip(records, places, strict=False)]
    if unread:
        tags = listed(f"{tag} ({count})" for tag, count in sorted(unread.items()))
        problems.warning(
            "left-out", source.at(0), f"tags that are not known were left out: {tags}", "export as CSL-JSON, which keeps all"
        )
    return Sequence(tuple(item for item in items if item is not None), source.at(0))


Places = dict[str, list[Location]]


def _places(source: SourceText) -> list[Places]:
    """Places of the values by tag, of each record."""
    records: list[Places] = []
    for found in _TAG.finditer(source.text):
        tag = found[1]
        if tag == "TY":
            records.append({})
        if records:
            span = found.span(2) if found[2] else found.span(1)
            records[-1].setdefault(tag, []).append(source.at(*span))
    return records


def _refuse_unended(source: SourceText, problems: Problems) -> None:
    opened: re.Match[str] | None = None
    for found in _TAG.finditer(source.text):
        if found[1] == "TY":
            if opened is not None:
                problems.error(
                    "broken-ris", source.at(*opened.span()), "this record is never ended", "end it with a line ER  -"
                )
            opened = found
        elif found[1] == "ER":
            opened = None
    if opened is not None:
        problems.error("broken-ris", source.at(*opened.span()), "this record is never ended", "end it with a line ER  -")


def _item(record: dict[str, Any], places: Places, problems: Problems, unread: dict[str, int], made: set[str]) -> Raw | None:
    here = places["TY"][0]
    kind = str(record.get("type_of_reference", ""))
    csl_type = RIS_TYPES.get(kind)
    if csl_type is None:
        problems.error("unknown-type", here, f'"{kind}" is no type of RIS', did_you_mean(kind, RIS_TYPES))
        return None
    values: written.Variables = {}
    for tag, texts in _values(record):
        at = places.get(tag, [here])
        variable = RIS_TAGS.get(tag)
        if variable is not None:
            _add(values, variable, texts, at)
        elif tag not in RIS_HOUSEKEEPING:
            unread[tag] = unread.get(tag, 0) + len(texts)
    _pages(record, values, places, here)
    if csl_type in _NUMBERED and "issue" in values:
        values["number"] = values.pop("issue")
    if csl_type == "book" and "number" in values:
        values["collection-number"] = values.pop("number")
    if csl_type.startswith("article") and "ISBN" in values:
        values["ISSN"] = values.pop("ISBN")
    key = str(record.get("id") or "") or _key(values, here, made)
    if kind in _AMBIGUOUS:
        message = f'"{key}": RIS does not say whether this is {_AMBIGUOUS[kind]}; it is taken as {csl_type}'
        problems.warning("lost-in-ris", here, message, "export it as CSL-JSON, which says what it is")
    return written.item(key, csl_type, values, here)


def _values(record: dict[str, Any]) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for name, value in record.items():
        if name == "unknown_tag":
            for tag, texts in value.items():
                if tag:
                    found.append((tag, [str(text) for text in texts]))
                else:  # a line without a tag, as some programs write it with a tab, is called by its words
                    found += [(f'"{str(text)[:_TOLD]}"', [str(text)]) for text in texts]
        else:
            found.append((_TAGS[name], [str(text) for text in value] if isinstance(value, list) else [str(value)]))
    return sorted(found, key=lambda pair: _ORDER.get(pair[0], len(_ORDER)))


def _add(values: written.Variables, variable: str, texts: list[str], at: list[Location]) -> None:
    texts = [text.strip() for text in texts]
    if not any(texts):
        return
    if variable in NAME_VARIABLES:
        names = tuple(_name(text, at[min(index, len(at) - 1)]) for index, text in enumerate(texts) if text)
        held = values.get(variable)
        before = held[0].items if held is not None and isinstance(held[0], Sequence) else ()
        values[variable] = (Sequence((*before, *names), at[0]), at[0])
    elif variable in DATE_VARIABLES:
        date = _date(texts[0], at[0])
        earlier = values.get(variable)
        # What can be read as a date wins over what cannot: "DA  - Mar 15" beside "PY  - 2004".
        if date is not None and (earlier is None or (isinstance(earlier[0], Mapping) and isinstance(date, Scalar))):
            values[variable] = (date, at[0])
    else:
        text = "; ".join(texts) if variable in ("keyword", "note") else texts[0]
        values.setdefault(variable, (Scalar(text, at[0]), at[0]))


def _name(text: str, place: Location) -> Raw:
    """``Doe, Jane``; ``Doe, Jane, Jr.``; an institution, with or without a comma at its end."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 3 and _SUFFIX.fullmatch(parts[1]):
        parts = [parts[0], parts[2], parts[1]]
    family, given, suffix = (*parts, "", "")[:3]
    if not given:
        return Scalar(family, place)
    return written.texts({"family": family, "given": given, "suffix": suffix}, place)


def _date(text: str, place: Location) -> Raw | None:
    """``2024/04/01/``, ``2024/04//``, ``2024/04/01/12:30:00``, ``2024///spring``; other text stays as it is."""
    year, month, day, rest = (*(part.strip() for part in text.split("/", 3)), "", "", "")[:4]
    season = _SEASONS.get(rest.lower()) if not month else None
    known = "-".join(part.zfill(2) for part in (year, str(season or month), day) if part)
    literal = text.strip("/ ")
    return written.date(known, place, literal) if literal else None


def _pages(record: dict[str, Any], values: written.Variables, places: Places, here: Location) -> None:
    first, last = (str(record.get(name) or "").strip() for name in ("start_page", "end_page"))
    if first:
        pages = first if not last or last == first or "-" in first else f"{first}-{last}"
        place = places.get("SP", [here])[0]
        values["page"] = (Scalar(pages, place), place)


def _key(values: written.Variables, here: Location, made: set[str]) -> str:
    """A key for a record without one: the author's name and the year, with a letter if it is ``made`` already."""
    author = values.get("author")
    first = author[0].items[0] if author and isinstance(author[0], Sequence) else None
    name = first.text if isinstance(first, Scalar) else first.get("family").text if isinstance(first, Mapping) else "source"  # type: ignore[union-attr]
    issued = values.get("issued")
    year = issued[0].text[:4] if issued and isinstance(issued[0], Scalar) else f"line{here.line}"
    key = re.sub(r"\W+", "-", f"{name.lower()}-{year}").strip("-")
    key = next(
        free for free in (key, *(f"{key}{letter}" for letter in ascii_lowercase), f"{key}-{here.line}") if free not in made
    )
    made.add(key)
    return key
