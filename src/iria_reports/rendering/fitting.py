"""The page that a document is set on, and how large a figure stands on it."""

from __future__ import annotations

import math
from typing import Final

from iria_reports.resolved import SVG, Image, ResolvedDocument
from iria_reports.theme.roles import Role
from iria_reports.theme.theme import Theme

#: Share of the height of the text that a picture takes at most: caption, credit and source stand below it.
_TALLEST: Final = 0.72
#: Dots of a photograph in an inch, at least: with fewer they are seen.
_DENSITY: Final = 150
_INCH: Final = 25.4
#: Characters of a mark that stand on one line: most of the text's width.
MARK_LINE: Final = 60


def set_for(document: ResolvedDocument, theme: Theme) -> Theme:
    """The theme on the paper, in the columns and for the script of ``document``, with room for its marks."""
    design = document.design
    if design.paper is not None:
        theme = theme.on_paper(design.paper)
    if document.language.rtl:
        theme = theme.joined()
    elif document.language.east_asian:  # it has a regular and a bold face alone
        theme = theme.heavier()
    return theme.in_columns(design.columns).with_room(_further_lines(document) * theme.styles[Role.MARK].line)


def _further_lines(document: ResolvedDocument) -> int:
    """Lines of the handling mark beyond the first, for which every margin has room."""
    mark = document.furniture.mark
    return sum(math.ceil(len(line) / MARK_LINE) for line in mark.lines) - 1 if mark is not None else 0


def within(image: Image, width: float, tallest: float) -> float:
    """Width of a picture that is at most ``width`` wide and ``tallest`` tall, in any unit."""
    return min(width, tallest * image.width / image.height)


def fitted_width(image: Image, width: float, theme: Theme) -> float:
    """Width in millimetres of a picture in a column ``width`` millimetres wide."""
    page = theme.page
    if image.media_type != SVG:
        width = min(width, image.width / _DENSITY * _INCH)
    return within(image, width, (page.height - page.top - page.bottom) * _TALLEST)
