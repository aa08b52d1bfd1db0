"""The page that a document is set on, and how large a figure stands on it."""

from __future__ import annotations

from typing import Final

from iria_reports.resolved import Image, ResolvedDocument
from iria_reports.theme.theme import Theme

#: Share of the height of the text that a picture takes at most: caption, credit and source stand below it.
_TALLEST: Final = 0.72


def set_for(document: ResolvedDocument, theme: Theme) -> Theme:
    """The theme on the paper, in the columns and for the script of ``document``."""
    design = document.design
    if design.paper is not None:
        theme = theme.on_paper(design.paper)
    if document.language.rtl:
        theme = theme.joined()
    return theme.in_columns(design.columns)


def within(image: Image, width: float, tallest: float) -> float:
    """Width of a picture that is at most ``width`` wide and ``tallest`` tall, in any unit."""
    return min(width, tallest * image.width / image.height)


def fitted_width(image: Image, width: float, theme: Theme) -> float:
    """Width in millimetres of a picture in a column ``width`` millimetres wide."""
    page = theme.page
    return within(image, width, (page.height - page.top - page.bottom) * _TALLEST)
