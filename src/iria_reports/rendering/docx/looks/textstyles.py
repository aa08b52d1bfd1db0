"""Text styles of the theme as properties of Word's paragraphs and runs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from iria_reports.rendering.docx.xml import border, half_points, hex_colour, mm_twips, twips, val, w
from iria_reports.theme.roles import HEADINGS, Role
from iria_reports.theme.theme import Figures, FontFamily, Setting, TextStyle, Theme

#: Properties by the name of their element, so that a style can leave out what it shares with its base.
Properties = dict[str, str]

#: A line is exact where type set solid would push it apart: fonts carry room for accents above and below.
_SOLID: Final = 1.38
#: Order of the elements that styles use within ``w:pPr`` (ECMA-376 part 1, 17.3.1.26).
_ORDER: Final = (
    "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "tabs", "suppressAutoHyphens", "bidi",
    "spacing", "ind", "contextualSpacing", "jc", "textAlignment", "outlineLvl",
)  # fmt: skip
#: Forms and widths of figures in Word's terms (MS-DOCX, 2.6.1).
_FORMS: Final = {Figures.LINING: "lining", Figures.OLD_STYLE: "oldStyle", Figures.TABULAR: "lining"}
_SPACINGS: Final = {Figures.LINING: "proportional", Figures.OLD_STYLE: "proportional", Figures.TABULAR: "tabular"}
_SETTINGS: Final = {Setting.START: "left", Setting.JUSTIFY: "both", Setting.CENTER: "center"}
#: Roles that begin in the margin of labels.
_HANGING: Final = (
    Role.MASTHEAD,
    Role.KICKER,
    Role.TITLE,
    Role.SUBTITLE,
    Role.EDITION,
    Role.BYLINE,
    Role.RUNNING_HEAD,
    Role.AUDIENCE_LABEL,
)
_COVER: Final = (Role.COVER_MASTHEAD, Role.COVER_KICKER, Role.COVER_TITLE, Role.COVER_SUBTITLE, Role.COVER_LINE)
#: The places of colours in Word's theme, in its order, as the theme part and as styles call them, with the token in each.
PLACES: Final = (
    ("dk1", "text1", "ink"), ("lt1", "background1", "paper"), ("dk2", "text2", "deep"), ("lt2", "background2", "box"),
    ("accent1", "accent1", "primary"), ("accent2", "accent2", "accent"), ("accent3", "accent3", "label"),
    ("accent4", "accent4", "panel"), ("accent5", "accent5", "rule"), ("accent6", "accent6", "track"),
)  # fmt: skip
_PLACE: Final = {token: style for _, style, token in PLACES}
#: The share of its text's size to which Word sets what is raised.
RAISED: Final = 0.65


def minor_font(theme: Theme) -> FontFamily:
    """The family of the text, the minor one of Word's theme."""
    return theme.family(Role.BODY)


def major_font(theme: Theme) -> FontFamily:
    """The family of headings, the major one of Word's theme."""
    return theme.family(Role.HEADING_1)


def fonts(font: FontFamily, theme: Theme) -> str:
    """``w:rFonts``; the families of Word's theme by their place in it, so that another theme changes them."""
    place = {minor_font(theme).family: "minorHAnsi", major_font(theme).family: "majorHAnsi"}.get(font.family)
    return w(
        "rFonts",
        ascii=font.family,
        hAnsi=font.family,
        eastAsia=theme.scripts.east_asian_beside(font),
        cs=theme.scripts.complex,
        asciiTheme=place,
        hAnsiTheme=place,
    )


def colour(token: str, theme: Theme) -> str:
    """``w:color``, by its place in Word's theme."""
    return w("color", val=hex_colour(theme.colours[token]), themeColor=_PLACE.get(token))


def shading(token: str, theme: Theme) -> str:
    """``w:shd`` with a colour of the theme as its ground."""
    return w("shd", val="clear", color="auto", fill=hex_colour(theme.colours[token]), themeFill=_PLACE.get(token))


def rule(side: str, thickness: float, token: str, theme: Theme, space: float = 0) -> str:
    """A rule on one side in a colour of the theme."""
    return border(side, thickness, theme.colours[token], space, _PLACE.get(token))


def run_properties(style: TextStyle, theme: Theme) -> Properties:
    """A text style as properties of runs, in the order of the schema."""
    return {
        "rFonts": fonts(theme.fonts[style.font], theme),
        "b": w("b", val=None if style.bold else 0),
        "bCs": w("bCs", val=None if style.bold else 0),
        "i": w("i", val=None if style.italic else 0),
        "iCs": w("iCs", val=0),  # Arabic and Hebrew have no italics
        "caps": w("caps", val=None if style.caps else 0),
        "color": colour(style.colour, theme),
        "spacing": val("spacing", twips(style.letter_spacing)),
        "sz": val("sz", half_points(style.size)),
        "szCs": val("szCs", half_points(style.size)),
        "numForm": f'<w14:numForm w14:val="{_FORMS[style.figures]}"/>',
        "numSpacing": f'<w14:numSpacing w14:val="{_SPACINGS[style.figures]}"/>',
    }


