"""The text of a PDF as its structure tree tells it: what a screen reader hears, page by page.

Page furniture is not in the tree, notes stand at the end of their page's part of it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from iria_reports.inspecting.matching import LINE_END_HYPHEN
from iria_reports.inspecting.readtext import ReadText

_FIGURE: Final = "Figure"
_NOTE: Final = "Note"


def pdf_text(data: bytes) -> ReadText:
    """Text of a tagged PDF in the order of its structure tree, without its furniture and without words within figures."""
    body: list[str] = []
    notes: list[str] = []
    document = pdfium.PdfDocument(data)
    try:
        for page in document:
            texts = _marked_texts(page)
            for kind, mark in _marks(page):
                (notes if kind == _NOTE else body).append(texts.get(mark, ""))
            page.close()
    finally:
        document.close()
    return ReadText("".join(body), "".join(notes))


def _marked_texts(page: Any) -> dict[int, str]:
    """Text of each marked content of a page, by its number."""
    text_page = page.get_textpage()
    texts: dict[int, str] = {}
    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=4):
        mark = raw.FPDFPageObj_GetMarkedContentID(item.raw)
        if mark >= 0:
            texts[mark] = texts.get(mark, "") + _object_text(item.raw, text_page.raw)
    text_page.close()
    return texts


def _object_text(item: Any, text_page: Any) -> str:
    size = raw.FPDFTextObj_GetText(item, text_page, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(item, text_page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    # One glyph serves the hyphen of a word and that of a line, and is read back as either.
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").replace("\u2010", LINE_END_HYPHEN)


def _marks(page: Any) -> Iterator[tuple[str, int]]:
    """Marked contents of a page in the order of its structure, each as body or note."""
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    try:
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            yield from _element(raw.FPDF_StructTree_GetChildAtIndex(tree, index), "", depth=0)
    finally:
        raw.FPDF_StructTree_Close(tree)


def _element(element: Any, kind: str, depth: int) -> Iterator[tuple[str, int]]:
    name = _type(element)
    if name == _FIGURE:
        return
    if depth == 1 and name == "NonStruct" and _holds_spans(element):
        kind = _NOTE
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _element(child, kind, depth + 1)
        else:
            mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if mark >= 0:
                yield kind, mark


def _holds_spans(element: Any) -> bool:
    """WeasyPrint tags the foot of a page as a stretch of its own, which holds the notes as spans."""
    first = raw.FPDF_StructElement_GetChildAtIndex(element, 0)
    return bool(first) and _type(first) == "Span"


def _type(element: Any) -> str:
    size = raw.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
