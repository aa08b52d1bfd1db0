"""The text of a page of HTML as a reader sees it: title block and text, and the notes below."""

from __future__ import annotations

from typing import Final

from lxml import etree

from iria_reports.inspecting.readtext import ReadText

#: What stands for no words of the document: ways back from notes.
_NO_TEXT: Final = "doc-backlink"
_NOTES: Final = "doc-endnotes"


def html_text(page: str) -> ReadText:
    """Text of a page without its mark of handling, which is furniture; the notes are those of their section."""
    root = etree.fromstring(page, etree.HTMLParser(huge_tree=True, no_network=True))
    notes: list[str] = []
    body: list[str] = []
    for part in root.iterfind("body/*"):
        _read(part, body, notes)
    return ReadText("".join(body), "".join(notes))


def _read(element: etree._Element, body: list[str], notes: list[str]) -> None:
    """Words of ``element``, in order; the marks of list items stand before them."""
    written = body
    for event, node in etree.iterwalk(element, events=("start", "end", "comment")):
        if event == "comment":
            continue
        if node.get("role") == _NOTES:
            written = notes if event == "start" else body
        if event == "start":
            if (mark := node.get("data-mark")) is not None:
                written.append(f"{mark} ")
            if node.text and node.get("role") != _NO_TEXT and "mark" not in node.get("class", "").split():
                written.append(node.text)
            if node.tag == "br":
                written.append("\n")
        elif node.tail and node is not element:
            written.append(node.tail)
