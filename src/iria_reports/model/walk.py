"""Walking the model: written once, derived from the classes.

Reading order is field order, depth first. Everything that counts, collects or prunes goes through here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import attrs

from iria_reports.model.base import ModelError, Node

AnyNode = TypeVar("AnyNode", bound=Node)
#: What becomes of a node: itself or another, several in its place, or nothing.
Change = Callable[[Node], Node | tuple[Node, ...] | None]
#: What takes the place of a node that cannot be without what was dropped within it, if anything does.
Loss = Callable[[Node], Node | None]


@cache
def fields(cls: type) -> tuple[str, ...]:
    """Names of the fields of ``cls`` that may hold nodes, in reading order."""
    hints = get_type_hints(cls)
    return tuple(field.name for field in attrs.fields(cls) if _may_hold_nodes(hints[field.name]))


def _may_hold_nodes(annotation: Any) -> bool:
    if get_origin(annotation) is None:
        return isinstance(annotation, type) and issubclass(annotation, Node)
    return any(_may_hold_nodes(member) for member in get_args(annotation))


def children(node: Node) -> list[Node]:
    """The nodes directly within ``node``, in reading order."""
    found: list[Node] = []
    kind: type = type(node)
    for name in fields(kind):
        value = getattr(node, name)
        if isinstance(value, tuple):
            found.extend(item for item in value if isinstance(item, Node))
        elif isinstance(value, Node):
            found.append(value)
    return found


def walk(node: Node) -> Iterator[Node]:
    """``node`` and all nodes within it, in reading order, each before its children."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(children(current)))


def rebuild(node: AnyNode, change: Change, lost: Loss = lambda _: None) -> AnyNode | None:
    """``node`` with ``change`` made to every node within it, from the bottom up.

    ``change`` gets a node whose children are already changed. A node that cannot be without a child that was
    dropped is dropped with it, and ``lost`` says what takes its place; if ``node`` itself is dropped, the result is None.
    Where nothing changes, the very same objects come back.
    """
    replaced: dict[str, Any] = {}
    emptied = False
    kind: type = type(node)
    for name in fields(kind):
        value = getattr(node, name)
        if isinstance(value, Node):
            new = _changed(value, change, lost)
            if new is not value:
                replaced[name] = new
        elif isinstance(value, tuple):
            items: list[Any] = []
            same = True
            for item in value:
                new = _changed(item, change, lost) if isinstance(item, Node) else item
                same = same and new is item
                items.extend(new if isinstance(new, tuple) else () if new is None else (new,))
            if not same:
                replaced[name] = tuple(items)
                emptied = emptied or not items
    if not replaced:
        return node
    try:
        return attrs.evolve(node, **replaced)
    except ModelError:
        if emptied or None in replaced.values():
            return None
        raise


def _changed(node: Node, change: Change, lost: Loss) -> Node | tuple[Node, ...] | None:
    rebuilt = rebuild(node, change, lost)
    return lost(node) if rebuilt is None else change(rebuilt)
