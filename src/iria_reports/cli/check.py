"""``iria check``."""

from __future__ import annotations

import json
import sys

import click

from iria_reports.cli.report import as_json, path_argument, report
from iria_reports.cli.status import DONE, ERRORS


@click.command()
@path_argument()
@click.option("--json", "as_data", is_flag=True, help="Print the problems as JSON.")
def command(path: str, as_data: bool) -> None:
    """Say what is wrong with the briefing at PATH, and make nothing.

    The public edition is resolved, too, so that faults of citations are found. Exit status 1 means errors.
    """
    # Imported here: what reads briefings is not needed to show help.
    from iria_reports.building.finding import find_problems

    found = find_problems(path)
    if as_data:
        click.echo(json.dumps([as_json(problem) for problem in found], indent=1, ensure_ascii=False))
    elif found:
        report(found)
    else:
        click.echo("no problems", err=True)
    sys.exit(ERRORS if any(problem.is_error for problem in found) else DONE)
