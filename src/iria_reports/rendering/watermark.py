"""What stands behind the text of every page: the words of a watermark, as a drawing as large as the page."""

from __future__ import annotations

import hashlib
import html
import math
from enum import StrEnum
from typing import Final

from iria_reports.rendering.fitting import set_for
from iria_reports.resolved import SVG, Image, ResolvedDocument, Watermark, WatermarkPlace
from iria_reports.theme.roles import Role
from iria_reports.theme.theme import Theme

#: Share of the diagonal that words take across a page, and the width of a letter as a share of its height.
_LENGTH: Final = 0.62
_LETTER: Final = 0.62
#: Height of letters in millimetres: at most across the page, and along its edge.
_TALLEST: Final = 60.0
_MARGIN: Final = 3.2
#: Distance of words along the edge from it, in millimetres.
_EDGE: Final = 9.0
_FONT: Final = "IRIA Sans"


class Ground(StrEnum):
    """On what a watermark stands: a page of text, one that is turned, a cover."""

    PAGE = "page"
    TURNED = "turned"
    COVER = "cover"


def watermarks(document: ResolvedDocument, theme: Theme) -> dict[Ground, Image]:
    """The drawing for each kind of page; none without a watermark."""
    mark = document.furniture.watermark
    if mark is None:
        return {}
    theme = set_for(document, theme)
    width, height = theme.page.width, theme.page.height
    rtl = document.language.rtl
    sizes = {Ground.PAGE: (width, height), Ground.TURNED: (height, width)}
    if document.design.cover:
        sizes[Ground.COVER] = (width, height)
    return {ground: drawn(mark, *size, colour(mark, theme, ground), rtl=rtl) for ground, size in sizes.items()}


def colour(mark: Watermark, theme: Theme, ground: Ground) -> str:
    """Its colour: faint where text stands over it, a label's along the edge."""
    at_edge = mark.place is WatermarkPlace.MARGIN
    if ground is Ground.COVER:
        return theme.colour(Role.COVER_LINE) if at_edge else theme.colours["cover-line"]
    return theme.colours["label"] if at_edge else _between(theme.colours["rule"], theme.colours["paper"])


def _between(one: str, other: str) -> str:
    """The colour halfway between two."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{(left + right) // 2:02x}" for left, right in pairs)


def letter_height(mark: Watermark, width: float, height: float) -> float:
    """Height of its letters in millimetres on a page of that size."""
    if mark.place is WatermarkPlace.MARGIN:
        return _MARGIN
    return min(_TALLEST, math.hypot(width, height) * _LENGTH / (len(mark.text) * _LETTER))


def drawn(mark: Watermark, width: float, height: float, ink: str, *, rtl: bool) -> Image:
    """The words on a page of ``width`` and ``height`` millimetres; the outer edge is where lines begin."""
    size = letter_height(mark, width, height)
    if mark.place is WatermarkPlace.DIAGONAL:
        x, y, angle, weight = width / 2, height / 2, -math.degrees(math.atan2(height, width)), "bold"
    else:
        x, y, angle, weight = (width - _EDGE if rtl else _EDGE), height / 2, (90.0 if rtl else -90.0), "normal"
    direction = ' direction="rtl"' if rtl else ""
    turn = f"rotate({angle:.2f} {x:.2f} {y:.2f})"
    data = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}">'
        f'<text x="{x:.2f}" y="{y + size / 3:.2f}" transform="{turn}" text-anchor="middle"{direction} fill="{ink}" '
        f'font-family="{_FONT}" font-weight="{weight}" font-size="{size:.2f}">{html.escape(mark.text)}</text></svg>'
    ).encode()
    return Image("watermark.svg", SVG, data, width, height, hashlib.sha256(data).hexdigest())
