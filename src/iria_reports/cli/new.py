"""``iria new``."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from iria_reports.cli.report import report
from iria_reports.cli.status import ERRORS
from iria_reports.problems import BriefingError, did_you_mean


@click.command()
@click.argument("path")
@click.option("--form", default="backgrounder", show_default=True, help="Product form; iria forms lists them.")
@click.option("--title", default="A title that says what it is about", help="Title.")
def command(path: str, form: str, title: str) -> None:
    """Write a folder PATH to start from: a commented briefing that builds as it is."""
    # Imported here: the model is not needed to show help.
    from iria_reports.building.starting import start
    from iria_reports.model.forms import FORMS

    if form not in FORMS:
        mend = did_you_mean(form, FORMS) or f"one of {', '.join(FORMS)}"
        raise click.UsageError(f'there is no form "{form}"; {mend}')
    try:
        written = start(Path(path), FORMS[form], title, dt.datetime.now(dt.UTC).date())
    except BriefingError as error:
        report(error.problems)
        sys.exit(ERRORS)
    for file in written:
        click.echo(file)
