"""The table of contents, and lists of figures and tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from iria_reports.model.briefing import Briefing
from iria_reports.model.choices import Choice
from iria_reports.resolved import (
    Blocks,
    Contents,
    Entry,
    Figure,
    Heading,
    Inlines,
    LineBreak,
    NoteCall,
    Paragraph,
    Run,
    Sequence,
    Table,
    all_blocks,
    inline_text,
)
from iria_reports.resolving.blocks import BlockLowering
from iria_reports.theme.roles import Role

#: Levels of headings that contents list.
CONTENTS_LEVELS: Final = 2
#: Fewer headings than this need no contents, however long the text is.
FEWEST_HEADINGS: Final = 3
#: What is listed behind the contents, with the key of the list's title.
_LISTED: Final = ((Sequence.FIGURE, "figures"), (Sequence.TABLE, "tables"))


def contents(briefing: Briefing, lowering: BlockLowering, whole: Blocks, text: Blocks) -> Blocks:
    """Contents of ``whole`` and lists of its figures and tables, as far as the briefing or its form wants them.

    How much there is to read is counted in ``text``, which leaves the back matter out.
    """
    headings = _headings(whole)
    lists: list[Contents] = []
    if _has_contents(briefing, text, headings):
        lists.append(_titled(lowering, "contents", headings))
    for sequence, key in _LISTED:
        captions = tuple(_captions(whole, sequence))
        if captions and _has_list(briefing, len(captions)):
            lists.append(_titled(lowering, key, captions, sequence))
    if lists and (briefing.in_chapters or briefing.form.cover):
        lists[0] = attrs.evolve(lists[0], heading=attrs.evolve(lists[0].heading, new_page=True))
    return tuple(lists)


def _titled(lowering: BlockLowering, key: str, entries: tuple[Entry, ...], of: Sequence | None = None) -> Contents:
    title = (Run(lowering.prose.labels("document", key)),)
    role = Role.HEADING_1 if of is None else Role.PANEL_TITLE
    return Contents(lowering.part_heading(title, role, listed=False), entries, of)


def _headings(blocks: Blocks) -> tuple[Entry, ...]:
    entries = []
    for block in blocks:
        if isinstance(block, Heading) and block.listed and block.level <= CONTENTS_LEVELS:
            role = Role.CONTENTS_1 if block.level == 1 else Role.CONTENTS_2
            entries.append(Entry(role, block.level, block.number, _without_calls(block.content), block.anchor))
    return tuple(entries)


def _captions(blocks: Blocks, sequence: Sequence) -> Iterator[Entry]:
    """Numbered captions of figures or tables, wherever they stand."""
    for block in all_blocks(blocks):
        if isinstance(block, Figure | Table) and block.caption is not None:
            number = block.caption.number
            if number is not None and number.sequence is sequence:
                # A space that does not break: as the caption has it, and as Word repeats it.
                label = f"{number.label}\u00a0{number.text}"
                yield Entry(Role.CONTENTS_ITEM, 1, label, _without_calls(block.caption.content), block.anchor)


def _without_calls(content: Inlines) -> Inlines:
    """``content`` as one line, without the calls of notes."""
    return tuple(inline for inline in content if not isinstance(inline, NoteCall | LineBreak))


def _has_contents(briefing: Briefing, text: Blocks, entries: tuple[Entry, ...]) -> bool:
    if briefing.contents is not Choice.AUTO:
        return briefing.contents is Choice.YES and bool(entries)
    threshold = briefing.form.contents_from
    if threshold is None or len(entries) < FEWEST_HEADINGS:
        return False
    words = sum(len(inline_text(block.content).split()) for block in text if isinstance(block, Paragraph))
    return words >= threshold


def _has_list(briefing: Briefing, count: int) -> bool:
    if briefing.figure_lists is not Choice.AUTO:
        return briefing.figure_lists is Choice.YES
    threshold = briefing.form.lists_from
    return threshold is not None and count >= threshold
