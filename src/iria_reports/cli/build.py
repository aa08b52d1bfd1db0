"""``iria build``."""

from __future__ import annotations

import json
import sys

import click

from iria_reports.cli.report import Progress, as_json, path_argument, report
from iria_reports.cli.status import ERRORS
from iria_reports.problems import BriefingError

#: Phases of every build, and those that a format adds.
_PHASES = 7
_PHASES_OF = {"pdf": 2, "docx": 1, "html": 1}


@click.command()
@path_argument()
@click.option(
    "--to", "formats", multiple=True, type=click.Choice(["pdf", "docx", "html"]), help="Format; all three if not given."
)
@click.option("--out", default="out", show_default=True, help="Folder for what is made.")
@click.option("--embed-fonts/--no-embed-fonts", default=True, show_default=True, help="Embed the fonts in Word files.")
@click.option("--json", "as_data", is_flag=True, help="Print the result as JSON.")
@click.option("--quiet", is_flag=True, help="Say nothing of progress.")
def command(path: str, formats: tuple[str, ...], out: str, embed_fonts: bool, as_data: bool, quiet: bool) -> None:
    """Make PDF, Word and HTML of the briefing at PATH (the public edition)."""
    # Imported here: what makes documents is not needed to show help.
    from iria_reports.building.build import FORMATS, build

    try:
        phases = _PHASES + sum(_PHASES_OF[form] for form in set(formats or FORMATS))
        with Progress(phases, quiet=quiet or as_data) as progress:
            built = build(path, to=formats or FORMATS, out=out, embed_fonts=embed_fonts, on_phase=progress)
    except BriefingError as error:
        if as_data:
            click.echo(json.dumps({"paths": {}, "problems": [as_json(each) for each in error.problems]}, indent=1))
        else:
            report(error.problems)
        sys.exit(ERRORS)
    if as_data:
        paths = {form: str(made) for form, made in built.paths.items()}
        seconds = {phase: round(value, 3) for phase, value in built.timings.items()}
        problems = [as_json(each) for each in built.problems]
        click.echo(json.dumps({"paths": paths, "pages": built.pages, "problems": problems, "seconds": seconds}, indent=1))
        return
    report(built.problems)
    for made in built.paths.values():
        click.echo(made)
