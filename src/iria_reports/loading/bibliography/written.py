"""Items of CSL-JSON as they would stand in a file, made of what another format says."""

from __future__ import annotations

from collections.abc import Mapping as Values

from iria_reports.loading.raw import Entry, Mapping, Raw, Scalar
from iria_reports.model.base import ModelError
from iria_reports.model.dates import EdtfDate
from iria_reports.problems import Location

#: Values of an item by variable, each with the place of its own.
Variables = dict[str, tuple[Raw, Location]]


def item(key: str, csl_type: str, variables: Variables, place: Location) -> Mapping:
    """The item of a source of a type of CSL."""
    head = texts({"id": key, "type": csl_type}, place).entries
    return Mapping((*head, *(Entry(Scalar(variable, at), value) for variable, (value, at) in variables.items())), place)


def texts(values: Values[str, str], place: Location) -> Mapping:
    """A mapping of texts, without those that are empty."""
    return Mapping(tuple(Entry(Scalar(key, place), Scalar(value, place)) for key, value in values.items() if value), place)


def date(text: str, place: Location, literal: str | None = None) -> Scalar | Mapping:
    """``text`` if it is EDTF, else ``literal`` (``text`` itself if not given) as a date in words."""
    try:
        EdtfDate.parse(text)
    except ModelError:
        return texts({"literal": text if literal is None else literal}, place)
    return Scalar(text, place)
