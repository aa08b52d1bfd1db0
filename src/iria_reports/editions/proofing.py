"""The proof: all that anybody may see, each part that is withheld from some labelled with whom it is for.

Labels are groups and spans that still name their audience, which no other edition holds: the resolver words them.
"""

from __future__ import annotations

from typing import Any, Final, get_args

import attrs

from iria_reports.model.base import EVERYBODY, Audience, Node
from iria_reports.model.blocks import Block, Group, ListItem, Paragraph, Part, Section
from iria_reports.model.briefing import Briefing
from iria_reports.model.inlines import Inline, Prose, Span
from iria_reports.model.tables import Column, Row
from iria_reports.model.walk import fields, rebuild

_BLOCKS: Final = get_args(Block)
_INLINES: Final = get_args(Inline)


def labelled(briefing: Briefing) -> Briefing:
    """``briefing`` with the audience of each part named where it can be printed."""
    changed = rebuild(briefing, _labelled)
    assert changed is not None  # nothing is dropped
    return changed


def _labelled(node: Node) -> Node:
    audience = node.audience
    if audience.is_everybody or isinstance(node, Group | Span):
        return node
    node = attrs.evolve(node, audience=EVERYBODY)
    if isinstance(node, _INLINES):
        return Span((node,), audience=audience, location=node.location)
    match node:
        case Section():  # its heading carries the label, so that both begin a page together
            return attrs.evolve(node, title=(Span(node.title, audience=audience),))
        case Part():
            return attrs.evolve(node, content=(Group(node.content, audience=audience),))
        case ListItem():
            first, *more = node.content
            return attrs.evolve(node, content=(_first_words(first, audience), *more))
        case Row():
            cell, *others = node.cells
            named = attrs.evolve(cell, content=(Span(cell.content, audience=audience),))
            return attrs.evolve(node, cells=(named, *others))
        case Column():
            return attrs.evolve(node, header=(Span(node.header, audience=audience),))
    if isinstance(node, _BLOCKS):
        return Group((node,), audience=audience, location=node.location)
    return _first_field(node, audience)


def _first_words(block: Block, audience: Audience) -> Block:
    if isinstance(block, Paragraph):
        return attrs.evolve(block, content=(Span(block.content, audience=audience),))
    return Group((block,), audience=audience)


def _first_field(node: Node, audience: Audience) -> Node:
    """An entry of records with its first words labelled; a source, which has none, as it is."""
    kind: type = type(node)
    for name in fields(kind):
        prose: Prose = getattr(node, name)
        if isinstance(prose, tuple) and prose and isinstance(prose[0], _INLINES):
            changed: dict[str, Any] = {name: (Span(prose, audience=audience),)}
            return attrs.evolve(node, **changed)
    return node
