"""Tables: real header rows, rows that stay whole, widths by column, numbers on their decimal marks."""

from __future__ import annotations

from typing import Final

from iria_reports.rendering.docx.body.grid import grid, grid_cell
from iria_reports.rendering.docx.body.paragraphs import write_caption, write_lines
from iria_reports.rendering.docx.context import Context, Place
from iria_reports.rendering.docx.looks.stylebook import Trait
from iria_reports.rendering.docx.looks.stylenames import PARAGRAPHS
from iria_reports.rendering.docx.looks.tablestyles import FACTS, HEADLESS, TABLE
from iria_reports.rendering.docx.xml import paragraph, twips, w
from iria_reports.rendering.keeping import rows_that_stay
from iria_reports.resolved import Align, Cell, Column, Row, Table, TableDesign
from iria_reports.theme.roles import Role

_TRAITS: Final[dict[Align, tuple[Trait, ...]]] = {
    Align.START: (),
    Align.CENTER: (Trait.CENTRED,),
    Align.END: (Trait.AT_END,),
}
#: Flags of ``w:tblLook``: which parts of the table style apply (ECMA-376 part 1, 17.4.56).
_FIRST_ROW, _FIRST_COLUMN, _LAST_COLUMN, _NO_BANDS = 0x0020, 0x0080, 0x0100, 0x0600
#: Width of a digit, and of a decimal mark, as shares of the size of the type.
_DIGIT, _MARK = 0.5, 0.25


def write_table(table: Table, context: Context, place: Place) -> str:
    """A table with its caption above, notes and source below."""
    label = place.label if table.design is not TableDesign.TIMELINE else 0
    wide = (Trait.WIDE,) if label else ()
    width = place.width + label
    widths = [int(width * column.width / 100) for column in table.columns]
    widths[-1] += width - sum(widths)
    parts: list[str] = []
    if table.caption is not None:
        parts.append(write_caption(table.caption, table.anchor, Role.CAPTION, context, *wide, Trait.WITH_NEXT))
    rows = [_row(table.head, table.columns, widths, context, header=True)] if table.head else []
    last, staying = len(table.rows) - 1, rows_that_stay(table, context.document)
    for index, row in enumerate(table.rows):
        # What stands below a table goes with its last row.
        stays = bool(table.below) if index == last else staying[index]
        rows.append(_row(row, table.columns, widths, context, with_next=stays))
    style = FACTS if table.design is TableDesign.FACTS else TABLE if table.head else HEADLESS
    parts.append(grid(style, widths, label, context, *rows, look=_look(table)))
    parts.append(write_lines(table.below, context, *wide))
    return "".join(parts)


def _look(table: Table) -> str:
    """Which parts of its style apply to a table."""
    flags = (_FIRST_ROW if table.head else 0) | (_FIRST_COLUMN if table.row_heads else 0) | _LAST_COLUMN | _NO_BANDS
    return w(
        "tblLook",
        val=f"{flags:04X}",
        firstRow=int(table.head is not None),
        lastRow=0,
        firstColumn=int(table.row_heads),
        lastColumn=1,
        noHBand=1,
        noVBand=1,
    )


def _row(
    row: Row, columns: tuple[Column, ...], widths: list[int], context: Context, *, header: bool = False, with_next: bool = False
) -> str:
    properties = w("trPr", w("cantSplit"), w("tblHeader") if header else "")
    cells = (_cell(row.cells[index], index, columns, width, context, with_next=with_next) for index, width in enumerate(widths))
    return w("tr", properties, *cells)


def _cell(cell: Cell, index: int, columns: tuple[Column, ...], width: int, context: Context, *, with_next: bool) -> str:
    column = columns[index]
    traits, stops = _TRAITS[column.align], ""
    if index and column.align is Align.START and columns[index - 1].align is Align.END:
        traits = (Trait.APART,)
    indent = 0.0
    if column.decimals and cell.role is not Role.TABLE_HEAD:
        gutter = 0 if index == len(columns) - 1 else context.theme.space.gutter
        size = context.theme.styles[cell.role].size
        if column.align is Align.START:  # the column's right is where lines begin
            indent = size * (_DIGIT * (column.decimals - cell.decimals) + (0 if cell.decimals else _MARK))
            traits = (Trait.INDENTED,) if indent else ()
        else:  # a decimal stop aligns a cell's number without a tab before it
            behind = twips(size * (_DIGIT * column.decimals + _MARK) + gutter)
            stops, traits = w("tabs", w("tab", val="decimal", pos=max(0, width - behind))), ()
    style = context.book.paragraph(PARAGRAPHS[cell.role], *traits, *((Trait.WITH_NEXT,) if with_next else ()), indent=indent)
    return grid_cell(width, paragraph(style, context.inlines_in(cell.role)(cell.content), stops))
