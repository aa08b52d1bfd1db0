"""Fonts within the file, so that a reader without them sees the page as it was set (ECMA-376 part 4, 17.8.1)."""

from __future__ import annotations

import hashlib
import uuid
from functools import cache
from pathlib import Path
from typing import Final

from iria_reports.assets import fonts

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
