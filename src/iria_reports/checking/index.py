"""What the rules look at, collected in one walk."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TypeVar, cast

import attrs

from iria_reports.model.base import Node
from iria_reports.model.blocks import Box, Figure, Section
from iria_reports.model.briefing import Briefing
from iria_reports.model.records import Register
from iria_reports.model.tables import Table
from iria_reports.model.walk import walk

Found = TypeVar("Found", bound=Node)
Target = Section | Figure | Table | Register | Box


@attrs.frozen
class Index:
    """All nodes of a briefing by class, in reading order."""

    briefing: Briefing
    by_class: dict[type[Node], list[Node]]

    @classmethod
    def of(cls, briefing: Briefing) -> Index:
        """Index of ``briefing``."""
        by_class: dict[type[Node], list[Node]] = defaultdict(list)
        for node in walk(briefing):
            by_class[type(node)].append(node)
        return cls(briefing, by_class)

    def all(self, kind: type[Found]) -> list[Found]:
        """All nodes of one class."""
        return cast("list[Found]", self.by_class.get(kind, []))

    @cached_property
    def targets(self) -> dict[str, list[Target]]:
        """What can be referred to, by id; several under one id are a mistake."""
        targets: dict[str, list[Target]] = defaultdict(list)
        nodes: list[Target] = [*self.all(Section), *self.all(Figure), *self.all(Table), *self.all(Box)]
        nodes += (node for kind in Register.__subclasses__() for node in self.all(kind))
        for node in nodes:
            if node.id is not None:
                targets[node.id].append(node)
        return targets

    @cached_property
    def restricted(self) -> list[Node]:
        """Nodes that are not for everybody."""
        return [node for nodes in self.by_class.values() for node in nodes if not node.audience.is_everybody]
