"""Visible redaction: where something is withheld stands a mark that is always the same.

Withheld neighbours leave one mark, so that nobody can count them. Columns of tables get a mark in each cell; of an entry
that is withheld from a timeline, register or the like the mark stands below the whole.
"""

from __future__ import annotations

from typing import Any, Final, get_args

import attrs

from iria_reports.editions.reader import Reader
from iria_reports.model.base import EVERYBODY, Node
from iria_reports.model.blocks import Block, ListItem, Paragraph, Part
from iria_reports.model.briefing import Briefing
from iria_reports.model.inlines import (
    Emphasis,
    Foreign,
    Inline,
    Redaction,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from iria_reports.model.records import (
    Actors,
    CostBenefit,
    FurtherReading,
    Indicators,
    KeyFacts,
    PolicyOptions,
    RiskRegister,
    Timeline,
)
from iria_reports.model.tables import Cell, Column, Row, Table
from iria_reports.model.walk import AnyNode, fields, rebuild

_MARK: Final = Redaction()
_RECORDS: Final = Actors | CostBenefit | FurtherReading | Indicators | KeyFacts | PolicyOptions | RiskRegister | Timeline
_BLOCKS: Final = get_args(Block)
_INLINES: Final = get_args(Inline)


def redacted(briefing: Briefing, reader: Reader) -> Briefing:
    """``briefing`` with a mark in the place of what ``reader`` may not see."""
    changed = rebuild(briefing, lambda node: _marked(node, reader))
    assert changed is not None  # nothing is dropped
    return changed


def marks_merged(edition: Briefing) -> Briefing:
    """``edition`` with one mark for those that tailoring has brought side by side."""
    changed = rebuild(edition, _merged)
    assert changed is not None  # nothing is dropped
    return _merged(changed)


def _marked(node: Node, reader: Reader) -> Node | tuple[Node, ...]:
    node = _merged(node)
    if isinstance(node, Column | Cell):
        return node  # judged with its table
    if reader.sees(node):
        return _with_marks(node, reader)
    if isinstance(node, _INLINES):
        return _MARK
    if isinstance(node, Part):
        return Part(node.kind, Paragraph(_MARK), location=node.location)
    if isinstance(node, _BLOCKS):
        return Paragraph(_MARK, location=node.location)
    if isinstance(node, ListItem):
        return ListItem(Paragraph(_MARK), location=node.location)
    if isinstance(node, Row):
        return Row((Cell(_MARK), *(Cell("") for _ in node.cells[1:])), location=node.location)
    return node  # a source, or an entry of records: it goes with its tailoring


def _with_marks(node: Node, reader: Reader) -> Node | tuple[Node, ...]:
    """``node``, which is seen, with marks for those of its parts that cannot hold one themselves."""
    if isinstance(node, Table):
        return _columns(node, reader)
    if isinstance(node, _RECORDS) and not all(reader.sees(entry) for entry in node.entries):
        below = Paragraph(_MARK, location=node.location)
        return (node, below) if any(reader.sees(entry) for entry in node.entries) else below
    return node


def _columns(table: Table, reader: Reader) -> Table | Paragraph:
    hidden = {index for index, column in enumerate(table.columns) if not reader.sees(column)}
    if not hidden:
        return table
    if len(hidden) == len(table.columns):
        return Paragraph(_MARK, location=table.location)
    table = _one_for_neighbours(table, hidden)
    hidden = {index for index, column in enumerate(table.columns) if not reader.sees(column)}

    def cells(row: Row) -> tuple[Cell, ...]:
        return tuple(Cell(_MARK) if index in hidden else cell for index, cell in enumerate(row.cells))

    columns = tuple(
        attrs.evolve(column, header=(_MARK,), audience=EVERYBODY) if index in hidden else column
        for index, column in enumerate(table.columns)
    )
    return attrs.evolve(table, columns=columns, rows=tuple(attrs.evolve(row, cells=cells(row)) for row in table.rows))


def _one_for_neighbours(table: Table, hidden: set[int]) -> Table:
    """``table`` with one withheld column where several stand side by side."""
    kept = [index for index in range(len(table.columns)) if not (index in hidden and index - 1 in hidden)]
    columns = tuple(table.columns[index] for index in kept)
    rows = tuple(attrs.evolve(row, cells=tuple(row.cells[index] for index in kept)) for row in table.rows)
    return attrs.evolve(table, columns=columns, rows=rows)


def _merged(node: AnyNode) -> AnyNode:
    """``node`` with one mark for several that stand side by side in any of its fields."""
    replaced: dict[str, Any] = {}
    kind: type = type(node)
    for name in fields(kind):
        value = getattr(node, name)
        if isinstance(value, tuple) and (shorter := _once(value)) is not value:
            replaced[name] = shorter
    return attrs.evolve(node, **replaced) if replaced else node


def _once(items: tuple[Any, ...]) -> tuple[Any, ...]:
    kept: list[Any] = []
    for item in items:
        between = bool(kept) and isinstance(kept[-1], Text) and not kept[-1].text.strip()
        before = kept[-2] if between and len(kept) > 1 else kept[-1] if kept else None
        if before is not None and _is_mark(item) and _is_mark(before):
            del kept[len(kept) - between :]
            continue
        kept.append(item)
    return items if len(kept) == len(items) else tuple(kept)


def _is_mark(node: Node) -> bool:
    """Whether nothing but the mark is left of ``node``: one that is emphasised tells no more than a plain one."""
    match node:
        case Redaction():
            return True
        case Paragraph() | ListItem() | Emphasis() | Strong() | SmallCaps() | Superscript() | Subscript() | Foreign():
            return _only_mark(node.content)
        case Row(cells=(first, *others)):
            return _only_mark(first.content) and not any(cell.content for cell in others)
    return False


def _only_mark(content: tuple[Node, ...]) -> bool:
    return len(content) == 1 and _is_mark(content[0])
