"""``iria dump``."""

from __future__ import annotations

import sys

import click

from iria_reports.cli.editions import language_option, refuse_mixtures
from iria_reports.cli.report import path_argument, report
from iria_reports.cli.status import ERRORS
from iria_reports.problems import BriefingError


@click.command()
@path_argument()
@click.option("--client", help="Id of a client whose edition is shown, in place of the public one.")
@click.option("--proof", is_flag=True, help="Show the desk's own edition.")
@language_option
def command(path: str, client: str | None, proof: bool, language: str | None) -> None:
    """Print the resolved briefing at PATH as JSON: every word and number as decided."""
    # Imported here: what makes documents is not needed to show help.
    from iria_reports.building.calls import dump, resolve

    refuse_mixtures((client,) if client else (), proof=proof, language=language)
    try:
        click.echo(dump(resolve(path, client=client, proof=proof, language=language)))
    except BriefingError as error:
        report(error.problems)
        sys.exit(ERRORS)
