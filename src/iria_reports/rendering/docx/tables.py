"""Tables: real header rows, rows that stay whole, widths by column."""

from __future__ import annotations

from typing import Final

from iria_reports.rendering.docx.context import Context, Place
from iria_reports.rendering.docx.paragraphs import paragraph, style_id, write_caption, write_lines
from iria_reports.rendering.docx.styles import TABLE_STYLE
from iria_reports.rendering.docx.xml import mm_twips, val, w
from iria_reports.resolved import Align, Cell, Column, Direction, Row, Table, TableDesign
from iria_reports.theme.roles import Role

_JUSTIFY: Final = {Align.CENTER: val("jc", "center"), Align.END: val("jc", "right")}
#: Flags of ``w:tblLook``: which parts of the table style apply (ECMA-376 part 1, 17.4.56).
_FIRST_ROW, _FIRST_COLUMN, _NO_BANDS = 0x0020, 0x0080, 0x0600


def write_table(table: Table, context: Context, place: Place) -> str:
    """A table with its caption above, notes and source below."""
    theme = context.theme
    wide = table.design is not TableDesign.TIMELINE and place.panel is None
    left = -mm_twips(theme.page.label) if wide else 0
    width = place.width - left
    widths = [width * column.width // 100 for column in table.columns]
    widths[-1] += width - sum(widths)
    parts: list[str] = []
    if table.caption is not None:
        parts.append(write_caption(table.caption, table.anchor, Role.CAPTION, context, place, keep_next=True, left=left))
    rows = [_row(table.head, table.columns, widths, context, header=True)] if table.head else []
    rows += [_row(row, table.columns, widths, context) for row in table.rows]
    grid = w("tblGrid", *(w("gridCol", w=each) for each in widths))
    parts.append(w("tbl", _properties(table, left, width, context), grid, *rows))
    parts.append(write_lines(table.below, context, place, left))
    return "".join(parts)


def _properties(table: Table, left: int, width: int, context: Context) -> str:
    flags = (_FIRST_ROW if table.head else 0) | (_FIRST_COLUMN if table.row_heads else 0) | _NO_BANDS
    look = w(
        "tblLook",
        val=f"{flags:04X}",
        firstRow=int(table.head is not None),
        lastRow=0,
        firstColumn=int(table.row_heads),
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )
    return w(
        "tblPr",
        val("tblStyle", TABLE_STYLE),
        w("bidiVisual") if context.document.language.direction is Direction.RTL else "",
        w("tblW", w=width, type="dxa"),
        w("tblInd", w=left, type="dxa"),
        w("tblLayout", type="fixed"),
        look,
    )


def _row(row: Row, columns: tuple[Column, ...], widths: list[int], context: Context, *, header: bool = False) -> str:
    properties = w("trPr", w("cantSplit"), w("tblHeader") if header else "")
    cells = (_cell(cell, column, width, context) for cell, column, width in zip(row.cells, columns, widths, strict=True))
    return w("tr", properties, *cells)


def _cell(cell: Cell, column: Column, width: int, context: Context) -> str:
    style = style_id(cell.role, Place(width))
    content = paragraph(style, context.inlines(cell.content), _JUSTIFY.get(column.align, ""))
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), content)
