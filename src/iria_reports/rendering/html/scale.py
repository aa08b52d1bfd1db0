"""The likelihood bar as CSS: one background, so that a screen reader meets the words alone."""

from __future__ import annotations

from markupsafe import Markup

from iria_reports.resolved import Scale

#: Gap between two bands, in per cent of the bar.
_GAP = 0.4


def bar(scale: Scale) -> Markup:
    """Declaration of the bar's background: bands by their bounds, the one meant in the accent colour."""
    stops: list[str] = []
    at = 0.0
    for band in scale.bands:
        low, high = band.low + _GAP / 2, band.high - _GAP / 2
        colour = "var(--colour-red)" if band.lit else "var(--colour-track)"
        stops += [f"transparent {at:g}% {low:g}%", f"{colour} {low:g}% {high:g}%"]
        at = high
    stops.append(f"transparent {at:g}% 100%")
    return Markup("background-image:linear-gradient(var(--scale-direction),{})").format(Markup(",".join(stops)))  # noqa: S704


def position(scale: Scale) -> str:
    """Where the label of the band meant stands: at its start, its middle or its end, whichever fits."""
    lit = next(band for band in scale.bands if band.lit)
    middle = (lit.low + lit.high) / 2
    if middle < 30:
        return f"padding-inline-start:{lit.low}%;text-align:start"
    if middle > 70:
        return f"padding-inline-end:{100 - lit.high}%;text-align:end"
    return f"padding-inline-start:{max(0.0, 2 * middle - 100):g}%;padding-inline-end:{max(0.0, 100 - 2 * middle):g}%;text-align:center"
