"""Gaps: pages that are empty at their foot, which no designer would let pass."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from iria_reports.problems import Problem, Severity
from iria_reports.rendering.pdf.process import Gap
from iria_reports.resolved import ResolvedDocument

#: The share of a page from which on it looks empty.
_MUCH: Final = 1 / 6
_MEND: Final = "move it behind the text that follows it, or shorten the text before it"


def check_gaps(gaps: Iterable[Gap], document: ResolvedDocument) -> list[Problem]:
    """A warning for each page that ends early. Text in columns is balanced, and ends where it ends."""
    if document.design.columns > 1:
        return []
    return [
        Problem(
            "empty-foot",
            f"page {gap.page} is empty over {gap.share:.0%} of its height: “{gap.opening}” finds no room there",
            _MEND,
            severity=Severity.WARNING,
        )
        for gap in gaps
        if gap.share >= _MUCH
    ]
