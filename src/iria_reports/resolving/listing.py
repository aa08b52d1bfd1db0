"""What is listed of the sources: the bibliography, sources to read on, an annex of ratings."""

from __future__ import annotations

from typing import Final

from iria_reports.model.briefing import Briefing
from iria_reports.model.choices import SourceList
from iria_reports.model.forms import Listing
from iria_reports.model.sources import Source, SourceGroup
from iria_reports.resolved import Align, Block, Blocks, Cell, Column, Heading, Inlines, Paragraph, Row, Run, Table, TableDesign
from iria_reports.resolving.blocks import BlockLowering
from iria_reports.resolving.naming import named_in_full
from iria_reports.theme.roles import Role

#: Widths of the annex's columns, in per cent: source, reliability, credibility, descriptor.
_WIDTHS: Final = (28, 20, 20, 32)


def listed_sources(briefing: Briefing, lowering: BlockLowering) -> Blocks:
    """The lists of sources that the form or the briefing wants, in the order of a book's back matter."""
    blocks: list[Block] = []
    cited = lowering.prose.cited
    entries = {key: entry for key, entry in cited.entries.items() if key in cited.keys}
    listing = _listing(briefing, in_notes=cited.in_notes)
    if listing is not Listing.NONE and entries:
        blocks.append(_heading(lowering, "bibliography"))
        if listing is Listing.GROUPED and not cited.numbered:
            blocks += _grouped(briefing, lowering, entries)
        else:
            blocks += [Paragraph(Role.BIBLIOGRAPHY, entry) for entry in entries.values()]
    uncited = [entry for key, entry in cited.entries.items() if key not in cited.keys | cited.read_on]
    if uncited:  # the engine was asked for entries of such sources only if they shall be listed
        blocks.append(_heading(lowering, "other-sources" if cited.read_on else "further-reading"))
        blocks += [Paragraph(Role.BIBLIOGRAPHY, entry) for entry in uncited]
    if briefing.list_ratings:
        blocks += _ratings(briefing, lowering)
    return tuple(blocks)


def _listing(briefing: Briefing, *, in_notes: bool) -> Listing:
    """As the briefing or its form wants it; a style that cites in the text leads to a list in any case."""
    match briefing.bibliography:
        case SourceList.NO:
            return Listing.NONE
        case SourceList.YES:
            return Listing.CITED
        case SourceList.GROUPED:
            return Listing.GROUPED
        case SourceList.AUTO:
            return Listing.CITED if briefing.form.listing is Listing.NONE and not in_notes else briefing.form.listing


def _heading(lowering: BlockLowering, label: str) -> Heading:
    return lowering.part_heading((Run(lowering.prose.labels("document", label)),))


def _grouped(briefing: Briefing, lowering: BlockLowering, entries: dict[str, Inlines]) -> Blocks:
    """Entries by group, each in the style's order. One group alone needs no heading."""
    groups = {source.key: source.group for source in briefing.sources}
    blocks: list[Block] = []
    for group in SourceGroup:
        members = [Paragraph(Role.BIBLIOGRAPHY, entry) for key, entry in entries.items() if groups[key] is group]
        if members and len(members) < len(entries):
            title = (Run(lowering.prose.labels("groups", group.value)),)
            blocks.append(Heading(Role.GROUP_HEADING, 2, title, None, lowering.anchor(), listed=False))
        blocks += members
    return tuple(blocks)


def _ratings(briefing: Briefing, lowering: BlockLowering) -> Blocks:
    """A table of the cited sources that are rated (Admiralty code)."""
    cited = lowering.prose.cited
    rated = [
        source
        for source in briefing.sources
        if source.key in cited.keys and (source.notes.reliability or source.notes.credibility)
    ]
    if not rated:
        return ()
    labels = lowering.prose.labels
    columns = ("source", "reliability", "credibility", "descriptor")
    head = Row(tuple(Cell(Role.TABLE_HEAD, (Run(labels("columns", name)),)) for name in columns))
    rows = tuple(_rating(source, lowering) for source in rated)
    table = Table(
        TableDesign.REGISTER,
        None,
        tuple(Column(Align.START, width) for width in _WIDTHS),
        head,
        rows,
        (Paragraph(Role.SOURCE_LINE, (Run(labels("document", "ratings-note")),)),),
        lowering.anchor(),
        row_heads=True,
    )
    return (_heading(lowering, "ratings"), table)


def _rating(source: Source, lowering: BlockLowering) -> Row:
    labels = lowering.prose.labels
    notes = source.notes
    reliability = f"{notes.reliability.value} · {labels('reliability', notes.reliability.value)}" if notes.reliability else ""
    credibility = f"{notes.credibility.value} · {labels('credibility', notes.credibility.value)}" if notes.credibility else ""
    texts = (reliability, credibility, notes.descriptor or "")
    name = (Run(named_in_full(source, labels)),)
    return Row((Cell(Role.ROW_HEAD, name), *(Cell(Role.TABLE_CELL, (Run(text),) if text else ()) for text in texts)))
