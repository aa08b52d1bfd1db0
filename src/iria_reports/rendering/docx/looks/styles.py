"""The theme as Word styles: ``styles.xml``."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from iria_reports.rendering.docx.looks import stylenames as names
from iria_reports.rendering.docx.looks.numbering import BULLET_LIST, HEADING_LIST, NUMBER_LIST
from iria_reports.rendering.docx.looks.stylebook import HYPERLINK, MARKS, Stylebook, mark_properties
from iria_reports.rendering.docx.looks.stylenames import CHARACTERS, PARAGRAPHS, StyleName
from iria_reports.rendering.docx.looks.tablestyles import table_styles
from iria_reports.rendering.docx.looks.textstyles import (
    PLAIN_PARAGRAPH,
    PLAIN_RUN,
    RAISED,
    Properties,
    apart_from,
    colour,
    fonts,
    line_tabs,
    ordered,
    paragraph_properties,
    right_stop,
    rule,
    run_properties,
    shading,
)
from iria_reports.rendering.docx.xml import document, half_points, hex_colour, mm_twips, twips, val, w
from iria_reports.rendering.notecalls import SMALLEST_CALL
from iria_reports.resolved import Mark, ResolvedDocument, Tongue
from iria_reports.theme.roles import HEADINGS, Role
from iria_reports.theme.theme import Theme

#: Headings that are none of Word's own, so that contents leave them out, and their places in the outline.
_OUTLINED: Final = {Role.PANEL_TITLE: 0, Role.GROUP_HEADING: 1}
#: Letters of all sizes are kerned, and form their ligatures.
_KERNED: Final = val("kern", 2)
_LIGATURES: Final = '<w14:ligatures w14:val="standard"/>'
_BY_ID: Final = {name.id: role for role, name in PARAGRAPHS.items()}
#: Height of a line that is not seen, in points: the least that Word sets.
_BREAK = 1.0
#: Thickness of the border that makes the ground of a handling mark taller than its letters, in eighths of a point.
_MARK_MARGIN: Final = 24


def styles_part(page: ResolvedDocument, theme: Theme, book: Stylebook) -> bytes:
    """``styles.xml``. ``book`` holds the styles that the document made for itself."""
    content = [_defaults(theme, page.language), _normal(page.language)]
    content += [_role_style(role, name, theme, page) for role, name in PARAGRAPHS.items()]
    content += [_role_style(Role.HEADING_1, names.CONTENTS_HEADING, theme, page), *_furniture(theme)]
    content += [_character_style(role, name, theme, page.furniture.mark) for role, name in CHARACTERS.items()]
    content += _notes(theme)
    content += _marks(theme)
    content += _lists(theme)
    content += _fixed(theme)
    content += table_styles(theme)
    return document("w:styles", *content, *book.written.values())


def _defaults(theme: Theme, language: Tongue) -> str:
    body = run_properties(theme.styles[Role.BODY], theme)
    tags = {"val": language.tag, "eastAsia": "zh-CN", "bidi": "ar-SA"}
    if language.rtl:
        tags = {"val": "en-GB", "eastAsia": "zh-CN", "bidi": language.tag}
    elif language.tag.startswith("zh"):
        tags["eastAsia"] = language.tag
    figures = body["numForm"] + body["numSpacing"]
    run = w("rPr", body["rFonts"], body["color"], _KERNED, body["sz"], body["szCs"], w("lang", **tags), _LIGATURES, figures)
    paragraph = w("pPr", w("spacing", before=0, after=0))
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", paragraph))


def _normal(language: Tongue) -> str:
    content = [val("name", "Normal"), w("qFormat")]
    if language.rtl:
        content.append(w("pPr", w("bidi")))  # that runs are, too, each says for itself: a style cannot
    none = w(
        "style",
        val("name", "Default Paragraph Font"),
        val("uiPriority", 1),
        w("semiHidden"),
        type="character",
        default=1,
        styleId=names.CHARACTER,
    )
    no_list = w(
        "style", val("name", "No List"), val("uiPriority", 99), w("semiHidden"), type="numbering", default=1, styleId="NoList"
    )
    return w("style", *content, type="paragraph", default=1, styleId="Normal") + none + no_list


def _style(name: StyleName, paragraph: str, run: str = "", kind: str = "paragraph") -> str:
    return w(
        "style",
        val("name", name.name),
        val("basedOn", name.based_on),
        val("next", name.next) if name.next else "",
        w("qFormat"),
        w("pPr", paragraph) if paragraph else "",
        w("rPr", run) if run else "",
        type=kind,
        customStyle=1 if name.id.startswith("IRIA") else None,
        styleId=name.id,
    )


def _role_style(role: Role, name: StyleName, theme: Theme, page: ResolvedDocument) -> str:
    """The style of a role: what it has otherwise than the style on which it is based."""
    base = _BY_ID.get(name.based_on)
    run = run_properties(theme.styles[role], theme)
    rtl = page.language.rtl
    paragraph = paragraph_properties(role, theme, rtl=rtl)
    if base is None:
        known = run_properties(theme.styles[Role.BODY], theme) | PLAIN_RUN
        run = apart_from(known, run)
        paragraph = apart_from({key: PLAIN_PARAGRAPH[key] for key in paragraph.keys() & PLAIN_PARAGRAPH.keys()}, paragraph)
    else:
        run = apart_from(run_properties(theme.styles[base], theme), run)
        paragraph = apart_from(paragraph_properties(base, theme, rtl=rtl), paragraph)
    if name.id == PARAGRAPHS[role].id and role in HEADINGS:
        paragraph |= _outline(HEADINGS.index(role), page)
    elif role in _OUTLINED:
        paragraph["outlineLvl"] = val("outlineLvl", _OUTLINED[role])
    return _style(name, ordered(paragraph), "".join(run.values()))


def _outline(level: int, page: ResolvedDocument) -> Properties:
    """A heading's place in the outline, its number if it has one, and whether it begins a page."""
    found = {"outlineLvl": val("outlineLvl", level)}
    if page.design.numbered:
        found["numPr"] = w("numPr", val("ilvl", level), val("numId", HEADING_LIST))
    if level == 0 and page.design.chapters:
        found["pageBreakBefore"] = w("pageBreakBefore")
    return found


