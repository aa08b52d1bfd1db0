"""Numbers of lines in the margin, for proofs: drawn once a first layout has told where the lines are.

They stand in a box of the margin, so that nothing moves for them, and they are no part of the text to who listens to it.
"""

from __future__ import annotations

import hashlib
from typing import Any, Final

from weasyprint.formatting_structure.boxes import LineBox, TextBox

from iria_reports.rendering.addresses import picture_url

#: Pixels of CSS between lines that count as two, size of the numbers and their distance from the text.
_APART: Final = 4.0
_SIZE: Final = 8.0
_GAP: Final = 14.0
_COLOUR: Final = "#5b6770"
_FONT: Final = "IRIA Sans"
_SVG: Final = "image/svg+xml"


def line_numbers(document: Any, *, first: int, rtl: bool) -> tuple[str, dict[str, tuple[str, bytes]]]:
    """CSS that sets the numbers beside the lines of each page from ``first`` on, and the drawings that it names by digest."""
    rules: list[str] = []
    pictures: dict[str, tuple[str, bytes]] = {}
    side = "right" if rtl else "left"
    for number, page in enumerate(document.pages, 1):
        text = page._page_box.children[0]  # noqa: SLF001  the one way to the boxes of a page
        if number < first or not (lines := _baselines(text)):
            continue
        width = page._page_box.margin_right if rtl else page._page_box.margin_left  # noqa: SLF001  as above
        drawing = _drawn(lines, width, text.height, rtl=rtl)
        digest = hashlib.sha256(drawing).hexdigest()
        pictures[digest] = (_SVG, drawing)
        rules.append(f"@page :nth({number}){{@{side}-top{{content:url({picture_url(digest)});vertical-align:top}}}}")
    return "".join(rules), pictures


def _baselines(text: Any) -> list[float]:
    """Distances of lines from the top of the text; those that stand side by side are one."""
    top = text.position_y
    found: list[float] = []
    for at in sorted(
        box.position_y + box.baseline - top
        for box in text.descendants()
        if isinstance(box, LineBox) and any(isinstance(inner, TextBox) for inner in box.descendants())
    ):
        if not found or at - found[-1] > _APART:
            found.append(at)
    return found


def _drawn(lines: list[float], width: float, height: float, *, rtl: bool) -> bytes:
    x, anchor = (_GAP, "start") if rtl else (width - _GAP, "end")
    numbers = "".join(f'<text x="{x:.1f}" y="{at:.1f}">{number}</text>' for number, at in enumerate(lines, 1))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.1f}" height="{height:.1f}" '
        f'viewBox="0 0 {width:.1f} {height:.1f}" font-family="{_FONT}" font-size="{_SIZE:g}" fill="{_COLOUR}" '
        f'text-anchor="{anchor}">{numbers}</svg>'
    ).encode()
