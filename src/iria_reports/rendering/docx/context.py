"""What the writers of blocks share: relationships, bookmarks, lists, and where they stand."""

from __future__ import annotations

import attrs

from iria_reports.rendering.docx.fields import Bookmarks
from iria_reports.rendering.docx.inlines import InlineWriter
from iria_reports.rendering.docx.numbering import Numbering
from iria_reports.rendering.docx.pictures import PictureStore
from iria_reports.rendering.docx.xml import mm_twips
from iria_reports.resolved import PanelKind, ResolvedDocument
from iria_reports.theme.theme import Theme


@attrs.frozen
class Context:
    """One document that is being written. ``pages`` gives the page of an anchor, where a layout is known."""

    document: ResolvedDocument
    theme: Theme
    inlines: InlineWriter
    bookmarks: Bookmarks
    numbering: Numbering
    pictures: PictureStore
    pages: dict[str, int]


@attrs.frozen
class Place:
    """Where a block stands: in which panel and how wide (in twips), in which list, whether it continues an item."""

    width: int
    panel: PanelKind | None = None
    depth: int = 0
    number: str = ""
    continues: bool = False


def text_column(theme: Theme) -> Place:
    """The column of the text."""
    return Place(mm_twips(theme.page.measure))
