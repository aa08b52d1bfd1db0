"""The closed union of blocks: what a briefing is made of.

Field order is reading order: `iria_reports.model.walk` and everything that counts rely on it.
Fields with a description are what authors may write, as attributes of a div in Markdown and as keys in
YAML and JSON; the loader and the JSON Schema are derived from them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs

from iria_reports.model.assessment import Confidence, LikelihoodTerm
from iria_reports.model.attribution import Attribution
from iria_reports.model.base import ModelError, Node, checked, described, id_of, not_empty
from iria_reports.model.citing import Cite, cites
from iria_reports.model.inlines import Prose, optional_prose, prose
from iria_reports.model.languages import Language
from iria_reports.model.parts import PartKind
from iria_reports.model.pictures import Picture
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
from iria_reports.model.tables import Table

#: Deepest level of headings below the title: HTML ends at h6, and the title is h1.
DEEPEST_LEVEL: Final = 5


def blocks(value: str | Block | Iterable[Block | str]) -> Content:
    """Blocks from what Python code finds handy: a plain string (one paragraph), one block, or several of either."""
    if isinstance(value, str):
        return (Paragraph(value),)
    if isinstance(value, Node):
        return (value,)
    if not isinstance(value, Iterable):
        raise ModelError("content", "text, a block or several", value)
    return tuple(Paragraph(item) if isinstance(item, str) else item for item in value)


@attrs.frozen(field_transformer=checked)
class Section(Node):
    """A heading and what stands under it. Subsections are sections within ``content``, after all else."""

    title: Prose = attrs.field(converter=prose, validator=not_empty, metadata=described("Heading."))
    content: Content = attrs.field(default=(), converter=blocks, metadata=described("What stands under it.", body=True))
    id: str | None = attrs.field(default=None, validator=id_of("sec"), metadata=described("Id: sec-…"))
    numbered: bool = attrs.field(default=True, metadata=described("Whether it is numbered where the form numbers."))
    appendix: bool = attrs.field(default=False, metadata=described("Whether it is an appendix, with a letter for its number."))

    def __attrs_post_init__(self) -> None:
        if _depth(self) > DEEPEST_LEVEL:
            raise ModelError("Section.content", f"at most {DEEPEST_LEVEL} levels of sections", _depth(self))


def _depth(section: Section) -> int:
    below = [_depth(block) for outer in section.content for block in _ungrouped(outer) if isinstance(block, Section)]
    return 1 + max(below, default=0)


def _ungrouped(block: Block) -> Iterable[Block]:
    if isinstance(block, Group):
        for inner in block.content:
            yield from _ungrouped(inner)
    else:
        yield block


@attrs.frozen(field_transformer=checked)
class Paragraph(Node):
    """A paragraph of text."""

    content: Prose = attrs.field(converter=prose, validator=not_empty, metadata=described("Text.", body=True))


@attrs.frozen(field_transformer=checked)
class ListItem(Node):
    """One item of a list."""

    content: Content = attrs.field(converter=blocks, validator=not_empty, metadata=described("Text.", body=True))


def _items(value: Iterable[str | Iterable[Block] | ListItem]) -> tuple[ListItem, ...]:
    return tuple(item if isinstance(item, ListItem) else ListItem(item) for item in value)


@attrs.frozen(field_transformer=checked)
class BulletList(Node):
    """A list whose order does not matter."""

    items: tuple[ListItem, ...] = attrs.field(converter=_items, validator=not_empty, metadata=described("Items.", body=True))


#: The number up to which lists count (ECMA-376 part 1, 17.9.25, as Word has it).
HIGHEST_START: Final = 9999


def _countable(_instance: object, _attribute: object, start: int) -> None:
    if not 0 <= start <= HIGHEST_START:
        raise ModelError("NumberedList.start", f"a number from 0 to {HIGHEST_START}", start)


@attrs.frozen(field_transformer=checked)
class NumberedList(Node):
    """A list whose order matters; it counts from ``start``."""

    items: tuple[ListItem, ...] = attrs.field(converter=_items, validator=not_empty, metadata=described("Items.", body=True))
    start: int = attrs.field(default=1, validator=_countable, metadata=described("Number of the first item."))


@attrs.frozen(field_transformer=checked)
class Quote(Node):
    """A quotation set apart. It takes no quotation marks; its attribution stands below."""

    content: Content = attrs.field(converter=blocks, validator=not_empty, metadata=described("Words quoted.", body=True))
    attribution: Attribution = attrs.field(factory=Attribution, metadata=described("Who said it, where and when."))
    language: Language | None = attrs.field(
        default=None, metadata=described("Language of the words as they stand here.", key="lang")
    )

    def __attrs_post_init__(self) -> None:
        for block in self.content:
            if not isinstance(block, Paragraph | BulletList | NumberedList):
                raise ModelError("Quote.content", "paragraphs and lists", block)


@attrs.frozen(field_transformer=checked)
class PullQuote(Node):
    """A phrase of the body text, repeated large. Screen readers pass over it."""

    content: Prose = attrs.field(converter=prose, validator=not_empty, metadata=described("Words of the text.", body=True))


@attrs.frozen(field_transformer=checked)
class Figure(Node):
    """A picture with its caption below. ``alt`` says in words what it shows, for those who cannot see it."""

    picture: Picture = attrs.field(metadata=described("Picture file.", key="src"))
    alt: str = attrs.field(validator=not_empty, metadata=described("What the picture shows, in words."))
    caption: Prose = attrs.field(default=(), converter=prose, metadata=described("Caption.", body=True))
    credit: Prose | None = attrs.field(default=None, converter=optional_prose, metadata=described("Who made it."))
    source: tuple[Cite, ...] = attrs.field(default=(), converter=cites, metadata=described("What it is drawn from."))
    id: str | None = attrs.field(default=None, validator=id_of("fig"), metadata=described("Id: fig-…"))


@attrs.frozen(field_transformer=checked)
class Box(Node):
    """A text of its own beside the argument."""

    title: Prose = attrs.field(converter=prose, validator=not_empty, metadata=described("Title."))
    content: Content = attrs.field(converter=blocks, validator=not_empty, metadata=described("Text.", body=True))
    id: str | None = attrs.field(default=None, validator=id_of("box"), metadata=described("Id: box-…"))


@attrs.frozen(field_transformer=checked)
class Judgement(Node):
    """A sentence about what is or will be, with how likely it is and how sure the analyst is.

    Likelihood and confidence are kept apart (ICD 203 D.6.e(2): they must not stand in one sentence).
    """

    content: Prose = attrs.field(converter=prose, validator=not_empty, metadata=described("The judgement.", body=True))
    likelihood: LikelihoodTerm | None = attrs.field(
        default=None, metadata=described("How likely, a term of the briefing's scale.")
    )
    confidence: Confidence | None = attrs.field(default=None, metadata=described("How sure the analyst is."))
    rationale: Prose | None = attrs.field(
        default=None, converter=optional_prose, metadata=described("Why the confidence is what it is.")
    )
    basis: tuple[Cite, ...] = attrs.field(default=(), converter=cites, metadata=described("Sources it rests on."))


@attrs.frozen(field_transformer=checked)
class Recommendation(Node):
    """What somebody should do."""

    addressee: Prose = attrs.field(converter=prose, validator=not_empty, metadata=described("Who should act."))
    content: Content = attrs.field(converter=blocks, validator=not_empty, metadata=described("What to do.", body=True))


@attrs.frozen(field_transformer=checked)
class ExpertOpinion(Node):
    """What an expert told the institute or wrote for it."""

    expert: str = attrs.field(validator=not_empty, metadata=described("The expert's name."))
    content: Content = attrs.field(converter=blocks, validator=not_empty, metadata=described("The opinion.", body=True))
    role: str | None = attrs.field(default=None, metadata=described("The expert's post and house."))
    source: tuple[Cite, ...] = attrs.field(default=(), converter=cites, metadata=described("Where it was given."))


@attrs.frozen(field_transformer=checked)
class PageBreak(Node):
    """What follows begins a page."""


@attrs.frozen(field_transformer=checked)
class Part(Node):
    """A named part of the product that is no numbered section: summary, methodology, about.

    It stands at the top of a briefing, not within a section. Its heading comes from its kind unless
    ``title`` gives another.
    """

    kind: PartKind
    content: Content = attrs.field(converter=blocks, validator=not_empty, metadata=described("Text.", body=True))
    title: Prose | None = attrs.field(default=None, converter=optional_prose, metadata=described("Heading of its own."))


@attrs.frozen(field_transformer=checked)
class Group(Node):
    """Blocks for some readers only: ``::: {for="officials"}``."""

    content: Content = attrs.field(converter=blocks, validator=not_empty, metadata=described("Blocks.", body=True))


Block = (
    Section
    | Paragraph
    | BulletList
    | NumberedList
    | Quote
    | PullQuote
    | Figure
    | Table
    | Timeline
    | Actors
    | KeyFacts
    | Box
    | Judgement
    | Recommendation
    | ExpertOpinion
    | CostBenefit
    | RiskRegister
    | PolicyOptions
    | Indicators
    | FurtherReading
    | PageBreak
    | Part
    | Group
)
Content = tuple[Block, ...]
