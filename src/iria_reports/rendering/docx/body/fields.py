"""Live fields with their results: what Word keeps right after an edit, and what it shows before."""

from __future__ import annotations

import html
from typing import Final

from iria_reports.rendering.docx.xml import text, w

#: What the bookmarks of anchors begin with.
ANCHOR_PREFIX: Final = "_Toc_"


def field_start(instruction: str, properties: str = "") -> str:
    """A field up to its result. ``properties`` are those of its own runs."""
    return (
        f"{_mark('begin', properties)}"
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {html.escape(instruction)} </w:instrText></w:r>'
        f"{_mark('separate', properties)}"
    )


def field_end(properties: str = "") -> str:
    """The end of a field behind its result, which may be paragraphs later."""
    return _mark("end", properties)


def _mark(kind: str, properties: str) -> str:
    return f"<w:r>{properties}{w('fldChar', fldCharType=kind)}</w:r>"


def field(instruction: str, result: str, properties: str = "") -> str:
    """A field with its cached ``result`` (runs). ``properties`` are those of its own runs."""
    return f"{field_start(instruction, properties)}{result}{field_end(properties)}"


def plain_run(words: str, properties: str = "") -> str:
    """A run of plain words."""
    return f"<w:r>{properties}{text(words)}</w:r>"


def simple_field(instruction: str, result: str, properties: str = "") -> str:
    """A field whose result is plain words."""
    return field(instruction, plain_run(result, properties), properties)


class Bookmarks:
    """Bookmarks of a document: numbered in the order in which they are set."""

    def __init__(self) -> None:
        self.count = 0

    def around(self, name: str, content: str) -> str:
        """``content`` under the bookmark ``name``."""
        self.count += 1
        start = w("bookmarkStart", id=self.count, name=name)
        return f"{start}{content}{w('bookmarkEnd', id=self.count)}"


def anchor_bookmark(anchor: str) -> str:
    """Name of the bookmark of an anchor; the underline hides it from Word's list."""
    return f"{ANCHOR_PREFIX}{anchor}"


def number_bookmark(anchor: str) -> str:
    """Name of the bookmark around the number of a caption."""
    return f"_Ref_{anchor}"
