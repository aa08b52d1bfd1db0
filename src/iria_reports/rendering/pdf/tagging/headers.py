"""Cells of tables and the headers that name them (ISO 32000-1, 14.8.5.7)."""

from __future__ import annotations

from iria_reports.rendering.pdf.tagging.structure import Node


def name_headers(table: Node, name: str) -> None:
    """Give each header of ``table`` an id that begins with ``name``, and each cell the ids of its headers.

    Cells of our tables span neither rows nor columns.
    """
    columns: dict[int, str] = {}
    for at, row in enumerate(_rows(table)):
        rows: list[str] = []
        for column, cell in enumerate(kid for kid in row.kids if isinstance(kid, Node)):
            if cell.kind == "TH":
                cell.id = f"{name}-{at}-{column}"
                if cell.attributes["Scope"] == "/Row":
                    rows.append(cell.id)
                else:
                    columns[column] = cell.id
            else:
                headers = [*rows, *([columns[column]] if column in columns else [])]
                cell.attributes = {"O": "/Table", "Headers": headers} if headers else {}


def _rows(table: Node) -> list[Node]:
    rows: list[Node] = []
    for kid in table.kids:
        if isinstance(kid, Node):
            rows += [kid] if kid.kind == "TR" else _rows(kid) if kid.kind in ("THead", "TBody") else []
    return rows
