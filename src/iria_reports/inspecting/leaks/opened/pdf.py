"""PDFs: the text of pages, every string of every object, names, metadata, bookmarks, attachments, pictures."""

from __future__ import annotations

import hashlib
import io
import re
from typing import Any, Final

import pikepdf
import pypdfium2 as pdfium

from iria_reports.inspecting.leaks.opened.contents import Contents, decoded
from iria_reports.problems import BriefingError, Problem

#: Streams that hold no words of their own: glyphs of pages are read as text, fonts and colour profiles are the package's.
_DRAWN: Final = ("/Form", "/Image")
#: Strings within a stream of operators, such as the replacement text of a span.
_LITERAL: Final = re.compile(rb"\(((?:[^()\\]|\\.){6,})\)")
_FONT_KEYS: Final = ("/Length1", "/Length2", "/Length3")


def open_pdf(data: bytes, where: str, found: Contents) -> None:
    """Take in a PDF. Raises `BriefingError` if it holds an earlier revision of itself, which is not read."""
    if data.count(b"startxref") != 1 or not data.rstrip().endswith(b"%%EOF"):
        raise BriefingError([Problem("leak", f"{where} holds an earlier revision of itself, or something behind its end")])
    _pages(data, where, found)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        strings: list[str] = []
        names: set[str] = set()
        for item in pdf.objects:
            _gather(item, strings, names)
            if isinstance(item, pikepdf.Stream):
                _stream(item, f"{where}: object {item.objgen[0]}", found)
        _gather(pdf.trailer, strings, names, deep=False)
        found.text(f"{where}: strings, such as metadata, bookmarks and alternative texts", "\n".join(strings), prose=False)
        found.text(f"{where}: names", "\n".join(names), prose=False)


def _pages(data: bytes, where: str, found: Contents) -> None:
    document = pdfium.PdfDocument(data)
    try:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            found.text(f"{where}: page {number}", text.get_text_range())
            text.close()
            page.close()
    finally:
        document.close()


def _gather(item: Any, strings: list[str], names: set[str], *, deep: bool = True) -> None:
    """Strings and names of an object, those of others that it refers to left aside: they are read by themselves."""
    waiting = [item]
    while waiting:
        current = waiting.pop()
        if isinstance(current, pikepdf.String):
            strings.append(str(current))
        elif isinstance(current, pikepdf.Name):
            names.add(str(current))
        elif isinstance(current, pikepdf.Dictionary | pikepdf.Stream):
            for key, value in current.items():
                names.add(key)
                if deep and not _refers(value):
                    waiting.append(value)
        elif isinstance(current, pikepdf.Array):
            waiting.extend(value for value in current if not _refers(value))


def _refers(value: Any) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect


def _stream(item: pikepdf.Stream, where: str, found: Contents) -> None:
    kind = str(item.get("/Subtype", ""))
    if kind == "/Image":
        image = pikepdf.PdfImage(item).as_pil_image().convert("RGB")
        found.pixels(where, hashlib.sha256(image.tobytes()).hexdigest())
        return
    if kind in _DRAWN or any(key in item for key in _FONT_KEYS) or "/N" in item:
        return
    data = item.read_bytes()
    found.bytes(where, b"\n".join(_LITERAL.findall(data)))
    if item.get("/Type") == "/EmbeddedFile" or kind == "/XML" or item.get("/Type") == "/Metadata":
        found.file(where, data)
        found.text(where, decoded(data), prose=False)
