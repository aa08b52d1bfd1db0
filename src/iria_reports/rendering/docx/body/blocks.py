"""Blocks as WordprocessingML: one arm a kind."""

from __future__ import annotations

from typing import assert_never

import attrs

from iria_reports.rendering.docx.body.contents import write_contents
from iria_reports.rendering.docx.body.panels import write_panel
from iria_reports.rendering.docx.body.paragraphs import (
    break_,
    gap,
    list_manner,
    write_caption,
    write_heading,
    write_lines,
    write_paragraph,
    write_pull_quote,
    write_scale,
)
from iria_reports.rendering.docx.body.tables import write_table
from iria_reports.rendering.docx.context import Context, ListPlace, Place, turned_page
from iria_reports.rendering.docx.looks.stylebook import Trait
from iria_reports.rendering.docx.looks.stylenames import FIGURE, GAP, PARAGRAPHS
from iria_reports.rendering.docx.pages.sections import SectionKind
from iria_reports.rendering.docx.xml import paragraph, twips_mm
from iria_reports.rendering.fitting import fitted_width
from iria_reports.resolved import (
    Block,
    Blocks,
    Contents,
    Endnotes,
    Figure,
    Heading,
    List,
    PageBreak,
    Panel,
    Paragraph,
    PullQuote,
    Quotation,
    Scale,
    Table,
    Turned,
)
from iria_reports.theme.roles import Role


def write_blocks(blocks: Blocks, context: Context, place: Place) -> str:
    """``blocks`` as WordprocessingML, with space between what Word would join or set too tight."""
    written: list[str] = []
    before: Block | None = None
    last = blocks[-1] if blocks else None
    for block in blocks:
        fresh = isinstance(before, Turned) if before is not None else place.fresh
        where = attrs.evolve(place, fresh=fresh) if fresh is not place.fresh else place
        if place.ending and block is not last:
            where = attrs.evolve(where, ending=())
        if isinstance(before, Quotation) and isinstance(block, Quotation):
            written.append(break_())  # or one rule would run beside both
            where = attrs.evolve(where, traits=(Trait.FOLLOWING,))
        elif before is not None and _needs_gap(before, block, context):
            written.append(gap(keep_next=isinstance(before, Heading)))
        written.append(write_block(block, context, where))
        before = block
    return "".join(written)


def _needs_gap(before: Block, after: Block, context: Context) -> bool:
    """Tables have no space of their own, and those that touch become one; what follows may bring enough."""
    tables = (Table, Panel)
    if isinstance(before, tables) and isinstance(after, Figure):
        return False
    if isinstance(before, tables) and isinstance(after, Heading | Quotation):
        role = after.role if isinstance(after, Heading) else Role.QUOTE
        return context.theme.styles[role].before < context.theme.space.line
    return isinstance(before, tables) or isinstance(after, tables)


def write_block(block: Block, context: Context, place: Place) -> str:
    """One block."""
    match block:
        case Paragraph():
            return write_paragraph(block, context, place)
        case Heading():
            return write_heading(block, context, at_head=place.fresh)
        case List():
            return write_list(block, context, place)
        case Quotation():
            return write_quotation(block, context, place)
        case PullQuote():
            return write_pull_quote(block, context)
        case Panel():
            return write_panel(block, context, place, write_blocks)
        case Scale():
            return write_scale(block, context, place)
        case Figure():
            return write_figure(block, context, place)
        case Table():
            return write_table(block, context, place)
        case Contents():
            return write_contents(block, context)
        case PageBreak():
            return paragraph(GAP.id, '<w:r><w:br w:type="page"/></w:r>')
        case Turned():
            return write_turned(block, context, place)
        case Endnotes():
            return context.sections.break_(context.sections.text, notes=True)
        case _:
            assert_never(block)


def write_turned(block: Turned, context: Context, place: Place) -> str:
    """What stands on a turned page: a section of its own, after the end of the one before, if anything stands in that."""
    before = "" if place.fresh else context.sections.break_(context.sections.text)
    content = write_blocks(block.content, context, turned_page(context.theme))
    return before + content + context.sections.break_(SectionKind.TURNED)


def write_list(block: List, context: Context, place: Place) -> str:
    """A list; a counted one begins anew."""
    depth = place.list.depth + 1 if place.list is not None else 1
    number: int | None = None
    if block.start is not None:
        number = context.numbering.counted(block.start, depth - 1, list_manner(_first_role(block), place))
    written: list[str] = []
    last = block.items[-1].content[-1]
    for item in block.items:
        # The mark stands on a paragraph; an item that begins with something else gets an empty one.
        bearer = () if isinstance(item.content[0], Paragraph) else (Paragraph(Role.BODY, ()),)
        for index, inner in enumerate((*bearer, *item.content)):
            ending = place.ending if inner is last else ()
            where = attrs.evolve(place, list=ListPlace(depth, number, continues=index > 0), ending=ending)
            block_written = write_block(inner, context, where)
            if written and written[-1].endswith("</w:tbl>") and block_written.startswith("<w:tbl>"):
                written.append(gap())  # tables that touch become one
            written.append(block_written)
    return "".join(written)


def _first_role(block: List) -> Role | None:
    first = block.items[0].content[0]
    return first.role if isinstance(first, Paragraph) else None


def write_quotation(block: Quotation, context: Context, place: Place) -> str:
    """Words quoted, with their attribution; without one, the last paragraph leaves the space below."""
    written: list[str] = []
    last = len(block.content) - 1
    for index, inner in enumerate(block.content):
        follows = (Trait.FOLLOWING,) if index else place.traits
        ends = (Trait.LAST,) if index == last and not block.attribution and place.panel is None else ()
        where = attrs.evolve(place, list=None, traits=(*follows, *ends), ending=())
        written.append(write_block(inner, context, where))
    if block.attribution:
        attribution = context.inlines_in(Role.ATTRIBUTION)(block.attribution)
        written.append(paragraph(PARAGRAPHS[Role.ATTRIBUTION].id, attribution))
    return "".join(written)


def write_figure(block: Figure, context: Context, place: Place) -> str:
    """A picture from the margin of labels on, its caption below, credit and source; the last of them leaves a line below."""
    wide = (Trait.WIDE,) if place.label else ()
    width = fitted_width(block.image, twips_mm(place.width + place.label), context.theme)
    picture = context.pictures.drawing(block.image, block.alt, width)
    written = paragraph(context.book.paragraph(FIGURE, *wide), picture)
    if block.caption is not None:
        trait = Trait.WITH_NEXT if block.below else Trait.LAST
        written += write_caption(block.caption, block.anchor, Role.CAPTION, context, *wide, trait)
    return written + write_lines(block.below, context, *wide, last=Trait.LAST)
