"""The likelihood bar as CSS: one background, so that a screen reader meets the words alone."""

from __future__ import annotations

from markupsafe import Markup

from iria_reports.resolved import Direction, Scale
from iria_reports.theme.theme import Theme

#: Gap between two bands, in per cent of the bar.
_GAP = 0.4


def bar(scale: Scale, theme: Theme, direction: Direction) -> Markup:
    """Declaration of the bar's background: bands by their bounds, the one meant in the accent colour."""
    towards = "right" if direction is Direction.LTR else "left"
    ground = theme.colours["panel"]
    stops: list[str] = []
    at = 0.0
    for band in scale.drawn:
        low, high = band.low + _GAP / 2, band.high - _GAP / 2
        colour = theme.colours["accent" if band.lit else "track"]
        stops += [f"{ground} {at:g}%", f"{ground} {low:g}%", f"{colour} {low:g}%", f"{colour} {high:g}%"]
        at = high
    stops += [f"{ground} {at:g}%", f"{ground} 100%"]
    return Markup("background-image:linear-gradient(to {},{})").format(towards, ",".join(stops))


def position(scale: Scale) -> str:
    """Where the label of the band meant stands: at its start, its middle or its end, whichever fits."""
    lit = next(band for band in scale.drawn if band.lit)
    middle = (lit.low + lit.high) / 2
    if middle < 30:
        return f"padding-inline-start:{lit.low}%;text-align:start"
    if middle > 70:
        return f"padding-inline-end:{100 - lit.high}%;text-align:end"
    start, end = max(0.0, 2 * middle - 100), max(0.0, 100 - 2 * middle)
    return f"padding-inline-start:{start:g}%;padding-inline-end:{end:g}%;text-align:center"