def _character_style(role: Role, name: StyleName, theme: Theme, mark: Mark | None) -> str:
    style = theme.styles[role]
    if role is Role.NOTE_NUMBER:
        # Raised in Word's own way, at the size of the text around it.
        return _style(name, "", _call(theme), "character")
    run = run_properties(style, theme)
    if role is Role.MARK and mark is not None:
        run["color"] = val("color", hex_colour(mark.colour))
        ground = hex_colour(mark.background)
        run["szCs"] += w("bdr", val="single", sz=_MARK_MARGIN, space=0, color=ground)
        run["szCs"] += w("shd", val="clear", color="auto", fill=ground)
    if role is Role.REDACTION:
        run["color"] = val("color", hex_colour(theme.colours[style.colour]))
        run["szCs"] += shading("ink", theme)
    return _style(name, "", "".join(run.values()), "character")


def _call(theme: Theme, size: int | None = None) -> str:
    """Properties of a note's call; its size in half points, if it is not that of the text around it."""
    style = theme.styles[Role.NOTE_NUMBER]
    family = fonts(theme.family(Role.NOTE_NUMBER), theme)
    sized = val("sz", size) + val("szCs", size) if size is not None else ""
    return family + colour(style.colour, theme) + sized + val("vertAlign", "superscript")


def _notes(theme: Theme) -> list[str]:
    mark = run_properties(theme.styles[Role.NOTE_NUMBER], theme)
    return [
        _style(names.NOTE_MARK, "", "".join(mark.values()), "character"),
        _style(names.SMALL_CALL, "", _call(theme, math.ceil(2 * SMALLEST_CALL / RAISED)), "character"),
        _style(names.ENDNOTE_TEXT, ""),
        _style(names.ENDNOTE_NUMBER, "", _call(theme), "character"),  # whole: LibreOffice does not look at its base
    ]


def _marks(theme: Theme) -> list[str]:
    """Character styles for runs that differ from their paragraph, and the bands of the likelihood bar."""
    found: dict[StyleName, str] = {name: mark_properties(mark, theme) for mark, name in MARKS.items()} | {
        HYPERLINK: "",
        names.BAND: shading("track", theme),
        names.BAND_LIT: shading("accent", theme),
    }
    return [_style(name, "", properties, "character") for name, properties in found.items()]


def _lists(theme: Theme) -> list[str]:
    """Lists of the body text by depth; their indents come from the numbering, those of text between items from here."""
    found: list[str] = []
    for depth in range(1, names.DEEPEST_LIST + 1):
        for kind, number in (("Bullet", BULLET_LIST), ("Number", NUMBER_LIST)):
            listed = w("numPr", val("ilvl", depth - 1), val("numId", number))
            found.append(_style(names.list_style(kind, depth), listed + w("spacing", after=twips(theme.space.cell))))
        indent = w("ind", left=twips(theme.space.indent) * depth, firstLine=0)
        found.append(_style(names.list_style("Continue", depth), indent))
    return found


def _fixed(theme: Theme) -> Iterable[str]:
    """Paragraphs that no role of the theme describes."""
    gap = w("spacing", before=twips(theme.space.line - _BREAK), line=twips(_BREAK), lineRule="exact")
    bleed = w("spacing", before=twips(theme.space.line), after=twips(theme.space.cell)) + w(
        "ind", left=-mm_twips(theme.cover_bleed[0]), right=-mm_twips(theme.cover_bleed[1])
    )
    yield _style(names.GAP, gap, val("sz", half_points(_BREAK)))
    yield _style(names.GAP_WITH_NEXT, w("keepNext"))
    yield _style(names.BREAK, w("spacing", line=twips(_BREAK), lineRule="exact"), val("sz", half_points(_BREAK)))
    line = w("pBdr", rule("top", theme.rules.hair, "label", theme))
    space = w("spacing", before=twips(theme.space.line), after=twips(theme.space.cell), line=twips(_BREAK), lineRule="exact")
    yield _style(names.SEPARATOR, line + space, val("sz", half_points(_BREAK)))
    yield _style(names.FIGURE, w("keepNext") + w("spacing", before=twips(theme.space.line), after=0))
    yield _style(names.COVER_FIGURE, bleed)


def _furniture(theme: Theme) -> Iterable[str]:
    """The footer, and both ends of a page that is turned: their stops are where its text ends."""
    page = theme.page
    upright, turned = mm_twips(page.measure), mm_twips(page.turned_measure)
    # Without a margin of labels the name of the section stands behind the page number.
    yield _style(names.FOOTER, line_tabs(upright, 0 if page.label else twips(2 * theme.space.indent)))
    cleared = w("tab", val="clear", pos=upright)
    cover = w("tabs", cleared, right_stop(mm_twips(page.measure + page.label)))
    yield _style(names.COVER_FURNITURE, cover + w("ind", left=0, firstLine=0))
    yield _style(names.MARK_LINE, val("jc", "right"))
    yield _style(names.TURNED_HEADER, w("tabs", cleared, right_stop(turned)))
    yield _style(names.TURNED_FOOTER, w("tabs", cleared, right_stop(turned)))
