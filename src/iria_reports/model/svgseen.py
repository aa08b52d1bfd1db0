"""Whether the words of a drawing are seen: it is drawn, and looked at.

Words can be off the canvas, covered, cut away, masked, in the colour of the ground, of no size, nearly transparent; whatever
the way, the drawing looks the same without them. A reader would never see them, and a program would still find them.
"""

from __future__ import annotations

import copy
from typing import Any, Final

from iria_reports.drawings.process import MARGIN, check_drawable, visible_shares
from iria_reports.drawingtokens import TOKENS, with_values
from iria_reports.model.svgnames import NAMESPACE, WORDS

#: Share of the pixels of a word that must be seen.
_LEAST: Final = 0.5
#: Below this opacity a shape over words lets them be read.
_OPAQUE: Final = 0.9
_WORDS: Final = tuple(f"{{{NAMESPACE}}}{name}" for name in WORDS)
_TEXT: Final = _WORDS[0]
_USE: Final = f"{{{NAMESPACE}}}use"
_OPACITIES: Final = ("opacity", "fill-opacity", "stroke-opacity")
#: Colours for drawings that name a token without a value for other programs: the ground is light, all else is dark.
_LIGHT: Final = ("--colour-paper", "--colour-panel", "--colour-box", "--colour-track")
_VALUES: Final = {
    token: "IRIA Sans" if token.startswith("--font") else "#ffffff" if token in _LIGHT else "#303030" for token in TOKENS
}
#: Numbers of colours are this far apart, so that a mixture of two is none of them.
_APART: Final = 41


def unseen_words(root: Any, size: tuple[float, float]) -> list[str]:
    """Words below ``root``, a clean drawing of that ``size`` in pixels, which nobody sees. Raises `DrawingError`."""
    if next(root.iter(_TEXT), None) is None:
        check_drawable(_bytes(root), size[0])  # none the less, so that one too costly is known by its name
        return []
    whole, bare, marked, alone = (copy.deepcopy(root) for _ in range(4))
    _remove(bare, _TEXT)
    said = _mark(marked)
    _mark(alone)
    _leave_words(alone)
    for each in (whole, bare, marked):
        _set_canvas(each, size, 0)
    _set_canvas(alone, size, MARGIN)
    shares = visible_shares(_bytes(whole), _bytes(bare), _bytes(marked), _bytes(alone), size[0])
    known = {words for colour, words in said.items() if shares.get(colour, 0) >= _LEAST}
    return [words for colour, words in said.items() if shares.get(colour, 0) < _LEAST and words not in known]


def _bytes(root: Any) -> bytes:
    # Imported here: few briefings hold drawings.
    from lxml import etree

    return with_values(etree.tostring(root, encoding="unicode").encode(), _VALUES)


def _remove(root: Any, tag: str) -> None:
    for element in list(root.iter(tag)):
        element.getparent().remove(element)


def _mark(root: Any) -> dict[int, str]:
    """Give each word an opaque colour of its own, without soft edges; take away tints, which hide nothing. What is said."""
    said: dict[int, str] = {}
    for element in list(root.iter()):
        if element.tag not in _WORDS:
            if next(element.iter(_TEXT), None) is None and _is_translucent(element) and element.getparent() is not None:
                element.getparent().remove(element)
                continue
        else:
            number = (len(said) + 1) * _APART
            words = " ".join((element.text or "").split() + [part for child in element for part in (child.tail or "").split()])
            if words:
                said[number] = words
            element.set("fill", f"#{number:06x}")
            element.set("stroke", "none")
            element.set("text-rendering", "optimizeSpeed")
        if element.tag in _WORDS or next(element.iter(_TEXT), None) is not None:
            for name in _OPACITIES:
                element.attrib.pop(name, None)
    return said


def _is_translucent(element: Any) -> bool:
    return any(_number(element.get(name)) < _OPAQUE for name in _OPACITIES)


def _number(value: str | None) -> float:
    try:
        return float((value or "1").rstrip("%")) / (100 if (value or "").endswith("%") else 1)
    except ValueError:
        return 1


def _leave_words(root: Any) -> None:
    """Leave nothing but words, with nothing that cuts them away."""
    for element in list(root.iter()):
        for name in ("clip-path", "mask", "overflow"):
            element.attrib.pop(name, None)
        holds_words = element.tag in (*_WORDS, _USE) or next(element.iter(_TEXT), None) is not None
        if element.getparent() is not None and not holds_words:
            element.getparent().remove(element)


def _set_canvas(root: Any, size: tuple[float, float], margin: float) -> None:
    """The canvas of a drawing of that ``size``, with a ``margin`` around it, as a share of its width and height."""
    box = root.get("viewBox") or f"0 0 {size[0]} {size[1]}"
    x, y, width, height = (float(number) for number in box.replace(",", " ").split())
    root.set("viewBox", f"{x - margin * width} {y - margin * height} {width * (1 + 2 * margin)} {height * (1 + 2 * margin)}")
    root.set("width", str(size[0] * (1 + 2 * margin)))
    root.set("height", str(size[1] * (1 + 2 * margin)))
