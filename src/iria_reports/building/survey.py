"""The sources of a briefing, one by one: how often each is cited, how good it is, what it lacks."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import attrs

from iria_reports.checking.quality import missing, suspicious, twins
from iria_reports.loading.folder import read_briefing
from iria_reports.model.briefing import Briefing
from iria_reports.model.citing import Cite
from iria_reports.model.sources import Source
from iria_reports.model.walk import walk
from iria_reports.problems import BriefingError, Problem, Problems


@attrs.frozen
class SurveyedSource:
    """A source with what is known of it: how often it is cited, variables that it lacks, what looks wrong."""

    source: Source
    uses: int
    missing: tuple[str, ...]
    suspicious: tuple[str, ...]

    @property
    def rating(self) -> str:
        """Reliability and credibility, as in "B2"; a hyphen for what is not rated, empty for neither."""
        notes = self.source.notes
        if notes.reliability is None and notes.credibility is None:
            return ""
        return f"{notes.reliability or '-'}{notes.credibility or '-'}"


@attrs.frozen
class Survey:
    """All sources of a briefing, in their order; keys that are cited and are no source; what loading found."""

    briefing: Briefing
    sources: tuple[SurveyedSource, ...]
    unknown: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def cited(self) -> tuple[Source, ...]:
        """The sources that are cited."""
        return tuple(surveyed.source for surveyed in self.sources if surveyed.uses)


def survey_sources(source: Briefing | str | os.PathLike[str]) -> Survey:
    """Survey the sources of a briefing, or of the briefing at a path. Faults elsewhere in it do not matter.

    Raises `BriefingError` if there is too little for a briefing.
    """
    problems = Problems()
    if isinstance(source, Briefing):
        briefing: Briefing | None = source
    else:
        briefing = read_briefing(Path(source), problems).briefing
    if briefing is None:
        raise BriefingError(problems.sorted())
    counts = Counter(node.key for node in walk(briefing) if isinstance(node, Cite))
    doubles = twins(briefing.sources)
    surveyed = []
    for each in briefing.sources:
        double = (f'may be the same as "{doubles[each.key]}"',) if each.key in doubles else ()
        wrong = (*suspicious(each, briefing.date), *double)
        surveyed.append(SurveyedSource(each, counts[each.key], missing(each), wrong))
    known = {each.key for each in briefing.sources}
    unknown = tuple(sorted(counts.keys() - known))
    return Survey(briefing, tuple(surveyed), unknown, problems.sorted())
