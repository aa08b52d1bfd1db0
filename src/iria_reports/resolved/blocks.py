"""Blocks: the shapes that stand below one another, a closed union."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import attrs

from iria_reports.resolved.runs import Inlines, Number, Sequence, Tongue
from iria_reports.theme.roles import Role

#: Media type of drawings; other pictures are made of pixels.
SVG: Final = "image/svg+xml"
#: What scales of likelihood leave out at their ends, in per cent.
_END: Final = 1


@attrs.frozen(slots=True)
class Image:
    """A picture's bytes. ``width`` and ``height`` are pixels, or the units of an SVG's canvas."""

    name: str
    media_type: str
    data: bytes = attrs.field(repr=False)
    width: float
    height: float
    digest: str


@attrs.frozen(slots=True)
class Heading:
    """A heading. ``level`` counts from 1 below the title; ``listed`` ones stand in contents and bookmarks.

    ``new_page``: it begins a page, as chapters of long forms do.
    """

    role: Role
    level: int
    content: Inlines
    number: str | None
    anchor: str
    listed: bool = True
    new_page: bool = False

    @property
    def lettered(self) -> bool:
        """Whether it is an appendix, or within one: its number begins with a letter."""
        return self.number is not None and not self.number[0].isdecimal()


@attrs.frozen(slots=True)
class Paragraph:
    """A paragraph. ``tongue`` is given where the whole of it is in another language."""

    role: Role
    content: Inlines
    tongue: Tongue | None = None


@attrs.frozen(slots=True)
class Item:
    """An item of a list with its mark: "1." or "–"."""

    mark: str
    content: Blocks


@attrs.frozen(slots=True)
class List:
    """A list. ``start`` is the number of the first item of a numbered list, None for bullets."""

    items: tuple[Item, ...]
    start: int | None = None


@attrs.frozen(slots=True)
class Quotation:
    """Words quoted, set apart, with their attribution below."""

    content: Blocks
    attribution: Inlines
    tongue: Tongue | None = None


@attrs.frozen(slots=True)
class PullQuote:
    """A phrase of the text, repeated large; not for screen readers, who have heard it."""

    content: Inlines


@attrs.frozen(slots=True)
class Caption:
    """What a figure, table or panel is called: its number, if it has one, and words."""

    number: Number | None
    content: Inlines


class PanelKind(StrEnum):
    """Kinds of text set apart, each with a look of its own."""

    SUMMARY = "summary"
    BOX = "box"
    JUDGEMENT = "judgement"
    RECOMMENDATION = "recommendation"
    EXPERT = "expert"
    FACTS = "facts"


@attrs.frozen(slots=True)
class Panel:
    """Text set apart, with a heading of the outline or a caption."""

    kind: PanelKind
    heading: Heading | None
    caption: Caption | None
    content: Blocks
    anchor: str | None = None


@attrs.frozen(slots=True)
class Band:
    """One term of a scale: its bounds in per cent, and whether it is the one meant."""

    term: str
    low: int
    high: int
    lit: bool


@attrs.frozen(slots=True)
class Scale:
    """A scale of likelihood as a bar, with the term meant and its range in words."""

    bands: tuple[Band, ...]
    label: str

    @property
    def drawn(self) -> tuple[Band, ...]:
        """The bands as they are drawn: what a scale leaves out at its ends, since nothing is certain, is filled."""
        first, *others = self.bands
        bands = [attrs.evolve(first, low=0 if first.low <= _END else first.low), *others]
        last = bands[-1]
        bands[-1] = attrs.evolve(last, high=100 if last.high >= 100 - _END else last.high)
        return tuple(bands)


@attrs.frozen(slots=True)
class Figure:
    """A picture with its caption, and credit and source below."""

    image: Image
    alt: str
    caption: Caption | None
    below: tuple[Paragraph, ...]
    anchor: str


class TableDesign(StrEnum):
    """Kinds of tables, each with a look of its own."""

    DATA = "data"
    TIMELINE = "timeline"
    FACTS = "facts"
    REGISTER = "register"


class Align(StrEnum):
    """How cells are set: ``start`` is left in English and right in Arabic."""

    START = "start"
    CENTER = "center"
    END = "end"


@attrs.frozen(slots=True)
class Column:
    """A column: how it is set, and its share of the width in per cent.

    ``decimals`` is given where its numbers stand with their decimal marks below one another: the most digits behind one.
    Numbers stand at the right of their column: ``end``, and in documents whose lines run from right to left ``start``.
    """

    align: Align
    width: float
    decimals: int = 0


@attrs.frozen(slots=True)
class Cell:
    """A cell. ``decimals`` are the digits behind the decimal mark of its number, in a column that stands on these marks."""

    role: Role
    content: Inlines
    decimals: int = 0


@attrs.frozen(slots=True)
class Row:
    """A row of cells."""

    cells: tuple[Cell, ...]


@attrs.frozen(slots=True)
class Table:
    """A table. ``head`` names the columns; with ``row_heads`` the first cell of each row names the row.

    ``landscape``: it is too wide for an upright page. ``continued`` is what stands above it, with the head once more, on each
    page to which it goes on; furniture, which Word has no place for.
    """

    design: TableDesign
    caption: Caption | None
    columns: tuple[Column, ...]
    head: Row | None
    rows: tuple[Row, ...]
    below: tuple[Paragraph, ...]
    anchor: str
    row_heads: bool = False
    landscape: bool = False
    continued: Inlines = ()


@attrs.frozen(slots=True)
class Entry:
    """A line of the contents. Its page number is a matter of layout."""

    role: Role
    level: int
    number: str | None
    content: Inlines
    anchor: str


@attrs.frozen(slots=True)
class Contents:
    """A list of what is in the document: the table of contents, or with ``of`` a list of figures or tables."""

    heading: Heading
    entries: tuple[Entry, ...]
    of: Sequence | None = None


@attrs.frozen(slots=True)
class Turned:
    """What stands on a page of its own that is turned, since it is wide."""

    content: Blocks


@attrs.frozen(slots=True)
class PageBreak:
    """What follows begins a page."""


@attrs.frozen(slots=True)
class Endnotes:
    """Where the notes stand that are gathered behind the text (`ResolvedDocument.notes`), below their heading."""


Block = (
    Contents
    | Endnotes
    | Figure
    | Heading
    | List
    | PageBreak
    | Panel
    | Paragraph
    | PullQuote
    | Quotation
    | Scale
    | Table
    | Turned
)
Blocks = tuple[Block, ...]


def all_blocks(blocks: Blocks) -> Iterator[Block]:
    """``blocks`` and all blocks within them, in the order of reading, each before what is in it."""
    for block in blocks:
        yield block
        match block:
            case Panel() | Quotation() | Turned():
                yield from all_blocks(block.content)
            case List():
                for item in block.items:
                    yield from all_blocks(item.content)
