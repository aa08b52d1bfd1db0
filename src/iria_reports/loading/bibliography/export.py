"""Sources written again: CSL-JSON without loss, BibLaTeX and RIS with what they can hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

import attrs
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry as BibEntry
from bibtexparser.model import Field

from iria_reports.loading.bibliography.formats import (
    BIB_FIELDS,
    BIB_SUBTYPES,
    BIB_TYPES,
    BIB_VERBATIM,
    RIS_TAGS,
    RIS_TYPES,
)
from iria_reports.model.csl import without_markup
from iria_reports.model.csljson import csl_value
from iria_reports.model.dates import EdtfDate
from iria_reports.model.inlines import plain_text
from iria_reports.model.sources import Name, Source, SourceNotes

#: Characters that are commands in LaTeX.
_LATEX: Final = re.compile(r"[&%$#_{}~^\\]")
_COMMANDS: Final = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}


class SourceFormat(StrEnum):
    """A format in which sources can be written."""

    CSL = "csl"
    BIB = "bib"
    RIS = "ris"


def write_sources(sources: Iterable[Source], form: SourceFormat) -> tuple[str, list[str]]:
    """``sources`` in a format, and what of them it cannot hold, each as ``key: variable, variable``."""
    match form:
        case SourceFormat.CSL:
            return json.dumps([csl_json(source) for source in sources], ensure_ascii=False, indent=2) + "\n", []
        case SourceFormat.BIB:
            return _bib(sources)
        case SourceFormat.RIS:
            return _ris(sources)


def csl_json(source: Source) -> dict[str, Any]:
    """``source`` as CSL-JSON: what was read as it was read, the institute's notes in ``custom``."""
    item: dict[str, Any] = {"id": source.key, "type": source.type}
    written = set()
    for name, (variable, value, original) in source.kept.items():
        if source.variables.get(variable) == value:  # what a program changed since is written anew
            item[name] = original
            written.add(variable)
    item |= {name: csl_value(name, value) for name, value in source.variables.items() if name not in written}
    if custom := _custom(source.notes, item.pop("custom", None) or {}):
        item["custom"] = custom
    return item


def _custom(notes: SourceNotes, original: Mapping[str, Any]) -> dict[str, Any]:
    """``original`` as it was, but for what the notes say otherwise, and for whom they protect."""
    custom = {name: value for name, value in original.items() if name != "protects"}
    given = _notes(notes)
    return custom | {name: value for name, value in given.items() if str(custom.get(name)) != str(value)}


def _notes(notes: SourceNotes) -> dict[str, Any]:
    """Notes as plain data, but for those that are prose."""
    found: dict[str, Any] = {}
    for field in attrs.fields(SourceNotes):
        value = getattr(notes, field.name)
        # Whom a source protects is told to nobody who gets its data.
        if field.name in ("audience", "location", "protects") or value in (None, ()):
            continue
        key = field.name.replace("_", "-")
        if isinstance(value, datetime):
            found[key] = value.isoformat()
        elif isinstance(value, tuple) and all(isinstance(item, str) for item in value):
            found[key] = list(value)
        elif isinstance(value, str):
            found[key] = str(value)
        elif isinstance(value, tuple):
            found[key] = plain_text(value)
    return found


def _unwritten(source: Source) -> list[str]:
    """What neither BibLaTeX nor RIS can hold: the institute's notes, and names that begin with the family name."""
    return [*_notes(source.notes), *(["static-ordering"] if any(name.static_ordering for name in source.names) else [])]


def _bib(sources: Iterable[Source]) -> tuple[str, list[str]]:
    fields = {variable: field for field, variable in reversed(BIB_FIELDS.items())}
    types = {csl: bib for bib, csl in reversed(BIB_TYPES.items())}
    subtypes = {csl: subtype for subtype, csl in reversed(BIB_SUBTYPES.items())}
    library, lost = Library(), []
    for source in sources:
        known = source.type in types
        entry = [] if known else [Field("entrysubtype", f"{{{subtypes.get(source.type, source.type)}}}")]
        dropped = [] if known or source.type in subtypes else [f"type {source.type}"]
        for variable, value in source.variables.items():
            field = _bib_field(variable, source.type, fields)
            if field is None:
                dropped.append(variable)
            else:
                entry.append(Field(field, f"{{{_bib_value(field, value)}}}"))
        wider = "article" if source.type.startswith("article") else "misc"
        library.add(BibEntry(types.get(source.type, wider), source.key, entry))
        dropped += _unwritten(source)
        lost += [f"{source.key}: {', '.join(dropped)}"] if dropped else []
    return write_string(library, unparse_stack=[]), lost


