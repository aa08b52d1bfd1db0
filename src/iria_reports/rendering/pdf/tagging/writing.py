"""The structure tree as objects of the PDF."""

from __future__ import annotations

import logging
from typing import Any, Final

import pydyf

from iria_reports.rendering.pdf.tagging.gathering import Gathering, NoteLink, Spot
from iria_reports.rendering.pdf.tagging.headers import name_headers
from iria_reports.rendering.pdf.tagging.kinds import ROLE_MAP
from iria_reports.rendering.pdf.tagging.rules import fault
from iria_reports.rendering.pdf.tagging.structure import Annotation, Mark, Node

_LOG: Final = logging.getLogger(__name__)
#: What a note's text is cut to where a reader is told what a link leads to.
_TOLD: Final = 300


class Writer:
    """Writes one tree into ``pdf``. ``pages`` is the number of its pages."""

    def __init__(self, pdf: Any, pages: int) -> None:
        self._pdf = pdf
        self._pages = pages
        self._references = pdf.page_references  # made anew of all pages whenever it is asked for
        self._parents: list[dict[int, Any]] = [{} for _ in range(pages)]
        self._annotations: list[tuple[Any, Any]] = []
        self._ids: dict[str, Any] = {}
        self._tables = 0

    def write(self, gathering: Gathering) -> None:
        """Write the tree and all that points to it."""
        for link in gathering.notes.values():
            self._link_note(link)
        root = self._object({"Type": "/StructTreeRoot"})
        document = self._element(gathering.document, root.reference)
        root["K"] = pydyf.Array([document.reference])
        root["RoleMap"] = pydyf.Dictionary({kind: f"/{standard}" for kind, standard in ROLE_MAP.items()})
        root["ParentTree"] = self._object({"Nums": self._parent_tree()}).reference
        root["ParentTreeNextKey"] = self._pages + len(self._annotations)
        if self._ids:
            names = pydyf.Array()
            for name in sorted(self._ids):
                names += [pydyf.String(name), self._ids[name].reference]
            root["IDTree"] = self._object({"Names": names}).reference
        catalog = self._pdf.catalog
        catalog["StructTreeRoot"] = root.reference
        catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
        catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})

    def _object(self, values: dict[str, Any]) -> Any:
        item = pydyf.Dictionary(values)
        self._pdf.add_object(item)
        return item

    def _page(self, number: int) -> Any:
        return self._references[number]

    def _element(self, node: Node, parent: Any) -> Any:
        if wrong := fault(node):
            _LOG.log(logging.WARNING, "the structure tree holds %s", wrong)
        if node.kind == "Table":
            self._tables += 1
            name_headers(node, f"table-{self._tables}")
        element = self._object({"Type": "/StructElem", "S": f"/{node.kind}", "P": parent})
        if node.language:
            element["Lang"] = pydyf.String(node.language)
        if node.alt is not None:
            element["Alt"] = pydyf.String(node.alt)
        if node.id is not None:
            element["ID"] = pydyf.String(node.id)
            self._ids[node.id] = element
        if node.attributes:
            element["A"] = pydyf.Dictionary({key: _value(value) for key, value in node.attributes.items()})
        content = node.content()
        own = next((kid.page for kid in content if isinstance(kid, Mark)), None)
        if own is not None:
            element["Pg"] = self._page(own)
        element["K"] = pydyf.Array([self._kid(kid, element, own) for kid in content])
        return element

    def _kid(self, kid: Node | Mark | Annotation, element: Any, own: int | None) -> Any:
        match kid:
            case Node():
                return self._element(kid, element.reference).reference
            case Mark():
                self._parents[kid.page][kid.number] = element.reference
                if kid.page == own:
                    return kid.number
                return pydyf.Dictionary({"Type": "/MCR", "Pg": self._page(kid.page), "MCID": kid.number})
            case Annotation():
                kid.dictionary["StructParent"] = self._pages + len(self._annotations)
                self._annotations.append((element, kid.dictionary))
                return pydyf.Dictionary({"Type": "/OBJR", "Pg": self._page(kid.page), "Obj": kid.dictionary.reference})

    def _parent_tree(self) -> Any:
        nums = pydyf.Array()
        for page, marks in enumerate(self._parents):
            last = max(marks, default=-1)
            nums += [page, pydyf.Array([marks.get(number, "null") for number in range(last + 1)])]
        for index, (element, _) in enumerate(self._annotations, self._pages):
            nums += [index, element.reference]
        return nums

    def _link_note(self, link: NoteLink) -> None:
        """Lead from the call of a note to the note, and back."""
        if link.label is None or link.label_node is None:
            return  # the note was lost on the way, which the comparison with the document tells
        link.call_node.kids.append(self._annotation(link.call, link.label, link.text[:_TOLD]))
        link.label_node.kids.append(self._annotation(link.label, link.call, link.number))

    def _annotation(self, where: Spot, target: Spot, told: str) -> Annotation:
        _, _, _, top = target.rectangle
        left = target.rectangle[0]
        dictionary = self._object(
            {
                "Type": "/Annot",
                "Subtype": "/Link",
                "Rect": pydyf.Array(where.rectangle),
                "BS": pydyf.Dictionary({"W": 0}),
                "Contents": pydyf.String(told),
                "Dest": pydyf.Array([self._page(target.page), "/XYZ", left, top, 0]),
            }
        )
        page = self._pdf.objects[int(self._page(where.page).split()[0])]
        page.setdefault("Annots", pydyf.Array()).append(dictionary.reference)
        return Annotation(where.page, dictionary)


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return pydyf.Array([pydyf.String(item) for item in value])
    return pydyf.Array(value) if isinstance(value, tuple) else value
