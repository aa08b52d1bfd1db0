"""Paragraphs, headings, lists, quotations, captions and the likelihood bar."""

from __future__ import annotations

from collections.abc import Iterable

from iria_reports.rendering.docx.context import Context, Place
from iria_reports.rendering.docx.fields import anchor_bookmark, number_bookmark, simple_field
from iria_reports.rendering.docx.numbering import BULLET_LIST
from iria_reports.rendering.docx.stylenames import CHARACTERS, PARAGRAPHS
from iria_reports.rendering.docx.xml import hex_colour, text, twips, val, w
from iria_reports.resolved import (
    Caption,
    Direction,
    Heading,
    Paragraph,
    PullQuote,
    Scale,
    Tongue,
)
from iria_reports.theme.roles import HEADINGS, Role

#: Gap between the bands of the likelihood bar, in twips.
_HAIR = 14
#: Height of a line that keeps two things apart, in twips.
_GAP = 160


def style_id(role: Role, place: Place) -> str:
    """Id of a paragraph's style where it stands."""
    if place.number and role is Role.BODY:
        return "ListContinue" if place.continues else "ListBullet" if place.number == str(BULLET_LIST) else "ListNumber"
    return PARAGRAPHS[role].id


def paragraph(style: str, content: str, properties: str = "") -> str:
    """``w:p`` of a style. ``properties`` are its own, in the order of the schema."""
    return f"<w:p><w:pPr>{val('pStyle', style)}{properties}</w:pPr>{content}</w:p>"


def write_paragraph(block: Paragraph, context: Context, place: Place) -> str:
    """A paragraph of text."""
    properties = _list_properties(block.role, context, place) + direction(block.tongue, context)
    return paragraph(style_id(block.role, place), context.inlines(block.content), properties)


def direction(tongue: Tongue | None, context: Context) -> str:
    """``w:bidi`` where a paragraph runs against the document."""
    if tongue is None or tongue.direction is context.document.language.direction:
        return ""
    return w("bidi") if tongue.direction is Direction.RTL else w("bidi", val=0)


def _list_properties(role: Role, context: Context, place: Place) -> str:
    if not place.number:
        return ""
    step = twips(context.theme.space.indent)
    start = twips(context.theme.space.quote) if role is Role.QUOTE else 0
    left = start + step * place.depth
    if place.continues:
        return w("ind", left=left, firstLine=0)
    number = w("numPr", val("ilvl", place.depth - 1), val("numId", place.number))
    return number + (w("ind", left=left, hanging=step) if start else "")


def write_heading(block: Heading, context: Context, place: Place) -> str:
    """A heading under its bookmark. Its number is Word's own."""
    properties = ""
    if block.role in HEADINGS and block.number is None:
        # A heading without number among numbered ones.
        properties = w("numPr", val("ilvl", 0), val("numId", 0)) + w("ind", left=0, firstLine=0)
    content = context.bookmarks.around(anchor_bookmark(block.anchor), context.inlines(block.content))
    return paragraph(style_id(block.role, place), content, properties)


def gap(*, keep_next: bool = False) -> str:
    """A line of space between what Word would join."""
    return paragraph("Normal", "", (w("keepNext") if keep_next else "") + w("spacing", line=_GAP, lineRule="exact"))


def write_caption(
    caption: Caption,
    anchor: str | None,
    role: Role,
    context: Context,
    place: Place,
    *,
    keep_next: bool = False,
    left: int = 0,
) -> str:
    """A caption with its number as a field. ``left`` is where it begins, in twips from the text."""
    content = ""
    if caption.number is not None:
        label_style = "" if place.panel is not None else w("rPr", val("rStyle", CHARACTERS[Role.CAPTION_LABEL].id))
        number = simple_field(f"SEQ {caption.number.sequence.value.title()} \\* ARABIC", caption.number.text, label_style)
        if anchor is not None:
            number = context.bookmarks.around(number_bookmark(anchor), number)
        content = f"<w:r>{label_style}{text(caption.number.label + chr(0xA0))}</w:r>{number}"
        if caption.content:
            content += f"<w:r>{text(' ')}</w:r>"
    content += context.inlines(caption.content)
    properties = (w("keepNext") if keep_next else "") + (w("ind", left=left) if left else "")
    return paragraph(style_id(role, place), content, properties)


def write_lines(lines: Iterable[Paragraph], context: Context, place: Place, left: int = 0) -> str:
    """Credit, source and notes below a figure or table. ``left`` is where they begin, in twips from the text."""
    indent = w("ind", left=left) if left else ""
    return "".join(paragraph(style_id(line.role, place), context.inlines(line.content), indent) for line in lines)


def write_pull_quote(block: PullQuote, context: Context) -> str:
    """A phrase repeated large."""
    return paragraph(PARAGRAPHS[Role.PULL_QUOTE].id, context.inlines(block.content))


def write_scale(block: Scale, context: Context, place: Place) -> str:
    """The likelihood bar: a line of shaded tabs, one a band; below it the term meant."""
    theme = context.theme
    stops: list[int] = []
    runs: list[str] = []
    at = 0
    for band in block.bands:
        if band.low > at:
            stops.append(place.width * band.low // 100)
            runs.append("<w:r><w:tab/></w:r>")
        # A gap as wide as a hair parts a band from the next.
        stops += [place.width * band.high // 100 - _HAIR, place.width * band.high // 100]
        fill = hex_colour(theme.colours["red" if band.lit else "track"])
        runs.append(f"<w:r><w:rPr>{w('shd', val='clear', color='auto', fill=fill)}</w:rPr><w:tab/></w:r>")
        runs.append("<w:r><w:tab/></w:r>")
        at = band.high
    tabs = w("tabs", *(w("tab", val="left", pos=stop) for stop in stops))
    bar = paragraph(style_id(Role.SCALE, place), "".join(runs), tabs)
    return bar + _scale_term(block, place)


def _scale_term(block: Scale, place: Place) -> str:
    """The term below its band: at the band's start, middle or end, whichever has room."""
    lit = next(band for band in block.bands if band.lit)
    middle = (lit.low + lit.high) / 2
    stop, at = ("left", lit.low) if middle < 30 else ("right", lit.high) if middle > 70 else ("center", middle)
    tabs = w("tabs", w("tab", val=stop, pos=round(place.width * at / 100)))
    return paragraph(style_id(Role.SCALE_LIT, place), f"<w:r><w:tab/></w:r><w:r>{text(block.label)}</w:r>", tabs)
