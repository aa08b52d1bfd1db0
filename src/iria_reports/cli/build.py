"""``iria build``."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any

import click

from iria_reports.cli.editions import language_option, refuse_mixtures
from iria_reports.cli.making import Telling, build_many, build_one
from iria_reports.cli.report import path_argument
from iria_reports.rendering.wordoptions import LONGEST_PASSWORD, Protection, WordOptions, WordPages


def _choice(name: str, default: Enum, purpose: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """An option that takes one of the values of an enumeration: the one that ``default`` is of."""
    values = [each.value for each in type(default)]
    return click.option(name, type=click.Choice(values), default=default.value, show_default=True, help=purpose)


@click.command()
@path_argument()
@click.option(
    "--to",
    "formats",
    multiple=True,
    type=click.Choice(["pdf", "docx", "html"]),
    help="Format; those of the client, or all three, if not given.",
)
@click.option("--client", "clients", multiple=True, help="Id of a client whose edition is made, into a folder of its own.")
@click.option("--all-clients", is_flag=True, help="Make the editions of all clients.")
@click.option(
    "--proof", is_flag=True, help="Make the desk's own edition: all that anybody may see, each part with whom it is for."
)
@language_option
@click.option(
    "--issue-date", "issued", type=click.DateTime(["%Y-%m-%d"]), help="Day of issue, if not the date of the briefing."
)
@click.option("--jobs", type=click.IntRange(min=1), help="How many editions are made at once; as many as there are cores.")
@click.option("--out", default="out", show_default=True, help="Folder for what is made.")
@click.option("--theme", help="Look: a theme by name (iria themes lists them) or a .toml file; else the edition's own.")
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
@click.option(
    "--quote/--no-quote",
    "quoted",
    default=None,
    help="Whether problems quote the briefing; by default they do, but not where editions of several clients are made.",
)
@click.option("--quiet", is_flag=True, help="Say nothing of progress.")
def command(
    path: str,
    formats: tuple[str, ...],
    clients: tuple[str, ...],
    all_clients: bool,
    proof: bool,
    language: str | None,
    issued: dt.datetime | None,
    jobs: int | None,
    out: str,
    theme: str | None,
    fonts: tuple[str, ...],
    attach: bool | None,
    embed_fonts: bool,
    word_pages: str,
    protect: str,
    password_file: str | None,
    as_data: bool,
    quoted: bool | None,
    quiet: bool,
) -> None:
    """Make PDF, Word and HTML of the briefing at PATH: the public edition, or those of clients."""
    refuse_mixtures(clients, proof=proof, language=language, all_clients=all_clients)
    if jobs and not (all_clients or len(clients) > 1):
        raise click.UsageError("--jobs goes with --all-clients, or with several --client")
    if password_file and protect != Protection.COMMENTS:
        raise click.UsageError("--password-file goes with --protect comments alone")
    password = _password(Path(password_file)) if password_file else ""
    word = WordOptions(embed_fonts=embed_fonts, pages=WordPages(word_pages), protection=Protection(protect), password=password)
    given: dict[str, Any] = {
        "to": formats or None,
        "out": out,
        "theme": theme,
        "fonts": fonts,
        "attach": attach,
        "word": word,
        "issued": issued.date() if issued is not None else None,
    }
    many = all_clients or len(clients) > 1
    how = Telling(as_data=as_data, quiet=quiet, quoted=not many if quoted is None else quoted)
    if many:
        sys.exit(build_many(path, clients or None, jobs, given, how))
    (client,) = clients or (None,)
    sys.exit(build_one(path, given | {"client": client, "proof": proof, "language": language}, how))


def _password(path: Path) -> str:
    """The first line of a file. Raises `click.UsageError` if Word could not ask for it."""
    try:
        first = path.read_text(encoding="utf-8-sig").split("\n")[0].rstrip("\r")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{path} is not UTF-8; save it as UTF-8") from error
    if not 0 < len(first) <= LONGEST_PASSWORD:
        raise click.UsageError(f"the first line of {path} has {len(first)} characters; a password has 1 to {LONGEST_PASSWORD}")
    return first
