"""A theme: colours, fonts, the page, and a text style for each role."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final

import attrs

from iria_reports.drawingtokens import COLOURS, FONTS, with_values
from iria_reports.theme.roles import Role


class Figures(StrEnum):
    """Forms of digits: old-style in text, tabular in columns."""

    LINING = "lining"
    OLD_STYLE = "old-style"
    TABULAR = "tabular"


class Setting(StrEnum):
    """How lines are set: ``start`` is ragged, ``justify`` fills the measure."""

    START = "start"
    JUSTIFY = "justify"
    CENTER = "center"


class CoverArt(StrEnum):
    """What is drawn on a cover: fine rings and a band at the edge, a broad band at the head, a frame, or nothing."""

    RINGS = "rings"
    BAND = "band"
    FRAME = "frame"
    PLAIN = "plain"


class Paper(StrEnum):
    """Sizes of paper: ISO 216's A4, and US Letter (ANSI/ASME Y14.1)."""

    A4 = "a4"
    LETTER = "letter"


#: Width and height of papers in millimetres.
PAPERS: Final = {Paper.A4: (210.0, 297.0), Paper.LETTER: (215.9, 279.4)}


#: Families of weights between regular and bold, each with that of the bold which stands in where a script has no other.
_HEAVIER: Final = {"title": "text", "text-strong": "text", "label-strong": "label"}


@attrs.frozen
class FontFamily:
    """A family of faces, and families to try where it is missing (in Word, in a browser)."""

    family: str
    fallback: tuple[str, ...]


@attrs.frozen(kw_only=True)
class TextStyle:
    """How the text of a role is set. Lengths are points."""

    font: str
    size: float
    line: float
    colour: str
    bold: bool = False
    italic: bool = False
    caps: bool = False
    letter_spacing: float = 0.0
    before: float = 0.0
    after: float = 0.0
    hanging: float = 0.0
    keep_next: bool = False
    hyphenate: bool = False
    figures: Figures = Figures.LINING
    set: Setting = Setting.START


@attrs.frozen(kw_only=True)
class Page:
    """The page, in millimetres: size, margins, the margin of labels, distance of head and foot from the edge.

    ``sheet`` is the margin left and right of a text in columns, ``gap`` the space between them. Pages that are ``facing``
    are bound at ``inner``: left and right ones mirror each other. Others have ``outer`` where lines begin.
    """

    width: float
    height: float
    top: float
    bottom: float
    outer: float
    label: float
    inner: float
    head: float
    foot: float
    sheet: float
    gap: float
    facing: bool = False

    def margins(self, *, odd: bool) -> tuple[float, float]:
        """Margins of a page with such a number, where lines begin and where they end."""
        return (self.inner, self.outer) if self.facing and odd else (self.outer, self.inner)

    @property
    def cover_margins(self) -> tuple[float, float]:
        """Those of a cover, which has no page beside it."""
        middle = (self.outer + self.inner) / 2
        return (middle, middle) if self.facing else (self.outer, self.inner)

    @property
    def measure(self) -> float:
        """Width of the text column."""
        return self.width - self.outer - self.label - self.inner

    @property
    def turned_measure(self) -> float:
        """Width of the text on a page that is turned."""
        return self.measure - self.width + self.height


@attrs.frozen(kw_only=True)
class Rules:
    """Thickness of rules, in points."""

    masthead: float
    heavy: float
    medium: float
    hair: float
    quote: float


@attrs.frozen(kw_only=True)
class Space:
    """Spaces, in points."""

    line: float
    panel: float
    cell: float
    gutter: float
    indent: float
    quote: float
    scale: float


@attrs.frozen(kw_only=True)
class Scripts:
    """Families for scripts that the theme's own lack; East Asian ones with serifs and without."""

    complex: str
    east_asian: str
    east_asian_sans: str

    def east_asian_beside(self, font: FontFamily) -> str:
        """The East Asian family for what is set in ``font``."""
        return self.east_asian_sans if "sans-serif" in font.fallback else self.east_asian


@attrs.frozen(kw_only=True)
class Cover:
    """What a cover is made of besides its words."""

    art: CoverArt


