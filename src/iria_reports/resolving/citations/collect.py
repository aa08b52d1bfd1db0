"""What a briefing cites, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from iria_reports.model.attribution import Attribution
from iria_reports.model.base import Node
from iria_reports.model.blocks import ExpertOpinion, Figure, Judgement
from iria_reports.model.briefing import Briefing
from iria_reports.model.citing import Cite
from iria_reports.model.inlines import Citation, CitationMode, Footnote, NoteParagraph
from iria_reports.model.records import Reading, Register
from iria_reports.model.tables import Table
from iria_reports.model.walk import children


@attrs.frozen
class Occurrence:
    """One place that cites. ``owner`` is the node that does."""

    owner: Node
    cites: tuple[Cite, ...]
    mode: CitationMode = CitationMode.APART


@attrs.frozen
class Group:
    """What goes to the engine as one paragraph: a place in the text, or a whole note with its places."""

    occurrences: tuple[Occurrence, ...]
    in_note: bool
    #: Whether the note holds nothing but one place that cites.
    is_lone: bool = False


def collect(briefing: Briefing) -> tuple[list[Group], list[str]]:
    """All places that cite, in reading order, and the keys that further reading names."""
    groups: list[Group] = []
    readings: list[str] = []
    for child in children(briefing):
        _collect(child, groups, readings)
    return groups, readings


def _collect(node: Node, groups: list[Group], readings: list[str]) -> None:
    if isinstance(node, Footnote):
        groups.append(Group(tuple(_occurrences(node)), in_note=True, is_lone=_is_lone(node)))
        return
    if isinstance(node, Reading):
        readings.extend(cite.key for cite in node.source)
        for inline in node.note or ():
            _collect(inline, groups, readings)
        return
    # Sources are shown below what they belong to, so they come after its children.
    own = _own(node)
    for child in children(node):
        if not isinstance(child, Cite):
            _collect(child, groups, readings)
    if own is not None:
        groups.append(Group((own,), in_note=False))


def _own(node: Node) -> Occurrence | None:
    match node:
        case Citation():
            return Occurrence(node, node.cites, node.mode)
        case Attribution() if node.cited:
            return Occurrence(node, node.cited)
        case (
            Judgement(basis=cites)
            | Figure(source=cites)
            | Table(source=cites)
            | Register(source=cites)
            | ExpertOpinion(source=cites)
        ) if cites:
            return Occurrence(node, cites)
        case _:
            return None


def _is_lone(footnote: Footnote) -> bool:
    match footnote.content:
        case (NoteParagraph(content=(Citation(mode=CitationMode.APART),)),):
            return True
        case _:
            return False


def _occurrences(footnote: Footnote) -> Iterator[Occurrence]:
    waiting: list[Node] = [footnote]
    while waiting:
        node = waiting.pop()
        own = _own(node)
        if own is not None:
            yield own
        waiting.extend(child for child in reversed(children(node)) if not isinstance(child, Cite))
