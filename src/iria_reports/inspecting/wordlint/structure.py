"""Rules on what stands in what: cells, rows, text, fields, bookmarks, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from iria_reports.inspecting.wordfile import DRAWING, W, WordFile, number, q, repeated, value
from iria_reports.problems import Problem

CODE: Final = "word-structure"
#: Text anywhere but in the elements that are there to hold it.
_STRAY: Any = etree.XPath(
    "//w:*[not(self::w:t or self::w:instrText or self::w:delText or self::w:delInstrText)]/text()[normalize-space()]",
    namespaces={"w": W},
)
_EXTENT: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
#: The largest size of a drawing (ECMA-376 part 1, 20.1.10.41, as the SDK has it), in English Metric Units.
_LARGEST: Final = 2_147_483_647
#: Columns that a table of Word's may have.
_MOST_COLUMNS: Final = 63


def cells_end_with_paragraphs(file: WordFile) -> Iterator[Problem]:
    """A cell without a paragraph, or one that ends with a table, makes the file unreadable."""
    for name, story in file.stories.items():
        for cell in story.iter(q("tc")):
            blocks = [each for each in cell if each.tag in (q("p"), q("tbl"), q("sdt"))]
            if not blocks or blocks[-1].tag == q("tbl"):
                what = "ends with a table" if blocks else "holds no paragraph"
                yield Problem(CODE, f"a cell {what}", "end it with a paragraph", subject=file.place(name, cell))


def rows_fit_their_grid(file: WordFile) -> Iterator[Problem]:
    """The cells of a row take no more columns than the table has, and a table no more than Word can."""
    for name, story in file.stories.items():
        for table in story.iter(q("tbl")):
            columns = len(table.findall(f"{q('tblGrid')}/{q('gridCol')}"))
            if not 0 < columns <= _MOST_COLUMNS:
                message = f"a table has a grid of {columns} columns, which may be 1 to {_MOST_COLUMNS}"
                yield Problem(CODE, message, subject=file.place(name, table))
            rows = table.findall(q("tr"))
            if not rows:
                yield Problem(CODE, "a table has no rows", subject=file.place(name, table))
            for row in rows:
                taken = sum(_columns(cell) for cell in row.iter(q("tc")) if _row_of(cell) is row)
                if taken > columns:
                    message = f"the cells of a row take {taken} columns, the table has {columns}"
                    yield Problem(CODE, message, subject=file.place(name, row))


def _columns(cell: etree._Element) -> int:
    span = cell.find(f"{q('tcPr')}/{q('gridSpan')}")
    return number(span, default=1)


def _row_of(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(q("tr")), None)


def tables_stand_apart(file: WordFile) -> Iterator[Problem]:
    """Word makes one of two tables that touch."""
    for name, story in file.stories.items():
        for table in story.iter(q("tbl")):
            after = table.getnext()
            if after is not None and after.tag == q("tbl"):
                yield Problem(CODE, "two tables touch", "put a paragraph between them", subject=file.place(name, after))


def drawings_have_sizes(file: WordFile) -> Iterator[Problem]:
    """Word cannot open a picture of no size, or of one beyond its numbers."""
    for name, story in file.stories.items():
        for extent in story.iter(_EXTENT):
            sizes = [extent.get(side, "") for side in ("cx", "cy")]
            if not all(size.isdecimal() and 0 < int(size) <= _LARGEST for size in sizes):
                message = f"a picture has a size of {' × '.join(sizes)}"
                yield Problem(CODE, message, subject=file.place(name, extent))


def text_stands_in_runs(file: WordFile) -> Iterator[Problem]:
    """Text anywhere but in ``w:t`` is lost, or makes the file unreadable."""
    for name, story in file.stories.items():
        for stray in _STRAY(story):
            message = f"the text {str(stray).strip()[:40]!r} stands outside of w:t"
            yield Problem(CODE, message, subject=file.place(name, stray.getparent()))


def fields_are_closed(file: WordFile) -> Iterator[Problem]:
    """Begin, separator and end of a field, in this order, one within another, all within one story (and note)."""
    for name, story in file.stories.items():
        for scope in _scopes(story):
            yield from _unclosed(file, name, scope)


def _scopes(story: etree._Element) -> list[etree._Element]:
    """A field ends in the note in which it began; else in the same part."""
    notes = [*story.iterfind(q("footnote")), *story.iterfind(q("endnote")), *story.iterfind(q("comment"))]
    return notes or [story]


def _unclosed(file: WordFile, name: str, scope: etree._Element) -> Iterator[Problem]:
    opened: list[tuple[etree._Element, bool]] = []
    for mark in scope.iter(q("fldChar")):
        kind = value(mark, "fldCharType")
        if kind == "begin":
            opened.append((mark, False))
            continue
        if not opened or (kind == "separate" and opened[-1][1]):
            message = f"a field's {'end' if kind == 'end' else 'separator'} has no beginning"
            yield Problem(CODE, message, subject=file.place(name, mark))
        elif kind == "separate":
            opened[-1] = (opened[-1][0], True)
        else:
            opened.pop()
    for mark, _ in opened:
        yield Problem(CODE, "a field is never closed", subject=file.place(name, mark))


def bookmarks_are_closed_and_unique(file: WordFile) -> Iterator[Problem]:
    """A bookmark has one start, one end, and a name of at most forty characters that no other has, in any case."""
    names: list[str] = []
    for name, story in file.stories.items():
        starts = {value(each, "id"): each for each in story.iter(q("bookmarkStart"))}
        ends = {value(each, "id"): each for each in story.iter(q("bookmarkEnd"))}
        for identifier, start in starts.items():
            names.append(value(start, "name").casefold())
            if identifier not in ends:
                message = f"the bookmark {value(start, 'name')} is never closed"
                yield Problem(CODE, message, subject=file.place(name, start))
            if len(value(start, "name")) > 40:
                yield Problem(CODE, f"the name of the bookmark {value(start, 'name')} is longer than forty characters")
        for identifier, end in ends.items():
            if identifier not in starts:
                yield Problem(CODE, f"the end of a bookmark ({identifier}) has no start", subject=file.place(name, end))
    for bookmark, count in repeated(names):
        yield Problem(CODE, f"{count} bookmarks are called {bookmark}", "references lead to the first alone")


def drawings_have_ids(file: WordFile) -> Iterator[Problem]:
    """Two pictures of one id are what some versions of Word take for damage."""
    ids = (each.get("id", "") for story in file.stories.values() for each in story.iter(DRAWING))
    for identifier, count in repeated(ids):
        yield Problem(CODE, f"{count} pictures have the id {identifier}")


def lists_are_nine_deep_at_most(file: WordFile) -> Iterator[Problem]:
    """Lists and outlines have nine levels, from 0 to 8."""
    for name, story in file.stories.items():
        for element in story.iter(q("numPr")):
            level = number(element.find(q("ilvl")))
            if not 0 <= level <= 8:
                yield Problem(CODE, f"a list has the level {level}", subject=file.place(name, element))


RULES: Final = (
    cells_end_with_paragraphs,
    rows_fit_their_grid,
    tables_stand_apart,
    drawings_have_sizes,
    text_stands_in_runs,
    fields_are_closed,
    bookmarks_are_closed_and_unique,
    drawings_have_ids,
    lists_are_nine_deep_at_most,
)
