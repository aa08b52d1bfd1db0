"""A Word file opened: parts, relationships, content types, trees. It knows the format, not who wrote the file."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

import attrs
from lxml import etree

from iria_reports.problems import BriefingError, Problem

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT: Final = "word/document.xml"
#: What names a drawing: its id and its alternative text.
DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
#: Bytes that a file may unpack to, so that a small one cannot fill the memory.
_MOST_BYTES: Final = 400 * 1024**2
#: How Word reads what is packed, and what a file of another kind of package begins with.
_PACKED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Parts that hold text of the document, by the beginning of their names.
STORIES: Final = ("document", "header", "footer", "footnotes", "endnotes", "comments")


def q(name: str) -> str:
    """A name of WordprocessingML as lxml has it."""
    return f"{{{W}}}{name}"


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of WordprocessingML; empty if it or the element is not there."""
    return element.get(q(name), "") if element is not None else ""


def number(element: etree._Element | None, name: str = "val", default: int = 0) -> int:
    """A number that an attribute holds; ``default`` if it is not there or none: the schema's validator says so."""
    try:
        return int(value(element, name))
    except ValueError:
        return default


def child_value(element: etree._Element, name: str) -> str:
    """``w:val`` of a child; empty if there is none."""
    return value(element.find(q(name)))


def style_of(paragraph: etree._Element) -> str:
    """The style that a paragraph names; empty if it names none."""
    return value(paragraph.find(f"{q('pPr')}/{q('pStyle')}"))


def repeated(names: Iterable[str]) -> Iterator[tuple[str, int]]:
    """What stands more than once among ``names``, and how often."""
    return ((name, count) for name, count in Counter(names).items() if count > 1)


@attrs.frozen
class Relationship:
    """A relationship of a part. The target of one within the package is the name of a part."""

    id: str
    kind: str
    target: str
    external: bool


class WordFile:
    """The parts of a Word file by their names. Raises `BriefingError` if it cannot be opened as one."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_COMPOUND):
            message = "this is an old Word file, or one that is encrypted"
            raise BriefingError([Problem("word-package", message, "open it in Word, and save it as .docx without password")])
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
                    raise BriefingError(
                        [Problem("word-package", f"this file unpacks to more than {_MOST_BYTES // 1024**2} MB")]
                    )
                if any(entry.compress_type not in _PACKED for entry in archive.infolist()):
                    raise BriefingError([Problem("word-package", "this file is packed in a way that Word does not read")])
                self.names = archive.namelist()
                self.parts = {name: archive.read(name) for name in self.names if not name.endswith("/")}
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            message = f"this is no Word file, or a broken one: {error}"
            raise BriefingError([Problem("word-package", message, "save it anew from Word as .docx")]) from error
        if DOCUMENT not in self.parts:
            message = f"this file has no {DOCUMENT}, where Word keeps the text"
            raise BriefingError([Problem("word-package", message, "save it anew from Word as .docx")])
        self._trees: dict[str, etree._Element] = {}
        self._places: dict[str, dict[etree._Element, int]] = {}

    def tree(self, name: str) -> etree._Element:
        """A part as XML. Raises `BriefingError` if it is none; a part that is not there is an empty element."""
        if name not in self._trees:
            try:
                data = self.parts.get(name)
                self._trees[name] = etree.fromstring(data, _PARSER) if data is not None else etree.Element("none")
            except etree.XMLSyntaxError as error:
                raise BriefingError([Problem("word-package", f"{name} is not well-formed XML: {error}")]) from error
        return self._trees[name]

    @cached_property
    def stories(self) -> dict[str, etree._Element]:
        """The parts that hold text, by their names."""
        names = [name for name in self.parts if name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1]
        return {name: self.tree(name) for name in names if name[5:].startswith(STORIES)}

    @cached_property
    def styles(self) -> etree._Element:
        """``styles.xml``."""
        return self.tree("word/styles.xml")

    @cached_property
    def numbering(self) -> etree._Element:
        """``numbering.xml``."""
        return self.tree("word/numbering.xml")

    def relationships(self, part: str) -> list[Relationship]:
        """The relationships of a part; those of the package for an empty name."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        found = []
        for each in self.tree(rels).iter(_RELATIONSHIP):
            target, external = each.get("Target", ""), each.get("TargetMode") == "External"
            if not external:
                target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found.append(Relationship(each.get("Id", ""), each.get("Type", ""), target, external))
        return found

    def content_type(self, part: str) -> str:
        """The content type of a part; empty if none is declared."""
        types = self.tree("[Content_Types].xml")
        for override in types.iter(f"{_TYPES}Override"):
            if override.get("PartName", "").lstrip("/") == part:
                return override.get("ContentType", "")
        extension = part.rpartition(".")[2].lower()
        for default in types.iter(f"{_TYPES}Default"):
            if default.get("Extension", "").lower() == extension:
                return default.get("ContentType", "")
        return ""

    def place(self, part: str, element: etree._Element) -> str:
        """Where an element stands, as "word/document.xml, paragraph 12": the last paragraph that begins before or around it."""
        if part not in self._places:
            found, count = {}, 0
            for each in self.tree(part).iter():
                count += each.tag == q("p")
                found[each] = count
            self._places[part] = found
        paragraph = self._places[part].get(element, 0)
        return f"{part}, paragraph {paragraph}" if paragraph else part
