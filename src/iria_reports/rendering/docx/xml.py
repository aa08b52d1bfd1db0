"""WordprocessingML as text: elements, units, escaping. The one place that knows how an element is spelt."""

from __future__ import annotations

import html
from typing import Final

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
XML_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: With what readers that do not know it may pass over: forms of figures and ligatures.
_DECLARATIONS: Final = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items()) + ' mc:Ignorable="w14"'


def w(element: str, /, *content: str, **attributes: object) -> str:
    """``<w:element w:attribute="…">content</w:element>``. Attributes that are None are left out."""
    written = "".join(
        f' w:{key}="{value if type(value) is int else html.escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(content)
    return f"<w:{element}{written}>{inner}</w:{element}>" if inner else f"<w:{element}{written}/>"


def val(name: str, value: object) -> str:
    """``<w:name w:val="…"/>``."""
    return w(name, val=value)


def text(words: str) -> str:
    """Words of a run; tabs and line ends become elements."""
    return f'<w:t xml:space="preserve">{html.escape(words, quote=False)}</w:t>'


def paragraph(style: str, content: str, properties: str = "") -> str:
    """``w:p`` of a style. ``properties`` are its own, in the order of the schema."""
    return f"<w:p><w:pPr>{val('pStyle', style)}{properties}</w:pPr>{content}</w:p>"


def building_block(gallery: str, *content: str) -> str:
    """Paragraphs as an entry of one of Word's galleries, with what Word offers for such: to update it, to take it off."""
    entry = w("docPartObj", val("docPartGallery", gallery), w("docPartUnique"))
    return w("sdt", w("sdtPr", entry), w("sdtContent", *content))


def document(root: str, *content: str) -> bytes:
    """A part: the element ``root`` with all namespaces, encoded."""
    inner = "".join(content)
    return f"{XML_DECLARATION}<{root}{_DECLARATIONS}>{inner}</{root}>".encode()


def twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Points as half points; a text style holds no finer ones."""
    return round(points * 2)


def eighths(points: float) -> int:
    """Points as eighths of a point, for borders: at least a quarter of a point."""
    return max(2, round(points * 8))


def mm_twips(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def twips_mm(length: int) -> float:
    """Twentieths of a point as millimetres."""
    return length * 25.4 / 1440


def mm_emu(millimetres: float) -> int:
    """Millimetres as English Metric Units."""
    return round(millimetres * 36_000)


def border(side: str, thickness: float, colour: str, space: float = 0, place: str | None = None) -> str:
    """A rule on one side; ``thickness`` and ``space`` in points, of which Word holds at most 31.

    ``place`` is the place of its colour in Word's theme.
    """
    return w(side, val="single", sz=eighths(thickness), space=min(31, round(space)), color=hex_colour(colour), themeColor=place)


def hex_colour(colour: str) -> str:
    """``#rrggbb`` as OOXML writes it."""
    return colour.lstrip("#").upper()
