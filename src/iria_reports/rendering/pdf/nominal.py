"""Which glyph of a font is that of a character, by the table of the font (``cmap``), before letters are joined or stacked."""

from __future__ import annotations

import unicodedata
from typing import Any, Final

from weasyprint.text.ffi import FROM_UNITS, ffi, harfbuzz, pango

ffi.cdef("int hb_font_get_nominal_glyph (hb_font_t *font, hb_codepoint_t unicode, hb_codepoint_t *glyph);")
_FOUND: Final = ffi.new("hb_codepoint_t *")

#: Characters of plain text. They own their glyph where others share it: it is the others that need a span.
PLAIN: Final = "".join(
    (
        *map(chr, range(0x21, 0x7F)),
        *"‘’“”–—…•€¡¢£¥§©«¬®°±¶·»¿×÷",
        *(chr(code) for code in range(0xC0, 0x100) if code not in (0xD7, 0xF7)),
    )
)
_OWNERS: Final = "_iria_owners"
_BEYOND_LATIN: Final = "\u0250"


def nominal(font: Any, character: str) -> int | None:
    """The number of the glyph of ``character`` in a font of the PDF, or None."""
    return _FOUND[0] if harfbuzz.hb_font_get_nominal_glyph(font.hb_font, ord(character), _FOUND) else None


def owner(font: Any, glyph: int) -> str | None:
    """The character of plain text that owns ``glyph``, or None."""
    owners: dict[int | None, str] | None = getattr(font, _OWNERS, None)
    if owners is None:
        owners = {nominal(font, character): character for character in reversed(PLAIN)}
        setattr(font, _OWNERS, owners)  # fonts live as long as their document, and so does this
    return owners.get(glyph)


def is_borrowed(font: Any, glyph: int, text: str) -> bool:
    """Whether ``glyph``, which now stands for ``text``, may be that of plain text, too, by other ways than the font's table.

    So it is with ligatures, raised figures and small capitals.
    """
    apart = unicodedata.normalize("NFKD", text)
    return apart[:1] < _BEYOND_LATIN and (unicodedata.normalize("NFKC", text) != text or nominal(font, text[0]) != glyph)


def space_of(stream: Any, pango_font: Any, font: Any, font_size: float) -> tuple[int, int] | None:
    """The glyph of a space, and its width in thousandths, both known to the PDF from now on; None if a font has none."""
    glyph = nominal(font, " ")
    if glyph is None:
        return None
    if glyph not in font.widths:
        pango.pango_font_get_glyph_extents(pango_font, glyph, stream.ink_rect, stream.logical_rect)
        font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / font_size)
    font.to_unicode.setdefault(glyph, " ")
    return glyph, font.widths[glyph]
