"""Live fields with their results: what Word keeps right after an edit, and what it shows before."""

from __future__ import annotations

from typing import Final

from iria_reports.rendering.docx.xml import text, w

#: What the bookmarks of anchors begin with.
ANCHOR_PREFIX: Final = "_Toc_"


def field(instruction: str, result: str, properties: str = "") -> str:
    """A field with its cached ``result`` (runs). ``properties`` are those of its own runs."""
    run = f"<w:r>{properties}" if properties else "<w:r>"
    end = "</w:r>"
    return (
        f"{run}{w('fldChar', fldCharType='begin')}{end}"
        f'{run}<w:instrText xml:space="preserve"> {instruction} </w:instrText>{end}'
        f"{run}{w('fldChar', fldCharType='separate')}{end}"
        f"{result}"
        f"{run}{w('fldChar', fldCharType='end')}{end}"
    )


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
