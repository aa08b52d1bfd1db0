"""``iria dump``."""

from __future__ import annotations

import sys

import click

from iria_reports.cli.report import path_argument, report
from iria_reports.cli.status import ERRORS
from iria_reports.problems import BriefingError


@click.command()
@path_argument()
def command(path: str) -> None:
    """Print the resolved briefing at PATH as JSON: every word and number as decided."""
    # Imported here: what makes documents is not needed to show help.
    from iria_reports.building.calls import dump, resolve

    try:
        click.echo(dump(resolve(path)))
    except BriefingError as error:
        report(error.problems)
        sys.exit(ERRORS)
