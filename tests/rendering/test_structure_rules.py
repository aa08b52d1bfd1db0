"""A structure tree that PDF/UA-1 would not have is refused when it is written, at each build."""

from __future__ import annotations

import pytest

from iria_reports.rendering.pdf.tagging.rules import fault
from iria_reports.rendering.pdf.tagging.structure import Annotation, Node


def within(parent: str, kind: str, **more: object) -> Node:
    node = Node(parent).add(kind)
    for name, value in more.items():
        setattr(node, name, value)
    return node


@pytest.mark.parametrize(
    ("node", "wrong"),
    [
        (within("P", "Em", kids=[Annotation(0, {})]), "a link within Em, not within Link"),
        (within("P", "LI"), "LI within P"),
        (within("P", "TD"), "TD within P"),
        (within("Div", "Figure"), "Figure without alternative text"),
        (within("P", "Note"), "Note without an id"),
        (within("P", "Link", kids=[Annotation(0, {})]), ""),
        (within("L", "LI"), ""),
        (within("Div", "Figure", alt="A map."), ""),
        (within("P", "Note", id="note-1"), ""),
    ],
)
def test_each_rule_can_be_broken(node, wrong):
    assert fault(node) == wrong
