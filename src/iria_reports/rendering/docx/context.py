"""What the writers of blocks share: relationships, styles, bookmarks, lists, and where they stand."""

from __future__ import annotations

import attrs

from iria_reports.rendering.docx.body.fields import Bookmarks
from iria_reports.rendering.docx.body.inlines import InlineWriter
from iria_reports.rendering.docx.body.pictures import PictureStore
from iria_reports.rendering.docx.looks.numbering import Numbering
from iria_reports.rendering.docx.looks.stylebook import Stylebook, Trait
from iria_reports.rendering.docx.looks.textstyles import RAISED
from iria_reports.rendering.docx.pages.sections import Sections
from iria_reports.rendering.docx.xml import mm_twips
from iria_reports.rendering.notecalls import SMALLEST_CALL
from iria_reports.resolved import PanelKind, ResolvedDocument
from iria_reports.theme.roles import Role
from iria_reports.theme.theme import Theme


@attrs.frozen
class Context:
    """One document that is being written. ``pages`` gives the page of an anchor, where a layout is known.

    ``small_inlines`` write as ``inlines`` do, where letters are small.
    """

    document: ResolvedDocument
    theme: Theme
    book: Stylebook
    inlines: InlineWriter
    small_inlines: InlineWriter
    bookmarks: Bookmarks
    numbering: Numbering
    pictures: PictureStore
    sections: Sections
    pages: dict[str, int]

    def inlines_in(self, role: Role) -> InlineWriter:
        """The writer of inlines in a paragraph of ``role``."""
        return self.small_inlines if self.theme.styles[role].size * RAISED < SMALLEST_CALL else self.inlines


@attrs.frozen
class ListPlace:
    """Where a block stands in a list: its depth from 1, the list's number (None for bullets), whether it continues an item."""

    depth: int
    number: int | None
    continues: bool


@attrs.frozen
class Place:
    """Where a block stands: how wide (in twips), in which panel, in which list.

    ``label`` is the width of the margin of labels beside it, into which wide things hang; ``traits`` are those of its
    paragraphs, ``ending`` what the last of them has besides. ``fresh``: a section has just begun, and nothing stands in it.
    """

    width: int
    label: int = 0
    panel: PanelKind | None = None
    list: ListPlace | None = None
    traits: tuple[Trait, ...] = ()
    ending: tuple[Trait, ...] = ()
    fresh: bool = False


def text_column(theme: Theme) -> Place:
    """The column of the text."""
    return Place(mm_twips(theme.column), mm_twips(theme.page.label))


def turned_page(theme: Theme) -> Place:
    """The width of a page that is turned."""
    return Place(mm_twips(theme.page.turned_measure), mm_twips(theme.page.label))
