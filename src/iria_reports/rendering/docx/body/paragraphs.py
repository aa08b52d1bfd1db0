"""Paragraphs, headings, captions and the likelihood bar."""

from __future__ import annotations

from iria_reports.rendering.docx.body.fields import anchor_bookmark, number_bookmark, simple_field
from iria_reports.rendering.docx.context import Context, Place
from iria_reports.rendering.docx.looks import stylenames as names
from iria_reports.rendering.docx.looks.numbering import APPENDIX_LIST, Manner
from iria_reports.rendering.docx.looks.stylebook import Trait
from iria_reports.rendering.docx.looks.stylenames import CHARACTERS, PARAGRAPHS
from iria_reports.rendering.docx.xml import paragraph, val, w
from iria_reports.rendering.scaleterm import term_place
from iria_reports.resolved import Caption, Heading, Inlines, NoteCall, PanelKind, Paragraph, PullQuote, Scale, Tongue
from iria_reports.theme.roles import HEADINGS, Role

#: Gap between the bands of the likelihood bar, in twips.
_HAIR = 14
#: Stops of a term by its side.
_STOPS = {"start": "left", "center": "center", "end": "right"}


def write_paragraph(block: Paragraph, context: Context, place: Place) -> str:
    """A paragraph of text, alone, in a list or in a quotation."""
    style, properties = _styled(block.role, context, place)
    if place.list is None:
        style = context.book.paragraph(PARAGRAPHS[block.role], *place.traits, *place.ending)
    content = context.inlines_in(block.role)(block.content)
    return paragraph(style, content, properties + direction(block.tongue, context))


def _styled(role: Role, context: Context, place: Place) -> tuple[str, str]:
    """Style of a paragraph where it stands, and its place in a list."""
    where = place.list
    if where is None:
        return PARAGRAPHS[role].id, ""
    quoted = role is Role.QUOTE
    if where.continues:
        if role is Role.BODY:
            return names.list_style("Continue", where.depth).id, ""
        space = context.theme.space
        indent = space.indent * where.depth + (space.quote if quoted else 0)
        return context.book.paragraph(PARAGRAPHS[role], Trait.INDENTED, *place.ending, indent=indent), ""
    if role is Role.BODY and where.number is None:
        return names.list_style("Bullet", where.depth).id, ""  # the style itself has the number
    number = where.number or context.numbering.bullets(list_manner(role, place))
    style = names.list_style("Number", where.depth).id
    if role is not Role.BODY:
        style = context.book.paragraph(PARAGRAPHS[role], Trait.ITEM, *place.ending)
    return style, w("numPr", val("ilvl", where.depth - 1), val("numId", number))


def list_manner(role: Role | None, place: Place) -> Manner:
    """How a list of paragraphs of that role is set where it stands."""
    if role is Role.QUOTE:
        return Manner.QUOTED
    return Manner.SUMMARY if place.panel is PanelKind.SUMMARY else Manner.PLAIN


def direction(tongue: Tongue | None, context: Context) -> str:
    """``w:bidi`` where a paragraph runs against the document."""
    if tongue is None or tongue.direction is context.document.language.direction:
        return ""
    return w("bidi") if tongue.rtl else w("bidi", val=0)


def write_heading(block: Heading, context: Context, *traits: Trait, at_head: bool = False) -> str:
    """A heading under its bookmark. Its number is Word's own.

    One that stands ``at_head`` of a page has no space above it, but for the sink of chapters. Its style stays Word's own, by
    which contents and running feet find it.
    """
    properties = ""
    if block.role is Role.HEADING_1 and context.document.design.chapters and not block.new_page:
        properties += w("pageBreakBefore", val=0)  # its style begins pages
    if block.role in HEADINGS and block.number is None and context.document.design.numbered:
        properties += w("numPr", val("ilvl", 0), val("numId", 0))
    elif block.lettered:
        properties += w("numPr", val("ilvl", block.level - 1), val("numId", APPENDIX_LIST))
    if at_head and not context.document.design.chapters:
        properties += w("spacing", before=0)
    words, calls = _apart(block.content)
    # What refers to a heading repeats its words, not the calls of notes behind them.
    content = context.bookmarks.around(anchor_bookmark(block.anchor), context.inlines(words)) + context.inlines(calls)
    return paragraph(context.book.paragraph(PARAGRAPHS[block.role], *traits), content, properties)


