"""Problems as a reader wants them: place, source line, caret, what is wrong, how to fix it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from iria_reports.problems import Location, Problem

#: Width of the source line shown; a longer one is cut around the caret.
_WIDTH: Final = 100
_COLOURS: Final = {"error": "red", "warning": "yellow"}
_UNQUOTED: Final = "the log does not quote the briefing: iria check says what is wrong"

#: What gives a stretch of text a colour or weight.
Paint = Callable[..., str]


def plain(text: str, **_style: Any) -> str:
    """``text`` without colour."""
    return text


def as_text(problem: Problem, paint: Paint = plain, *, quoted: bool = True) -> str:
    """One problem, over several lines; without ``quoted`` nothing that its author wrote is told."""
    severity = paint(problem.severity.value, fg=_COLOURS[problem.severity.value], bold=True)
    subject = problem.subject if quoted else ""
    where = f"{problem.location}  " if problem.location else f"{subject}  " if subject else ""
    lines = [f"{where}{severity}  {problem.code}"]
    if not quoted and problem.location is not None:
        return "\n".join((*lines, f"  {_UNQUOTED}"))
    if problem.location is not None and problem.location.excerpt.strip():
        lines += _excerpt(problem.location, problem.message, paint)
    else:
        lines.append(f"  {problem.message}")
    if problem.mend:
        lines.append(f"  {problem.mend}")
    return "\n".join(lines)


def _excerpt(location: Location, message: str, paint: Paint) -> list[str]:
    line, column, width = location.excerpt, location.column, location.width
    start = 0
    if len(line) > _WIDTH:
        start = max(0, min(column - 1 - _WIDTH // 4, len(line) - _WIDTH))
    text = line[start : start + _WIDTH].replace("\t", " ")
    width = min(width, max(1, start + _WIDTH - (column - 1)))
    left = "…" if start else ""
    right = "…" if start + _WIDTH < len(line) else ""
    number = f"{location.line:>4} | "
    before = " " * (len(number) + len(left) + _cells(text[: column - 1 - start]))
    caret = paint("^" * max(1, _cells(text[column - 1 - start : column - 1 - start + width])), bold=True)
    return [f"{number}{left}{text}{right}", f"{before}{caret} {message}"]


def _cells(text: str) -> int:
    """Columns that ``text`` takes on a terminal: wide characters take two, combining marks none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
