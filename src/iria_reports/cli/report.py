"""Problems as a reader of a terminal wants them: place, source line, caret, what is wrong, how to mend it."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any, Final, Self

import click

from iria_reports.problems import Location, Problem

#: Width of the source line shown; a longer one is cut around the caret.
_WIDTH: Final = 100
_COLOURS: Final = {"error": "red", "warning": "yellow"}


def shown(problem: Problem, *, colour: bool = False) -> str:
    """One problem, over several lines."""

    def paint(text: str, **style: Any) -> str:
        return click.style(text, **style) if colour else text

    severity = paint(problem.severity.value, fg=_COLOURS[problem.severity.value], bold=True)
    where = f"{problem.location}  " if problem.location else f"{problem.subject}  " if problem.subject else ""
    lines = [f"{where}{severity}  {problem.code}"]
    if problem.location is not None and problem.location.excerpt.strip():
        lines += _excerpt(problem.location, problem.message, paint)
    else:
        lines.append(f"  {problem.message}")
    if problem.mend:
        lines.append(f"  {problem.mend}")
    return "\n".join(lines)


def _excerpt(location: Location, message: str, paint: Callable[..., str]) -> list[str]:
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


def report(problems: Iterable[Problem]) -> None:
    """Print problems to standard error, with their number at the end."""
    problems = list(problems)
    colour = sys.stderr.isatty()
    for problem in problems:
        click.echo(shown(problem, colour=colour) + "\n", err=True)
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    counts = [
        f"{number} {word}{'' if number == 1 else 's'}" for number, word in ((errors, "error"), (warnings, "warning")) if number
    ]
    if counts:
        click.echo(", ".join(counts), err=True)


def as_json(problem: Problem) -> dict[str, Any]:
    """A problem for machines."""
    data: dict[str, Any] = {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "mend": problem.mend,
        "subject": problem.subject,
    }
    if problem.location is not None:
        place = problem.location
        data |= {"file": place.file, "line": place.line, "column": place.column, "width": place.width}
    return data


class Progress:
    """Phases of a build on standard error: a bar on a terminal, a line each elsewhere, nothing if quiet."""

    def __init__(self, phases: int, *, quiet: bool) -> None:
        self._quiet = quiet
        on_terminal = not quiet and sys.stderr.isatty()
        self._bar = click.progressbar(length=phases, file=sys.stderr, item_show_func=str) if on_terminal else None
        self._begun = False

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.update(int(self._begun and error is None))  # the last phase is over
            self._bar.__exit__(kind, error, trace)

    def __call__(self, phase: str) -> None:
        """The phase ``phase`` begins."""
        if self._bar is not None:
            self._bar.update(int(self._begun), phase)
            self._begun = True
        elif not self._quiet:
            click.echo(f"{phase} …", err=True)


def path_argument() -> Callable[..., Any]:
    """The argument PATH: a briefing's folder or file that is there."""
    return click.argument("path", type=click.Path(exists=True, path_type=str))
