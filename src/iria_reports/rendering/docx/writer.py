"""A resolved document as the bytes of a Word file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, assert_never

import attrs

from iria_reports.rendering.docx import embedding
from iria_reports.rendering.docx.contents import write_contents
from iria_reports.rendering.docx.context import Context, Place, text_column
from iria_reports.rendering.docx.fields import Bookmarks
from iria_reports.rendering.docx.furniture import footer_part, header_part, section_properties
from iria_reports.rendering.docx.inlines import InlineWriter
from iria_reports.rendering.docx.notes import notes_part
from iria_reports.rendering.docx.numbering import BULLET_LIST, Numbering
from iria_reports.rendering.docx.package import CT, RT, Package, Part
from iria_reports.rendering.docx.panels import write_panel
from iria_reports.rendering.docx.paragraphs import (
    gap,
    paragraph,
    style_id,
    write_caption,
    write_heading,
    write_lines,
    write_paragraph,
    write_pull_quote,
    write_scale,
)
from iria_reports.rendering.docx.pictures import PictureStore
from iria_reports.rendering.docx.settings import app_part, font_table_part, settings_part
from iria_reports.rendering.docx.styles import styles_part
from iria_reports.rendering.docx.tables import write_table
from iria_reports.rendering.docx.title import write_title_block
from iria_reports.rendering.docx.xml import document, twips_mm, w
from iria_reports.resolved import (
    Block,
    Blocks,
    Contents,
    Figure,
    Heading,
    List,
    PageBreak,
    Panel,
    Paragraph,
    PullQuote,
    Quotation,
    ResolvedDocument,
    Scale,
    Table,
)
from iria_reports.theme.roles import Role
from iria_reports.theme.theme import Theme

#: Content type, bytes to be filled in and relationship of the part of notes, by their kind.
_NOTES: Final = {
    "footnote": (CT.WML_FOOTNOTES, b"", RT.FOOTNOTES),
    "endnote": (CT.WML_ENDNOTES, b"", RT.ENDNOTES),
}


def render_docx(
    page: ResolvedDocument, theme: Theme, pages: dict[str, int] | None = None, *, embed_fonts: bool = True
) -> bytes:
    """The Word file of ``page``. ``pages`` gives the page of each anchor, where a layout is known."""
    package = Package()
    main = package.main
    marks = _bullets(page.body)
    bookmarks = Bookmarks()
    kind = "endnote" if page.endnotes else "footnote"
    context = Context(
        document=page,
        theme=theme,
        inlines=InlineWriter(_linker(main), bookmarks, kind),
        bookmarks=bookmarks,
        numbering=Numbering(marks),
        pictures=PictureStore(lambda name, kind, data: package.add(name, kind, data, RT.IMAGE)[1]),
        pages=pages or {},
    )
    body = write_title_block(page.title_block, context) + write_blocks(page.body, context, text_column(theme))
    headers = {
        kind: package.add(f"/word/header{index}.xml", CT.WML_HEADER, header_part(page, first=kind == "first"), RT.HEADER)[1]
        for index, kind in enumerate(("default", "first"), 1)
    }
    footer = package.add("/word/footer1.xml", CT.WML_FOOTER, footer_part(page), RT.FOOTER)[1]
    section = section_properties(page, theme, headers, footer)
    package.fill(main, document("w:document", w("body", body, section)))
    numbered = any(isinstance(block, Heading) and block.number for block in page.body)
    package.add("/word/styles.xml", CT.WML_STYLES, styles_part(theme, page.language, numbered=numbered), RT.STYLES)
    package.add("/word/numbering.xml", CT.WML_NUMBERING, context.numbering.part(theme), RT.NUMBERING)
    settings = settings_part(page.language.tag, kind, embeds_fonts=embed_fonts)
    package.add("/word/settings.xml", CT.WML_SETTINGS, settings, RT.SETTINGS)
    notes, _ = package.add(f"/word/{kind}s.xml", *_NOTES[kind])
    package.fill(notes, notes_part(page.notes, InlineWriter(_linker(notes), bookmarks, kind)))
    _add_fonts(package, theme, embed=embed_fonts)
    package.set_properties(page.metadata, page.language.tag)
    package.add_to_package("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, app_part(), RT.EXTENDED_PROPERTIES)
    return package.to_bytes()


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
            elif isinstance(block, Panel | Quotation):
                look(block.content, 0)

    look(blocks, 0)
    return tuple(found.get(depth, "–") for depth in range(max(found, default=0) + 1))


def _add_fonts(package: Package, theme: Theme, *, embed: bool) -> None:
    table, _ = package.add("/word/fontTable.xml", CT.WML_FONT_TABLE, b"", RT.FONT_TABLE)
    embedded: dict[str, dict[str, str]] = {}
    families = {font.family for font in theme.fonts.values()} | {theme.scripts.complex}
    count = 0
    for family in sorted(families) if embed else ():
        for element, path in embedding.face_files(family).items():
            count += 1
            key, data = embedding.obfuscated(path)
            name = f"/word/fonts/font{count}.odttf"
            _, relationship = package.add(name, embedding.CONTENT_TYPE, data, embedding.RELATIONSHIP, table)
            written = f'<w:{element} r:id="{relationship}" w:fontKey="{key}"/>'
            embedded.setdefault(family, {})[element] = written
    package.fill(table, font_table_part(theme, embedded))


def write_blocks(blocks: Blocks, context: Context, place: Place) -> str:
    """``blocks`` as WordprocessingML, with a line between what Word would join or set too tight."""
    written: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before is not None and _needs_gap(before, block):
            written.append(gap(keep_next=isinstance(before, Heading)))
        written.append(write_block(block, context, place))
        before = block
    if isinstance(before, Table) and place.panel is not None:
        written.append(gap())  # a cell ends with a paragraph
    return "".join(written)


def _needs_gap(before: Block, after: Block) -> bool:
    """Tables have no space of their own; tables and rules that touch become one."""
    apart = (Table, Panel)
    touching = isinstance(before, Quotation) and isinstance(after, Quotation)
    return touching or isinstance(before, apart) or isinstance(after, apart)


def write_block(block: Block, context: Context, place: Place) -> str:
    """One block."""
    match block:
        case Paragraph():
            return write_paragraph(block, context, place)
        case Heading():
            return write_heading(block, context, place)
        case List():
            return write_list(block, context, place)
        case Quotation():
            return write_quotation(block, context, place)
        case PullQuote():
            return write_pull_quote(block, context)
        case Panel():
            return write_panel(block, context, place, write_blocks)
        case Scale():
            return write_scale(block, context, place)
        case Figure():
            return write_figure(block, context, place)
        case Table():
            return write_table(block, context, place)
        case Contents():
            return write_contents(block, context)
        case PageBreak():
            return paragraph("Normal", '<w:r><w:br w:type="page"/></w:r>')
        case _:
            assert_never(block)


def write_list(block: List, context: Context, place: Place) -> str:
    """A list; a counted one begins anew."""
    depth = place.depth + 1
    number = BULLET_LIST if block.start is None else context.numbering.counted(block.start, depth - 1)
    written: list[str] = []
    for item in block.items:
        # The mark stands on a paragraph; an item that begins with something else gets an empty one.
        bearer = () if isinstance(item.content[0], Paragraph) else (Paragraph(Role.BODY, ()),)
        for index, inner in enumerate((*bearer, *item.content)):
            where = attrs.evolve(place, depth=depth, number=str(number), continues=index > 0)
            written.append(write_block(inner, context, where))
    return "".join(written)


def write_quotation(block: Quotation, context: Context, place: Place) -> str:
    """Words quoted, with their attribution."""
    content = write_blocks(block.content, context, Place(place.width, place.panel))
    if not block.attribution:
        return content
    return content + paragraph(style_id(Role.ATTRIBUTION, place), context.inlines(block.attribution))


def write_figure(block: Figure, context: Context, place: Place) -> str:
    """A picture, its caption below, credit and source."""
    picture = context.pictures.drawing(block.image, block.alt, twips_mm(place.width))
    written = paragraph("IRIAFigure", picture)
    if block.caption is not None:
        written += write_caption(block.caption, block.anchor, Role.CAPTION, context, place, keep_next=bool(block.below))
    return written + write_lines(block.below, context, place)
