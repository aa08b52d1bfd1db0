"""The JSON Schema of briefings written as data, derived from the classes that the loader derives from."""

from __future__ import annotations

import typing
from datetime import date, datetime
from enum import Enum
from typing import Any, Final

import attrs

from iria_reports.loading.construct import FieldSpec, field_specs
from iria_reports.loading.names import DIVS, PARTS, SIGNS
from iria_reports.model.assessment import SCALES, LikelihoodScale, LikelihoodTerm
from iria_reports.model.base import Node
from iria_reports.model.blocks import Content, Figure, Part
from iria_reports.model.briefing import Briefing
from iria_reports.model.choices import CitationStyle, ThemeChoice
from iria_reports.model.citing import Cite
from iria_reports.model.dates import EdtfDate
from iria_reports.model.forms import FORMS, Form
from iria_reports.model.inlines import Prose
from iria_reports.model.languages import Language
from iria_reports.model.people import Person
from iria_reports.model.pictures import Picture
from iria_reports.model.tables import Table

_TEXT: Final = {"type": "string"}
_PROSE: Final = {"type": ["string", "number"], "description": "Markdown of one paragraph."}
_AUDIENCES: Final = {"type": "string", "pattern": r"\S", "description": "Ids of audiences, separated by spaces."}

Schema = dict[str, Any]


def briefing_schema() -> Schema:
    """The schema of ``briefing.yaml`` and ``briefing.json`` (draft 2020-12)."""
    names = {**SIGNS, **DIVS, **dict.fromkeys(PARTS, Part)}
    blocks = {name: _block(cls) for name, cls in sorted(names.items())}
    content = {
        "description": "Markdown, or a list of Markdown texts and blocks.",
        "oneOf": [_TEXT, {"$ref": "#/$defs/block"}, {"type": "array", "items": {"oneOf": [_TEXT, {"$ref": "#/$defs/block"}]}}],
    }
    block = {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
        "properties": blocks,
    }
    schema = _object(Briefing, extra=_briefing_keys())
    schema["required"] = sorted({*schema["required"], "form", "title", "date"})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "IRIA briefing",
        **schema,
        "$defs": {"block": block, "content": content},
    }


def _briefing_keys() -> Schema:
    """Keys of a file that are no fields of the class: what it reads from elsewhere."""
    files = {"oneOf": [_TEXT, {"type": "array", "items": _TEXT}]}
    person = _object(Person)
    return {
        "bibliography": {**files, "description": "Files of sources: CSL-JSON or YAML."},
        "parts": {**files, "description": "Markdown files that follow the text."},
        "authors": {
            "description": "Authors: ids of the house file, or name, role and so on.",
            "oneOf": [_TEXT, {"type": "array", "items": {"oneOf": [_TEXT, person]}}],
        },
    }


def _block(cls: type) -> Schema:
    schema = _object(cls)
    alternatives: list[Schema] = [schema]
    body = next((spec for spec in field_specs(cls) if spec.body), None)
    if cls is Table:
        columns = {"src": {**_TEXT, "description": "CSV file."}}
        from_file = _object(cls, extra=columns, without=("columns", "rows"))
        alternatives.append({**from_file, "required": ["src"]})
    elif body is not None and cls is not Figure:
        # The body alone, in place of the fields.
        alternatives.append({**_value(body.annotation), "description": body.description})
    elif body is None:
        alternatives.append({"type": "null"})
    return {"oneOf": alternatives}


def _object(cls: type, extra: Schema | None = None, without: tuple[str, ...] = ()) -> Schema:
    properties: Schema = {}
    required: list[str] = []
    for spec in _flattened(cls):
        if spec.name not in without:
            properties[spec.key] = {**_value(spec.annotation), "description": spec.description}
            if spec.required:
                required.append(spec.key)
    if issubclass(cls, Node) and not cls.WHOLE:
        properties |= {"for": _AUDIENCES, "not-for": _AUDIENCES}
    properties |= extra or {}
    return {
        "type": "object",
        "description": (cls.__doc__ or "").partition("\n")[0],
        "properties": properties,
        "required": sorted(required),
        "additionalProperties": False,
    }


def _flattened(cls: type) -> list[FieldSpec]:
    specs: list[FieldSpec] = []
    for spec in field_specs(cls):
        specs += _flattened(spec.annotation) if spec.is_flattened else [spec]
    return specs


def _value(annotation: Any) -> Schema:
    if annotation == Prose:
        return dict(_PROSE)
    if annotation == Content:
        return {"$ref": "#/$defs/content"}
    if annotation == tuple[Cite, ...]:
        return {"type": "string", "pattern": "@"}
    if typing.get_origin(annotation) is tuple:
        (item, *_) = typing.get_args(annotation)
        items = {"type": "array", "items": _value(item)}
        return {"oneOf": [_TEXT, items]} if item is str else items
    if annotation in _SCALARS:
        return dict(_SCALARS[annotation])
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return {"enum": [member.value for member in annotation]}
    if attrs.has(annotation):
        body = next((spec for spec in field_specs(annotation) if spec.body), None)
        return {"oneOf": [_object(annotation), _value(body.annotation)]} if body else _object(annotation)
    raise TypeError(f"no schema for {annotation}")  # a field of the model that nobody can give


#: YAML and JSON are read with every scalar as written, so numbers and booleans may stand without quotes.
_SCALARS: Final[dict[Any, Schema]] = {
    str: {"type": ["string", "number"]},
    bool: {"enum": [True, False, "yes", "no", "true", "false"]},
    int: {"type": ["integer", "string"], "pattern": r"^\d+$"},
    date: {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
    datetime: {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$"},
    EdtfDate: {"type": ["string", "number"]},
    Language: {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$"},
    Form: {"enum": list(FORMS)},
    LikelihoodTerm: _TEXT,
    LikelihoodScale: {"enum": list(SCALES)},
    Picture: {"type": "string", "description": "Picture file: PNG, JPEG or SVG."},
    ThemeChoice: {"type": "string", "description": "Name of a theme, or a .toml file."},
    CitationStyle: {"type": "string", "description": "Name of a CSL style, or a .csl file."},
}
