"""Word files, and any other package of files: every part, its text, its attributes, what is packed within."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from typing import Final

from lxml import etree

from iria_reports.inspecting.leaks.opened.contents import Contents, decoded
from iria_reports.inspecting.leaks.wording import BREAK

_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
_PARAGRAPH: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
#: Fonts are the package's own; obfuscated, they say nothing.
_FONTS: Final = (".odttf",)
#: Parts that readers read; others hold names of the format besides.
_STORY: Final = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml\Z|\.svg\Z")
_PACKED: Final = b"PK\x03\x04"
#: Length of an entry's header, and where in it those of its name and extra field stand (APPNOTE.TXT 4.3.7).
_HEADER: Final = 30
_LENGTHS: Final = 26


def open_zip(data: bytes, where: str, found: Contents) -> None:
    """Take in a package: its parts, their names, and what stands beside them in the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found.text(f"{where}: names of parts", "\n".join(archive.namelist()), prose=False)
        found.text(f"{where}: comment", decoded(archive.comment))
        for entry in archive.infolist():
            found.text(f"{where}: {entry.filename}, comment", decoded(entry.comment + entry.extra))
            _part(f"{where}: {entry.filename}", archive.read(entry), found)
        found.bytes(f"{where}: between its parts", _between(data, archive))


def _between(data: bytes, archive: zipfile.ZipFile) -> bytes:
    """What stands in the file before, between and behind its entries, and is none."""
    rest: list[bytes] = []
    at = 0
    for entry in sorted(archive.infolist(), key=lambda entry: entry.header_offset):
        rest.append(data[at : entry.header_offset])
        name, extra = struct.unpack_from("<HH", data, entry.header_offset + _LENGTHS)
        at = entry.header_offset + _HEADER + name + extra + entry.compress_size
    return b"\n".join((*rest, data[at:]))


def _part(where: str, data: bytes, found: Contents) -> None:
    if where.endswith(_FONTS):
        return
    if data.startswith(_PACKED):
        open_zip(data, where, found)
    elif data.lstrip()[:1] == b"<":
        open_xml(where, data, found)
    else:
        found.file(where, data)
        found.bytes(where, data)


def open_xml(where: str, data: bytes, found: Contents) -> None:
    """Take in XML: paragraphs whole, other text by its element, attributes, comments."""
    if where.endswith(".svg"):
        found.file(where, data)
    root = etree.fromstring(data, _PARSER)
    prose: list[str] = []
    attributes: list[str] = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            prose.append(element.text or "")  # a comment, or an instruction to who processes it
            continue
        attributes += map(str, element.attrib.values())
        if element.tag == _PARAGRAPH:
            prose.append(_whole(element))
        elif element.text and element.text.strip() and next(element.iterancestors(_PARAGRAPH), None) is None:
            prose.append(_whole(element) if _is_text(element) else element.text)
        if element.tail and element.tail.strip():
            prose.append(element.tail)
    found.text(where, BREAK.join(prose), prose=_STORY.search(where) is not None)
    found.text(f"{where}, attributes", "\n".join(attributes), prose=False)


def _whole(element: etree._Element) -> str:
    return "".join(map(str, element.itertext(with_tail=False)))


def _is_text(element: etree._Element) -> bool:
    """Whether words of an element may be spread over those within it, as in a drawing's text."""
    return etree.QName(element).localname == "text"