def _apart(content: Inlines) -> tuple[Inlines, Inlines]:
    end = len(content)
    while end and isinstance(content[end - 1], NoteCall):
        end -= 1
    return content[:end], content[end:]


def gap(*, keep_next: bool = False) -> str:
    """Space above and below tables, which have none of their own."""
    return paragraph((names.GAP_WITH_NEXT if keep_next else names.GAP).id, "")


def break_() -> str:
    """A line without height between what Word would join, and where a paragraph must stand."""
    return paragraph(names.BREAK.id, "")


def write_caption(caption: Caption, anchor: str | None, role: Role, context: Context, *traits: Trait) -> str:
    """A caption of a role with its number as a field, under the bookmark to which lists and references lead."""
    content = ""
    if caption.number is not None:
        style = CHARACTERS[Role.CAPTION_LABEL].id if role is Role.CAPTION else None
        properties = w("rPr", val("rStyle", style)) if style else ""
        number = simple_field(f"SEQ {caption.number.sequence.value.title()} \\* ARABIC", caption.number.text, properties)
        if anchor is not None:
            number = context.bookmarks.around(number_bookmark(anchor), number)
        content = context.inlines.words(f"{caption.number.label}\u00a0", style) + number
        if caption.content:
            content += context.inlines.words("\u2002")
    content += context.inlines(caption.content)
    if anchor is not None:
        content = context.bookmarks.around(anchor_bookmark(anchor), content)
    return paragraph(context.book.paragraph(PARAGRAPHS[role], *traits), content)


def write_lines(lines: tuple[Paragraph, ...], context: Context, *traits: Trait, last: Trait | None = None) -> str:
    """Credit, source and notes below a figure or table: each stays with the next; ``last`` is what the last has besides."""
    written: list[str] = []
    for index, line in enumerate(lines, 1):
        own = (Trait.WITH_NEXT,) if index < len(lines) else (last,) if last is not None else ()
        style = context.book.paragraph(PARAGRAPHS[line.role], *traits, *own)
        written.append(paragraph(style, context.inlines_in(line.role)(line.content)))
    return "".join(written)


def write_pull_quote(block: PullQuote, context: Context) -> str:
    """A phrase repeated large."""
    return paragraph(PARAGRAPHS[Role.PULL_QUOTE].id, context.inlines(block.content))


def write_scale(block: Scale, context: Context, place: Place) -> str:
    """The likelihood bar: a line of shaded tabs, one a band; below it the term meant.

    The stops are data, not looks: each stands at the bound of a band.
    """
    stops: list[int] = []
    runs: list[str] = []
    at = 0
    for band in block.drawn:
        if band.low > at:
            stops.append(place.width * band.low // 100)
            runs.append("<w:r><w:tab/></w:r>")
        # A gap as wide as a hair parts a band from the next.
        stops += [place.width * band.high // 100 - _HAIR, place.width * band.high // 100]
        style = names.BAND_LIT if band.lit else names.BAND
        runs.append(f"<w:r><w:rPr>{val('rStyle', style.id)}</w:rPr><w:tab/></w:r>")
        runs.append("<w:r><w:tab/></w:r>")
        at = band.high
    tabs = w("tabs", *(w("tab", val="left", pos=stop) for stop in stops))
    return paragraph(PARAGRAPHS[Role.SCALE].id, "".join(runs), tabs) + _scale_term(block, context, place)


def _scale_term(block: Scale, context: Context, place: Place) -> str:
    """The term below its band."""
    side, at = term_place(block, context.document.design.columns)
    words = context.inlines.words(block.label)
    if at == 0:
        return paragraph(PARAGRAPHS[Role.SCALE_LIT].id, words)
    tabs = w("tabs", w("tab", val=_STOPS[side], pos=round(place.width * at / 100)))
    return paragraph(PARAGRAPHS[Role.SCALE_LIT].id, "<w:r><w:tab/></w:r>" + words, tabs)
