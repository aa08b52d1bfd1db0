"""The text of a PDF as its structure tree tells it: what a screen reader hears, page by page.

What is not in the tree, such as page furniture, the heads of tables repeated and pull quotes, is read apart.
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
#: Number of what is marked as no content, or not marked.
_UNMARKED: Final = -1


def pdf_text(data: bytes) -> ReadText:
    """Text of a tagged PDF in the order of its structure tree, without words within figures; apart, what is not in the tree."""
    body: list[str] = []
    notes: list[str] = []
    apart: list[str] = []
    document = pdfium.PdfDocument(data)
    try:
        for page in document:
            texts = _marked_texts(page)
            apart.append(texts.get(_UNMARKED, ""))
            for in_note, mark in _marks(page):
                (notes if in_note else body).append(texts.get(mark, ""))
            page.close()
    finally:
        document.close()
    return ReadText("".join(body), "".join(notes), "".join(apart))


def _marked_texts(page: Any) -> dict[int, str]:
    """Text of each marked content of a page, by its number."""
    text_page = page.get_textpage()
    texts: dict[int, str] = {}
    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=4):
        mark = raw.FPDFPageObj_GetMarkedContentID(item.raw)
        texts[mark] = texts.get(mark, "") + _object_text(item.raw, text_page.raw)
    text_page.close()
    return {mark: _line(text) for mark, text in texts.items()}


def _line(text: str) -> str:
    """A piece of a line; a hyphen at its end may be the line's, which PDFium does not see where a page ends with it."""
    return text[:-1] + LINE_END_HYPHEN if text.endswith("-") else text


def _object_text(item: Any, text_page: Any) -> str:
    size = raw.FPDFTextObj_GetText(item, text_page, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(item, text_page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    # One glyph serves the hyphen of a word and that of a line, and is read back as either.
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").replace("\u2010", LINE_END_HYPHEN)


def _marks(page: Any) -> Iterator[tuple[bool, int]]:
    """Marked contents of a page in the order of its structure, each with whether it is of a note."""
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    try:
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            yield from _element(raw.FPDF_StructTree_GetChildAtIndex(tree, index), in_note=False)
    finally:
        raw.FPDF_StructTree_Close(tree)


def _element(element: Any, *, in_note: bool) -> Iterator[tuple[bool, int]]:
    name = _type(element)
    if name == _FIGURE:
        return
    in_note = in_note or name == _NOTE
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _element(child, in_note=in_note)
        else:
            mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if mark >= 0:
                yield in_note, mark


def _type(element: Any) -> str:
    size = raw.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
