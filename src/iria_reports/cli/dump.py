"""``iria dump``."""

from __future__ import annotations

import sys

import click

from iria_reports.cli.report import path_argument, report
from iria_reports.cli.status import ERRORS
from iria_reports.problems import BriefingError


@click.command()
@path_argument()
@click.option("--client", help="Id of a client whose edition is shown, in place of the public one.")
@click.option("--proof", is_flag=True, help="Show the desk's own edition.")
@click.option("--lang", "language", help="Code of a language in which the briefing stands beside its main file, such as ar.")
def command(path: str, client: str | None, proof: bool, language: str | None) -> None:
    """Print the resolved briefing at PATH as JSON: every word and number as decided."""
    # Imported here: what makes documents is not needed to show help.
    from iria_reports.building.calls import dump, resolve

    if client and proof:
        raise click.UsageError("--client and --proof are editions of different readers: give one of them")
    if client and language:
        raise click.UsageError("a client's language stands in clients.yaml; --lang is for the public edition and the proof")
    try:
        click.echo(dump(resolve(path, client=client, proof=proof, language=language)))
    except BriefingError as error:
        report(error.problems)
        sys.exit(ERRORS)
