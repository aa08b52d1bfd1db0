"""A resolved document as the bytes of a Word file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import attrs

from iria_reports.rendering.docx.body.blocks import write_blocks
from iria_reports.rendering.docx.body.contents import LISTED
from iria_reports.rendering.docx.body.fields import Bookmarks
from iria_reports.rendering.docx.body.inlines import InlineWriter
from iria_reports.rendering.docx.body.notekind import NoteKind
from iria_reports.rendering.docx.body.notes import notes_part
from iria_reports.rendering.docx.body.pictures import PictureStore
from iria_reports.rendering.docx.body.title import write_cover, write_title_block
from iria_reports.rendering.docx.context import Context, text_column
from iria_reports.rendering.docx.file.embedding import add_fonts
from iria_reports.rendering.docx.file.package import CT, RT, Package, Part
from iria_reports.rendering.docx.file.properties import add_properties
from iria_reports.rendering.docx.file.settings import settings_part
from iria_reports.rendering.docx.looks.numbering import Numbering
from iria_reports.rendering.docx.looks.stylebook import Stylebook
from iria_reports.rendering.docx.looks.styles import styles_part
from iria_reports.rendering.docx.looks.themepart import theme_part
from iria_reports.rendering.docx.pages.furniture import add_furniture
from iria_reports.rendering.docx.pages.sections import SectionKind, Sections
from iria_reports.rendering.docx.xml import document, w
from iria_reports.rendering.fitting import set_for
from iria_reports.rendering.wordoptions import WordOptions
from iria_reports.resolved import Blocks, Contents, Heading, List, Panel, Quotation, ResolvedDocument, Turned
from iria_reports.theme.roles import Role
from iria_reports.theme.theme import Theme

#: Content type and relationship of the part of notes, by their kind.
_NOTES: Final = {
    NoteKind.FOOT: (CT.WML_FOOTNOTES, RT.FOOTNOTES),
    NoteKind.END: (CT.WML_ENDNOTES, RT.ENDNOTES),
}


def render_docx(
    page: ResolvedDocument,
    theme: Theme,
    pages: dict[str, int] | None = None,
    *,
    options: WordOptions | None = None,
    identity: str = "",
) -> bytes:
    """The Word file of ``page``.

    ``pages`` gives the page of each anchor, where a layout is known; ``identity`` is what the build is called after.
    """
    options = options or WordOptions()
    theme = set_for(page, theme)
    package = Package()
    context = _context(package, page, theme, pages or {})
    body = _front(context) + _text(context)
    last = context.sections.end(context.sections.text)
    package.fill(package.main, document("w:document", w("body", body, last)))
    _add_notes(package, context)
    package.add("/word/numbering.xml", CT.WML_NUMBERING, context.numbering.part(theme), RT.NUMBERING)
    package.add("/word/theme/theme1.xml", CT.OFC_THEME, theme_part(theme), RT.THEME)
    settings = settings_part(page, theme, context.inlines.kind, options, identity)
    package.add("/word/settings.xml", CT.WML_SETTINGS, settings, RT.SETTINGS)
    add_fonts(package, theme, embed=options.embed_fonts)
    # Styles come last: only now all are known that the document uses.
    package.add("/word/styles.xml", CT.WML_STYLES, styles_part(page, theme, context.book), RT.STYLES)
    add_properties(package, page, options, identity)
    return package.to_bytes()


def _context(package: Package, page: ResolvedDocument, theme: Theme, pages: dict[str, int]) -> Context:
    bookmarks, book = Bookmarks(), Stylebook(theme)
    kind = NoteKind.END if page.endnotes else NoteKind.FOOT
    inlines = InlineWriter(_linker(package.main), bookmarks, book, kind, page.language.rtl)
    return Context(
        document=page,
        theme=theme,
        book=book,
        inlines=inlines,
        small_inlines=attrs.evolve(inlines, small=True),
        bookmarks=bookmarks,
        numbering=Numbering(_bullets(page.body)),
        pictures=PictureStore(theme, lambda name, kind, data: package.add(name, kind, data, RT.IMAGE)[1]),
        sections=Sections(page, theme, add_furniture(package, page, theme)),
        pages=pages,
    )


def _front(context: Context) -> str:
    write = write_cover if context.document.design.cover else write_title_block
    return write(context.document.title_block, context)


def _text(context: Context) -> str:
    """The text; what contents list of it is under a bookmark of its own."""
    body, design = context.document.body, context.document.design
    place = attrs.evolve(text_column(context.theme), fresh=design.cover or design.columns > 1)
    lists = [index for index, block in enumerate(body) if isinstance(block, Contents)]
    front = _opening(body) if design.cover else 0
    start = lists[-1] + 1 if lists else front
    before = write_blocks(body[:start], context, place) if start else ""
    apart = start > 0 and start == front
    if apart:
        # Word would look ahead for the name of a section that has not begun.
        before += context.sections.break_(SectionKind.FRONT)
    text = write_blocks(body[start:], context, attrs.evolve(place, fresh=apart or (place.fresh and not start)))
    return before + (context.bookmarks.around(LISTED, text) if lists else text)


def _opening(body: Blocks) -> int:
    """How many blocks stand on pages of their own before the first section, and under no name of one."""
    for index, block in enumerate(body):
        if isinstance(block, Heading) and block.listed and block.role is Role.HEADING_1:
            return index if block.new_page else 0
    return 0


def _add_notes(package: Package, context: Context) -> None:
    kind = context.inlines.kind
    content_type, relationship = _NOTES[kind]
    part, _ = package.add(f"/word/{kind.value}s.xml", content_type, b"", relationship)
    writer = attrs.evolve(context.inlines, link=_linker(part))
    package.fill(part, notes_part(context.document.notes, writer, context.theme.space.indent))


def _linker(part: Part) -> Callable[[str], str]:
    """Relationships of addresses, each made once: python-docx would look through all of them each time."""
    known: dict[str, str] = {}

    def link(address: str) -> str:
        if address not in known:
            known[address] = part.rels.get_or_add_ext_rel(RT.HYPERLINK, address)
        return known[address]

    return link


def _bullets(blocks: Blocks) -> tuple[str, ...]:
    """Marks of bullet lists by depth, as the document has them."""
    found: dict[int, str] = {}

    def look(blocks: Blocks, depth: int) -> None:
        for block in blocks:
            if isinstance(block, List):
                if block.start is None:
                    found.setdefault(depth, block.items[0].mark)
                for item in block.items:
                    look(item.content, depth + 1)
            elif isinstance(block, Panel | Quotation | Turned):
                look(block.content, 0)

    look(blocks, 0)
    return tuple(found.get(depth, "–") for depth in range(max(found, default=0) + 1))
