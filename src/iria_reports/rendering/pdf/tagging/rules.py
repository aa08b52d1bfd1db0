"""What an element must stand in and hold, checked while the tree is written: a fault in it refuses the PDF.

The rules are those of PDF/UA-1 that a wrong tree breaks (ISO 14289-1, 7.1 to 7.18; ISO 32000-1, 14.8.4). Tests run a whole
validator besides.
"""

from __future__ import annotations

from typing import Final

from iria_reports.rendering.pdf.tagging.structure import Annotation, Node

#: In what an element may stand, where not anywhere.
_PARENTS: Final = {
    "LI": ("L",),
    "LBody": ("LI",),
    "TR": ("Table", "THead", "TBody", "TFoot"),
    "TH": ("TR",),
    "TD": ("TR",),
    "THead": ("Table",),
    "TBody": ("Table",),
    "TOCI": ("TOC",),
}
#: Elements that say in words what they show.
_WITH_ALT: Final = ("Figure", "Formula")


def fault(node: Node) -> str:
    """What is wrong with ``node`` itself; empty if nothing is."""
    around = node.parent.kind if node.parent is not None else ""
    if node.kind in _PARENTS and around not in _PARENTS[node.kind]:
        return f"{node.kind} within {around or 'nothing'}"
    if node.kind in _WITH_ALT and not node.alt:
        return f"{node.kind} without alternative text"
    if node.kind == "Note" and node.id is None:
        return "Note without an id"
    if node.kind != "Link" and any(isinstance(kid, Annotation) for kid in node.kids):
        return f"a link within {node.kind}, not within Link"
    return ""
