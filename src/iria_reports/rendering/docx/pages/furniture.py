"""Headers and footers."""

from __future__ import annotations

from typing import Final

from iria_reports.rendering.docx.body.fields import simple_field
from iria_reports.rendering.docx.body.words import write_words
from iria_reports.rendering.docx.file.package import CT, RT, Package
from iria_reports.rendering.docx.looks import stylenames as names
from iria_reports.rendering.docx.looks.stylenames import CHARACTERS, PARAGRAPHS
from iria_reports.rendering.docx.pages.sections import Furniture
from iria_reports.rendering.docx.pages.watermark import watermark
from iria_reports.rendering.docx.xml import document, paragraph, val, w
from iria_reports.rendering.watermark import Ground
from iria_reports.resolved import Heading, ResolvedDocument
from iria_reports.theme.roles import Role
from iria_reports.theme.theme import Theme

#: Space within a mark's ground, left and right of its words: hard spaces, since a ground is as wide as its text.
_MARGIN: Final = "\u00a0\u00a0"


def add_furniture(package: Package, page: ResolvedDocument, theme: Theme) -> Furniture:
    """The parts of headers and footers, and their relationships."""
    rtl = page.language.rtl
    head = write_words(page.furniture.running_head, rtl=rtl)
    folio, foot = _folio(), _folio() + _section(page)
    header, footer = PARAGRAPHS[Role.RUNNING_HEAD].id, names.FOOTER.id
    count = {"header": 0, "footer": 0}

    def add(kind: str, content: str, style: str, ground: Ground = Ground.PAGE) -> str:
        count[kind] += 1
        behind = watermark(page, theme, ground) if kind == "header" else ""
        line = paragraph(style, behind + content + _mark(page)) + _restrictions(page)
        name, element = f"/word/{kind}{count[kind]}.xml", "w:hdr" if kind == "header" else "w:ftr"
        content_type, relationship = _PARTS[kind]
        return package.add(name, content_type, document(element, line), relationship)[1]

    return Furniture(
        header=add("header", head, header),
        bare_header=add("header", "", header),
        turned_header=add("header", head, names.TURNED_HEADER.id, Ground.TURNED),
        footer=add("footer", foot, footer),
        bare_footer=add("footer", folio, footer),
        cover_header=add("header", "", names.COVER_FURNITURE.id, Ground.COVER),
        cover_footer=add("footer", "", names.COVER_FURNITURE.id),
        turned_footer=add("footer", foot, names.TURNED_FOOTER.id),
    )


_PARTS: Final = {"header": (CT.WML_HEADER, RT.HEADER), "footer": (CT.WML_FOOTER, RT.FOOTER)}


def _folio() -> str:
    """Number of the page."""
    number_style = w("rPr", val("rStyle", CHARACTERS[Role.PAGE_NUMBER].id))
    return simple_field("PAGE", "1", number_style) + "<w:r><w:tab/></w:r>"


def _section(page: ResolvedDocument) -> str:
    """Name of the section that begins on the page or runs through it, as Word finds it by the level of its heading.

    A reader that cannot shows the title, which is wrong on no page.
    """
    if not any(isinstance(block, Heading) and block.role is Role.HEADING_1 for block in page.body):
        return ""
    return simple_field("STYLEREF 1", page.metadata.title)


def _mark(page: ResolvedDocument) -> str:
    """The handling mark at the end of a line."""
    mark = page.furniture.mark
    return "<w:r><w:tab/></w:r>" + _marked(mark.lines[0], page) if mark is not None else ""


def _restrictions(page: ResolvedDocument) -> str:
    """Lines below that of the mark, at the same end."""
    mark = page.furniture.mark
    lines = mark.lines[1:] if mark is not None else ()
    return "".join(paragraph(names.MARK_LINE.id, _marked(line, page)) for line in lines)


def _marked(words: str, page: ResolvedDocument) -> str:
    return write_words(f"{_MARGIN}{words}{_MARGIN}", CHARACTERS[Role.MARK].id, rtl=page.language.rtl)
