"""Which structure element an element of HTML is. Names are those of ISO 32000-1, 14.8.4."""

from __future__ import annotations

from typing import Any, Final

import attrs

#: What ISO 32000-1 has no names for, with the name that stands in.
ROLE_MAP: Final = {"Em": "Span", "Strong": "Span"}
#: Elements that hold lines, behind which the notes of these lines are read.
BLOCKS_OF_LINES: Final = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6"})
#: Elements that stand within a line, where no note can be read.
WITHIN_LINES: Final = frozenset({"Span", "Em", "Strong", "Code", "Link", "Reference"})
_KINDS: Final = {
    "p": "P",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "blockquote": "BlockQuote",
    "caption": "Caption",
    "code": "Code",
    "em": "Em",
    "figcaption": "Caption",
    "figure": "Div",
    "header": "Div",
    "img": "Figure",
    "nav": "Sect",
    "section": "Sect",
    "strong": "Strong",
    "table": "Table",
    "tbody": "TBody",
    "td": "TD",
    "th": "TH",
    "thead": "THead",
    "tr": "TR",
}
#: Classes of spans that are labels: numbers before a note or a line of the contents.
_LABELS: Final = frozenset({"entry-number", "role-note-number"})


@attrs.frozen
class Kind:
    """How an element is tagged: as ``outer``, with its content in ``inner`` if that is given. Neither: as its parent."""

    outer: str | None = None
    inner: str | None = None


def is_hidden(element: Any) -> bool:
    """Whether readers who listen are spared an element: it repeats what they hear anyway, or only adorns."""
    return str(element.get("aria-hidden")) == "true" or (element.tag == "img" and not element.get("alt"))


def kind_of(element: Any, parent: Any, above: Any) -> Kind:
    """How ``element`` is tagged, which stands in ``parent``, as that does in ``above``."""
    match element.tag:
        case "ol" if element.get("class") == "entries":
            return Kind("TOC")
        case "ol" if _holds_notes(parent):
            return Kind()
        case "ol" | "ul":
            return Kind("L")
        case "li" if parent.get("class") == "entries":
            return Kind("TOCI", "Reference")
        case "li" if _holds_notes(above):
            return Kind("Note")
        case "li":
            return Kind("LI", "LBody")
        case "a" if element.get("href", "").startswith("#") and parent.tag != "li" and not parent.get("data-target"):
            return Kind("Reference", "Link")
        case "a":
            return Kind("Link")
        case "span":
            return _span(element)
        case name:
            return Kind(_KINDS.get(name))


def _span(element: Any) -> Kind:
    classes = set(element.get("class", "").split())
    if "note" in classes:
        return Kind("Note")
    if classes & _LABELS:
        return Kind("Lbl")
    return Kind("Span" if element.get("lang") else None)


def _holds_notes(element: Any) -> bool:
    return str(element.get("role")) == "doc-endnotes"
