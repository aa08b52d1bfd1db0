"""``iria build``."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from enum import Enum
from pathlib import Path

import click

from iria_reports.cli.report import Progress, as_json, path_argument, report
from iria_reports.cli.status import ERRORS
from iria_reports.problems import BriefingError
from iria_reports.rendering.wordoptions import LONGEST_PASSWORD, Protection, WordOptions, WordPages

#: Phases of every build, and those that a format adds.
_PHASES = 8
_PHASES_OF = {"pdf": 2, "docx": 1, "html": 1}


def _choice(name: str, default: Enum, purpose: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """An option that takes one of the values of an enumeration: the one that ``default`` is of."""
    values = [each.value for each in type(default)]
    return click.option(name, type=click.Choice(values), default=default.value, show_default=True, help=purpose)


@click.command()
@path_argument()
@click.option(
    "--to", "formats", multiple=True, type=click.Choice(["pdf", "docx", "html"]), help="Format; all three if not given."
)
@click.option("--out", default="out", show_default=True, help="Folder for what is made.")
@click.option("--theme", help="Look: a theme by name (iria themes lists them) or a .toml file; else the briefing's own.")
@click.option(
    "--fonts",
    multiple=True,
    type=click.Path(exists=True, file_okay=False),
    help="Folder of fonts for characters that those of the package lack.",
)
@click.option(
    "--attach/--no-attach",
    default=None,
    help="Whether PDFs bring their sources and the data of their tables along; else those for everybody do.",
)
@click.option("--embed-fonts/--no-embed-fonts", default=True, show_default=True, help="Embed the fonts in Word files.")
@_choice("--word-pages", WordPages.PDF, "Whose pages the contents of Word files show.")
@_choice(
    "--protect",
    Protection.NONE,
    "How Word files ask to be treated: to be opened read-only, or to be commented on alone.",
)
@click.option(
    "--password-file",
    type=click.Path(exists=True, dir_okay=False),
    help="File whose first line is the password that takes --protect comments off.",
)
@click.option("--json", "as_data", is_flag=True, help="Print the result as JSON.")
@click.option("--quiet", is_flag=True, help="Say nothing of progress.")
def command(
    path: str,
    formats: tuple[str, ...],
    out: str,
    theme: str | None,
    fonts: tuple[str, ...],
    attach: bool | None,
    embed_fonts: bool,
    word_pages: str,
    protect: str,
    password_file: str | None,
    as_data: bool,
    quiet: bool,
) -> None:
    """Make PDF, Word and HTML of the briefing at PATH (the public edition)."""
    # Imported here: what makes documents is not needed to show help.
    from iria_reports.building.build import FORMATS, build

    if password_file and protect != Protection.COMMENTS:
        raise click.UsageError("--password-file goes with --protect comments alone")
    password = _password(Path(password_file)) if password_file else ""
    word = WordOptions(embed_fonts=embed_fonts, pages=WordPages(word_pages), protection=Protection(protect), password=password)
    try:
        phases = _PHASES + sum(_PHASES_OF[form] for form in set(formats or FORMATS))
        with Progress(phases, quiet=quiet or as_data) as progress:
            built = build(
                path, to=formats or FORMATS, out=out, theme=theme, fonts=fonts, attach=attach, word=word, on_phase=progress
            )
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


def _password(path: Path) -> str:
    """The first line of a file. Raises `click.UsageError` if Word could not ask for it."""
    try:
        first = path.read_text(encoding="utf-8-sig").split("\n")[0].rstrip("\r")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{path} is not UTF-8; save it as UTF-8") from error
    if not 0 < len(first) <= LONGEST_PASSWORD:
        raise click.UsageError(f"the first line of {path} has {len(first)} characters; a password has 1 to {LONGEST_PASSWORD}")
    return first
