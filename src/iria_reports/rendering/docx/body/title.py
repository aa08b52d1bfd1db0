"""The title block of the first page, or of a cover."""

from __future__ import annotations

from iria_reports.rendering.cover import client_logo, logo, picture_box
from iria_reports.rendering.docx.body.paragraphs import write_caption, write_lines
from iria_reports.rendering.docx.context import Context
from iria_reports.rendering.docx.looks.stylebook import Trait
from iria_reports.rendering.docx.looks.stylenames import COVER_FIGURE, FIGURE, PARAGRAPHS, StyleName
from iria_reports.rendering.docx.pages.sections import SectionKind
from iria_reports.rendering.docx.xml import building_block, mm_twips, paragraph, w
from iria_reports.rendering.fitting import fitted_width
from iria_reports.resolved import Figure, TitleBlock
from iria_reports.theme.roles import Role


def write_title_block(block: TitleBlock, context: Context) -> str:
    """Masthead, kicker, title, subtitle, byline and lead picture; before columns, a section of its own."""
    masthead = Role.COVER_MASTHEAD if context.document.design.banner else Role.MASTHEAD
    parts = [
        paragraph(PARAGRAPHS[masthead].id, _masthead(block, context)),
        *_titles(block, context, Role.KICKER, Role.TITLE, Role.SUBTITLE),
    ]
    if block.edition:
        words = context.inlines.words(" · ".join(block.edition))
        parts.append(paragraph(PARAGRAPHS[Role.EDITION].id, _client_logo(context) + words))
    if block.byline:
        parts.append(paragraph(PARAGRAPHS[Role.BYLINE].id, context.inlines.words(" · ".join(block.byline))))
    if block.lead is not None:
        page = context.theme.page
        wide = (Trait.WIDE,) if page.label else ()
        width = fitted_width(block.lead.image, page.measure + page.label, context.theme)
        picture = context.pictures.drawing(block.lead.image, block.lead.alt, width)
        parts.append(paragraph(context.book.paragraph(FIGURE, *wide), picture))
        if block.lead.caption is not None:
            below = (Trait.WITH_NEXT,) if block.lead.below else ()
            parts.append(write_caption(block.lead.caption, block.lead.anchor, Role.CAPTION, context, *wide, *below))
        parts.append(write_lines(block.lead.below, context, *wide))
    if context.document.design.columns > 1:
        parts.append(context.sections.break_(SectionKind.TEXT))
    return "".join(parts)


def write_cover(block: TitleBlock, context: Context) -> str:
    """A page of its own within Word's building block, so that Word can take the cover off."""
    line = PARAGRAPHS[Role.COVER_LINE]
    parts = [
        paragraph(PARAGRAPHS[Role.COVER_MASTHEAD].id, _masthead(block, context)),
        *_titles(block, context, Role.COVER_KICKER, Role.COVER_TITLE, Role.COVER_SUBTITLE),
    ]
    if block.lead is not None:
        parts += _cover_figure(block.lead, context, line)
    # Its foot stands behind the block: LibreOffice takes no frame within, and none from a style.
    frame = _at_foot(context)
    lines = [context.inlines.words(words) for words in (*block.edition, *block.byline)]
    lines[:1] = [_client_logo(context) + first for first in lines[:1]]
    foot = "".join(paragraph(line.id, words, frame) for words in lines)
    return building_block("Cover Pages", *parts) + foot + context.sections.break_(SectionKind.COVER)


def _at_foot(context: Context) -> str:
    """A frame on the lower margin, as wide as the text of a cover: its lines stand there however long the title is."""
    width = mm_twips(context.theme.page.measure + context.theme.page.label)
    side = "right" if context.document.language.rtl else "left"
    return w("framePr", w=width, wrap="notBeside", hAnchor="margin", vAnchor="margin", xAlign=side, yAlign="bottom")


def _masthead(block: TitleBlock, context: Context) -> str:
    words = context.inlines.words
    name = words(f" {block.institute_name}") if block.institute_name else ""
    drawn = logo(context.document, context.theme)
    picture = context.pictures.drawing(drawn, "", context.theme.logo.height * drawn.width / drawn.height)
    return picture + words(f"\u2002{block.institute}", "Strong") + name + "<w:r><w:tab/></w:r>" + words(block.date)


def _client_logo(context: Context) -> str:
    """The logo of whom the edition is prepared for, before the words that say so."""
    image = client_logo(context.document, context.theme)
    if image is None:
        return ""
    return context.pictures.drawing(image, "", context.theme.logo.height * image.width / image.height) + context.inlines.words(
        "\u2002"
    )


def _titles(block: TitleBlock, context: Context, kicker: Role, title: Role, subtitle: Role) -> list[str]:
    parts = [
        paragraph(PARAGRAPHS[kicker].id, context.inlines.words(block.kicker)),
        paragraph(PARAGRAPHS[title].id, context.inlines(block.title)),
    ]
    if block.subtitle:
        parts.append(paragraph(PARAGRAPHS[subtitle].id, context.inlines(block.subtitle)))
    return parts


def _cover_figure(lead: Figure, context: Context, line: StyleName) -> list[str]:
    box = picture_box(lead.image, context.theme)
    picture = context.pictures.drawing(lead.image, lead.alt, box.width, box.cut)
    parts = [paragraph(COVER_FIGURE.id, picture)]
    if lead.caption is not None:
        parts.append(write_caption(lead.caption, lead.anchor, Role.COVER_LINE, context))
    parts += (paragraph(line.id, context.inlines(below.content)) for below in lead.below)
    return parts
