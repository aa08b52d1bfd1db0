"""Dates as chronologies write them: EDTF, the Extended Date/Time Format of ISO 8601-2.

The part that briefings and bibliographies use is read here, level 1 without exponential years:
``2023``, ``2023-03``, ``2023-03-15``, ``2023?``, ``2023-03~``, ``2023-03-XX``, ``201X``,
``2023-21`` (spring), ``2011/2019``, ``2011/..``, ``../2019``. The ``edtf`` package reads more, but takes
a tenth of a second to import and a millisecond a date; the tests compare our reading with it.
"""

from __future__ import annotations

import calendar
import re
from typing import Final

import attrs

from iria_reports.model.base import ModelError, checked

_PART: Final = re.compile(
    r"(?P<year>\d{3}[\dX])"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?P<qualifier>[?~%])?\Z"
)
_EXPECTED: Final = "a date such as 2023, 2023-03, 2023-03-15, 2023-03~ or 2011/2019"

#: EDTF numbers of the seasons (ISO 8601-2, 4.8): 21 spring, 22 summer, 23 autumn, 24 winter.
SEASONS: Final = (21, 22, 23, 24)


@attrs.frozen(field_transformer=checked)
class CalendarDate:
    """One date, as precise as it is known: a day, a month, a season, a year or a decade.

    ``precision`` is the number of known digits of the year: 4, or 3 for a decade (``201X``);
    ``month`` may be a season (21 to 24). ``uncertain`` is EDTF's ``?``, ``approximate`` its ``~``.
    """

    year: int
    month: int | None = None
    day: int | None = None
    precision: int = 4
    uncertain: bool = False
    approximate: bool = False

    def __attrs_post_init__(self) -> None:
        month, day = self.month, self.day
        if not 1 <= self.year <= 9999:
            raise ModelError("CalendarDate.year", "a year from 1 to 9999", self.year)
        if month is not None and not (1 <= month <= 12 or month in SEASONS):
            raise ModelError("CalendarDate.month", "a month from 01 to 12 or a season from 21 to 24", month)
        if day is not None:
            if month is None or month > 12:
                raise ModelError("CalendarDate.day", "a month before a day", day)
            last = calendar.monthrange(self.year, month)[1]
            if not 1 <= day <= last:
                raise ModelError("CalendarDate.day", f"a day from 01 to {last}", day)

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Earliest year, month and day that the date can mean, to put a chronology in order."""
        month = self.month or 1
        if month in SEASONS:
            month = {21: 3, 22: 6, 23: 9, 24: 12}[month]
        return (self.year, month, self.day or 1)


@attrs.frozen(field_transformer=checked)
class EdtfDate:
    """A date or an interval of dates, with the text as it was written.

    ``start`` and ``end`` are the same for a single date; None is an open end (``..``).
    """

    text: str = attrs.field(eq=False)
    start: CalendarDate | None
    end: CalendarDate | None

    @classmethod
    def parse(cls, text: str) -> EdtfDate:
        """Read an EDTF date. Raises `ModelError` for anything else."""
        text = text.strip()
        first, slash, last = text.partition("/")
        if not slash:
            date = _calendar_date(first, text)
            return cls(text, date, date)
        start = None if first in ("..", "") else _calendar_date(first, text)
        end = None if last in ("..", "") else _calendar_date(last, text)
        if start is None and end is None:
            raise ModelError("EdtfDate", _EXPECTED, text)
        if start and end and end.sort_key < start.sort_key:
            raise ModelError("EdtfDate", "an interval that ends after it starts", text)
        return cls(text, start, end)

    @property
    def is_interval(self) -> bool:
        """Whether two ends were given."""
        return self.start != self.end

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Where the date belongs in a chronology."""
        date = self.start or self.end
        assert date is not None  # one end is always given
        return date.sort_key

    def __str__(self) -> str:
        return self.text


def _calendar_date(part: str, text: str) -> CalendarDate:
    match = _PART.match(part)
    if match is None or match["year"] == "0000":
        raise ModelError("EdtfDate", _EXPECTED, text)
    known = match["year"].rstrip("X")
    qualifier = match["qualifier"] or ""
    month = match["month"]
    day = match["day"]
    if len(known) < 4 and month:
        raise ModelError("EdtfDate", "no month where the year is not known", text)
    return CalendarDate(
        year=int(known.ljust(4, "0")),
        month=None if month in (None, "XX") else int(month),
        day=None if day in (None, "XX") else int(day),
        precision=len(known),
        uncertain=qualifier in ("?", "%"),
        approximate=qualifier in ("~", "%"),
    )
