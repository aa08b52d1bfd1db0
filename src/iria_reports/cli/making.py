"""Making editions from the command line, one or many, and telling what became of them."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, Self

import attrs
import click

from iria_reports.cli.report import Progress, as_json, report
from iria_reports.cli.status import DONE, ERRORS
from iria_reports.problems import BriefingError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iria_reports.batch import Outcome
    from iria_reports.building.build import Built

#: Phases of every build, and those that a format adds.
_PHASES: Final = 8
_PHASES_OF: Final = {"pdf": 2, "docx": 1, "html": 1}


@attrs.frozen
class Telling:
    """How a user is told: as data for machines, without progress, with the lines of the briefing that are wrong."""

    as_data: bool
    quiet: bool
    quoted: bool = True


def build_one(path: str, given: dict[str, Any], how: Telling) -> int:
    """Build one edition; the exit status."""
    # Imported here: what makes documents is not needed to show help.
    from iria_reports.building.build import FORMATS, build

    phases = _PHASES + sum(_PHASES_OF[form] for form in set(given["to"] or FORMATS))
    try:
        with Progress(phases, quiet=how.quiet or how.as_data) as progress:
            built = build(path, **given, on_phase=progress)
    except BriefingError as error:
        if how.as_data:
            _print({"paths": {}, "problems": [as_json(each, quoted=how.quoted) for each in error.problems]})
        else:
            report(error.problems, quoted=how.quoted)
        return ERRORS
    if how.as_data:
        _print(_as_data(built))
        return DONE
    report(built.problems, quoted=how.quoted)
    for made in built.paths.values():
        click.echo(made)
    return DONE


def build_many(path: str, clients: Iterable[str] | None, jobs: int | None, given: dict[str, Any], how: Telling) -> int:
    """Build the editions of clients; the exit status tells whether all could be."""
    # Imported here, as above.
    from iria_reports.batch import build_all

    try:
        with _Editions(quiet=how.quiet or how.as_data) as progress:
            outcomes = build_all(path, clients=clients, jobs=jobs, on_outcome=progress, **given)
    except BriefingError as error:
        if how.as_data:
            _print({"editions": [], "problems": [as_json(each, quoted=how.quoted) for each in error.problems]})
        else:
            report(error.problems, quoted=how.quoted)
        return ERRORS
    failed = any(outcome.built is None for outcome in outcomes)
    if how.as_data:
        _print({"editions": [_outcome_as_data(each, how) for each in outcomes], "equal": _equal(outcomes)})
        return ERRORS if failed else DONE
    for outcome in outcomes:
        for made in outcome.built.paths.values() if outcome.built is not None else ():
            click.echo(made)
    _summary(outcomes, how)
    return ERRORS if failed else DONE


class _Editions:
    """Editions as they are done, on standard error: a bar on a terminal, a line each elsewhere; problems at the end."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._done = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._done and not self._quiet and sys.stderr.isatty():
            click.echo(err=True)

    def __call__(self, outcome: Outcome) -> None:
        self._done += 1
        if self._quiet:
            return
        state = "done" if outcome.built is not None else "FAILED"
        line = f"{self._done:>3} {outcome.client}: {state} ({outcome.seconds:.1f} s)"
        if sys.stderr.isatty():
            click.echo(f"\r\033[K{line}", nl=False, err=True)
        else:
            click.echo(line, err=True)


def _summary(outcomes: Iterable[Outcome], how: Telling) -> None:
    """What went wrong by client, which editions say the same, and how many were made."""
    outcomes = list(outcomes)
    for outcome in outcomes:
        if outcome.problems:
            click.echo(f"\n{outcome.client}:", err=True)
            report(outcome.problems, quoted=how.quoted)
    for clients in _equal(outcomes):
        click.echo(f"the same text for: {', '.join(clients)}", err=True)
    made = [outcome for outcome in outcomes if outcome.built is not None]
    failed = [outcome.client for outcome in outcomes if outcome.built is None]
    click.echo(f"{len(made)} of {len(outcomes)} editions made", err=True)
    if failed:
        click.echo(f"not made: {', '.join(failed)}", err=True)


def _equal(outcomes: Iterable[Outcome]) -> list[list[str]]:
    """Clients whose editions say the same, whatever their marks and looks."""
    by_content: dict[str, list[str]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.built is not None:
            by_content[outcome.built.content].append(outcome.client)
    return [clients for clients in by_content.values() if len(clients) > 1]


def _outcome_as_data(outcome: Outcome, how: Telling) -> dict[str, Any]:
    built = outcome.built
    made = _as_data(built) if built is not None else {"paths": {}}
    made["problems"] = [as_json(each, quoted=how.quoted) for each in outcome.problems]
    return {"client": outcome.client, "made": built is not None, **made}


def _as_data(built: Built) -> dict[str, Any]:
    return {
        "paths": {form: str(made) for form, made in built.paths.items()},
        "pages": built.pages,
        "content": built.content,
        "problems": [as_json(each) for each in built.problems],
        "seconds": {phase: round(value, 3) for phase, value in built.timings.items()},
    }


def _print(data: dict[str, Any]) -> None:
    click.echo(json.dumps(data, indent=1))
