"""BibTeX and BibLaTeX as items of CSL-JSON with places."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any, Final

import attrs
from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import NameParts, SeparateCoAuthors, SplitNameParts
from bibtexparser.model import Entry as BibEntry
from bibtexparser.model import Field, ParsingFailedBlock

from iria_reports.loading.bibliography import written
from iria_reports.loading.bibliography.bibvalues import MONTHS, value_of
from iria_reports.loading.bibliography.formats import (
    BIB_FIELDS,
    BIB_HOUSEKEEPING,
    BIB_LANGUAGES,
    BIB_SUBTYPES,
    BIB_TYPES,
    BIB_VERBATIM,
)
from iria_reports.loading.bibliography.latex import decoded
from iria_reports.loading.raw import Raw, Scalar, Sequence
from iria_reports.model.csl import DATE_VARIABLES, NAME_VARIABLES
from iria_reports.problems import Location, Problems, SourceText, did_you_mean, listed

# It warns of what is told as a problem; a library writes nothing to the screen of its host.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())

#: Signs that some programs escape in addresses, with or without braces.
_ESCAPED: Final = re.compile(r"\{?\\([_%&#~])\}?")
_KEY: Final = re.compile(r"@\s*\w+\s*[{(]\s*([^,\s}]{0,999})")
#: Entries of BibLaTeX that only hold fields of others.
_NO_SOURCES: Final = frozenset({"xdata", "set"})
#: What a child takes over from the entry that its ``crossref`` names, where the parent's field has another name in it.
_INHERITED: Final = {"title": "booktitle", "subtitle": "booksubtitle"}
_NOT_INHERITED: Final = frozenset({"author", "shorttitle", "abstract", "keywords", "note", "pages", "crossref", "ids"})
#: Types whose ``number`` is that of a journal's issue; in the others it is the document's own.
_ISSUES: Final = frozenset({"article", "periodical", "suppperiodical"})
_IN_SERIES: Final = frozenset({"book", "incollection", "inbook", "collection", "proceedings", "inproceedings"})


def read_bibtex(source: SourceText, problems: Problems) -> Raw:
    """The entries of ``source``. One that cannot be read is a problem; the rest is read."""
    library = parse_string(source.text, parse_stack=[])
    sound = library.entries  # gathered anew whenever they are asked for
    for failed in library.failed_blocks:
        _refuse(failed, source, problems, sound)
    _settle_values(library, source, problems)
    for middleware in (SeparateCoAuthors(), SplitNameParts()):
        library = middleware.transform(library)
    entries = {entry.key: entry for entry in library.entries}
    unread: dict[str, int] = {}
    items = [_item(_Reading(entry, source, problems, unread), entries) for entry in library.entries]
    if unread:
        fields = listed(f"{name} ({count})" for name, count in sorted(unread.items()))
        message = f"fields that have no place in a citation were left out: {fields}"
        problems.warning("left-out", source.at(0), message, "nothing, unless a citation lacks them")
    return Sequence(tuple(item for item in items if item is not None), source.at(0))


def _item(reading: _Reading, entries: dict[str, BibEntry]) -> Raw | None:
    """The item of an entry, unless its LaTeX is nested deeper than it can be read."""
    try:
        return reading.item(entries)
    except RecursionError:
        message = f'"{reading.entry.key}" holds braces or commands within too many others'
        place = _key_place(reading.source, reading.entry)
        reading.problems.error("broken-bibtex", place, message, "write its words without them")
        return None


def _settle_values(library: Library, source: SourceText, problems: Problems) -> None:
    """Give each field its value, and its name in small letters, by which the names of people are found."""
    strings: dict[str, str] = {}
    for string in library.strings:
        strings[string.key.lower()] = value_of(string.value, strings)[0]
    for entry in library.entries:
        for field in entry.fields:
            field.value, unknown = value_of(str(field.value), strings)
            if unknown:
                message = f'no @string defines {listed(unknown)}, which "{field.key}" of "{entry.key}" names'
                problems.warning(
                    "unknown-string", _field_place(source, field), message, "define it, or write the words in braces"
                )
            field.key = field.key.lower()
        entry.fields = [field for field in entry.fields if str(field.value).strip()]


def _field_place(source: SourceText, field: Field) -> Location:
    start = _line(source, field.start_line)
    found = re.compile(rf"\b{re.escape(field.key)}\b\s*=\s*", re.IGNORECASE).search(source.text, start)
    return source.at(found.start(), found.start() + len(field.key)) if found else source.at(start)


def _line(source: SourceText, number: int | None) -> int:
    """Offset of a line, which the parser counts from 0."""
    return source.line_starts[min(number or 0, len(source.line_starts) - 1)]


def _key_place(source: SourceText, entry: BibEntry) -> Location:
    start = source.text.find("@", _line(source, entry.start_line))
    found = _KEY.match(source.text, start)
    return source.at(*found.span(1)) if found else source.at(start)


def _refuse(failed: ParsingFailedBlock, source: SourceText, problems: Problems, entries: list[BibEntry]) -> None:
    start = source.text.find("@", _line(source, failed.start_line))
    key = _KEY.match(source.text, max(start, 0))
    where = source.at(*key.span(1)) if key and key[1] else source.at(max(start, 0))
    name = f'"{key[1]}"' if key and key[1] else "this entry"
    reason = type(failed).__name__
    if reason == "DuplicateBlockKeyBlock":
        first = next(_key_place(source, entry) for entry in entries if key and entry.key == key[1])
        message = f"the source {name} stands twice, first in {first}"
        problems.error("duplicate-source", where, message, "keep one, or rename one")
    elif reason == "DuplicateFieldKeyBlock":
        problems.error("broken-bibtex", where, f"a field of {name} stands twice", "keep one")
    else:
        mend = "look for a brace or comma that is missing here; the other entries were read"
        problems.warning("broken-bibtex", where, f"{name} cannot be read", mend)


@attrs.define
class _Reading:
    """One entry on its way to an item. ``unread`` counts fields that no citation needs, by name."""

    entry: BibEntry
    source: SourceText
    problems: Problems
    unread: dict[str, int]

    def item(self, entries: dict[str, BibEntry]) -> Raw | None:
        """The item of CSL-JSON; None if its type is unknown."""
        fields = {field.key: (field, _field_place(self.source, field)) for field in self.entry.fields}
        fields = self._inherited(fields, entries)
        here = _key_place(self.source, self.entry)
        kind = self.entry.entry_type.lower()
        csl_type = self._type(kind, fields)
        if kind in _NO_SOURCES:
            self.unread[f"@{kind}"] = self.unread.get(f"@{kind}", 0) + 1
            return None
        if csl_type is None:
            message = f'"@{kind}" is no type of BibLaTeX'
            self.problems.error("unknown-type", here, message, did_you_mean(kind, BIB_TYPES))
            return None
        values: written.Variables = {}
        for name, (field, place) in fields.items():
            if name in BIB_FIELDS:
                value = self._value(name, field, place)
                if value is not None:
                    values.setdefault(BIB_FIELDS[name], (value, place))
            elif name not in BIB_HOUSEKEEPING:
                self.unread[name] = self.unread.get(name, 0) + 1
        if csl_type == "interview" and "editor" in values:
            values["interviewer"] = values.pop("editor")  # BibLaTeX has no other place for who asked
        self._number(kind, csl_type, fields, values)
        self._joined(fields, values)
        return written.item(self.entry.key, csl_type, values, here)

    def _inherited(
        self, fields: dict[str, tuple[Field, Location]], entries: dict[str, BibEntry]
    ) -> dict[str, tuple[Field, Location]]:
        named = fields.get("crossref")
        parent = entries.get(str(named[0].value)) if named else None
        if named and parent is None:
            message = f'"crossref" names "{named[0].value}", which is not in this file'
            mend = did_you_mean(str(named[0].value), entries) or "add it, or write its fields here"
            self.problems.error("unknown-source", named[1], message, mend)
        for field in parent.fields if parent is not None else ():
            name = field.key
            if name not in _NOT_INHERITED:
                fields.setdefault(_INHERITED.get(name, name), (field, _field_place(self.source, field)))
        return fields

    def _type(self, kind: str, fields: dict[str, tuple[Field, Location]]) -> str | None:
        subtype = str(fields["entrysubtype"][0].value).lower() if "entrysubtype" in fields else ""
        if subtype in BIB_SUBTYPES:
            return BIB_SUBTYPES[subtype]
        if kind == "misc" and "url" in fields and "howpublished" not in fields:
            return "webpage"  # as Zotero and Pandoc read it
        return BIB_TYPES.get(kind)

    def _value(self, name: str, field: Field, place: Location) -> Raw | None:
        variable = BIB_FIELDS[name]
        if variable in NAME_VARIABLES:
            return Sequence(tuple(self._names(field.value, place)), place)
        if variable in DATE_VARIABLES:
            return _date(str(field.value), place)
        text = self._text(name, field, place)
        if name == "pages":
            text = re.sub(r"\s*[-–—]+\s*", "-", text)
        if variable == "language":
            text = BIB_LANGUAGES.get(text.lower(), text)
        if variable == "DOI":
            text = re.sub(r"\Ahttps?://(?:dx\.)?doi\.org/", "", text)
        return Scalar(text, place) if text else None

    def _text(self, name: str, field: Field, place: Location) -> str:
        if name in BIB_VERBATIM:
            return " ".join(_ESCAPED.sub(r"\1", str(field.value).replace("\\textasciitilde{}", "~")).split())
        text, unknown = decoded(str(field.value))
        if unknown:
            message = f'"{name}" of "{self.entry.key}" holds {listed(unknown)}, which is left out'
            self.problems.warning("unknown-latex", place, message, "write the character itself (UTF-8)")
        return text

    def _names(self, names: Any, place: Location) -> Iterator[Raw]:
        for parts in names if isinstance(names, list) else ():
            if not isinstance(parts, NameParts):
                continue
            if [*parts.first, *parts.von, *parts.last] == ["others"]:
                message = f'"{self.entry.key}" names some authors "and others", whom no style can count'
                self.problems.warning(
                    "left-out", place, message, "name them, at least three: styles then print et al. as they want"
                )
            else:
                yield _name(parts, place)

    def _number(self, kind: str, csl_type: str, fields: dict[str, tuple[Field, Location]], values: written.Variables) -> None:
        if "number" in fields:
            field, place = fields["number"]
            in_issue = kind in _ISSUES and csl_type.startswith("article")
            variable = "issue" if in_issue else "collection-number" if kind in _IN_SERIES and "series" in fields else "number"
            values.setdefault(variable, (Scalar(self._text("number", field, place), place), place))
        if kind in ("phdthesis", "mastersthesis") and "genre" not in values:
            genre = "PhD thesis" if kind == "phdthesis" else "Master’s thesis"
            here = _key_place(self.source, self.entry)
            values["genre"] = (Scalar(genre, here), here)

    def _joined(self, fields: dict[str, tuple[Field, Location]], values: written.Variables) -> None:
        """Subtitles, and dates in parts."""
        for title, subtitle, variable in (("title", "subtitle", "title"), ("booktitle", "booksubtitle", "container-title")):
            if subtitle in fields and title in fields:
                field, place = fields[subtitle]
                main = values[variable][0]
                assert isinstance(main, Scalar)  # a title is text
                between = " " if main.text.endswith(("?", "!")) else ": "
                values[variable] = (
                    Scalar(f"{main.text}{between}{self._text(subtitle, field, place)}", main.location),
                    main.location,
                )
        if "issued" not in values and "year" in fields:
            year, place = str(fields["year"][0].value).strip(), fields["year"][1]
            parts = [year, _month(fields), str(fields["day"][0].value).zfill(2) if "day" in fields else ""]
            known = "-".join(parts[: 3 if all(parts) else 2 if parts[1] else 1])
            values["issued"] = (_date(known, place), place)


def _month(fields: dict[str, tuple[Field, Location]]) -> str:
    month = str(fields["month"][0].value).strip().strip("{}").lower() if "month" in fields else ""
    if month.isdigit():
        return month.zfill(2)
    return f"{MONTHS.index(month[:3]) + 1:02}" if month[:3] in MONTHS else ""


def _date(text: str, place: Location) -> Raw:
    """EDTF as it is, with an open end as ``..``; anything else as text."""
    text = text.strip().strip("{}")
    text = f"{text}.." if text.endswith("/") else f"..{text}" if text.startswith("/") else text
    return written.date(text, place)


def _name(parts: NameParts, place: Location) -> Raw:
    given, von, family, jr = (
        decoded(" ".join(part), is_name=True)[0] for part in (parts.first, parts.von, parts.last, parts.jr)
    )
    if not given and not von and len(parts.last) == 1 and parts.last[0].startswith("{"):
        return Scalar(family.strip(","), place)
    return written.texts({"family": family, "given": given, "non-dropping-particle": von, "suffix": jr}, place)
