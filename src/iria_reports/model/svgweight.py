"""How much an SVG draws, all references followed: a few lines can ask for millions of shapes, or for themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from iria_reports.model.base import ModelError

#: Shapes that a drawing may come to, each counted as often as it is drawn.
MOST_DRAWN: Final = 100_000
#: References of references.
_DEEPEST: Final = 150
_TARGET: Final = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)")
_VERTEX: Final = re.compile(r"[A-Za-z,]|\s-?\d")


def refuse_bombs(name: str, root: Any) -> None:
    """Raise `ModelError` if the drawing of the file ``name`` refers to itself, or comes to too many shapes."""
    _Weighing(name, root).weigh(root, 0)


class _Weighing:
    def __init__(self, name: str, root: Any) -> None:
        self.name = name
        self.by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
        self.known: dict[Any, int] = {}
        self.open: set[Any] = set()

    def weigh(self, element: Any, depth: int) -> int:
        """Shapes that drawing ``element`` comes to."""
        if element in self.known:
            return self.known[element]
        if element in self.open:
            raise ModelError(
                self.name, "an SVG that does not refer to itself", f'a reference to "{element.get("id")}" within it'
            )
        if depth > _DEEPEST:
            raise ModelError(self.name, f"references at most {_DEEPEST} deep", "more")
        self.open.add(element)
        weight = 1 + sum(self.weigh(child, depth + 1) for child in element)
        for target, times in self._targets(element):
            weight += times * self.weigh(target, depth + 1)
        self.open.discard(element)
        if weight > MOST_DRAWN:
            raise ModelError(self.name, f"a drawing of at most {MOST_DRAWN:,} shapes, references followed", f"{weight:,}")
        self.known[element] = weight
        return weight

    def _targets(self, element: Any) -> Iterator[tuple[Any, int]]:
        """What ``element`` refers to, and how often it is drawn for it: a marker at each vertex, anything else once."""
        for key, value in element.attrib.items():
            named = [value[1:]] if key.rpartition("}")[2] == "href" and value.startswith("#") else _TARGET.findall(value)
            for name in named:
                if name in self.by_id:
                    yield self.by_id[name], self._vertices(element) if "marker" in key or "marker" in value else 1

    @staticmethod
    def _vertices(element: Any) -> int:
        return 1 + len(_VERTEX.findall(element.get("d") or element.get("points") or ""))
