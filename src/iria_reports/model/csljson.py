"""A source as an item of CSL-JSON (CSL 1.0.2, csl-data.json)."""

from __future__ import annotations

from typing import Any, Final

from iria_reports.model.csl import DATE_VARIABLES, NAME_VARIABLES
from iria_reports.model.dates import CalendarDate, EdtfDate
from iria_reports.model.sources import Name, Source

Json = dict[str, Any]
#: CSL-JSON counts seasons from 1, EDTF from 21.
_SEASON_OFFSET: Final = 20


def csl_item(source: Source) -> Json:
    """``source`` as CSL-JSON."""
    item: Json = {"id": source.key, "type": source.type}
    for variable, value in source.variables.items():
        item[variable] = csl_value(variable, value)
    return item


def csl_value(variable: str, value: Any) -> Any:
    """The value of a variable as CSL-JSON has it."""
    if variable in NAME_VARIABLES:
        return [_name(name) for name in value]
    return csl_date(value) if variable in DATE_VARIABLES else value


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


def csl_date(date: EdtfDate | str) -> Json:
    """A date as CSL-JSON: its parts, and whether it is approximate; or text as it is."""
    if isinstance(date, str):
        return {"literal": date}
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
