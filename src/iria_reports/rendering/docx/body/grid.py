"""What data tables and panels share: a style, columns of fixed width, and where they begin."""

from __future__ import annotations

from iria_reports.rendering.docx.context import Context
from iria_reports.rendering.docx.xml import val, w


def grid(style: str, widths: list[int], label: int, context: Context, *rows: str, look: str = "") -> str:
    """``w:tbl`` of ``rows``, with columns of these widths, which hangs ``label`` into the margin of labels (in twips)."""
    properties = w(
        "tblPr",
        val("tblStyle", style),
        w("bidiVisual") if context.document.language.rtl else "",
        w("tblW", w=sum(widths), type="dxa"),
        w("tblInd", w=-label, type="dxa"),
        w("tblLayout", type="fixed"),
        look,
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=each) for each in widths)), *rows)


def grid_cell(width: int, content: str) -> str:
    """``w:tc`` of that width, in twips."""
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), content)