def _bib_field(variable: str, item_type: str, fields: Mapping[str, str]) -> str | None:
    if variable == "issue" or variable in ("number", "collection-number"):
        return "number"
    if variable == "interviewer" and item_type == "interview":
        return "editor"
    if variable == "container-title" and item_type in ("chapter", "paper-conference", "entry-encyclopedia"):
        return "booktitle"
    if variable == "container-title" and item_type == "webpage":
        return "organization"
    return fields.get(variable)


def _bib_value(field: str, value: Any) -> str:
    if isinstance(value, tuple):
        return " and ".join(_bib_name(name) for name in value)
    text = str(value)
    if field in BIB_VERBATIM or isinstance(value, EdtfDate):
        return text.removesuffix("..") if text.endswith("/..") else text
    text = _escaped(text)
    for opening, command in (("<i>", "emph"), ("<b>", "textbf"), ("<sup>", "textsuperscript"), ("<sub>", "textsubscript")):
        text = text.replace(opening, f"\\{command}{{").replace(opening.replace("<", "</"), "}")
    text = re.sub(r'<span class="nocase">(.*?)</span>', r"{\1}", text)
    return without_markup(text)


def _escaped(text: str) -> str:
    return _LATEX.sub(lambda found: _COMMANDS.get(found[0], f"\\{found[0]}"), text)


def _bib_name(name: Name) -> str:
    if name.literal:
        return f"{{{_escaped(name.literal)}}}"
    family = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle, name.family) if part)
    return ", ".join(part for part in (family, name.suffix, name.given) if part)


def _ris(sources: Iterable[Source]) -> tuple[str, list[str]]:
    tags = {variable: tag for tag, variable in reversed(RIS_TAGS.items())}
    types = {csl: ris for ris, csl in reversed(RIS_TYPES.items())}
    records, lost = [], []
    for source in sources:
        lines = [("TY", types.get(source.type, "GEN"))]
        dropped = [] if source.type in types else [f"type {source.type}"]
        for variable, value in source.variables.items():
            written = _ris_lines(variable, value, tags)
            dropped += [] if written else [variable]
            lines += written
        lines += [("ID", source.key), ("ER", "")]
        records.append("".join(f"{tag}  - {text}\n" for tag, text in lines))
        dropped += _unwritten(source)
        lost += [f"{source.key}: {', '.join(dropped)}"] if dropped else []
    return "\n".join(records), lost


def _ris_lines(variable: str, value: Any, tags: Mapping[str, str]) -> list[tuple[str, str]]:
    if variable == "page":
        first, _, last = str(value).partition("-")
        return [("SP", first)] + ([("EP", last)] if last else [])
    tag = {"number": "IS", "collection-number": "M1", "ISSN": "SN"}.get(variable) or tags.get(variable)
    if tag is None:
        return []
    if isinstance(value, tuple):
        return [(tag, _ris_name(name)) for name in value]
    if isinstance(value, EdtfDate):
        return [(tag, _ris_date(value))]
    return [(tag, " ".join(str(value).split()))]


def _ris_name(name: Name) -> str:
    if name.literal:
        return f"{name.literal},"
    family = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle, name.family) if part)
    return ", ".join(part for part in (family, name.given, name.suffix) if part)


def _ris_date(value: EdtfDate) -> str:
    date = value.start or value.end
    assert date is not None  # one end is always given
    month = date.month if date.month is not None and date.month <= 12 else None
    parts = [f"{date.year:04}", f"{month:02}" if month else "", f"{date.day:02}" if month and date.day else "", ""]
    return "/".join(parts)
