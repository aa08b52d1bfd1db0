"""Numbers of headings, figures, tables, boxes and judgements, and anchors of all that can be referred to.

One walk in reading order hands them out; lowering takes them in the same order, and each hand-over checks
that it is the same object, so the two cannot drift apart.
"""

from __future__ import annotations

from collections import deque

import attrs

from iria_reports.model.base import Node
from iria_reports.model.blocks import Box, Figure, Judgement, Section
from iria_reports.model.briefing import Briefing
from iria_reports.model.choices import Choice
from iria_reports.model.records import Register
from iria_reports.model.tables import Table
from iria_reports.model.walk import children
from iria_reports.resolved import Number, Sequence
from iria_reports.resolving.labels import Labels

Counted = Figure | Table | Register | Box | Judgement


def _sequence(node: Node) -> Sequence:
    """Among what a node is counted."""
    match node:
        case Figure():
            return Sequence.FIGURE
        case Table() | Register():
            return Sequence.TABLE
        case Box():
            return Sequence.BOX
        case Judgement():
            return Sequence.JUDGEMENT
        case _:
            raise AssertionError(f"{type(node).__name__} is not counted")


@attrs.frozen
class Place:
    """What numbering found out of one node. ``number`` is None where it has none; ``level`` is a section's."""

    node: Node
    anchor: str
    number: str | None
    level: int = 0


@attrs.define
class Numbering:
    """Places in reading order, and those with an id by their id."""

    places: deque[Place]
    targets: dict[str, Place]
    labels: Labels

    def take(self, node: Node) -> Place:
        """The place of ``node``, which is the next in reading order."""
        place = self.places.popleft()
        if place.node is not node:
            raise AssertionError(f"numbered {type(place.node).__name__}, lowered {type(node).__name__}")
        return place

    def number(self, place: Place) -> Number | None:
        """The typed number of a figure, table, box or judgement."""
        if place.number is None:
            return None
        sequence = _sequence(place.node)
        return Number(sequence, self.labels("counted", sequence.value), place.number)


def has_numbered_headings(briefing: Briefing) -> bool:
    """Whether headings carry numbers: as the briefing says, else as its form does."""
    if briefing.numbering is Choice.AUTO:
        return briefing.form.numbered
    return briefing.numbering is Choice.YES


def number(briefing: Briefing, labels: Labels) -> Numbering:
    """Number all of ``briefing``."""
    counting = _Counting(has_numbered_headings(briefing))
    for node in children(briefing):
        if node is briefing.lead_figure and node.id is None:
            counting.add(Place(node, counting.anchor(), None), None)
        else:
            counting.visit(node, (), numbered=True)
    return Numbering(counting.places, counting.targets, labels)


class _Counting:
    def __init__(self, numbered_headings: bool) -> None:
        self.numbered_headings = numbered_headings
        self.places: deque[Place] = deque()
        self.targets: dict[str, Place] = {}
        self.counts: dict[object, int] = {}

    def count(self, row: object) -> int:
        self.counts[row] = self.counts.get(row, 0) + 1
        return self.counts[row]

    def visit(self, node: Node, above: tuple[str, ...], *, numbered: bool) -> None:
        """Count ``node`` and what is in it. ``above`` are the numbers of the sections around it."""
        match node:
            case Section():
                above, numbered = self.section(node, above, numbered=numbered)
            case Figure() | Table() | Register() | Box() | Judgement():
                self.counted(node)
        for child in children(node):
            self.visit(child, above, numbered=numbered)

    def section(self, node: Section, above: tuple[str, ...], *, numbered: bool) -> tuple[tuple[str, ...], bool]:
        if node.appendix:
            letter = chr(ord("A") - 1 + self.count("appendices"))
            self.add(Place(node, self.anchor(), letter, 1), node.id)
            return (letter,), self.numbered_headings
        numbered = numbered and node.numbered and self.numbered_headings
        own = str(self.count(above)) if numbered else ""
        text = ".".join((*above, own)) if numbered else None
        self.add(Place(node, self.anchor(), text, len(above) + 1), node.id)
        return (*above, own), numbered

    def counted(self, node: Counted) -> None:
        """A figure or table without caption has no number unless something refers to it."""
        named = getattr(node, "id", None)
        captioned = bool(getattr(node, "caption", True)) or named is not None
        number = str(self.count(_sequence(node))) if captioned else None
        self.add(Place(node, self.anchor(), number), named)

    def anchor(self) -> str:
        """A name for links. It says nothing of the id that the author chose."""
        return f"a{len(self.places) + 1}"

    def add(self, place: Place, target: str | None) -> None:
        self.places.append(place)
        if target is not None:
            self.targets[target] = place
