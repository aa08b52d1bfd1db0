"""The sources that an edition cites, for those who read them by machine."""

from __future__ import annotations

from iria_reports.model.briefing import Briefing
from iria_reports.model.citing import Cite
from iria_reports.model.sources import Source
from iria_reports.model.walk import walk


def cited_sources(edition: Briefing) -> list[Source]:
    """The sources that ``edition`` cites, in their order."""
    cited = {node.key for node in walk(edition) if isinstance(node, Cite)}
    return [source for source in edition.sources if source.key in cited]
