"""The theme as Word styles."""

from __future__ import annotations

from typing import Final

from iria_reports.rendering.docx.numbering import HEADING_LIST
from iria_reports.rendering.docx.stylenames import BODY_TEXT, CHARACTERS, CONTENTS_HEADING, FOOTER, PARAGRAPHS, StyleName
from iria_reports.rendering.docx.xml import border, document, half_points, hex_colour, mm_twips, twips, val, w
from iria_reports.resolved import Direction, Tongue
from iria_reports.theme.roles import HEADINGS, Role
from iria_reports.theme.theme import TextStyle, Theme

#: Headings and title hang into the margin of labels.
_HANGING: Final = (Role.MASTHEAD, Role.KICKER, Role.TITLE, Role.SUBTITLE, Role.BYLINE)
#: A line is exact where type set solid would push it apart: fonts carry room for accents above and below.
_SOLID: Final = 1.38
TABLE_STYLE: Final = "IRIATable"


def styles_part(theme: Theme, language: Tongue, *, numbered: bool) -> bytes:
    """``styles.xml``. ``numbered``: headings carry numbers."""
    content = [_defaults(theme, language), _normal(language)]
    content += [_paragraph_style(role, name, theme, numbered=numbered) for role, name in PARAGRAPHS.items()]
    content.append(_paragraph_style(Role.PART_HEADING, CONTENTS_HEADING, theme, numbered=False))
    content += [_character_style(role, name, theme) for role, name in CHARACTERS.items()]
    content += _marks(theme)
    content += _lists()
    content += [_table_style(theme), _figure_style(), _footer_style(theme)]
    return document("w:styles", *content)


def _defaults(theme: Theme, language: Tongue) -> str:
    body = theme.styles[Role.BODY]
    tags = {"val": language.tag, "eastAsia": "zh-CN", "bidi": "ar-SA"}
    if language.direction is Direction.RTL:
        tags = {"val": "en-GB", "eastAsia": "zh-CN", "bidi": language.tag}
    elif language.tag.startswith("zh"):
        tags["eastAsia"] = language.tag
    run = w(
        "rPr", _fonts(body, theme), val("sz", half_points(body.size)), val("szCs", half_points(body.size)), w("lang", **tags)
    )
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", w("pPr", w("spacing", before=0, after=0))))


def _normal(language: Tongue) -> str:
    rtl = language.direction is Direction.RTL
    content = [val("name", "Normal"), w("qFormat")]
    if rtl:
        content += [w("pPr", w("bidi")), w("rPr", w("rtl"))]
    none = w(
        "style",
        val("name", "Default Paragraph Font"),
        val("uiPriority", 1),
        w("semiHidden"),
        type="character",
        default=1,
        styleId="DefaultParagraphFont",
    )
    return w("style", *content, type="paragraph", default=1, styleId="Normal") + none


def _fonts(style: TextStyle, theme: Theme) -> str:
    family = theme.fonts[style.font].family
    return w("rFonts", ascii=family, hAnsi=family, eastAsia=theme.scripts.east_asian, cs=theme.scripts.complex)


def run_properties(style: TextStyle, theme: Theme) -> str:
    """A text style as properties of runs, in the order of the schema."""
    parts = [_fonts(style, theme)]
    if style.bold:
        parts += [w("b"), w("bCs")]
    if style.italic:
        parts += [w("i"), w("iCs")]
    if style.caps:
        parts.append(w("caps"))
    parts.append(val("color", hex_colour(theme.colours[style.colour])))
    if style.letter_spacing:
        parts.append(val("spacing", twips(style.letter_spacing)))
    parts += [val("sz", half_points(style.size)), val("szCs", half_points(style.size))]
    return "".join(parts)


def _spacing(style: TextStyle) -> str:
    exact = style.line < style.size * _SOLID
    rule = "exact" if exact else "atLeast"
    return w("spacing", before=twips(style.before), after=twips(style.after), line=twips(style.line), lineRule=rule)


def _paragraph_style(role: Role, name: StyleName, theme: Theme, *, numbered: bool) -> str:
    style = theme.styles[role]
    properties = [w("keepNext")] if style.keep_next else []
    if role in HEADINGS or role in (Role.PART_HEADING, Role.TITLE):
        properties.append(w("keepLines"))
    properties.append(w("widowControl"))
    level = HEADINGS.index(role) if role in HEADINGS else None
    if level is not None and numbered:
        properties.append(w("numPr", val("ilvl", level), val("numId", HEADING_LIST)))
    elif role is Role.PART_HEADING and numbered:
        properties.append(w("numPr", val("numId", 0)))  # based on a numbered heading, without its number
    properties += _borders_of(role, theme)
    if role in (Role.CONTENTS_1, Role.CONTENTS_2):
        properties.append(_line_tabs(theme))
    if role is Role.RUNNING_HEAD:
        properties.append(w("tabs", w("tab", val="right", pos=mm_twips(theme.page.measure))))
    if not style.hyphenate:
        properties.append(w("suppressAutoHyphens"))
    properties += [_spacing(style), _indent(role, style, theme)]
    if level is not None:
        properties.append(val("outlineLvl", level))
    return w(
        "style",
        val("name", name.name),
        val("basedOn", name.based_on),
        val("next", name.next) if name.next else "",
        w("qFormat"),
        w("pPr", *properties),
        w("rPr", run_properties(style, theme)),
        type="paragraph",
        styleId=name.id,
        customStyle=1 if name.id.startswith("IRIA") else None,
    )


