"""The likelihood bar as CSS: one background, so that a screen reader meets the words alone."""

from __future__ import annotations

from markupsafe import Markup

from iria_reports.rendering.scaleterm import term_place
from iria_reports.resolved import Direction, Scale
from iria_reports.theme.theme import Theme

#: Gap between two bands, in per cent of the bar.
_GAP = 0.4
#: Where the bar ends.
_WHOLE = 100


def bar(scale: Scale, theme: Theme, direction: Direction) -> Markup:
    """Declaration of the bar's background: bands by their bounds, the one meant in the accent colour."""
    towards = "right" if direction is Direction.LTR else "left"
    ground = theme.colours["panel"]
    stops: list[str] = []
    at = 0.0
    for band in scale.drawn:
        low = band.low + _GAP / 2 if band.low else 0
        high = band.high - _GAP / 2 if band.high < _WHOLE else _WHOLE
        colour = theme.colours["accent" if band.lit else "track"]
        stops += [f"{ground} {at:g}%", f"{ground} {low:g}%"] if low > at else []
        stops += [f"{colour} {low:g}%", f"{colour} {high:g}%"]
        at = high
    stops += [f"{ground} {at:g}%", f"{ground} {_WHOLE}%"] if at < _WHOLE else []
    return Markup("background-image:linear-gradient(to {},{})").format(towards, ",".join(stops))


def position(scale: Scale, columns: int) -> str:
    """Declarations that set the term of the band meant in its place."""
    side, at = term_place(scale, columns)
    if side == "start":
        return f"padding-inline-start:{at:g}%;text-align:start"
    if side == "end":
        return f"padding-inline-end:{100 - at:g}%;text-align:end"
    start, end = max(0.0, 2 * at - 100), max(0.0, 100 - 2 * at)
    return f"padding-inline-start:{start:g}%;padding-inline-end:{end:g}%;text-align:center"
