"""Pages of HTML: text, attributes, scripts, comments, and what is embedded in addresses."""

from __future__ import annotations

import base64
import re
from typing import Final

from lxml import etree

from iria_reports.inspecting.leaks.opened.contents import Contents, decoded
from iria_reports.inspecting.leaks.opened.word import open_xml
from iria_reports.inspecting.leaks.wording import BREAK

_BLOCKS: Final = tuple(
    """address article aside blockquote body caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header li main nav
    ol p section table td th title tr ul""".split()
)
_DATA: Final = re.compile(r"data:([\w/+.-]+);base64,([A-Za-z0-9+/=]+)")


def open_html(data: bytes, where: str, found: Contents) -> None:
    """Take in a page."""
    text = decoded(data)
    for number, (kind, packed) in enumerate(_DATA.findall(text), 1):
        name = f"{where}: embedded file {number}"
        file = base64.b64decode(packed)
        found.file(name, file)
        if kind == "image/svg+xml":
            open_xml(name, file, found)
    root = etree.fromstring(_DATA.sub("", text), etree.HTMLParser(huge_tree=True))
    attributes: list[str] = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            found.text(f"{where}: comment", element.text or "")
            continue
        attributes += map(str, element.attrib.values())
        if element.tag in ("script", "style"):
            found.text(f"{where}: {element.tag}", element.text or "", prose=False)
    etree.strip_elements(root, "script", "style", etree.Comment, with_tail=False)
    for block in root.iter(*_BLOCKS):
        block.text, block.tail = BREAK + (block.text or ""), BREAK + (block.tail or "")
    found.text(where, " ".join(map(str, root.itertext())))
    found.text(f"{where}: attributes", "\n".join(attributes), prose=False)
