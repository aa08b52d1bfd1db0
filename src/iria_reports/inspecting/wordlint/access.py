"""Rules on who cannot see the page: alternative texts, languages, header rows, the order of headings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from iria_reports.inspecting.wordfile import DOCUMENT, DRAWING, WordFile, number, q, style_of, value
from iria_reports.problems import Problem, Severity

CODE: Final = "word-access"
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"


def _objection(message: str, mend: str = "", subject: str = "") -> Problem:
    return Problem(CODE, message, mend, severity=Severity.WARNING, subject=subject)


def pictures_have_alternative_texts(file: WordFile) -> Iterator[Problem]:
    """A picture says what it shows, or that it is there for looks alone."""
    for name, story in file.stories.items():
        for picture in story.iter(DRAWING):
            if not picture.get("descr", "").strip() and next(picture.iter(_DECORATIVE), None) is None:
                yield _objection("a picture has no alternative text", "describe it", file.place(name, picture))


def the_document_has_title_and_language(file: WordFile) -> Iterator[Problem]:
    """A screen reader says the title, and reads in the language."""
    title = file.tree("docProps/core.xml").findtext(_TITLE)
    if not (title or "").strip():
        yield _objection("the document has no title", "give it one in its properties")
    language = file.styles.find(f"{q('docDefaults')}/{q('rPrDefault')}/{q('rPr')}/{q('lang')}")
    if not value(language):
        yield _objection("the document has no language", "set it in the defaults of its styles")


def tables_have_header_rows(file: WordFile) -> Iterator[Problem]:
    """A table of more than one column names its columns in a row marked as header, or its rows in their first cells."""
    for name, story in file.stories.items():
        for table in story.iter(q("tbl")):
            columns = len(table.findall(f"{q('tblGrid')}/{q('gridCol')}"))
            rows = table.findall(q("tr"))
            look = table.find(f"{q('tblPr')}/{q('tblLook')}")
            if columns < 2 or len(rows) < 2 or value(look, "firstColumn") in ("1", "true", "on"):
                continue
            if rows[0].find(f"{q('trPr')}/{q('tblHeader')}") is None:
                yield _objection("a table has no header row", "mark its first row as header", file.place(name, table))


def headings_step_by_one(file: WordFile) -> Iterator[Problem]:
    """Who moves by headings loses the way where a level is left out."""
    levels = {value(style, "styleId"): _level(style) for style in file.styles.iter(q("style"))}
    before = 0
    for paragraph in file.tree(DOCUMENT).iter(q("p")):
        level = levels.get(style_of(paragraph), 0)
        if level > before + 1:
            message = (
                f"a heading of level {level} follows one of level {before}"
                if before
                else f"the first heading has level {level}"
            )
            yield _objection(message, "leave no level out", file.place(DOCUMENT, paragraph))
        before = level or before


def _level(style: etree._Element) -> int:
    """Level of a style in the outline, from 1; 0 for text."""
    properties = style.find(q("pPr"))
    level = number(properties.find(q("outlineLvl")) if properties is not None else None, default=9)
    return level + 1 if 0 <= level < 9 else 0


RULES: Final = (
    pictures_have_alternative_texts,
    the_document_has_title_and_language,
    tables_have_header_rows,
    headings_step_by_one,
)
