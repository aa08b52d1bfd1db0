"""Pipe tables with their captions."""

from __future__ import annotations

import attrs
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from iria_reports.loading.markdown.attributes import trailing_attributes
from iria_reports.loading.markdown.passage import Passage
from iria_reports.loading.raw import Entry, Mapping, Scalar
from iria_reports.model.base import EVERYBODY, Audience
from iria_reports.model.inlines import Prose, Span
from iria_reports.model.tables import Alignment, Cell, Column, Row, Table

_ALIGNMENTS = {
    "text-align:left": Alignment.START,
    "text-align:center": Alignment.CENTER,
    "text-align:right": Alignment.END,
}


def read_table(blocks: Passage, token: Token) -> Table | None:
    """A pipe table, with the caption that follows it."""
    columns: list[Column] = []
    rows: list[Row] = []
    sound = True
    while (part := blocks.next()).type != "table_close":
        if part.type == "tr_open":
            line = (part.map or [0])[0]
            sound = _check_pipe(blocks, line) and sound
            cells = _cells(blocks, line)
            if part.map and line > (token.map or [0])[0]:
                sound = _check_width(blocks, line, len(columns)) and sound
                rows.append(_row(cells))
            else:
                columns = [_column(content, align) for content, align, _ in cells]
    mapping = Mapping((), blocks.location(token))
    caption: Prose = ()
    if blocks.peek() == "caption_open":
        caption, mapping = read_caption(blocks)
    if not rows:
        blocks.problems.error("empty", blocks.location(token), "this table has no rows below its header")
        return None
    if not sound:
        return None
    location = blocks.location(token)
    return blocks.build.build(
        Table, mapping, "a table", columns=tuple(columns), rows=tuple(rows), caption=caption, location=location
    )


def _cells(blocks: Passage, line: int) -> list[tuple[Prose, Alignment, Scalar]]:
    cells: list[tuple[Prose, Alignment, Scalar]] = []
    whole = blocks.lines.line(line + 1)
    at = 0
    while (token := blocks.next()).type != "tr_close":
        if token.type not in ("th_open", "td_open"):
            continue
        inline = blocks.next()
        # An escaped pipe is one character shorter in the cell than in the line.
        found = whole.find(inline.content, at)
        start = blocks.lines.line_starts[line] + max(at, found)
        written = blocks.written.slice(start, start + len(inline.content))
        if found < 0:
            written = Scalar(inline.content, blocks.written.at(start))
        at = max(at, found) + len(inline.content)
        align = _ALIGNMENTS.get(str(token.attrs.get("style", "")), Alignment.START)
        cells.append((blocks.prose(inline, attrs.evolve(written, text=inline.content)), align, written))
    return cells


def _check_pipe(blocks: Passage, line: int) -> bool:
    """A row begins with a pipe; without one Pandoc may read something else."""
    start = blocks.lines.line_starts[line]
    text = blocks.lines.line(line + 1)
    if text.lstrip("> \t").startswith("|"):
        return True
    message = "this row of a table does not begin with |"
    blocks.problems.error("ragged-row", blocks.written.at(start, start + len(text)), message, "begin and end rows with |")
    return False


def _check_width(blocks: Passage, line: int, width: int) -> bool:
    """markdown-it fills short rows and cuts long ones; here either is a mistake."""
    text = blocks.lines.line(line + 1).strip().lstrip("> ")
    count = len(escapedSplit(text.removeprefix("|").removesuffix("|")))
    if count == width:
        return True
    place = blocks.written.at(blocks.lines.line_starts[line], blocks.lines.line_starts[line] + len(text))
    message = f"this row has {count} cells, the header has {width}"
    blocks.problems.error("ragged-row", place, message, "write | | for an empty cell, \\| for the sign itself")
    return False


def _span_audience(content: Prose) -> tuple[Audience, Prose]:
    if len(content) == 1 and isinstance(content[0], Span):
        return content[0].audience, content[0].content
    return EVERYBODY, content


def _column(content: Prose, align: Alignment) -> Column:
    audience, content = _span_audience(content)
    return Column(content, align, audience=audience)


def _row(cells: list[tuple[Prose, Alignment, Scalar]]) -> Row:
    """A row is withheld by the span of its first cell."""
    audience, first = _span_audience(cells[0][0])
    contents = [first, *(content for content, _, _ in cells[1:])]
    places = [written.location for _, _, written in cells]
    model_cells = tuple(Cell(content, location=place) for content, place in zip(contents, places, strict=True))
    return Row(model_cells, audience=audience, location=places[0])


def read_caption(blocks: Passage) -> tuple[Prose, Mapping]:
    """The caption below a table: its words, and the keys in its braces."""
    token = blocks.next()
    inline = blocks.next()
    blocks.next()
    written = blocks.text(inline)
    attributes, end = trailing_attributes(written, blocks.problems)
    if attributes is None:
        return blocks.prose(inline, written), Mapping((), blocks.location(token))
    words, inline = blocks.beginning(written, end)
    entries = list(attributes.pairs)
    for scalar in attributes.classes:
        blocks.problems.error("unknown-class", scalar.location, f"no table is called .{scalar.text}", "a table takes no class")
    if attributes.identifier is not None:
        entries.append(Entry(Scalar("id", attributes.identifier.location), attributes.identifier))
    caption = blocks.prose(inline, words)
    return caption, Mapping(tuple(entries), attributes.pairs.location)
