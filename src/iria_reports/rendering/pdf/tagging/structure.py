"""The structure tree while it grows."""

from __future__ import annotations

from typing import Any

import attrs


@attrs.frozen
class Mark:
    """A piece of marked content: the page (from 0), and its number there."""

    page: int
    number: int


@attrs.frozen
class Annotation:
    """A link on a page (from 0), as the PDF's object."""

    page: int
    dictionary: Any


@attrs.define(eq=False)
class Node:
    """A structure element. ``kind`` is its type, as in ISO 32000-1, 14.8.4, or one that `kinds.ROLE_MAP` maps to such.

    ``after`` are notes that are read when the element has been read, as its neighbours; ``last`` those that are read last
    within it.
    """

    kind: str
    parent: Node | None = None
    kids: list[Node | Mark | Annotation] = attrs.field(factory=list)
    after: list[Node] = attrs.field(factory=list)
    last: list[Node] = attrs.field(factory=list)
    language: str | None = None
    alt: str | None = None
    id: str | None = None
    attributes: dict[str, Any] = attrs.field(factory=dict)

    def add(self, kind: str) -> Node:
        """A new element, last within this one."""
        node = Node(kind, self)
        self.kids.append(node)
        return node

    def content(self) -> list[Node | Mark | Annotation]:
        """What is within, in the order of reading."""
        found: list[Node | Mark | Annotation] = []
        for kid in self.kids:
            found.append(kid)
            if isinstance(kid, Node):
                found += kid.after
        return [*found, *self.last]


@attrs.define(eq=False)
class Place:
    """Where the content of an element goes: into ``node``, or into one of the kind ``inner`` that ``node`` gets for it."""

    node: Node
    inner: str | None = None
    _within: Node | None = None

    def within(self) -> Node:
        """The node that takes the content."""
        if self.inner is None:
            return self.node
        if self._within is None:
            self._within = self.node.add(self.inner)
        return self._within
