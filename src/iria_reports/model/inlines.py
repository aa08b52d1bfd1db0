"""The closed union of inlines: what prose is made of."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from enum import StrEnum

import attrs

from iria_reports.model.addresses import is_address
from iria_reports.model.attribution import Attribution
from iria_reports.model.base import ModelError, Node, checked, described, identifier, not_empty
from iria_reports.model.citing import REFERENCE_PREFIXES, Cite, cites
from iria_reports.model.languages import Direction, Language


def prose(value: str | Inline | Iterable[Inline | str]) -> Prose:
    """Prose from what Python code finds handy: a plain string, one inline, or several of either."""
    if isinstance(value, str):
        return (Text(value),) if value else ()
    if isinstance(value, Node):
        return (value,)
    if not isinstance(value, Iterable):
        raise ModelError("prose", "text, an inline or several", value)
    return tuple(Text(item) if isinstance(item, str) else item for item in value)


def optional_prose(value: str | Inline | Iterable[Inline | str] | None) -> Prose | None:
    """As `prose`; None and empty text are no prose."""
    return None if value is None else (prose(value) or None)


@attrs.frozen(field_transformer=checked)
class Text(Node):
    """Plain text."""

    text: str


@attrs.frozen(field_transformer=checked)
class Emphasis(Node):
    """Emphasised text: italics."""

    content: Prose = attrs.field(converter=prose)


@attrs.frozen(field_transformer=checked)
class Strong(Node):
    """Strongly emphasised text: bold."""

    content: Prose = attrs.field(converter=prose)


@attrs.frozen(field_transformer=checked)
class SmallCaps(Node):
    """Text in small capitals: ``[NATO]{.smallcaps}``."""

    content: Prose = attrs.field(converter=prose)


@attrs.frozen(field_transformer=checked)
class Superscript(Node):
    """Raised text: ``2^nd^``."""

    content: Prose = attrs.field(converter=prose)


@attrs.frozen(field_transformer=checked)
class Subscript(Node):
    """Lowered text: ``CO~2~``."""

    content: Prose = attrs.field(converter=prose)


@attrs.frozen(field_transformer=checked)
class Code(Node):
    """Text as a machine writes it, such as a file name or a call sign."""

    text: str = attrs.field(validator=not_empty)


def _absolute_url(_instance: object, _attribute: object, url: str) -> None:
    if not is_address(url):
        raise ModelError("Link.url", "a whole address that begins with https:, http:, mailto: or tel:", url)


@attrs.frozen(field_transformer=checked)
class Link(Node):
    """A link to the web or to an address: ``[text](https://…)``."""

    content: Prose = attrs.field(converter=prose, validator=not_empty)
    url: str = attrs.field(validator=_absolute_url)


class CitationMode(StrEnum):
    """How a citation stands in its sentence."""

    APART = "apart"  # [@key]: in a note, or in parentheses
    IN_TEXT = "in-text"  # @key: the author's name is a word of the sentence


@attrs.frozen(field_transformer=checked)
class Citation(Node):
    """One citation of one or more sources: ``[@aa-2022, para. 3; see also @tass-2022]``."""

    cites: tuple[Cite, ...] = attrs.field(converter=cites, validator=not_empty)
    mode: CitationMode = CitationMode.APART

    def __attrs_post_init__(self) -> None:
        if self.mode is CitationMode.IN_TEXT and len(self.cites) != 1:
            raise ModelError("Citation.cites", "one source, since its author is a word of the sentence", len(self.cites))


def _reference_target(_instance: object, _attribute: object, target: str) -> None:
    prefix, hyphen, rest = target.partition("-")
    if prefix not in REFERENCE_PREFIXES or not hyphen or not rest:
        raise ModelError("CrossReference.target", "an id that begins with fig-, tbl-, sec- or box-", target)


@attrs.frozen(field_transformer=checked)
class CrossReference(Node):
    """A reference to a figure, table, section or box: ``@fig-map``.

    ``number_only`` gives the number without its label (``-@fig-map``); ``capital`` begins the label
    with a capital (``@Fig-map``), for the start of a sentence.
    """

    target: str = attrs.field(validator=_reference_target)
    number_only: bool = False
    capital: bool = False


@attrs.frozen(field_transformer=checked)
class NoteParagraph(Node):
    """One paragraph of a note."""

    content: Prose = attrs.field(converter=prose, validator=not_empty)


def _note_paragraphs(value: str | Inline | Iterable[Inline | str | NoteParagraph]) -> tuple[NoteParagraph, ...]:
    """Paragraphs of a note as they are, or prose as one paragraph."""
    items = tuple(value) if isinstance(value, Iterable) and not isinstance(value, str) else (value,)
    paragraphs = tuple(item for item in items if isinstance(item, NoteParagraph))
    words = tuple(item for item in items if not isinstance(item, NoteParagraph))
    if paragraphs and words:
        raise ModelError("Footnote.content", "paragraphs, or the prose of one", "some of both")
    return (NoteParagraph(prose(words)),) if words else paragraphs


@attrs.frozen(field_transformer=checked)
class Footnote(Node):
    """A note: ``^[…]``, or ``[^1]`` with its text below. ``content`` holds its paragraphs."""

    content: tuple[NoteParagraph, ...] = attrs.field(converter=_note_paragraphs, validator=not_empty)


@attrs.frozen(field_transformer=checked)
class Foreign(Node):
    """Text in another language than its surroundings: ``[الرئيس]{lang=ar}``."""

    content: Prose = attrs.field(converter=prose, validator=not_empty)
    language: Language
    given_direction: Direction | None = None

    @property
    def direction(self) -> Direction:
        """Direction as given, else that of the letters if all are written from left to right, else that of the language."""
        if self.given_direction is None and self.language.rtl and _is_left_to_right(plain_text(self.content)):
            return Direction.LTR
        return self.given_direction or self.language.direction


@attrs.frozen(field_transformer=checked)
class InlineQuote(Node):
    """A quotation in running text: ``[will be touched upon]{.quote speaker="…" source="@key"}``.

    It is set in quotation marks of its language and cites its source. The speaker is not printed: the
    sentence names him.
    """

    content: Prose = attrs.field(converter=prose, validator=not_empty, metadata=described("Words quoted.", body=True))
    attribution: Attribution = attrs.field(factory=Attribution, metadata=described("Who said it, where and when."))
    language: Language | None = attrs.field(
        default=None, metadata=described("Language of the words as they stand here.", key="lang")
    )


@attrs.frozen(field_transformer=checked)
class LineBreak(Node):
    """A line break within a paragraph (a backslash at the end of a line)."""


@attrs.frozen(field_transformer=checked)
class Variable(Node):
    """What each client has of its own: ``{{client.name or our readers}}``. Tailoring puts the client's text in its place.

    ``default`` is for editions of no client, or of one that has no such variable.
    """

    name: str = attrs.field(validator=[not_empty, identifier])
    default: str | None = None


@attrs.frozen(field_transformer=checked)
class Redaction(Node):
    """The mark of something withheld, in an edition that shows it: always the same, whatever stood there."""


@attrs.frozen(field_transformer=checked)
class Span(Node):
    """A stretch of prose for some readers only: ``[…]{for="officials"}``."""

    content: Prose = attrs.field(converter=prose)


Inline = (
    Text
    | Emphasis
    | Strong
    | SmallCaps
    | Superscript
    | Subscript
    | Code
    | Link
    | Citation
    | CrossReference
    | Footnote
    | Foreign
    | InlineQuote
    | LineBreak
    | Variable
    | Redaction
    | Span
)
Prose = tuple[Inline, ...]


def _is_left_to_right(text: str) -> bool:
    """Whether there are letters, all of which are written from left to right."""
    kinds = {unicodedata.bidirectional(letter) for letter in text}
    return "L" in kinds and kinds.isdisjoint({"R", "AL", "AN"})


def plain_text(content: Prose) -> str:
    """The words of prose alone, without notes, citations and references."""
    parts: list[str] = []
    for inline in content:
        match inline:
            case Text(text=text) | Code(text=text):
                parts.append(text)
            case LineBreak():
                parts.append(" ")
            case Citation() | CrossReference() | Footnote() | Variable() | Redaction():
                continue
            case _:
                parts.append(plain_text(inline.content))
    return "".join(parts)
