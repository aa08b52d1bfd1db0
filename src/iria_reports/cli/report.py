"""Problems as a reader of a terminal wants them: place, source line, caret, what is wrong, how to mend it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any, Self

import click

from iria_reports.problems import Problem
from iria_reports.problemtext import as_text, plain


def shown(problem: Problem, *, colour: bool = False, quoted: bool = True) -> str:
    """One problem, over several lines; without ``quoted`` nothing of the briefing's text is told."""
    return as_text(problem, click.style if colour else plain, quoted=quoted)


def report(problems: Iterable[Problem], *, quoted: bool = True) -> None:
    """Print problems to standard error, with their number at the end; ``quoted`` with the lines where they are."""
    problems = list(problems)
    colour = sys.stderr.isatty()
    for problem in problems:
        click.echo(shown(problem, colour=colour, quoted=quoted) + "\n", err=True)
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    counts = [
        f"{number} {word}{'' if number == 1 else 's'}" for number, word in ((errors, "error"), (warnings, "warning")) if number
    ]
    if counts:
        click.echo(", ".join(counts), err=True)


def as_json(problem: Problem, *, quoted: bool = True) -> dict[str, Any]:
    """A problem for machines; without ``quoted`` nothing of the briefing's text is told."""
    data: dict[str, Any] = {"code": problem.code, "severity": problem.severity.value}
    if quoted:
        data |= {"message": problem.message, "mend": problem.mend, "subject": problem.subject}
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
