"""Headers and footers."""

from __future__ import annotations

from collections import Counter
from typing import Final

import attrs

from iria_reports.rendering.cover import banner_ground, cover_ground
from iria_reports.rendering.docx.body.fields import simple_field
from iria_reports.rendering.docx.body.pictures import PictureStore
from iria_reports.rendering.docx.body.words import write_words
from iria_reports.rendering.docx.file.package import CT, RT, Package, Part
from iria_reports.rendering.docx.looks import stylenames as names
from iria_reports.rendering.docx.looks.stylenames import CHARACTERS, PARAGRAPHS
from iria_reports.rendering.docx.pages.sections import Furniture, Running, Sides
from iria_reports.rendering.docx.pages.watermark import watermark
from iria_reports.rendering.docx.xml import document, paragraph, val, w
from iria_reports.rendering.watermark import Ground
from iria_reports.resolved import Heading, Image, ResolvedDocument
from iria_reports.theme.roles import Role
from iria_reports.theme.theme import Theme

#: Space within a mark's ground, left and right of its words: hard spaces, since a ground is as wide as its text.
_MARGIN: Final = "\u00a0\u00a0"


def add_furniture(package: Package, page: ResolvedDocument, theme: Theme) -> Furniture:
    """The parts of headers and footers, and their relationships."""
    writer = _Writer(package, page, theme)
    return Furniture(
        cover=Running(
            writer.add("header", "", names.COVER_FURNITURE.id, Ground.COVER, cover_ground(page, theme)),
            writer.add("footer", "", names.COVER_FURNITURE.id),
        ),
        first=Running(
            writer.add("header", "", _HEADER, drawn=banner_ground(theme) if page.design.banner else None),
            writer.foot(names.FOOTER.id, _HEADER, odd=True),
        ),
        front=writer.sides(_HEADER, names.FOOTER.id),
        text=writer.sides(_HEADER, names.FOOTER.id, named=True),
        turned=writer.sides(names.TURNED_HEADER.id, names.TURNED_FOOTER.id, Ground.TURNED, named=True),
    )


@attrs.define
class _Writer:
    package: Package
    page: ResolvedDocument
    theme: Theme
    count: Counter[str] = attrs.field(factory=Counter)

    def sides(self, header: str, footer: str, ground: Ground = Ground.PAGE, *, named: bool = False) -> Sides:
        """Furniture of pages in the styles ``header`` and ``footer``; ``named`` with the section's name at the foot."""

        def running(*, odd: bool) -> Running:
            head = write_words(self.page.furniture.running_head, rtl=self.page.language.rtl)
            if self._outside(odd=odd):
                head = _TAB + head
            return Running(self.add("header", head, header, ground), self.foot(footer, header, odd=odd, named=named))

        return Sides(running(odd=True), running(odd=False) if self.theme.page.facing else None)

    def foot(self, style: str, style_outside: str, *, odd: bool, named: bool = False) -> str:
        """Number and section of a page, the number outside."""
        section = _section(self.page) if named else ""
        if self._outside(odd=odd):
            return self.add("footer", section + _TAB + _folio(), style_outside)
        return self.add("footer", _folio() + _TAB + section, style)

    def _outside(self, *, odd: bool) -> bool:
        """Whether furniture stands where lines end: at the outside of a facing page, if no mark stands there."""
        return self.theme.page.facing and odd and self.page.furniture.mark is None

    def add(self, kind: str, content: str, style: str, ground: Ground = Ground.PAGE, drawn: Image | None = None) -> str:
        """Relationship of a new header or footer; what is ``drawn`` stands behind it, where no mark is hidden by it."""
        self.count[kind] += 1
        behind = watermark(self.page, self.theme, ground) if kind == "header" else ""
        name, element = f"/word/{kind}{self.count[kind]}.xml", "w:hdr" if kind == "header" else "w:ftr"
        content_type, relationship = _PARTS[kind]
        part, found = self.package.add(name, content_type, b"", relationship)
        if drawn is not None:
            behind = self._grounds(part).ground(drawn) + behind
        line = paragraph(style, behind + content + _mark(self.page)) + _restrictions(self.page)
        self.package.fill(part, document(element, line))
        return found

    def _grounds(self, part: Part) -> PictureStore:
        """The pictures of a part. They are counted from a number on to which those of the text do not come."""

        def add(name: str, content_type: str, data: bytes) -> str:
            return self.package.add(name, content_type, data, RT.IMAGE, part)[1]

        return PictureStore(self.theme, add, f"ground{self.count['header']}-", _MANY * self.count["header"])


_HEADER: Final = PARAGRAPHS[Role.RUNNING_HEAD].id
#: More pictures than a document holds.
_MANY: Final = 100_000
_TAB: Final = "<w:r><w:tab/></w:r>"
_PARTS: Final = {"header": (CT.WML_HEADER, RT.HEADER), "footer": (CT.WML_FOOTER, RT.FOOTER)}


def _folio() -> str:
    """Number of the page."""
    number_style = w("rPr", val("rStyle", CHARACTERS[Role.PAGE_NUMBER].id))
    return simple_field("PAGE", "1", number_style)


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
    return _TAB + _marked(mark.lines[0], page) if mark is not None else ""


def _restrictions(page: ResolvedDocument) -> str:
    """Lines below that of the mark, at the same end."""
    mark = page.furniture.mark
    lines = mark.lines[1:] if mark is not None else ()
    return "".join(paragraph(names.MARK_LINE.id, _marked(line, page)) for line in lines)


def _marked(words: str, page: ResolvedDocument) -> str:
    return write_words(f"{_MARGIN}{words}{_MARGIN}", CHARACTERS[Role.MARK].id, rtl=page.language.rtl)
