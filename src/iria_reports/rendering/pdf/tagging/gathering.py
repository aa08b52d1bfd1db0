"""From pages to the structure tree: each piece of marked content is hung below the element it belongs to."""

from __future__ import annotations

from typing import Any, Final

import attrs
import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from iria_reports.rendering.pdf.tagging.kinds import BLOCKS_OF_LINES, WITHIN_LINES, is_hidden, kind_of
from iria_reports.rendering.pdf.tagging.structure import Annotation, Mark, Node, Place

#: Points for one pixel of CSS.
POINTS: Final = 0.75
_LISTS: Final = {"ol": "/Decimal", "ul": "/Disc"}


@attrs.frozen
class Spot:
    """Where something lies: page (from 0) and rectangle in points from the page's lower left corner."""

    page: int
    rectangle: tuple[float, float, float, float]


@attrs.define(eq=False)
class NoteLink:
    """A note with its number above the line and the number before it, which lead to each other."""

    number: str
    call: Spot
    call_node: Node
    text: str
    label: Spot | None = None
    label_node: Node | None = None


class Gathering:
    """The tree of a document. ``root`` is its element of HTML; pages are gathered in their order."""

    def __init__(self, root: Any) -> None:
        self.document = Node("Document")
        self.notes: dict[Any, NoteLink] = {}
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._places: dict[Any, Place] = {root: Place(self.document)}
        self._heads: set[Any] = set()
        self._page = 0
        self._height = 0.0
        self._marks: dict[Any, Any] = {}
        self._artifacts: set[int] = set()

    def page(self, number: int, page: Any, marks: dict[Any, Any]) -> set[int]:
        """Hang up what is marked on a page; the numbers of what is no part of the text, such as its furniture.

        ``marks`` are WeasyPrint's: number of the marked content by box. Raises `AssertionError` if any is left over.
        """
        self._page, self._marks, self._artifacts = number, marks, set()
        self._height = page.height
        self._walk(page._page_box)  # noqa: SLF001  WeasyPrint keeps the laid out boxes there alone
        assert not marks, f"page {number + 1} holds text of no element"
        return self._artifacts

    def _walk(self, box: Any) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box  # noqa: SLF001  as WeasyPrint's own tagging does
        if isinstance(box, boxes.MarginBox) or self._is_repeated(box) or (box.element is not None and is_hidden(box.element)):
            self._leave_out(box)
            return
        if box.footnote is not None:
            self._call(box)
        if box.link_annotation:
            link = self._link(box.element)
            if "Dest" in box.link_annotation:  # WeasyPrint tells the name of the target, which says nothing
                box.link_annotation["Contents"] = pydyf.String("".join(link.itertext()))
            self._place(link).within().kids.append(Annotation(self._page, box.link_annotation))
        if isinstance(box, boxes.TableCellBox):
            self._place(box.element)  # a cell without text is one, too
        elif isinstance(box, boxes.TextBox | boxes.ReplacedBox):
            self._hang(box)
        for child in box.children:
            self._walk(child)

    def _hang(self, box: Any) -> None:
        """Hang up a piece of text, or a picture."""
        node = self._node(box)
        node.kids.append(Mark(self._page, self._marks.pop(box)["mcid"]))
        if node.kind == "Figure":
            left, top = box.content_box_x(), box.content_box_y()
            node.attributes = {"O": "/Layout", "BBox": self._rectangle(left, top, box.width, box.height)}

    def _node(self, box: Any) -> Node:
        """The structure element of a piece of text, which may be made by the style sheet."""
        _, _, pseudo = box.element_tag.partition("::")
        if pseudo == "footnote-call":
            return self.notes[box.element].call_node
        place = self._place(box.element)
        if pseudo == "footnote-marker":
            link = self.notes[box.element]
            if link.label_node is None:
                link.label_node = place.node.add("Lbl").add("Link")
                link.label = self._spot(box)
            return link.label_node
        if pseudo == "before":
            return place.node.add("Lbl")
        return place.within()

    def _call(self, box: Any) -> None:
        """The call of a note; the note itself is read after the paragraph that calls it."""
        element = box.element
        if element in self.notes:
            return
        caller = self._place(self._parents[element]).within()
        holder = caller
        while holder.kind in WITHIN_LINES and holder.parent is not None:
            holder = holder.parent
        is_paragraph = holder.kind in BLOCKS_OF_LINES
        note = Node("Note", holder.parent if is_paragraph else holder, id=f"note-{len(self.notes) + 1}")
        # Within what holds lines without a paragraph, as a cell does, a note is read at the end.
        (holder.after if is_paragraph else holder.last).append(note)
        self._places[element] = Place(note)
        number = element.get("data-number")
        text = "".join(element.itertext())
        self.notes[element] = NoteLink(number, self._spot(box), caller.add("Reference").add("Link"), text)

    def _link(self, element: Any) -> Any:
        """The link that ``element`` is, or stands in: WeasyPrint makes one more of each emphasis within a link."""
        while element.tag != "a" and element in self._parents:
            element = self._parents[element]
        return element

    def _place(self, element: Any) -> Place:
        """Where the content of ``element`` goes; its structure element is made if it is met for the first time."""
        found = self._places.get(element)
        if found is not None:
            return found
        parent = self._parents[element]
        around = self._place(parent)
        kind = kind_of(element, parent, self._parents.get(parent))
        if kind.outer is None:
            place = around
        else:
            node = (around.node if kind.outer in ("Lbl", "TOC") else around.within()).add(kind.outer)
            _describe(node, element)
            place = Place(node, kind.inner)
        self._places[element] = place
        return place

    def _is_repeated(self, box: Any) -> bool:
        """Whether it is the head of a table once more, on a further page."""
        if not getattr(box, "is_header", False):
            return False
        if box.element in self._heads:
            return True
        self._heads.add(box.element)
        return False

    def _leave_out(self, box: Any) -> None:
        for each in box.descendants(placeholders=True):
            inner = each._box if isinstance(each, AbsolutePlaceholder) else each  # noqa: SLF001  as above
            if inner in self._marks:
                self._artifacts.add(self._marks.pop(inner)["mcid"])

    def _spot(self, box: Any) -> Spot:
        return Spot(self._page, self._rectangle(*box.hit_area()))

    def _rectangle(self, left: float, top: float, width: float, height: float) -> tuple[float, float, float, float]:
        """A rectangle in points from the lower left corner, from one in pixels from the upper left."""
        low, high = self._height - top - height, self._height - top
        return (left * POINTS, low * POINTS, (left + width) * POINTS, high * POINTS)


def _describe(node: Node, element: Any) -> None:
    """What is said of a structure element besides its content."""
    node.language = element.get("lang")
    match node.kind:
        case "Figure":
            node.alt = element.get("alt")
        case "L":
            node.attributes = {"O": "/List", "ListNumbering": _LISTS[element.tag]}
        case "TH":
            scope = "/Row" if element.get("scope") == "row" else "/Column"
            node.attributes = {"O": "/Table", "Scope": scope}
        case "Note":
            node.id = element.get("id")
