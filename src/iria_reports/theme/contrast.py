"""Contrast of text on its ground (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from typing import Final

#: Least contrast of text below 18 pt, or below 14 pt bold (WCAG AA).
LEAST: Final = 4.5
#: Least contrast of larger text.
LEAST_LARGE: Final = 3.0


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``."""
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21."""
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def least_contrast(size: float, *, bold: bool) -> float:
    """The least contrast that text of ``size`` points needs."""
    return LEAST_LARGE if size >= 18 or (bold and size >= 14) else LEAST
