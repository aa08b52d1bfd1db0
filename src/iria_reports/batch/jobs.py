"""What a batch asks of its processes, and what they answer."""

from __future__ import annotations

import attrs

from iria_reports.building.build import Built
from iria_reports.building.wanted import Wanted
from iria_reports.model.briefing import Briefing
from iria_reports.problems import Problem


@attrs.frozen
class Job:
    """What all editions of a batch have in common."""

    source: Briefing | str
    wanted: Wanted
    out: str
    fonts: tuple[str, ...]


@attrs.frozen
class Answer:
    """What became of one edition: what was built, or what is wrong; or what the machine lacks."""

    built: Built | None
    problems: tuple[Problem, ...]
    seconds: float
    lacking: tuple[str, str] | None = None
