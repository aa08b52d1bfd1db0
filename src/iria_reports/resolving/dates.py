"""Dates in the document's language. Formats come from CLDR by Babel, the words around them from the labels."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from babel.dates import format_date, format_interval, format_skeleton

from iria_reports.model.dates import CalendarDate, EdtfDate
from iria_reports.resolving.labels import Labels

_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
#: CLDR skeletons: what is known of a date, short for columns and long for prose.
_SHORT = {"day": "yMMMd", "month": "yMMM", "year": "y"}
_LONG = {"day": "yMMMMd", "month": "yMMMM", "year": "y"}

#: What Russian sets behind a year; columns of dates do without.
_RUSSIAN_YEAR = re.compile(r"[\s\u00a0\u202f]г\.$")


def day(moment: date, labels: Labels) -> str:
    """A day in full: "20 March 2023"."""
    return str(format_date(moment, "long", locale=labels.language.locale))


def moment(when: datetime, labels: Labels) -> str:
    """A time with its zone: "16 March 2023, 18:00 UTC"."""
    offset = when.utcoffset() or timedelta()
    minutes = int(offset.total_seconds()) // 60
    zone = "UTC" if not minutes else f"UTC{'+' if minutes > 0 else '−'}{abs(minutes) // 60}"
    if minutes % 60:
        zone += f":{abs(minutes) % 60:02}"
    return labels("dates", "moment", date=day(when.date(), labels), time=f"{when:%H:%M} {zone}")


def edtf(value: EdtfDate, labels: Labels, *, short: bool = False) -> str:
    """An EDTF date or interval: "c. March 2023", "15–20 March 2023", "since 2011"."""
    if not value.is_interval:
        assert value.start is not None  # a single date has one
        return _single(value.start, labels, short=short)
    if value.start is None:
        assert value.end is not None
        return labels("dates", "until", date=_single(value.end, labels, short=short))
    if value.end is None:
        return labels("dates", "since", date=_single(value.start, labels, short=short))
    start, end = value.start, value.end
    if _is_plain(start) and _is_plain(end) and _known(start) == _known(end):
        skeleton = (_SHORT if short else _LONG)[_known(start)]
        formatted = format_interval(_day_of(start), _day_of(end), skeleton, locale=labels.language.locale)
        # CLDR spaces the dash unevenly between languages; the house does not.
        return str(formatted).replace("\u2009–\u2009", " – ")
    dash = labels("punctuation", "range")
    return f"{_single(start, labels, short=short)} {dash} {_single(end, labels, short=short)}"


def _is_plain(value: CalendarDate) -> bool:
    return not (value.uncertain or value.approximate) and value.precision == 4 and value.month not in _SEASONS


def _known(value: CalendarDate) -> str:
    return "day" if value.day else "month" if value.month else "year"


def _day_of(value: CalendarDate) -> date:
    return date(value.year, value.month or 1, value.day or 1)


def _single(value: CalendarDate, labels: Labels, *, short: bool) -> str:
    text = _exact(value, labels, short=short)
    if value.approximate:
        text = labels("dates", "approximate", date=text)
    if value.uncertain:
        text = labels("dates", "uncertain", date=text)
    return text


def _exact(value: CalendarDate, labels: Labels, *, short: bool) -> str:
    if value.precision < 4:
        return labels("dates", "decade", year=str(value.year))
    if value.month in _SEASONS:
        return labels("dates", _SEASONS[value.month], year=str(value.year))
    locale = labels.language.locale
    known = _known(value)
    if known == "day" and not short:
        return day(_day_of(value), labels)
    if known == "year":
        return str(value.year)
    text = str(format_skeleton((_SHORT if short else _LONG)[known], _day_of(value), locale=locale))
    return _RUSSIAN_YEAR.sub("", text) if short else text
