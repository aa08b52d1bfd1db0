"""Headers, footers and the page."""

from __future__ import annotations

from iria_reports.rendering.docx.fields import simple_field
from iria_reports.rendering.docx.stylenames import CHARACTERS, FOOTER, PARAGRAPHS
from iria_reports.rendering.docx.xml import document, hex_colour, mm_twips, text, val, w
from iria_reports.resolved import Direction, Heading, Mark, ResolvedDocument, inline_text
from iria_reports.theme.roles import Role
from iria_reports.theme.theme import Theme


def header_part(page: ResolvedDocument, *, first: bool) -> bytes:
    """``header.xml``: running head and mark; on the first page, which has its masthead, the mark alone."""
    head = "" if first else f"<w:r>{text(page.furniture.running_head)}</w:r>"
    return document("w:hdr", _line(head, page.furniture.mark, PARAGRAPHS[Role.RUNNING_HEAD].id))


def footer_part(page: ResolvedDocument) -> bytes:
    """``footer.xml``: page number, section and mark."""
    number_style = w("rPr", val("rStyle", CHARACTERS[Role.PAGE_NUMBER].id))
    chapters = [block for block in page.body if isinstance(block, Heading) and block.role is Role.HEADING_1]
    chapter = ""
    if chapters:
        first = inline_text(chapters[0].content)
        chapter = simple_field(f'STYLEREF "{PARAGRAPHS[Role.HEADING_1].name}"', first)
    content = simple_field("PAGE", "1", number_style) + "<w:r><w:tab/></w:r>" + chapter
    return document("w:ftr", _line(content, page.furniture.mark, FOOTER.id))


def _line(content: str, mark: Mark | None, style: str) -> str:
    """A line of furniture: what stands outside, and the mark on the inner side."""
    marked = ""
    if mark is not None:
        words = " ".join(part for part in (mark.text, mark.restrictions) if part)
        properties = w(
            "rPr",
            val("rStyle", CHARACTERS[Role.MARK].id),
            val("color", hex_colour(mark.colour)),
            w("shd", val="clear", color="auto", fill=hex_colour(mark.background)),
        )
        # Hard spaces are the label's margin: its ground is as wide as its words.
        padded = f"\u00a0\u00a0{words}\u00a0\u00a0"
        marked = f"<w:r><w:tab/></w:r><w:r>{properties}{text(padded)}</w:r>"
    return w("p", w("pPr", val("pStyle", style)), content + marked)


def section_properties(page: ResolvedDocument, theme: Theme, headers: dict[str, str], footer: str) -> str:
    """``w:sectPr``: size, margins and furniture. ``headers`` maps default and first to relationships."""
    size = theme.page
    references = [_reference("headerReference", kind, relationship) for kind, relationship in headers.items()]
    references += [_reference("footerReference", kind, footer) for kind in headers]
    return w(
        "sectPr",
        *references,
        w("endnotePr", *endnote_properties()) if page.endnotes else "",
        w("pgSz", w=mm_twips(size.width), h=mm_twips(size.height)),
        w(
            "pgMar",
            top=mm_twips(size.top),
            right=mm_twips(size.inner),
            bottom=mm_twips(size.bottom),
            left=mm_twips(size.outer + size.label),
            header=mm_twips(size.head),
            footer=mm_twips(size.foot),
            gutter=0,
        ),
        w("titlePg"),
        w("bidi") if page.language.direction is Direction.RTL else "",
    )


def endnote_properties() -> tuple[str, str]:
    """Endnotes follow the text at once, and are counted in figures: by itself Word takes Roman numerals."""
    return val("pos", "sectEnd"), val("numFmt", "decimal")


def _reference(element: str, kind: str, relationship: str) -> str:
    return f'<w:{element} w:type="{kind}" r:id="{relationship}"/>'
