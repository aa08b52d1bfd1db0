"""Tables from CSV files: the first row names the columns, a column ``_for`` says who may see a row."""

from __future__ import annotations

import csv
import re
from typing import Any, Final

from iria_reports.loading.construct import Constructor
from iria_reports.loading.raw import Mapping, Raw, Scalar
from iria_reports.loading.textfile import read_text
from iria_reports.model.base import EVERYBODY, Audience
from iria_reports.model.tables import Alignment, Cell, Column, Row, Table
from iria_reports.problems import SourceText

AUDIENCE_COLUMN: Final = "_for"
# A figure as tables print it: sign, digits with separators, per cent, or a dash for "none".
_NUMBER: Final = re.compile(r"\s*(?:[-+−–]?\d[\d\s.,\u00a0\u202f']*\s*%?|[-–—])\s*\Z")


def read_csv_table(build: Constructor, src: Raw, mapping: Mapping, **given: Any) -> Table | None:
    """The table of the file ``src``, with caption, id and so on from ``mapping``. None if something is wrong."""
    if not isinstance(src, Scalar):
        build.problems.error("wrong-value", src.location, '"src": expected the name of a CSV file')
        return None
    path = build.surroundings.file(src)
    if path is None:
        return None
    source = read_text(path, src.text, build.problems)
    rows = _rows(build, source) if source is not None else None
    if rows is None:
        return None
    header, *body = rows
    _refuse_misspelt(build, header)
    audience_at = next((index for index, cell in enumerate(header) if cell.text == AUDIENCE_COLUMN), None)
    audiences = [_audience(row[audience_at].text) if audience_at is not None else EVERYBODY for row in body]
    shown = [row for row, audience in zip(body, audiences, strict=True) if audience.is_everybody]
    kept = [index for index in range(len(header)) if index != audience_at]
    columns = tuple(Column(build.reader.prose(header[index]), _alignment([row[index].text for row in shown])) for index in kept)
    model_rows = tuple(
        Row(
            tuple(Cell(build.reader.prose(row[index]), location=row[index].location) for index in kept),
            audience=audience,
            location=row[0].location,
        )
        for row, audience in zip(body, audiences, strict=True)
    )
    return build.build(Table, mapping, "a table", columns=columns, rows=model_rows, **given)


def _refuse_misspelt(build: Constructor, header: list[Scalar]) -> None:
    for cell in header:
        name = cell.text.strip().casefold()
        if cell.text != AUDIENCE_COLUMN and name.strip("_") in ("for", "not-for", "not_for"):
            message = f'a column "{cell.text}" withholds nothing'
            build.problems.error(
                "stray-audience", cell.location, message, f"call it {AUDIENCE_COLUMN}, and name who may see a row"
            )


def _audience(text: str) -> Audience:
    names = frozenset(text.split())
    return Audience(names) if names else EVERYBODY


def _alignment(texts: list[str]) -> Alignment:
    filled = [text for text in texts if text.strip()]
    return Alignment.END if filled and all(_NUMBER.match(text) for text in filled) else Alignment.START


def _rows(build: Constructor, source: SourceText) -> list[list[Scalar]] | None:
    reader = csv.reader(source.text.splitlines(keepends=True), strict=True)
    rows: list[list[Scalar]] = []
    try:
        line = 1
        for cells in reader:
            place = source.at(source.line_starts[line - 1])
            if cells:
                rows.append(_placed(source, line, cells))
                if len(rows) == 1 and len(cells) == 1 and (sign := re.search("[;\t]", cells[0])):
                    name = "semicolons" if sign[0] == ";" else "tabs"
                    message = f"the cells of {source.name} seem to be set apart by {name}"
                    build.problems.error("broken-csv", place, message, "save it with commas")
                    return None
                if len(cells) != len(rows[0]):
                    message = f"this row has {len(cells)} cells, the first has {len(rows[0])}"
                    build.problems.error("ragged-row", place, message, "a cell that holds a comma stands in quotes")
                    return None
            line = reader.line_num + 1
    except csv.Error as error:
        build.problems.error("broken-csv", source.at(source.line_starts[line - 1]), f"CSV: {error}")
        return None
    if len(rows) < 2:
        build.problems.error("empty", source.at(0), f"{source.name} holds no rows below its header")
        return None
    return rows


def _placed(source: SourceText, line: int, cells: list[str]) -> list[Scalar]:
    """Cells of a row with their places: exact where the text stands in the line as it is."""
    start = source.line_starts[line - 1]
    text = source.line(line)
    placed: list[Scalar] = []
    at = 0
    for cell in cells:
        found = text.find(cell, at)
        if cell and found >= 0:
            placed.append(Scalar.exact(source.at(start + found, start + found + len(cell))))
            at = found + len(cell)
        else:
            placed.append(Scalar(cell, source.at(start + at)))
    return placed