def _borders_of(role: Role, theme: Theme) -> list[str]:
    rules, colours = theme.rules, theme.colours
    if role is Role.MASTHEAD:
        return [w("pBdr", border("top", rules.masthead, colours["blue"], 8))]
    if role is Role.BYLINE:
        return [w("pBdr", border("bottom", rules.hair, colours["rule"], 14))]
    if role is Role.QUOTE or role is Role.ATTRIBUTION:
        return [w("pBdr", border("left", rules.quote, colours["red"], theme.space.quote))]
    if role is Role.PULL_QUOTE:
        return [w("pBdr", border("top", rules.medium, colours["red"], 4))]
    return []


def _line_tabs(theme: Theme) -> str:
    """Stops of a line that runs from the edge of the text to its other edge."""
    return w("tabs", w("tab", val="left", pos=0), w("tab", val="right", pos=mm_twips(theme.page.measure)))


def _indent(role: Role, style: TextStyle, theme: Theme) -> str:
    label = mm_twips(theme.page.label)
    if role in _HANGING:
        return w("ind", left=-label)
    if role in (Role.CONTENTS_1, Role.CONTENTS_2):
        return w("ind", left=0, hanging=label)
    if role is Role.RUNNING_HEAD:
        return w("ind", left=-label)
    if role in (Role.QUOTE, Role.ATTRIBUTION):
        return w("ind", left=twips(theme.space.quote))
    if role is Role.NOTE:
        return w("ind", left=twips(theme.space.indent), hanging=twips(theme.space.indent))
    if role in HEADINGS:
        return ""  # their numbering says it; an indent of the style would overrule that
    if style.hanging:
        return w("ind", left=twips(style.hanging), hanging=twips(style.hanging))
    return w("ind", left=0, firstLine=0)


def _character_style(role: Role, name: StyleName, theme: Theme) -> str:
    style = theme.styles[role]
    properties = run_properties(style, theme)
    if role is Role.NOTE_NUMBER:
        # Raised in Word's own way, at the size of the text around it.
        properties = w("rFonts", ascii=theme.family(role).family, hAnsi=theme.family(role).family)
        properties += val("color", hex_colour(theme.colour(role))) + val("vertAlign", "superscript")
    elif not style.letter_spacing:
        properties = properties.replace(
            val("sz", half_points(style.size)), val("spacing", 0) + val("sz", half_points(style.size))
        )
    return _character(name, properties)


def _character(name: StyleName, properties: str) -> str:
    own = 1 if name.id.startswith("IRIA") else None
    return w(
        "style",
        val("name", name.name),
        val("basedOn", "DefaultParagraphFont"),
        w("qFormat"),
        w("rPr", properties),
        type="character",
        styleId=name.id,
        customStyle=own,
    )


def _marks(theme: Theme) -> list[str]:
    """Character styles for runs that differ from their paragraph."""
    mono = theme.fonts["mono"].family
    link = val("color", hex_colour(theme.colours["blue"]))
    grey = val("color", hex_colour(theme.colours["grey"]))
    names = {
        StyleName("Emphasis", "Emphasis"): w("i") + w("iCs"),
        StyleName("Strong", "Strong"): w("b") + w("bCs"),
        StyleName("Hyperlink", "Hyperlink"): link,
        StyleName("IRIASmallCaps", "IRIA Small caps"): w("smallCaps"),
        StyleName("IRIASuperscript", "IRIA Superscript"): val("vertAlign", "superscript"),
        StyleName("IRIASubscript", "IRIA Subscript"): val("vertAlign", "subscript"),
        StyleName("IRIACode", "IRIA Code"): w("rFonts", ascii=mono, hAnsi=mono) + w("noProof"),
        StyleName("IRIANumber", "IRIA Number"): w("b", val=0) + w("bCs", val=0) + grey,
    }
    return [_character(name, properties) for name, properties in names.items()]


def _lists() -> list[str]:
    """Lists of the body text; their indents come from the numbering."""
    return [
        _based("ListBullet", "List Bullet", BODY_TEXT, w("contextualSpacing")),
        _based("ListNumber", "List Number", BODY_TEXT, w("contextualSpacing")),
        _based("ListContinue", "List Continue", BODY_TEXT, ""),
    ]


def _based(style_id: str, name: str, base: str, properties: str) -> str:
    return w(
        "style",
        val("name", name),
        val("basedOn", base),
        w("qFormat"),
        w("pPr", properties) if properties else "",
        type="paragraph",
        styleId=style_id,
        customStyle=1 if style_id.startswith("IRIA") else None,
    )


def _table_style(theme: Theme) -> str:
    colours, rules, space = theme.colours, theme.rules, theme.space
    cell, gutter = twips(space.cell), twips(space.gutter)
    margins = w(
        "tblCellMar",
        w("top", w=cell, type="dxa"),
        w("left", w=0, type="dxa"),
        w("bottom", w=cell, type="dxa"),
        w("right", w=gutter, type="dxa"),
    )
    borders = w(
        "tblBorders",
        border("bottom", rules.hair, colours["rule"]),
        border("insideH", rules.hair, colours["rule"]),
    )
    head = w(
        "tcBorders",
        border("top", rules.heavy, colours["blue"]),
        border("bottom", rules.medium, colours["blue"]),
    )
    return w(
        "style",
        val("name", "IRIA Table"),
        w("tblPr", borders + margins),
        w("tblStylePr", w("tcPr", head), type="firstRow"),
        type="table",
        customStyle=1,
        styleId=TABLE_STYLE,
    )


def _footer_style(theme: Theme) -> str:
    return _based(FOOTER.id, FOOTER.name, FOOTER.based_on, _line_tabs(theme))


def _figure_style() -> str:
    return w(
        "style",
        val("name", "IRIA Figure"),
        val("basedOn", "Normal"),
        val("next", "Caption"),
        w("pPr", w("keepNext"), w("spacing", before=200, after=100)),
        type="paragraph",
        customStyle=1,
        styleId="IRIAFigure",
    )
