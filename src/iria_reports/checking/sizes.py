"""How much may stand in one piece: what is larger is no text that anybody reads, and would hold a machine up for hours."""

from __future__ import annotations

from typing import Final

from iria_reports.checking.index import Index
from iria_reports.model.blocks import Paragraph
from iria_reports.model.inlines import Citation, Footnote, plain_text
from iria_reports.model.tables import Table
from iria_reports.model.walk import walk
from iria_reports.problems import Problems

#: Rows of a table: some hundred pages, set in ten seconds.
MOST_ROWS: Final = 4_000
#: Characters of a paragraph: some fifty pages.
MOST_CHARACTERS: Final = 200_000
#: Notes and citations of a paragraph.
MOST_NOTES: Final = 200


def tables_end(index: Index, problems: Problems) -> None:
    """A table of thousands of rows is data, not text."""
    for table in index.all(Table):
        if len(table.rows) > MOST_ROWS:
            message = f"this table has {len(table.rows):,} rows; {MOST_ROWS:,} are the most"
            problems.error("large-table", table.location, message, "show the rows that matter, and pass the data on as a file")


def paragraphs_end(index: Index, problems: Problems) -> None:
    """A paragraph is set line by line, and each line looks at the rest; notes of one paragraph share its pages."""
    for paragraph in index.all(Paragraph):
        characters = len(plain_text(paragraph.content))
        notes = sum(isinstance(node, Footnote | Citation) for node in walk(paragraph))
        if characters > MOST_CHARACTERS:
            message = f"this paragraph has {characters:,} characters; {MOST_CHARACTERS:,} are the most"
            problems.error("large-paragraph", paragraph.location, message, "part it with empty lines")
        if notes > MOST_NOTES:
            message = f"this paragraph has {notes:,} notes and citations; {MOST_NOTES:,} are the most"
            problems.error("large-paragraph", paragraph.location, message, "part it, or cite several sources in one note")