@attrs.frozen(kw_only=True)
class Drawing:
    """A drawing that is no part of the text, such as a logo: SVG, with the size of its canvas."""

    data: bytes = attrs.field(repr=False)
    width: float
    height: float
    digest: str


@attrs.frozen(kw_only=True)
class Logo:
    """What stands beside the institute's name, and on a cover. ``height`` is in millimetres."""

    file: Drawing
    cover: Drawing
    height: float


@attrs.frozen(kw_only=True)
class Theme:
    """All that a renderer may know of looks. ``sheet`` are the styles of a text in columns."""

    name: str
    description: str
    colours: dict[str, str]
    fonts: dict[str, FontFamily]
    scripts: Scripts
    cover: Cover
    logo: Logo
    page: Page
    rules: Rules
    space: Space
    styles: dict[Role, TextStyle]
    sheet: dict[Role, TextStyle]
    grounds: dict[str, tuple[Role, ...]]
    columns: int = 1

    @property
    def column(self) -> float:
        """Width of a column of the text, in millimetres."""
        return (self.page.measure - self.page.gap * (self.columns - 1)) / self.columns

    @property
    def cover_bleed(self) -> tuple[float, float]:
        """How far a cover's picture stands out of the text on either side, in millimetres: to the edges, but within a frame."""
        return (0.0, 0.0) if self.cover.art is CoverArt.FRAME else self.page.cover_margins

    def with_room(self, points: float) -> Theme:
        """The theme with so much more room above and below its text."""
        room = points * 25.4 / 72
        page = attrs.evolve(self.page, top=self.page.top + room, bottom=self.page.bottom + room)
        return attrs.evolve(self, page=page) if room else self

    def in_columns(self, columns: int) -> Theme:
        """The theme for a text in ``columns``: with more than one there is no margin of labels, and no side that is bound."""
        if columns == 1:
            return self
        page = attrs.evolve(self.page, outer=self.page.sheet, label=0.0, inner=self.page.sheet, facing=False)
        return attrs.evolve(self, page=page, styles=self.sheet, columns=columns)

    def joined(self) -> Theme:
        """The theme for a script whose letters join: nothing is spaced, and no first line hangs out of its paragraph.

        WeasyPrint moves the first line to the left whatever the direction.
        """
        return self._each(_joined)

    def heavier(self) -> Theme:
        """The theme for a script of two weights and one height: bold where Latin is heavier than regular, lining figures."""
        return self._each(_heavier)

    def _each(self, change: Callable[[TextStyle], TextStyle]) -> Theme:
        changed = [{role: change(style) for role, style in styles.items()} for styles in (self.styles, self.sheet)]
        return attrs.evolve(self, styles=changed[0], sheet=changed[1])

    def on_paper(self, paper: Paper) -> Theme:
        """The theme on a paper of another size: the text is as wide as before, margins take what is over or missing."""
        width, height = PAPERS[paper]
        if (width, height) == (self.page.width, self.page.height):
            return self
        page = attrs.evolve(self.page, width=width, height=height, inner=self.page.inner + width - self.page.width)
        return attrs.evolve(self, page=page)

    def drawn(self, svg: bytes) -> bytes:
        """A drawing with the theme's colours and fonts where it names them."""
        values = {f"--colour-{name}": self.colours[name] for name in COLOURS}
        values |= {f"--font-{name}": self.fonts[name].family for name in FONTS}
        return with_values(svg, values)

    def colour(self, role: Role) -> str:
        """Colour of a role as ``#rrggbb``."""
        return self.colours[self.styles[role].colour]

    def family(self, role: Role) -> FontFamily:
        """Family of a role."""
        return self.fonts[self.styles[role].font]


def _joined(style: TextStyle) -> TextStyle:
    """A style for letters that join: neither spaced nor hung out."""
    return _heavier(attrs.evolve(style, letter_spacing=0.0, hanging=0.0))


def _heavier(style: TextStyle) -> TextStyle:
    """A style whose weight is bold instead of one between, and whose digits are as tall as its letters."""
    if style.figures is Figures.OLD_STYLE:
        style = attrs.evolve(style, figures=Figures.LINING)
    return attrs.evolve(style, font=_HEAVIER[style.font], bold=True) if style.font in _HEAVIER else style
