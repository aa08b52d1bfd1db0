"""The whole: title block, body, notes, furniture, metadata; and its pictures."""

from __future__ import annotations

from enum import StrEnum

import attrs

from iria_reports.resolved.blocks import Blocks, Figure, Image, Paragraph, all_blocks
from iria_reports.resolved.runs import Inlines, Tongue
from iria_reports.theme.theme import Paper


@attrs.frozen(slots=True)
class TitleBlock:
    """What stands above the text on the first page. ``edition`` are lines on whom and when it was issued to, with his logo."""

    institute: str
    institute_name: str
    date: str
    kicker: str
    title: Inlines
    subtitle: Inlines
    byline: tuple[str, ...]
    lead: Figure | None
    edition: tuple[str, ...] = ()
    client_logo: Image | None = None


@attrs.frozen(slots=True)
class Design:
    """How the pages of a form are built.

    ``cover``: the title block fills a page of its own. ``chapters``: sections of the first level begin pages.
    ``columns``: how many the text has. ``numbered``: headings carry numbers. ``paper``: its size, if not the theme's.
    ``pages``: how many there must be, neither more nor fewer.
    """

    cover: bool = False
    chapters: bool = False
    columns: int = 1
    numbered: bool = False
    paper: Paper | None = None
    pages: int | None = None

    @property
    def banner(self) -> bool:
        """Whether the masthead stands on a ground that runs off the page, as that of a text in columns does."""
        return self.columns > 1


@attrs.frozen(slots=True)
class Mark:
    """A handling mark as its standard draws it, with colours in ``#rrggbb``: its label, and below it what restricts besides."""

    text: str
    restrictions: tuple[str, ...]
    colour: str
    background: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The mark with its restrictions, as it stands on a page."""
        return (self.text, *self.restrictions) if self.text else self.restrictions


class WatermarkPlace(StrEnum):
    """Where a watermark stands: across the page, or along its outer edge."""

    DIAGONAL = "diagonal"
    MARGIN = "margin"


@attrs.frozen(slots=True)
class Watermark:
    """Words behind the text."""

    text: str
    place: WatermarkPlace


@attrs.frozen(slots=True)
class Furniture:
    """What stands on every page. ``line_numbers``: lines are numbered, for those who talk about them."""

    running_head: str
    mark: Mark | None
    watermark: Watermark | None = None
    line_numbers: bool = False


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
    series: str
    number: str
    handling: str


@attrs.frozen(slots=True)
class Note:
    """A note. Its number is that of its call."""

    number: int
    content: tuple[Paragraph, ...]


@attrs.frozen(slots=True)
class ResolvedDocument:
    """A document in which nothing is left to decide but where it stands on the page."""

    form: str
    design: Design
    slug: str
    language: Tongue
    title_block: TitleBlock
    body: Blocks
    notes: tuple[Note, ...]
    notes_heading: str
    #: Whether notes are gathered behind the text, where `Endnotes` stands, and not at the foot of the page.
    endnotes: bool
    furniture: Furniture
    metadata: Metadata
    #: What parts a number from its decimals in the document's language.
    decimal_mark: str = "."


def images(document: ResolvedDocument) -> dict[str, Image]:
    """All pictures of a document by their digests."""
    lead = document.title_block.lead
    blocks = (lead, *document.body) if lead is not None else document.body
    found: dict[str, Image] = {}
    for block in all_blocks(blocks):
        if isinstance(block, Figure):
            found.setdefault(block.image.digest, block.image)
    return found
