"""Text that runs over the edges of its page, or into other text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from iria_reports.problems import Problem, Severity
from iria_reports.rendering.pdf.process import Overrun

_SAID: Final = {"beyond": "runs over the edge of the text", "upon": "is printed upon other text"}
_MEND: Final = "shorten it, or part it, so that it finds room"


def check_overruns(overruns: Iterable[Overrun]) -> list[Problem]:
    """A warning for each page with such text."""
    return [
        Problem("overrun", f"page {each.page}: “{each.opening}” {_SAID[each.kind]}", _MEND, severity=Severity.WARNING)
        for each in overruns
    ]
