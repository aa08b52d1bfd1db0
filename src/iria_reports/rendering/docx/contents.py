"""The table of contents: Word's own, with its entries written out, so that it is right before any update."""

from __future__ import annotations

from iria_reports.rendering.docx.context import Context
from iria_reports.rendering.docx.fields import anchor_bookmark, simple_field
from iria_reports.rendering.docx.paragraphs import paragraph
from iria_reports.rendering.docx.stylenames import CONTENTS_HEADING, PARAGRAPHS
from iria_reports.rendering.docx.xml import text, val, w
from iria_reports.resolved import Contents, Entry
from iria_reports.theme.roles import Role


def write_contents(contents: Contents, context: Context) -> str:
    """Heading and entries within Word's building block for contents."""
    levels = max((entry.level for entry in contents.entries), default=1)
    instruction = f'TOC \\o "1-{levels}" \\h \\z \\u'
    begin = (
        f"<w:r>{w('fldChar', fldCharType='begin')}</w:r>"
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f"<w:r>{w('fldChar', fldCharType='separate')}</w:r>"
    )
    end = f"<w:r>{w('fldChar', fldCharType='end')}</w:r>"
    last = len(contents.entries) - 1
    entries = [
        _entry(entry, context, begin if index == 0 else "", end if index == last else "")
        for index, entry in enumerate(contents.entries)
    ]
    gallery = w("docPartObj", val("docPartGallery", "Table of Contents"), w("docPartUnique"))
    heading = paragraph(CONTENTS_HEADING.id, context.inlines(contents.heading.content))
    return w("sdt", w("sdtPr", gallery), w("sdtContent", heading, *entries))


def _entry(entry: Entry, context: Context, before: str, after: str) -> str:
    bookmark = anchor_bookmark(entry.anchor)
    number = f"<w:r>{text(entry.number)}</w:r><w:r><w:tab/></w:r>" if entry.number else "<w:r><w:tab/></w:r>"
    page = context.pages.get(entry.anchor)
    # No number rather than a guessed one: Word fills it in when the contents are updated.
    place = "<w:r><w:tab/></w:r>" + simple_field(f"PAGEREF {bookmark} \\h", str(page)) if page is not None else ""
    link = f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{number}{context.inlines(entry.content)}{place}</w:hyperlink>'
    role = Role.CONTENTS_1 if entry.level == 1 else Role.CONTENTS_2
    return paragraph(PARAGRAPHS[role].id, before + link + after)