def paragraph_properties(role: Role, theme: Theme, *, rtl: bool = False) -> Properties:
    """The text style of ``role`` as properties of paragraphs."""
    style = theme.styles[role]
    keeps_lines = role in HEADINGS or role in (Role.TITLE, Role.CAPTION, Role.GROUP_HEADING, Role.BIBLIOGRAPHY)
    with_logo = role in (Role.MASTHEAD, Role.COVER_MASTHEAD)  # which is taller than the line
    exact = style.line < style.size * _SOLID and not with_logo
    found = {
        "keepNext": w("keepNext", val=None if style.keep_next else 0),
        "keepLines": w("keepLines", val=None if keeps_lines else 0),
        "widowControl": w("widowControl"),
        "pBdr": _borders(role, theme, "right" if rtl else "left"),
        "tabs": _tabs(role, theme),
        "suppressAutoHyphens": w("suppressAutoHyphens", val=0 if style.hyphenate else None),
        "spacing": w(
            "spacing",
            before=twips(style.before),
            after=twips(style.after),
            line=twips(style.line),
            lineRule="exact" if exact else "atLeast",
        ),
        "ind": _indent(role, style, theme),
        "jc": val("jc", _SETTINGS[style.set]),
        # The logo stands in the middle of the line beside the institute's name.
        "textAlignment": val("textAlignment", "center") if with_logo else "",
    }
    return {name: written for name, written in found.items() if written}


def ordered(properties: Properties) -> str:
    """Properties of a paragraph in the order of the schema."""
    return "".join(properties[name] for name in _ORDER if name in properties)


def apart_from(base: Properties, own: Properties) -> Properties:
    """What ``own`` has otherwise than ``base``. A property that only the base has would live on: that is an error."""
    lost = base.keys() - own.keys()
    if lost:
        raise AssertionError(f"a style cannot take {', '.join(sorted(lost))} back from its base")
    return {name: written for name, written in own.items() if base.get(name) != written}


def off(names: Iterable[str]) -> Properties:
    """Switches that are off where nothing turns them on: what a paragraph has before any style."""
    return {name: w(name, val=0) for name in names}


#: What text has that no style says otherwise.
PLAIN_RUN: Final = off(("b", "bCs", "i", "iCs", "caps")) | {"spacing": val("spacing", 0)}
PLAIN_PARAGRAPH: Final = off(("keepNext", "keepLines", "suppressAutoHyphens")) | {
    "widowControl": w("widowControl"),
    "ind": w("ind", left=0, firstLine=0),
    "jc": val("jc", "left"),
}


def _borders(role: Role, theme: Theme, start: str) -> str:
    rules = theme.rules
    match role:
        case Role.MASTHEAD:
            written = rule("top", rules.masthead, "primary", theme, theme.space.panel)
        case Role.BYLINE:
            written = rule("bottom", rules.hair, "rule", theme, theme.space.line)
        case Role.QUOTE | Role.ATTRIBUTION:
            written = rule(start, rules.quote, "accent", theme, theme.space.quote)
        case Role.PULL_QUOTE:
            written = rule("top", rules.medium, "accent", theme, theme.space.cell)
        case _:
            return ""
    return w("pBdr", written)


def _tabs(role: Role, theme: Theme) -> str:
    """Stops of a line that runs to the other edge of the text: masthead, head, contents."""
    if role in (Role.MASTHEAD, Role.RUNNING_HEAD):
        return w("tabs", right_stop(mm_twips(theme.page.measure)))
    if role is Role.CONTENTS_ITEM:
        return w("tabs", right_stop(mm_twips(theme.column)))
    if role is Role.COVER_MASTHEAD:
        return w("tabs", right_stop(mm_twips(theme.page.measure + theme.page.label)))
    if role in (Role.CONTENTS_1, Role.CONTENTS_2):
        return line_tabs(mm_twips(theme.column), 0 if theme.page.label else _number_width(theme))
    return ""


def _number_width(theme: Theme) -> int:
    """Room for the number of a heading where there is no margin of labels."""
    return twips(2 * theme.space.indent)


def right_stop(position: int) -> str:
    """A stop at the edge where lines end."""
    return w("tab", val="right", pos=position)


def line_tabs(measure: int, start: int = 0) -> str:
    """Stops of a line that has its number in the margin of labels and something at its end."""
    return w("tabs", w("tab", val="left", pos=start), right_stop(measure))


def _indent(role: Role, style: TextStyle, theme: Theme) -> str:
    label = mm_twips(theme.page.label)
    if role in _HANGING:
        return w("ind", left=-label, firstLine=0)
    if role in _COVER:
        return w("ind", left=0, firstLine=0)  # the cover has no margin of labels
    if role in (Role.CONTENTS_1, Role.CONTENTS_2):
        number = _number_width(theme)
        return w("ind", left=0, hanging=label) if label else w("ind", left=number, hanging=number)
    if role in (Role.QUOTE, Role.ATTRIBUTION):
        return w("ind", left=twips(theme.space.quote), firstLine=0)
    if role is Role.NOTE:
        return w("ind", left=twips(theme.space.indent), hanging=twips(theme.space.indent))
    if role in HEADINGS:
        return ""  # their numbering says it; an indent of the style would overrule that
    if style.hanging:
        return w("ind", left=twips(style.hanging), hanging=twips(style.hanging))
    return w("ind", left=0, firstLine=0)
