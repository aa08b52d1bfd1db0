"""Runs: what stands within a paragraph. Numbers and references are typed, so that Word can hold live fields."""

from __future__ import annotations

from enum import IntFlag, StrEnum, auto

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

    @property
    def rtl(self) -> bool:
        """Whether it is written from right to left."""
        return self.direction is Direction.RTL

    @property
    def east_asian(self) -> bool:
        """Whether its script is Chinese, Japanese or Korean, for which Word and fonts have a group of their own."""
        return self.tag.startswith(("zh", "ja", "ko"))


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
    """The mark that calls the note of that number (`ResolvedDocument.notes`, from 1).

    ``anchor`` is given where something refers to the note.
    """

    number: int
    anchor: str | None = None


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
    NOTE_NUMBER = "note-number"


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


def heading_text(content: Inlines) -> str:
    """The words of a heading as a reference repeats them: on one line, without calls of notes."""
    return "".join(inline.text for inline in content if isinstance(inline, Run | Reference)).strip()
