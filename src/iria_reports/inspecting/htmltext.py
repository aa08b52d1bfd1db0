"""The text of a page of HTML as a reader sees it: title block and text, and the notes below."""

from __future__ import annotations

from typing import Final

import attrs
from lxml import etree

#: What stands for no words of the document: ways back from notes.
_NO_TEXT: Final = "doc-backlink"
_NOTES: Final = "doc-endnotes"


@attrs.frozen
class HtmlText:
    """Text of the page, and of the section of its notes."""

    body: str
    notes: str


def html_text(page: str) -> HtmlText:
    """Text of a page without its mark of handling, which is furniture."""
    root = etree.fromstring(page, etree.HTMLParser(huge_tree=True, no_network=True))
    notes: list[str] = []
    body: list[str] = []
    for part in root.iterfind("body/*"):
        is_notes = part.get("role") == _NOTES
        if "mark" not in part.get("class", "").split():
            _read(part, notes if is_notes else body)
    return HtmlText("".join(body), "".join(notes))


def _read(element: etree._Element, written: list[str]) -> None:
    """Words of ``element``, in order; the marks of list items stand before them."""
    for event, node in etree.iterwalk(element, events=("start", "end", "comment")):
        if event == "comment":
            continue
        if event == "start":
            if (mark := node.get("data-mark")) is not None:
                written.append(f"{mark} ")
            if node.text and node.get("role") != _NO_TEXT:
                written.append(node.text)
            if node.tag == "br":
                written.append("\n")
        elif node.tail and node is not element:
            written.append(node.tail)
