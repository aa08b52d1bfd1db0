"""The vocabulary that renderers receive: a second, smaller closed union of blocks and runs.

Everything that a reader sees as a word or a number is decided here, in the order of reading. A number or a
reference is typed, so that Word can hold it as a live field whose cached result is that very text. A
renderer only lays out; it never counts, looks up, formats or joins.
"""

from __future__ import annotations

from enum import Enum, IntFlag, StrEnum, auto
from typing import Any

import attrs

from iria_reports.theme.roles import Role


class Style(IntFlag):
    """How a run differs from its paragraph."""

    PLAIN = 0
    EMPHASIS = auto()
    STRONG = auto()
    SMALL_CAPS = auto()
    SUPERSCRIPT = auto()
    SUBSCRIPT = auto()
    CODE = auto()


class Direction(StrEnum):
    """Direction of writing."""

    LTR = "ltr"
    RTL = "rtl"


@attrs.frozen(slots=True)
class Tongue:
    """A language other than that of the document, with the direction of its script."""

    tag: str
    direction: Direction


@attrs.frozen(slots=True)
class Run:
    """Text of one style. ``link`` is a whole address, ``role`` a style of its own within the paragraph."""

    text: str
    style: Style = Style.PLAIN
    tongue: Tongue | None = None
    link: str | None = None
    role: Role | None = None


@attrs.frozen(slots=True)
class LineBreak:
    """A line break within a paragraph."""


@attrs.frozen(slots=True)
class NoteCall:
    """The mark that calls the note of that number (`ResolvedDocument.notes`, from 1)."""

    number: int


class Sequence(StrEnum):
    """What is counted, each in a row of its own."""

    FIGURE = "figure"
    TABLE = "table"
    BOX = "box"
    JUDGEMENT = "judgement"


@attrs.frozen(slots=True)
class Number:
    """A number in its row: ``label`` "Figure", ``text`` "1"."""

    sequence: Sequence
    label: str
    text: str


class Field(StrEnum):
    """What of its target a reference repeats."""

    SEQUENCE_NUMBER = "sequence-number"
    HEADING_NUMBER = "heading-number"
    HEADING_TEXT = "heading-text"


@attrs.frozen(slots=True)
class Reference:
    """A reference to something in the document; ``result`` is the live part, between fixed words."""

    anchor: str
    field: Field
    before: str
    result: str
    after: str = ""

    @property
    def text(self) -> str:
        """All of it as read."""
        return f"{self.before}{self.result}{self.after}"


Inline = Run | LineBreak | NoteCall | Reference
Inlines = tuple[Inline, ...]


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
    """A heading. ``level`` counts from 1 below the title; ``listed`` ones stand in contents and bookmarks."""

    role: Role
    level: int
    content: Inlines
    number: str | None
    anchor: str
    listed: bool = True


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
    """A column: how it is set, and its share of the width in per cent."""

    align: Align
    width: int


@attrs.frozen(slots=True)
class Cell:
    """A cell."""

    role: Role
    content: Inlines


@attrs.frozen(slots=True)
class Row:
    """A row of cells."""

    cells: tuple[Cell, ...]


@attrs.frozen(slots=True)
class Table:
    """A table. ``head`` names the columns; with ``row_heads`` the first cell of each row names the row."""

    design: TableDesign
    caption: Caption | None
    columns: tuple[Column, ...]
    head: Row | None
    rows: tuple[Row, ...]
    below: tuple[Paragraph, ...]
    anchor: str
    row_heads: bool = False


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
    """The table of contents."""

    heading: Heading
    entries: tuple[Entry, ...]


@attrs.frozen(slots=True)
class PageBreak:
    """What follows begins a page."""


Block = Heading | Paragraph | List | Quotation | PullQuote | Panel | Scale | Figure | Table | Contents | PageBreak
Blocks = tuple[Block, ...]


@attrs.frozen(slots=True)
class TitleBlock:
    """What stands above the text on the first page."""

    institute: str
    institute_name: str
    date: str
    kicker: str
    title: Inlines
    subtitle: Inlines
    byline: tuple[str, ...]
    lead: Figure | None


@attrs.frozen(slots=True)
class Mark:
    """A handling mark as its standard draws it, with colours in ``#rrggbb``."""

    text: str
    restrictions: str
    colour: str
    background: str


@attrs.frozen(slots=True)
class Furniture:
    """What stands on every page."""

    running_head: str
    mark: Mark | None


@attrs.frozen(slots=True)
class Metadata:
    """What catalogues and file systems know of the document. Days are ISO 8601."""

    title: str
    authors: tuple[str, ...]
    description: str
    keywords: tuple[str, ...]
    created: str
    modified: str
    publisher: str
    rights: str
    identifier: str
    kind: str


@attrs.frozen(slots=True)
class Note:
    """A note. Its number is that of its call."""

    number: int
    content: tuple[Paragraph, ...]


@attrs.frozen(slots=True)
class ResolvedDocument:
    """A document in which nothing is left to decide but where it stands on the page."""

    form: str
    slug: str
    language: Tongue
    title_block: TitleBlock
    body: Blocks
    notes: tuple[Note, ...]
    notes_heading: str
    furniture: Furniture
    metadata: Metadata


def images(document: ResolvedDocument) -> dict[str, Image]:
    """All pictures of a document by their digests."""
    found: dict[str, Image] = {}

    def look(blocks: Blocks) -> None:
        for block in blocks:
            match block:
                case Figure():
                    found.setdefault(block.image.digest, block.image)
                case Panel() | Quotation():
                    look(block.content)
                case List():
                    for item in block.items:
                        look(item.content)

    look((document.title_block.lead, *document.body) if document.title_block.lead else document.body)
    return found


def inline_text(content: Inlines) -> str:
    """The words of ``content``, without calls of notes."""
    parts: list[str] = []
    for inline in content:
        match inline:
            case Run():
                parts.append(inline.text)
            case Reference():
                parts.append(inline.text)
            case LineBreak():
                parts.append("\n")
            case NoteCall():
                continue
    return "".join(parts)


def as_data(value: Any) -> Any:
    """``value`` as plain data for JSON: each object with its type, bytes by their length."""
    if attrs.has(type(value)):
        fields = {field.name: as_data(getattr(value, field.name)) for field in attrs.fields(type(value))}
        return {"type": type(value).__name__, **fields}
    if isinstance(value, tuple):
        return [as_data(item) for item in value]
    if isinstance(value, Style):
        return [member.name.lower().replace("_", "-") for member in Style if member and member in value and member.name]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    return value
