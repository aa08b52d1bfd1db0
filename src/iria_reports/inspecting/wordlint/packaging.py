"""Rules on the package: parts, their types, relationships, pictures, properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from lxml import etree

from iria_reports.inspecting.wordfile import R, WordFile, q, repeated
from iria_reports.model.addresses import is_host
from iria_reports.problems import Problem

CODE: Final = "word-package"
_APP: Final = "docProps/app.xml"
_EXTENDED: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_APP_VERSION: Final = re.compile(r"\d{1,2}\.\d{4}\Z")
#: What the bytes of a picture begin with.
_MAGIC: Final = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff", "image/gif": b"GIF8"}
#: Attributes that name relationships.
_NAMED: Any = etree.XPath("//@*[namespace-uri() = $r]", smart_strings=True)
_IN_ADDRESS: Final = re.compile(r"[\s<>\"{}|\\^`]")


def parts_stand_once(file: WordFile) -> Iterator[Problem]:
    """A name that stands twice in the zip file gives one part to one reader and another to the next."""
    for name, count in repeated(name.lower() for name in file.names):
        yield Problem(CODE, f"{name} stands {count} times in the file")


def parts_have_types(file: WordFile) -> Iterator[Problem]:
    """Word takes a part without a content type for damage."""
    for name in file.parts:
        if name != "[Content_Types].xml" and not file.content_type(name):
            yield Problem(CODE, f"{name} has no content type", "declare it in [Content_Types].xml")


def relationships_lead_to_parts(file: WordFile) -> Iterator[Problem]:
    """What a part is related to is in the file, and each relationship has a name of its own."""
    for part in ("", *_with_relationships(file)):
        relationships = file.relationships(part)
        for name, count in repeated(each.id for each in relationships):
            yield Problem(CODE, f"{part or 'the package'} has {count} relationships {name}")
        for each in relationships:
            if not each.external and each.target not in file.parts:
                yield Problem(CODE, f"{part or 'the package'} is related to {each.target}, which is not in the file")


def _with_relationships(file: WordFile) -> list[str]:
    return [name for name in file.parts if not name.endswith(".rels") and name.endswith(".xml")]


def relationships_are_there(file: WordFile) -> Iterator[Problem]:
    """A header, picture or link that names a relationship which its part lacks makes the file unreadable."""
    for name in _with_relationships(file):
        known = {each.id for each in file.relationships(name)}
        for named in _NAMED(file.tree(name), r=R):
            if named not in known:
                element = named.getparent()
                what = f'{etree.QName(element).localname} names the relationship "{named}", which is not there'
                yield Problem(CODE, what, subject=file.place(name, element))


def addresses_are_addresses(file: WordFile) -> Iterator[Problem]:
    """Word calls a whole file unreadable for one malformed address."""
    for name in _with_relationships(file):
        for each in file.relationships(name):
            if each.external and not _is_address(each.target):
                yield Problem(CODE, f"{name} links to {each.target!r}, which is no address", "write it with %20 for spaces")


def _is_address(target: str) -> bool:
    try:
        parts = urlsplit(target)
        _ = parts.port
    except ValueError:
        return False
    if not target or _IN_ADDRESS.search(target):
        return False
    return parts.scheme not in ("http", "https") or bool(parts.hostname and is_host(parts.hostname))


def pictures_are_what_they_say(file: WordFile) -> Iterator[Problem]:
    """Bytes of another kind than their content type are a red cross on the page."""
    for name, data in file.parts.items():
        begins = _MAGIC.get(file.content_type(name)) if name.startswith("word/media/") else None
        if begins is not None and not data.startswith(begins):
            yield Problem(CODE, f"{name} is no {file.content_type(name)}")


def version_is_one(file: WordFile) -> Iterator[Problem]:
    """``AppVersion`` is XX.YYYY; Word refuses a file with another form of it (ECMA-376 part 1, 22.2.2.3)."""
    version = file.tree(_APP).findtext(f"{_EXTENDED}AppVersion")
    if version is not None and not _APP_VERSION.match(version):
        yield Problem(CODE, f'the version of the program is "{version}"', 'Word wants two numbers: "16.0000"', subject=_APP)


def parts_are_what_their_names_say(file: WordFile) -> Iterator[Problem]:
    """Word knows a part by its root."""
    for name, root in _ROOTS.items():
        if name in file.parts and file.tree(name).tag != q(root):
            yield Problem(CODE, f"{name} begins with {etree.QName(file.tree(name)).localname}, not with w:{root}")


#: Roots of parts by their names.
_ROOTS: Final = {f"word/{name}.xml": name for name in ("document", "styles", "numbering", "settings", "footnotes", "endnotes")}

RULES: Final = (
    parts_stand_once,
    parts_are_what_their_names_say,
    parts_have_types,
    relationships_lead_to_parts,
    relationships_are_there,
    addresses_are_addresses,
    pictures_are_what_they_say,
    version_is_one,
)
