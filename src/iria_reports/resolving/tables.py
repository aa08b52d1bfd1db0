"""Tables, and blocks of records as tables: timelines, actors, registers, options, indicators."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import attrs

from iria_reports.model.inlines import Prose
from iria_reports.model.records import (
    Actors,
    CostBenefit,
    Indicators,
    KeyFacts,
    PolicyOptions,
    Register,
    RegisterEntry,
    RegisterKind,
    Registers,
    RiskRegister,
    Timeline,
)
from iria_reports.model.tables import Table
from iria_reports.resolved import Align, Caption, Cell, Column, Inlines, Paragraph, Row, Run, TableDesign, inline_text
from iria_reports.resolved import Table as ResolvedTable
from iria_reports.resolving.columns import LANDSCAPE_LINE, LINE, columns_of, decimal_mark, decimals_of, needs_landscape
from iria_reports.resolving.dates import edtf
from iria_reports.resolving.sourcing import Sourcing
from iria_reports.theme.roles import Role

#: Columns of each kind of records: key of the label and field of the entry. The first names the row.
_FIELDS: dict[type, tuple[tuple[str, str], ...]] = {
    Actors: (("actor", "name"), ("role", "role"), ("aims", "aims"), ("means", "means")),
    CostBenefit: (("course", "course"), ("costs", "costs"), ("benefits", "benefits"), ("balance", "balance")),
    Indicators: (("indicator", "indicator"), ("meaning", "meaning"), ("status", "status")),
    PolicyOptions: (
        ("option", "option"),
        ("advantages", "advantages"),
        ("drawbacks", "drawbacks"),
        ("assessment", "assessment"),
    ),
    RiskRegister: (
        ("what", "what"),
        ("kind", "kind"),
        ("likelihood", "likelihood"),
        ("impact", "impact"),
        ("response", "response"),
    ),
}
#: Least and most of the width that the dates of a timeline take, and the values of key facts, in per cent; and how much larger
#: than those of a table their letters are.
_DATES = (22, 40, 1.0)
_VALUES = (45, 60, 1.4)
#: How much of a table's line is left to one that stands in the text, without the margin of labels.
_TEXT_SHARE = 0.8


@attrs.frozen
class TableLowering:
    """Lowers tables. ``anchor`` hands out names for what has no place of its own; ``across`` are the text's columns."""

    sourcing: Sourcing
    anchor: Callable[[], str]
    across: int

    @property
    def _line(self) -> int:
        """Characters of a line of a table."""
        return LINE // self.across

    def captioned(self, table: Table | Registers, caption: Caption | None, anchor: str) -> ResolvedTable:
        """A table that may have a caption, which was lowered before: it is read first."""
        made = self.data(table, caption, anchor) if isinstance(table, Table) else self.records(table, caption, anchor)
        return attrs.evolve(made, continued=self._continued(caption))

    def data(self, table: Table, caption: Caption | None, anchor: str) -> ResolvedTable:
        """A data table, with its note and source below."""
        inlines = self.sourcing.prose.inlines
        labels = self.sourcing.labels
        head = Row(tuple(Cell(Role.TABLE_HEAD, inlines(column.header)) for column in table.columns))
        rows = [[inlines(cell.content) for cell in row.cells] for row in table.rows]
        below: list[Paragraph] = []
        if table.note:
            note = (Run(labels("labels", "note") + labels("punctuation", "colon")), *inlines(table.note))
            below.append(Paragraph(Role.SOURCE_LINE, note))
        below += self._source(table)
        aligns = [Align(column.align.value) for column in table.columns]
        mark = decimal_mark(labels.language)
        found = [decimals_of([row[index] for row in rows], align, mark) for index, align in enumerate(aligns)]
        decimals = [own if own and len(set(own)) > 1 else [0] * len(rows) for own in found]
        cells = tuple(
            Row(tuple(Cell(Role.TABLE_CELL, cell, own[at]) for cell, own in zip(row, decimals, strict=True)))
            for at, row in enumerate(rows)
        )
        landscape = needs_landscape((head, *cells)) if table.landscape is None else table.landscape
        line = LANDSCAPE_LINE if landscape else self._line
        columns = columns_of(aligns, (head, *cells), line, labels.language, [max(own) for own in decimals])
        if labels.language.rtl:  # numbers run from left to right there, too: units stand at their right
            columns = tuple(
                attrs.evolve(column, align=Align.START) if own is not None else column
                for column, own in zip(columns, found, strict=True)
            )
        return ResolvedTable(TableDesign.DATA, caption, columns, head, cells, tuple(below), anchor, landscape=landscape)

    def _continued(self, caption: Caption | None) -> Inlines:
        """What stands above a table where it goes on: its number, without the title."""
        if caption is None or caption.number is None:
            return ()
        name = Run(f"{caption.number.label} {caption.number.text}", role=Role.CAPTION_LABEL)
        return self.sourcing.labels.fill("document", "continued", name=(name,))

    def _source(self, table: Table | Register) -> tuple[Paragraph, ...]:
        if not table.source:
            return ()
        line = self.sourcing.line(self.sourcing.labels("labels", "source"), table, table.source)
        return (Paragraph(Role.SOURCE_LINE, line),)

    def timeline(self, timeline: Timeline) -> ResolvedTable:
        """Dates beside events, in the order written."""
        prose, labels = self.sourcing.prose, self.sourcing.labels
        dates = [labels.opening(edtf(entry.date, labels, short=True)) for entry in timeline.entries]
        rows = tuple(
            Row((Cell(Role.ROW_HEAD, (Run(date),)), Cell(Role.EVENT, prose.inlines(entry.event))))
            for date, entry in zip(dates, timeline.entries, strict=True)
        )
        share = self._share(dates, *_DATES)
        return self._headless(TableDesign.TIMELINE, rows, (share, 100 - share))

    def facts(self, facts: KeyFacts) -> ResolvedTable:
        """Labels beside figures."""
        inlines = self.sourcing.prose.inlines
        rows = tuple(
            Row((Cell(Role.FACT_LABEL, inlines(fact.label)), Cell(Role.FACT_VALUE, inlines(fact.value))))
            for fact in facts.entries
        )
        share = self._share([inline_text(row.cells[1].content) for row in rows], *_VALUES)
        return self._headless(TableDesign.FACTS, rows, (100 - share, share), Align.END)

    def _share(self, texts: Sequence[str], least: int, most: int, size: float) -> int:
        """The share of a column, in per cent, in which each of ``texts`` stands on one line, if that is not too much."""
        line = self._line if self.across > 1 else LINE * _TEXT_SHARE
        return min(max(round(100 * (size * max(map(len, texts)) + 2) / line), least), most)

    def _headless(
        self, design: TableDesign, rows: tuple[Row, ...], widths: Sequence[int], align: Align = Align.START
    ) -> ResolvedTable:
        columns = (Column(Align.START, widths[0]), Column(align, widths[1]))
        return ResolvedTable(design, None, columns, None, rows, (), self.anchor(), row_heads=True)

    def records(self, block: Registers, caption: Caption | None, anchor: str) -> ResolvedTable:
        """A table of the fields that any entry gives, with its source below."""
        labels, kind = self.sourcing.labels, _one_kind(block)
        used = [
            (label, field)
            for label, field in _FIELDS[type(block)]
            if any(getattr(entry, field) for entry in block.entries) and not (field == "kind" and kind)
        ]
        heads = [labels("columns", label) for label, _ in used]
        if kind is not None:
            heads[0] = labels("register", kind.value)
        head = Row(tuple(Cell(Role.TABLE_HEAD, (Run(words),)) for words in heads))
        rows = tuple(
            Row(
                tuple(
                    Cell(Role.TABLE_CELL if index else Role.ROW_HEAD, self._value(getattr(entry, field)))
                    for index, (_, field) in enumerate(used)
                )
            )
            for entry in block.entries
        )
        columns = columns_of([Align.START] * len(used), (head, *rows), self._line, labels.language)
        below = self._source(block)
        return ResolvedTable(TableDesign.REGISTER, caption, columns, head, rows, below, anchor, row_heads=True)

    def _value(self, value: Any) -> Inlines:
        labels = self.sourcing.labels
        match type(value).__name__:
            case "NoneType":
                return ()
            case "RegisterKind":
                return (Run(labels("register", value.value)),)
            case "Impact":
                return (Run(labels.opening(labels("impact", value.value))),)
            case "LikelihoodTerm":
                return (Run(labels.opening(labels.likelihood(value.scale, value.term))),)
            case _:
                prose: Prose = value
                return self.sourcing.prose.inlines(prose)


def _one_kind(block: Registers) -> RegisterKind | None:
    """What all entries of a register are: one of risks alone says so in its head, and needs no column for it."""
    kinds = {entry.kind for entry in block.entries if isinstance(entry, RegisterEntry)}
    return kinds.pop() if len(kinds) == 1 else None
