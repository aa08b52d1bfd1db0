"""A briefing in two languages says the same: sections, figures, citations and judgements of the one are in the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

import attrs

from iria_reports.model.base import Audience, Node
from iria_reports.model.blocks import Box, Figure, Judgement, Section
from iria_reports.model.briefing import Briefing
from iria_reports.model.citing import Cite
from iria_reports.model.clients import AudienceDeclaration, Client
from iria_reports.model.records import Register
from iria_reports.model.sources import Source
from iria_reports.model.tables import Table
from iria_reports.model.walk import children
from iria_reports.problems import Problem, Problems

#: What belongs to the briefing, whatever its language.
_SHARED: Final = ("form", "date", "updated", "information_cutoff", "number", "handling", "scale")
#: What both languages take from the same files.
_APART: Final = (AudienceDeclaration, Client, Source)
_MEND = "both languages are one briefing: give what corresponds the same id, or bring them in line"


@attrs.define
class _Outline:
    """What of a briefing can be compared: what has ids, who is cited, judgements by the section in which they stand."""

    name: str
    named: dict[str, Node] = attrs.field(factory=dict)
    cites: dict[str, Cite] = attrs.field(factory=dict)
    judgements: dict[str, list[Judgement]] = attrs.field(factory=lambda: defaultdict(list))
    #: Parts without an id that are withheld from some, by the part with an id in which they stand.
    withheld: dict[str, list[Node]] = attrs.field(factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, briefing: Briefing, name: str) -> _Outline:
        found = cls(name)
        for part in children(briefing):
            if not isinstance(part, _APART):
                found.take(part, "")
        return found

    def take(self, node: Node, section: str) -> None:
        match node:
            case Section() | Figure() | Table() | Register() | Box() if node.id is not None:
                self.named[node.id] = node
                section = node.id
            case Cite():
                self.cites.setdefault(node.key, node)
            case Judgement():
                self.judgements[section].append(node)
        if not node.audience.is_everybody and getattr(node, "id", None) is None:
            self.withheld[section].append(node)
        for child in children(node):
            self.take(child, section)


def compare(one: Briefing, other: Briefing, names: tuple[str, str]) -> tuple[Problem, ...]:
    """Where two languages of a briefing differ in what both must have; ``names`` are those of their files."""
    problems = Problems()
    for field in _SHARED:
        if getattr(one, field) != getattr(other, field):
            message = f'{names[1]} has another "{field.replace("_", "-")}" than {names[0]}'
            problems.error("translation-differs", other.location, message, "give both the same: they are one briefing", field)
    pair = (_Outline.of(one, names[0]), _Outline.of(other, names[1]))
    for left, right in (pair, pair[::-1]):
        for problem in _lacking(left, right):
            problems.extend((problem,))
    left, right = pair
    for id_ in left.named.keys() & right.named.keys():
        if left.named[id_].audience != right.named[id_].audience:
            message = f'"{id_}" is for other readers in {right.name} than in {left.name}'
            problems.error("translation-audience", right.named[id_].location, message, _MEND, id_)
    for section in left.judgements.keys() | right.judgements.keys():
        _judgements(section, left, right, problems)
    for section in left.withheld.keys() | right.withheld.keys():
        _audiences(section, left, right, problems)
    return problems.sorted()


def _lacking(left: _Outline, right: _Outline) -> Iterator[Problem]:
    lost = [(id_, node, f'"{id_}"') for id_, node in left.named.items() if id_ not in right.named]
    lost += [(key, cite, f'a citation of "{key}"') for key, cite in left.cites.items() if key not in right.cites]
    problems = Problems()
    for subject, node, what in lost:
        problems.warning("translation-lacks", node.location, f"{right.name} lacks {what}", _MEND, subject)
    yield from problems


def _audiences(section: str, left: _Outline, right: _Outline, problems: Problems) -> None:
    """What a section withholds: as many words, rows, notes and blocks in both, each from the same readers."""
    for one, other in ((left, right), (right, left)):
        there = Counter(_kind_and_audience(node) for node in other.withheld[section])
        for node in one.withheld[section]:
            kind = _kind_and_audience(node)
            there[kind] -= 1
            if there[kind] < 0:
                where = f'in "{section}"' if section else "outside of all sections with an id"
                message = f"this is withheld from some readers, and {other.name} {where} withholds no such part from them"
                mend = "withhold the same in both languages, each part with the same for="
                problems.error("translation-audience", node.location, message, mend, section)


def _kind_and_audience(node: Node) -> tuple[str, Audience]:
    return type(node).__name__, node.audience


def _judgements(section: str, left: _Outline, right: _Outline, problems: Problems) -> None:
    """The judgements of a section, in their order: as many, and each as likely and as sure."""
    ours, theirs = left.judgements[section], right.judgements[section]
    where = f'in "{section}"' if section else "outside of all sections"
    if len(ours) != len(theirs):
        message = f"{len(theirs)} judgements {where} in {right.name}, and {len(ours)} in {left.name}"
        place = (ours or theirs)[0].location
        problems.warning("translation-judgement", place, message, _MEND, section)
        return
    for mine, other in zip(ours, theirs, strict=True):
        if (mine.likelihood, mine.confidence) != (other.likelihood, other.confidence):
            message = f"this judgement has another likelihood or confidence than the one {where} in {left.name}"
            problems.warning("translation-judgement", other.location, message, _MEND, section)
