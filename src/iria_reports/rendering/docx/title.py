"""The title block of the first page."""

from __future__ import annotations

from iria_reports.rendering.docx.context import Context, text_column
from iria_reports.rendering.docx.paragraphs import paragraph, write_caption, write_lines
from iria_reports.rendering.docx.stylenames import PARAGRAPHS
from iria_reports.rendering.docx.xml import mm_twips, text, val, w
from iria_reports.resolved import TitleBlock
from iria_reports.theme.roles import Role


def write_title_block(block: TitleBlock, context: Context) -> str:
    """Masthead, kicker, title, subtitle, byline and lead picture."""
    place = text_column(context.theme)
    tab = w("tabs", w("tab", val="right", pos=mm_twips(context.theme.page.measure)))
    strong = w("rPr", val("rStyle", "Strong"))
    masthead = f"<w:r>{strong}{text(block.institute)}</w:r>"
    if block.institute_name:
        masthead += f"<w:r>{text(' ' + block.institute_name)}</w:r>"
    masthead += f"<w:r><w:tab/></w:r><w:r>{text(block.date)}</w:r>"
    parts = [
        paragraph(PARAGRAPHS[Role.MASTHEAD].id, masthead, tab),
        paragraph(PARAGRAPHS[Role.KICKER].id, f"<w:r>{text(block.kicker)}</w:r>"),
        paragraph(PARAGRAPHS[Role.TITLE].id, context.inlines(block.title)),
    ]
    if block.subtitle:
        parts.append(paragraph(PARAGRAPHS[Role.SUBTITLE].id, context.inlines(block.subtitle)))
    if block.byline:
        parts.append(paragraph(PARAGRAPHS[Role.BYLINE].id, f"<w:r>{text(' · '.join(block.byline))}</w:r>"))
    if block.lead is not None:
        left = -mm_twips(context.theme.page.label)
        picture = context.pictures.drawing(
            block.lead.image, block.lead.alt, context.theme.page.measure + context.theme.page.label
        )
        parts.append(paragraph("IRIAFigure", picture, w("ind", left=left)))
        if block.lead.caption is not None:
            parts.append(write_caption(block.lead.caption, None, Role.CAPTION, context, place, left=left))
        parts.append(write_lines(block.lead.below, context, place, left))
    return "".join(parts)
