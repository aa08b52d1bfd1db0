"""``iria check``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from iria_reports.cli.report import as_json, path_argument, report


@click.command()
@path_argument()
@click.option("--json", "as_data", is_flag=True, help="Print the problems as JSON.")
def command(path: str, as_data: bool) -> None:
    """Say what is wrong with the briefing at PATH, and make nothing.

    The public edition is resolved, too, so that faults of citations are found. Exit status 1 means errors.
    """
    # Imported here: what reads briefings is not needed to show help.
    from iria_reports.checking import check, check_edition
    from iria_reports.editions import tailor
    from iria_reports.loading.folder import read_briefing
    from iria_reports.problems import BriefingError, Problems
    from iria_reports.resolving import resolve

    problems = Problems()
    briefing = read_briefing(Path(path), problems)
    if briefing is not None:
        problems.extend(check(briefing))
        if not problems.any_error:
            edition = tailor(briefing)
            problems.extend(check_edition(edition, briefing))
            if not problems.any_error:
                try:
                    resolve(edition)
                except BriefingError as error:
                    problems.extend(error.problems)
    found = problems.sorted()
    if as_data:
        click.echo(json.dumps([as_json(problem) for problem in found], indent=1, ensure_ascii=False))
    elif found:
        report(found)
    else:
        click.echo("no problems", err=True)
    sys.exit(1 if problems.any_error else 0)
