"""Which characters of a document no font has, known before anything is laid out."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from iria_reports.assets import EAST_ASIAN, east_asian_fonts
from iria_reports.assets import fonts as package_fonts

#: Kinds of characters that draw nothing: controls, joiners and marks of direction, ends of lines and paragraphs.
_DRAWS_NOTHING: Final = ("Cc", "Cf", "Zl", "Zp")
_VARIATIONS: Final = range(0xFE00, 0xFE10)
_LAST_OF_ASCII: Final = 0x7E
_FONT_FILES: Final = (".ttf", ".otf", ".ttc", ".otc")


def without_glyph(characters: Iterable[str], folders: Iterable[Path] = ()) -> list[str]:
    """Those of ``characters`` that neither the fonts of the package have nor those in ``folders``, in order.

    Chinese, Japanese and Korean are none of them: they are set in a font of the machine (`lacks_east_asian_font`).
    """
    lacking = {character for character in characters if not (_is_covered(character) or EAST_ASIAN.match(character))}
    for folder in folders if lacking else ():
        lacking -= _characters_of(folder)
    return sorted(lacking)


def lacks_east_asian_font(characters: Iterable[str]) -> bool:
    """Whether some of ``characters`` are Chinese, Japanese or Korean, and the machine has no font for them."""
    return any(EAST_ASIAN.match(character) for character in characters) and not east_asian_fonts()


def _is_covered(character: str) -> bool:
    code = ord(character)
    if unicodedata.category(character) in _DRAWS_NOTHING or code in _VARIATIONS:
        return True
    if code <= _LAST_OF_ASCII or any(first <= code <= last for first, last in _package_ranges()):
        return True
    parts = unicodedata.normalize("NFD", character)  # a letter is also set of the parts that it is made of
    return parts != character and all(map(_is_covered, parts))


@cache
def _package_ranges() -> tuple[tuple[int, int], ...]:
    return tuple((first, last) for first, last in json.loads((package_fonts() / "coverage.json").read_text(encoding="utf-8")))


@cache
def _characters_of(folder: Path) -> frozenset[str]:
    """Characters of all fonts in a folder and those within it."""
    # Imported here: few documents need further fonts.
    from fontTools.ttLib import TTFont, TTLibError

    found: set[str] = set()
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() not in _FONT_FILES:
            continue
        try:
            # The first font of a collection has the characters of the others, as far as they are made for one script.
            with TTFont(file, fontNumber=0, lazy=True) as font:
                found |= set(map(chr, font.getBestCmap() or ()))
        except (TTLibError, OSError):
            continue  # no font: the layout does not see it either
    return frozenset(found)
