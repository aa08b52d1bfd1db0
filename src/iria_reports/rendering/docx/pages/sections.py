"""Sections: pages of one size with one set of headers and footers."""

from __future__ import annotations

from enum import Enum

import attrs

from iria_reports.rendering.docx.looks.stylenames import BREAK
from iria_reports.rendering.docx.xml import mm_twips, paragraph, val, w
from iria_reports.resolved import ResolvedDocument
from iria_reports.theme.theme import Theme


class SectionKind(Enum):
    """Kinds of sections, each with a page of its own."""

    COVER = "cover"
    FRONT = "front"
    TEXT = "text"
    TURNED = "turned"
    COLUMNS = "columns"


@attrs.frozen
class Running:
    """Relationships of a header and a footer."""

    header: str
    footer: str


@attrs.frozen
class Sides:
    """Headers and footers of odd pages, or of all: even ones have their own where pages face each other."""

    odd: Running
    even: Running | None


@attrs.frozen
class Furniture:
    """Headers and footers.

    That of the ``cover`` holds the mark alone, that of a ``first`` page with its masthead no running head; before the
    ``text`` no section is named at the foot; ``turned`` ones are as wide as a turned page.
    """

    cover: Running
    first: Running
    front: Sides
    text: Sides
    turned: Sides


@attrs.define
class Sections:
    """The sections of one document, in their order: each is described where it ends."""

    page: ResolvedDocument
    theme: Theme
    furniture: Furniture
    _begun: bool = False
    _goes_on: bool = False

    @property
    def text(self) -> SectionKind:
        """The kind of section in which the text stands."""
        return SectionKind.COLUMNS if self.page.design.columns > 1 else SectionKind.TEXT

    def end(self, kind: SectionKind, *, notes: bool = False) -> str:
        """``w:sectPr`` of a section of ``kind``, which ends here; with the ``notes`` that are gathered, if they stand here.

        Word sets endnotes at the end of their section, or of the next one if they are suppressed in it.
        """
        furniture = self.furniture
        opens = not self._begun and not self.page.design.cover
        match kind:
            case SectionKind.COVER:
                references = _references("default", furniture.cover)
            case SectionKind.TURNED:
                references = _of_sides(furniture.turned)
            case SectionKind.FRONT:
                references = _of_sides(furniture.front)
            case SectionKind.TEXT | SectionKind.COLUMNS:
                references = _of_sides(furniture.text)
                if opens:  # the first page has its masthead, and no head besides
                    references += _references("first", furniture.first)
        starts = "continuous" if self._goes_on and kind is not SectionKind.TURNED else "nextPage"
        # A title above columns, and notes that stand behind the text, leave the rest of their page to what follows.
        self._begun, self._goes_on = True, notes or (kind is SectionKind.TEXT and self.text is SectionKind.COLUMNS)
        return w(
            "sectPr",
            references,
            # Said once more for each section: LibreOffice looks for it here.
            w("endnotePr", val("numFmt", "decimal")) if self.page.endnotes else "",
            val("type", starts),
            _page_size(self.theme, turned=kind is SectionKind.TURNED),
            self._margins(cover=kind is SectionKind.COVER),
            w("lnNumType", countBy=1, restart="newPage") if self.page.furniture.line_numbers else "",
            self._columns(kind),
            w("noEndnote") if self.page.endnotes and not notes else "",
            w("titlePg") if opens else "",
            w("bidi") if self.page.language.rtl else "",
        )

    def break_(self, kind: SectionKind, *, notes: bool = False) -> str:
        """A line without height that ends a section of ``kind``, as `end` does."""
        return paragraph(BREAK.id, "", self.end(kind, notes=notes))

    def _margins(self, *, cover: bool) -> str:
        """Margins; the one of labels is where lines begin."""
        page = self.theme.page
        # Those of odd pages: Word itself turns them round on even ones.
        starts, ends = page.cover_margins if cover else page.margins(odd=True)
        starts, ends = mm_twips(starts if cover else starts + page.label), mm_twips(ends)
        left, right = (ends, starts) if self.page.language.rtl else (starts, ends)
        return w(
            "pgMar",
            top=mm_twips(page.top),
            right=right,
            bottom=mm_twips(page.bottom),
            left=left,
            header=mm_twips(page.head),
            footer=mm_twips(page.foot),
            gutter=0,
        )

    def _columns(self, kind: SectionKind) -> str:
        if kind is not SectionKind.COLUMNS:
            return ""
        return w("cols", num=self.page.design.columns, space=mm_twips(self.theme.page.gap))


def endnote_properties() -> tuple[str, str]:
    """Endnotes stand at the end of their section, and are counted in figures: by itself Word takes Roman numerals."""
    return val("pos", "sectEnd"), val("numFmt", "decimal")


def _of_sides(sides: Sides) -> str:
    return _references("default", sides.odd) + (_references("even", sides.even) if sides.even is not None else "")


def _references(kind: str, running: Running) -> str:
    return (
        f'<w:headerReference w:type="{kind}" r:id="{running.header}"/>'
        f'<w:footerReference w:type="{kind}" r:id="{running.footer}"/>'
    )


def _page_size(theme: Theme, *, turned: bool) -> str:
    width, height = mm_twips(theme.page.width), mm_twips(theme.page.height)
    return w("pgSz", w=height, h=width, orient="landscape") if turned else w("pgSz", w=width, h=height)
