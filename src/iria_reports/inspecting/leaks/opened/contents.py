"""What is in an output, whatever its format."""

from __future__ import annotations

import hashlib
import re
from typing import Final

import attrs

from iria_reports.inspecting.leaks.fingerprints import pixels_digest

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
#: Stretches of readable characters in what is no text, as one byte each and as two.
_READABLE: Final = re.compile(rb"[\t\x20-\x7e\x80-\xff]{6,}")
_READABLE_WIDE: Final = re.compile(rb"(?:[\t\x20-\x7e]\x00){6,}|(?:\x00[\t\x20-\x7e]){6,}")


@attrs.frozen
class Stretch:
    """Text with the place where it stands. ``prose``: a reader takes it for text, not for a name of the format."""

    where: str
    text: str
    prose: bool = True


@attrs.define
class Contents:
    """Stretches of text, and digests of pictures, of their pixels and of files, each with its place."""

    stretches: list[Stretch] = attrs.field(factory=list)
    digests: dict[str, str] = attrs.field(factory=dict)

    def text(self, where: str, text: str, *, prose: bool = True) -> None:
        """Take in text."""
        if text.strip():
            self.stretches.append(Stretch(where, text, prose))

    def file(self, where: str, data: bytes) -> None:
        """Take in a file within the output by its digest; a picture by its pixels, too."""
        self.digests.setdefault(hashlib.sha256(data).hexdigest(), where)
        if data.startswith((_PNG, _JPEG)):
            self.digests.setdefault(pixels_digest(data), where)
            self.bytes(where, data)

    def pixels(self, where: str, digest: str) -> None:
        """Take in a picture by the digest of its pixels."""
        self.digests.setdefault(digest, where)

    def bytes(self, where: str, data: bytes) -> None:
        """Take in what is no text: the readable stretches of it."""
        found = [match.decode("latin-1") for match in _READABLE.findall(data)]
        found += [match.replace(b"\x00", b"").decode("latin-1") for match in _READABLE_WIDE.findall(data)]
        self.text(where, "\n".join(found), prose=False)


def decoded(data: bytes) -> str:
    """Bytes as text, by their mark or as UTF-8."""
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")
