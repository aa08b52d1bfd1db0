"""``iria sources``."""

from __future__ import annotations

import json
import sys
from typing import Any, Final

import click

from iria_reports.cli.report import path_argument, report
from iria_reports.cli.status import DONE, ERRORS
from iria_reports.problems import BriefingError

#: Characters of a title that the table shows.
_TITLE: Final = 40


@click.command()
@path_argument()
@click.option("--json", "as_data", is_flag=True, help="Print the table as JSON.")
@click.option("--format", "form", type=click.Choice(["csl", "bib", "ris"]), help="Write the sources in this format instead.")
@click.option("--cited", "only_cited", is_flag=True, help="Leave out the sources that nothing cites.")
@click.option("--summary", is_flag=True, help="Draft a source summary statement instead, for the analyst to edit.")
def command(path: str, as_data: bool, form: str | None, only_cited: bool, summary: bool) -> None:
    """List the sources of the briefing at PATH: uses, ratings, what is missing, what looks wrong.

    Exit status 1 means that something cited is no source, or that a source could not be read.
    """
    # Imported here: what reads briefings is not needed to show help.
    from iria_reports.building.survey import survey_sources

    if sum(map(bool, (as_data, form, summary))) > 1:
        raise click.UsageError("--json, --format and --summary exclude each other")
    try:
        survey = survey_sources(path)
    except BriefingError as error:
        report(error.problems)
        sys.exit(ERRORS)
    rows = [row for row in survey.sources if row.uses or not only_cited]
    if form is not None:
        _write([row.source for row in rows], form)
    elif summary:
        from iria_reports.resolving.summary import source_summary

        click.echo(f"::: source-summary\n{source_summary(survey.briefing, survey.cited)}\n:::")
    elif as_data:
        click.echo(
            json.dumps({"sources": [_row(row) for row in rows], "unknown": survey.unknown}, indent=1, ensure_ascii=False)
        )
    else:
        _print(rows)
    report(survey.problems)
    for key in survey.unknown:
        click.echo(f'"{key}" is cited and is no source', err=True)
    sys.exit(ERRORS if survey.unknown or any(problem.is_error for problem in survey.problems) else DONE)


def _write(sources: list[Any], form: str) -> None:
    from iria_reports.loading.bibliography.export import SourceFormat, write_sources

    text, lost = write_sources(sources, SourceFormat(form))
    click.echo(text, nl=False)
    for line in lost:
        click.echo(f"{form} has no place for {line}", err=True)


def _row(row: Any) -> dict[str, Any]:
    source = row.source
    return {
        "key": source.key,
        "type": source.type,
        "group": source.group.value,
        "title": source.variables.get("title", ""),
        "uses": row.uses,
        "rating": row.rating,
        "missing": list(row.missing),
        "suspicious": list(row.suspicious),
    }


def _print(rows: list[Any]) -> None:
    head = ("key", "type", "uses", "rating", "title")
    cells = [_cells(row) for row in rows]
    widths = [max(len(line[column]) for line in (head, *cells)) for column in range(len(head))]
    for line, row in zip((head, *cells), (None, *rows), strict=True):
        remarks = [*(f"lacks {need.replace('|', ' or ')}" for need in row.missing), *row.suspicious] if row else ["remarks"]
        padded = [cell.ljust(width) for cell, width in zip(line, widths, strict=True)]
        click.echo("  ".join([*padded, "; ".join(remarks)]).rstrip())
    unused = sum(not row.uses for row in rows)
    click.echo(f"{len(rows)} source{'' if len(rows) == 1 else 's'}, {unused} unused", err=True)


def _cells(row: Any) -> tuple[str, ...]:
    source = row.source
    title = str(source.variables.get("title", ""))
    short = title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
    return source.key, source.type, str(row.uses) if row.uses else "unused", row.rating, short
