"""What is cited as a Pandoc document (pandoc-types 1.23), and the sources as CSL-JSON."""

from __future__ import annotations

import re
from typing import Any, Final

from iria_reports.model.citing import Cite, LocatorLabel
from iria_reports.model.csl import DATE_VARIABLES, NAME_VARIABLES
from iria_reports.model.dates import CalendarDate, EdtfDate
from iria_reports.model.inlines import (
    CitationMode,
    Code,
    Emphasis,
    Foreign,
    InlineQuote,
    LineBreak,
    Prose,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from iria_reports.model.sources import Name, Source
from iria_reports.resolving.citations.collect import Group, Occurrence
from iria_reports.resolving.labels import Labels

API_VERSION: Final = [1, 23, 1]
_SPACES = re.compile(r"( +)")
_CONTAINERS = {
    Emphasis: "Emph",
    Strong: "Strong",
    SmallCaps: "SmallCaps",
    Superscript: "Superscript",
    Subscript: "Subscript",
}
_MODES = {CitationMode.APART: "NormalCitation", CitationMode.IN_TEXT: "AuthorInText"}
#: CSL-JSON counts seasons from 1, EDTF from 21.
_SEASON_OFFSET: Final = 20

#: Kinds of locators that Pandoc's citeproc knows; the others are words behind the cite.
ENGINE_LOCATORS: Final = frozenset(
    LocatorLabel(name)
    for name in (
        "book chapter column figure folio issue line note opus page paragraph part section sub-verbo verse volume".split()
    )
)

Json = dict[str, Any]


def locator_word(label: LocatorLabel) -> str:
    """The word by which the engine knows a kind of locator in every language (`style.prepared` teaches it)."""
    return "locator" + label.value.replace("-", "")


def document(groups: list[Group], uncited: list[str], labels: Labels) -> Json:
    """One paragraph a group. Words between the cites of a note make sure that none is taken for all of it."""
    blocks: list[Json] = []
    for group in groups:
        cites = [_cite(occurrence, labels) for occurrence in group.occurrences]
        if group.in_note:
            inlines = [inline for cite in cites for inline in (_word("x"), {"t": "Space"}, cite, {"t": "Space"})]
            blocks.append(_paragraph([_word("x"), {"t": "Note", "c": [_paragraph([*inlines, _word("x")])]}]))
        else:
            blocks.append(_paragraph([_word("x"), {"t": "Space"}, *cites]))
    meta: Json = {}
    if uncited:
        nocite = [_cite(Occurrence(Cite(key), (Cite(key),)), labels) for key in uncited]
        meta["nocite"] = {"t": "MetaInlines", "c": nocite}
    return {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": blocks}


def _word(text: str) -> Json:
    return {"t": "Str", "c": text}


def _paragraph(inlines: list[Json]) -> Json:
    return {"t": "Para", "c": inlines}


def _cite(occurrence: Occurrence, labels: Labels) -> Json:
    return {"t": "Cite", "c": [[_citation(cite, occurrence.mode, labels) for cite in occurrence.cites], []]}


def _citation(cite: Cite, mode: CitationMode, labels: Labels) -> Json:
    suffix: list[Json] = []
    if cite.locator is not None:
        label, value = cite.locator.label, cite.locator.value
        known = label in ENGINE_LOCATORS
        words = f"{{{locator_word(label)} {value}}}" if known else labels("locators", label.value, value=value)
        suffix = [_word(","), {"t": "Space"}, *_words(words)]
    return {
        "citationId": cite.key,
        "citationPrefix": _stripped(inlines(cite.prefix)),
        "citationSuffix": suffix + inlines(cite.suffix),
        "citationMode": {"t": "SuppressAuthor" if cite.suppress_author else _MODES[mode]},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def _stripped(words: list[Json]) -> list[Json]:
    while words and words[0]["t"] == "Space":
        words = words[1:]
    while words and words[-1]["t"] == "Space":
        words = words[:-1]
    return words


def inlines(prose: Prose) -> list[Json]:
    """Prose around a key as Pandoc's inlines. Notes and citations within are dropped: they cannot stand there."""
    out: list[Json] = []
    for inline in prose:
        match inline:
            case Text(text=text):
                out.extend(_words(text))
            case Code(text=text):
                out.append({"t": "Code", "c": [["", [], []], text]})
            case LineBreak():
                out.append({"t": "Space"})
            case Emphasis() | Strong() | SmallCaps() | Superscript() | Subscript():
                out.append({"t": _CONTAINERS[type(inline)], "c": inlines(inline.content)})
            case Foreign():
                attributes = ["", [], [["lang", inline.language.tag], ["dir", inline.direction.value]]]
                out.append({"t": "Span", "c": [attributes, inlines(inline.content)]})
            case InlineQuote():
                out.append({"t": "Quoted", "c": [{"t": "DoubleQuote"}, inlines(inline.content)]})
            case _:
                out.extend(inlines(getattr(inline, "content", ())) if hasattr(inline, "url") else [])
    return out


def _words(text: str) -> list[Json]:
    parts = _SPACES.split(text.replace("\n", " "))
    return [{"t": "Space"} if part.isspace() else _word(part) for part in parts if part]


def csl_item(source: Source) -> Json:
    """A source as CSL-JSON."""
    item: Json = {"id": source.key, "type": source.type}
    for variable, value in source.variables.items():
        if variable in NAME_VARIABLES:
            item[variable] = [_name(name) for name in value]
        elif variable in DATE_VARIABLES:
            item[variable] = csl_date(value)
        else:
            item[variable] = value
    return item


def _name(name: Name) -> Json:
    parts: Json = {
        "family": name.family,
        "given": name.given,
        "literal": name.literal,
        "suffix": name.suffix,
        "dropping-particle": name.dropping_particle,
        "non-dropping-particle": name.non_dropping_particle,
        "static-ordering": name.static_ordering,
        "comma-suffix": name.comma_suffix,
    }
    return {key: value for key, value in parts.items() if value}


def csl_date(date: EdtfDate) -> Json:
    """A date as CSL-JSON: its parts, and whether it is approximate."""
    ends = [end for end in ((date.start, date.end) if date.is_interval else (date.start,)) if end is not None]
    item: Json = {"date-parts": [_date_parts(end) for end in ends]}
    first = ends[0]
    if first.month is not None and first.month > 12:
        item["season"] = first.month - _SEASON_OFFSET
    if first.approximate or first.uncertain:
        item["circa"] = True
    return item


def _date_parts(date: CalendarDate) -> list[int]:
    parts = [date.year]
    if date.month is not None and date.month <= 12:
        parts.append(date.month)
        if date.day is not None:
            parts.append(date.day)
    return parts
