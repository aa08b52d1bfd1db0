"""Pages that begin anew: chapters of long forms, and tables too wide for an upright page."""

from __future__ import annotations

import attrs

from iria_reports.resolved import Block, Blocks, Heading, PageBreak, Table, Turned
from iria_reports.theme.roles import Role


def parts_on_new_page(blocks: Blocks) -> Blocks:
    """``blocks``, in which the first part behind a chapter begins a page as chapters do; further ones follow it.

    A page break before what begins a page anyway falls away, or a page would stay empty.
    """
    out: list[Block] = []
    in_chapter = False
    for block in blocks:
        if isinstance(block, Heading) and block.role is Role.HEADING_1:
            heading = attrs.evolve(block, new_page=True) if in_chapter else block
            while heading.new_page and out and isinstance(out[-1], PageBreak):
                out.pop()
            out.append(heading)
            in_chapter = block.new_page
        else:
            out.append(block)
    return tuple(out)


def opening_on_new_page(blocks: Blocks) -> Blocks:
    """``blocks``, the first of which begins a page if it is a heading: what stands before it has pages of its own."""
    if blocks and isinstance(blocks[0], Heading):
        return (attrs.evolve(blocks[0], new_page=True), *blocks[1:])
    return blocks


def turned(blocks: Blocks) -> Blocks:
    """``blocks`` with each wide table on a turned page, with the headings right above it; wide neighbours stand together.

    A page break beside a turned page parts it from such neighbours, and falls away: an upright page would stand between, empty.
    """
    out: list[Block] = []
    parted = False
    for block in blocks:
        beside = bool(out) and isinstance(out[-1], Turned)
        if isinstance(block, PageBreak) and beside:
            parted = True
            continue
        if not (isinstance(block, Table) and block.landscape):
            out.append(block)
            continue
        start = len(out)
        while start and isinstance(out[start - 1], Heading):
            start -= 1
        above = out[start:]
        del out[start:]
        while out and isinstance(out[-1], PageBreak):
            out.pop()
        if beside and not parted:
            last = out.pop()
            assert isinstance(last, Turned)
            out.append(Turned((*last.content, block)))
        else:
            out.append(Turned((*above, block)))
        parted = False
    return tuple(out)
