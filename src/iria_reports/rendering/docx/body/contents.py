"""Contents, and lists of figures and tables: Word's own, with entries written out, right before any update."""

from __future__ import annotations

from iria_reports.rendering.docx.body.fields import anchor_bookmark, field_end, field_start, simple_field
from iria_reports.rendering.docx.context import Context
from iria_reports.rendering.docx.looks.stylebook import Trait
from iria_reports.rendering.docx.looks.stylenames import CONTENTS_HEADING, PARAGRAPHS
from iria_reports.rendering.docx.xml import building_block, paragraph
from iria_reports.resolved import Contents, Entry
from iria_reports.theme.roles import Role

#: The bookmark around what contents list: an update finds the headings in it, and no others.
LISTED = "_Listed"
#: Entries that find room on one page.
_WHOLE = 45


def write_contents(contents: Contents, context: Context) -> str:
    """Heading and entries; those of the contents within Word's building block, so that Word offers to update them."""
    style = CONTENTS_HEADING if contents.heading.role is Role.HEADING_1 else PARAGRAPHS[contents.heading.role]
    # No space is left above it at the head of a page, but the sink of chapters.
    head = () if context.document.design.chapters else (Trait.FOLLOWING,)
    traits = (Trait.NEW_PAGE, *head) if contents.heading.new_page else ()
    heading = paragraph(context.book.paragraph(style, *traits), context.inlines(contents.heading.content))
    if contents.of is not None:
        return heading + _entries(contents, f'TOC \\h \\z \\c "{contents.of.value.title()}"', context)
    levels = max(entry.level for entry in contents.entries)
    entries = _entries(contents, f'TOC \\o "1-{levels}" \\b {LISTED} \\h \\z', context)
    return building_block("Table of Contents", heading, entries)


def _entries(contents: Contents, instruction: str, context: Context) -> str:
    last = len(contents.entries) - 1
    return "".join(
        _entry(
            entry,
            _entry_style(entry, context, whole=last < _WHOLE and index < last),
            context,
            field_start(instruction) if index == 0 else "",
            field_end() if index == last else "",
        )
        for index, entry in enumerate(contents.entries)
    )


def _entry_style(entry: Entry, context: Context, *, whole: bool) -> str:
    """Lists stand whole on a page if they find room on one, as they do in the PDF."""
    return context.book.paragraph(PARAGRAPHS[entry.role], *((Trait.WITH_NEXT,) if whole else ()))


def _entry(entry: Entry, style: str, context: Context, before: str, after: str) -> str:
    """A line of a list. Numbers of headings hang in the margin of labels; those of captions stand in their text."""
    hangs = entry.role is not Role.CONTENTS_ITEM
    bookmark = anchor_bookmark(entry.anchor)
    number = context.inlines.words(entry.number) if entry.number else ""
    space = "<w:r><w:tab/></w:r>" if hangs else context.inlines.words("\u2002")
    page = context.pages.get(entry.anchor)
    # No number rather than a guessed one: Word fills it in when the contents are updated.
    place = "<w:r><w:tab/></w:r>" + simple_field(f"PAGEREF {bookmark} \\h", str(page)) if page is not None else ""
    words = number + space + context.inlines(entry.content) + place
    link = f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{words}</w:hyperlink>'
    return paragraph(style, before + link + after)
