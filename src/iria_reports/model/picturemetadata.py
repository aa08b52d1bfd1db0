"""What pictures carry along besides what they show: where they were taken, by whom, previews, remarks. It is left out.

Nothing is encoded anew here: the pixels are stored as they were.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

_PNG: Final = b"\x89PNG\r\n\x1a\n"
#: Chunks of a PNG that draw, or say how colours are meant (PNG, third edition, 11.2 and 11.3). Profiles are applied before.
_DRAWN: Final = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD pHYs cICP".split())
_PNG_END: Final = b"\0\0\0\0IEND\xaeB`\x82"
#: Markers of a JPEG (ITU-T T.81, B.1): start and end of the image and of a scan, those that stand alone within one.
_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_ALONE: Final = (*range(0xD0, 0xD8), 0x01, 0x00)
_APPLICATIONS: Final = range(0xE0, 0xF0)
_COMMENT: Final = 0xFE
#: The application segment that says how colours are meant, and what it begins with.
_ADOBE, _ADOBE_NAME = 0xEE, b"Adobe"
#: JFIF without a preview: its length and the sizes of none.
_JFIF: Final = b"JFIF\0"
_BARE_JFIF: Final = 14


def without_metadata(data: bytes) -> bytes:
    """A PNG or JPEG with what draws it alone, and nothing behind its end. One that is broken comes back as it is."""
    try:
        return _png(data) if data.startswith(_PNG) else _jpeg(data)
    except (struct.error, IndexError, ValueError):
        return data  # who reads it next says what is wrong with it


def _png(data: bytes) -> bytes:
    kept = [_PNG]
    at = len(_PNG)
    while at + 8 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if kind == b"IEND":
            break
        if kind in _DRAWN:
            kept.append(data[at:end])
        at = end
    return b"".join((*kept, _PNG_END))  # some programs forget it, and readers do not mind


def _jpeg(data: bytes) -> bytes:
    kept = [data[:2]]
    for marker, segment in _segments(data):
        if marker == _ADOBE:
            keeps = segment[4:].startswith(_ADOBE_NAME)
            segment = b"\xff\xee\x00\x0e" + segment[4:16]  # noqa: PLW2901  all that it is defined to hold
        elif marker == _APPLICATIONS.start:
            keeps = segment[4:].startswith(_JFIF)
            segment = b"\xff\xe0\x00\x10" + segment[4 : 4 + _BARE_JFIF - 2] + b"\0\0"  # noqa: PLW2901  without its preview
        else:
            keeps = marker not in _APPLICATIONS and marker != _COMMENT
        if keeps:
            kept.append(segment)
    return b"".join(kept)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments of a JPEG by their markers, each scan with its data, up to the end of the image."""
    at = 2
    while True:
        while data[at + 1] == 0xFF:
            at += 1
        marker = data[at + 1]
        if marker == _EOI:
            yield marker, data[at : at + 2]
            return
        end = at + 2 + int(struct.unpack_from(">H", data, at + 2)[0])
        if marker == _SOS:
            end = _scan_end(data, end)
        yield marker, data[at:end]
        at = end


def _scan_end(data: bytes, at: int) -> int:
    """Where the data of a scan end: at the next marker that does not stand within."""
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] not in _ALONE:
            return at
        at += 2
