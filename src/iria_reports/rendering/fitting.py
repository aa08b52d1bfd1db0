"""How large a figure stands on the page: as wide as its column, unless that makes it too tall."""

from __future__ import annotations

from typing import Final

from iria_reports.resolved import Image
from iria_reports.theme.theme import Theme

#: Share of the height of the text that a picture takes at most: caption, credit and source stand below it.
_TALLEST: Final = 0.72


def within(image: Image, width: float, tallest: float) -> float:
    """Width of a picture that is at most ``width`` wide and ``tallest`` tall, in any unit."""
    return min(width, tallest * image.width / image.height)


def fitted_width(image: Image, width: float, theme: Theme) -> float:
    """Width in millimetres of a picture in a column ``width`` millimetres wide."""
    page = theme.page
    return within(image, width, (page.height - page.top - page.bottom) * _TALLEST)
