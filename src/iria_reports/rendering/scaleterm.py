"""Where the term of a likelihood bar stands: below the middle of its band, as far as the bar goes. PDF, HTML and Word agree."""

from __future__ import annotations

from typing import Final, Literal

from iria_reports.resolved import Scale

#: Width of a letter of the term, in per cent of a bar as wide as the text.
_LETTER: Final = 0.95

Side = Literal["start", "center", "end"]


def term_place(scale: Scale, columns: int) -> tuple[Side, float]:
    """Which side of the term stands where, in per cent of the bar; ``columns`` are those of the text."""
    lit = next(band for band in scale.drawn if band.lit)
    middle = (lit.low + lit.high) / 2
    half = len(scale.label) * _LETTER * columns / 2
    if middle < half:
        return "start", lit.low
    if middle > 100 - half:
        return "end", lit.high
    return "center", middle
