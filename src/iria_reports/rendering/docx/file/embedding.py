"""Fonts within the file, so that a reader without them sees the page as it was set (ECMA-376 part 4, 17.8.1)."""

from __future__ import annotations

import hashlib
import uuid
from functools import cache
from pathlib import Path
from typing import Final

from iria_reports.assets import fonts
from iria_reports.rendering.docx.file.package import CT, RT, Package
from iria_reports.rendering.docx.xml import document, val, w
from iria_reports.theme.theme import Theme

CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
RELATIONSHIP: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
#: Face of a family by the ending of its file, and the element that embeds it.
FACES: Final = {
    "Regular": "embedRegular",
    "Bold": "embedBold",
    "Italic": "embedItalic",
    "BoldItalic": "embedBoldItalic",
}
_OBFUSCATED: Final = 32


@cache
def obfuscated(path: Path) -> tuple[str, bytes]:
    """Key and bytes of a font: its first 32 bytes are crossed with the key, which is made from its digest."""
    data = path.read_bytes()
    key = uuid.UUID(bytes=hashlib.sha256(data).digest()[:16], version=5)
    mask = key.bytes[::-1]
    head = bytes(byte ^ mask[index % 16] for index, byte in enumerate(data[:_OBFUSCATED]))
    return f"{{{key}}}".upper(), head + data[_OBFUSCATED:]


def face_files(family: str) -> dict[str, Path]:
    """Files of a family's faces, by the element that embeds them."""
    stem = family.replace(" ", "")
    found = {element: fonts() / f"{stem}-{face}.ttf" for face, element in FACES.items()}
    return {element: path for element, path in found.items() if path.is_file()}


def add_fonts(package: Package, theme: Theme, *, embed: bool) -> None:
    """``fontTable.xml``: each family with what to take in its place, and the fonts themselves if they are embedded."""
    table, _ = package.add("/word/fontTable.xml", CT.WML_FONT_TABLE, b"", RT.FONT_TABLE)
    embedded: dict[str, dict[str, str]] = {}
    families = {font.family for font in theme.fonts.values()} | {theme.scripts.complex}
    count = 0
    for family in sorted(families) if embed else ():
        for element, path in face_files(family).items():
            count += 1
            key, data = obfuscated(path)
            _, relationship = package.add(f"/word/fonts/font{count}.odttf", CONTENT_TYPE, data, RELATIONSHIP, table)
            written = f'<w:{element} r:id="{relationship}" w:fontKey="{key}"/>'
            embedded.setdefault(family, {})[element] = written
    package.fill(table, _font_table(theme, embedded))


def _font_table(theme: Theme, embedded: dict[str, dict[str, str]]) -> bytes:
    """``embedded`` maps a family to elements such as ``embedRegular`` with their attributes."""
    fallbacks = {font.family: font.fallback[0] for font in theme.fonts.values()}
    written = [_font(name, fallback, "00", embedded) for name, fallback in sorted(fallbacks.items())]
    return document("w:fonts", *written, _font(theme.scripts.complex, "Arial", "B2", embedded))


def _font(name: str, fallback: str, charset: str, embedded: dict[str, dict[str, str]]) -> str:
    return w(
        "font",
        val("altName", fallback),
        val("charset", charset),
        val("family", "auto"),
        val("pitch", "variable"),
        *embedded.get(name, {}).values(),
        name=name,
    )
