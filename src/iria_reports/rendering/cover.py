"""The cover: what is drawn below its words, for PDF and Word alike."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Final

import attrs

from iria_reports.rendering.fitting import within
from iria_reports.resolved import SVG, Image, ResolvedDocument
from iria_reports.theme.theme import Theme

#: Height that a picture on the cover takes at most, as a share of the page's.
_TALLEST: Final = 0.3
#: Rings: their middle as shares of the page, the first radius and the step to the next in shares of the width.
_MIDDLE: Final = (0.84, 0.235)
_FIRST, _STEP, _COUNT = 0.19, 0.105, 9
#: Width of the band as a share of the margin beside it.
_BAND: Final = 0.5


@attrs.frozen
class PictureBox:
    """Size of a cover's picture in millimetres, and the share of its height that is cut off above and below."""

    width: float
    height: float
    cut: float


def picture_box(image: Image, theme: Theme) -> PictureBox:
    """As wide as the page. Of a photograph that is too tall the middle is shown; a drawing is never cut, but set smaller."""
    page = theme.page
    tallest = page.height * _TALLEST
    whole = page.width * image.height / image.width
    if image.media_type == SVG or whole <= tallest:
        width = within(image, page.width, tallest)
        return PictureBox(width, width * image.height / image.width, 0.0)
    return PictureBox(page.width, tallest, (1 - tallest / whole) / 2)


def art(document: ResolvedDocument, theme: Theme) -> dict[str, Image]:
    """What the cover is drawn on, by its digest; nothing for a document without one."""
    if not document.design.cover:
        return {}
    mirrored = document.language.rtl
    colours = map(theme.colours.__getitem__, _COLOURS)
    drawn = cover_art(theme.page.width, theme.page.height, theme.page.outer * _BAND, *colours, mirrored=mirrored)
    return {drawn.digest: drawn}


_COLOURS: Final = ("night", "red", "ring")


@cache
def cover_art(width: float, height: float, band: float, night: str, red: str, ring: str, *, mirrored: bool) -> Image:
    """Night, a band at its edge, and fine rings; ``mirrored`` for those who read from right to left."""
    turn = f'<g transform="matrix(-1 0 0 1 {width:g} 0)">' if mirrored else "<g>"
    x, y = width * _MIDDLE[0], height * _MIDDLE[1]
    rings = "".join(f'<circle cx="{x:g}" cy="{y:g}" r="{width * (_FIRST + index * _STEP):g}"/>' for index in range(_COUNT))
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}">'
        f'{turn}<rect width="{width:g}" height="{height:g}" fill="{night}"/>'
        f'<g fill="none" stroke="{ring}" stroke-width="0.3">{rings}</g>'
        f'<rect width="{band:g}" height="{height:g}" fill="{red}"/></g></svg>'
    ).encode()
    return Image("cover.svg", SVG, drawn, width, height, hashlib.sha256(drawn).hexdigest())
