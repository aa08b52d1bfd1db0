"""``iria doctor``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from iria_reports.cli.report import as_json, report
from iria_reports.cli.status import DONE, ERRORS, MACHINE


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="[FILE.docx]…")
@click.option("--json", "as_data", is_flag=True, help="Print the findings as JSON.")
def command(files: tuple[Path, ...], as_data: bool) -> None:
    """Say whether this machine has all that is needed, and the exact command for what it lacks.

    Exit status 3 means that something is missing; what is merely lacking, some documents need.

    With files, say instead what is wrong with these Word files, whoever made them: at what Word would stumble, and what
    an editor or a screen reader would mind. Exit status 1 means that one of them has errors.
    """
    sys.exit(_examine_files(files, as_data=as_data) if files else _examine_machine(as_data=as_data))


def _examine_files(files: tuple[Path, ...], *, as_data: bool) -> int:
    from iria_reports.inspecting.wordlint import lint_docx

    found = {str(path): lint_docx(path.read_bytes()) for path in files}
    if as_data:
        click.echo(json.dumps({name: [as_json(each) for each in problems] for name, problems in found.items()}, indent=1))
    else:
        for name, problems in found.items():
            click.echo(f"{name}: {'nothing to object to' if not problems else f'{len(problems)} findings'}")
            report(problems)
    return ERRORS if any(problem.is_error for problems in found.values() for problem in problems) else DONE


def _examine_machine(*, as_data: bool) -> int:
    # Imported here: it loads the system's libraries.
    from iria_reports.inspecting.doctor import examine

    findings = examine()
    if as_data:
        click.echo(json.dumps([finding.as_data() for finding in findings], indent=1))
    else:
        for finding in findings:
            state = "ok     " if finding.found else "lacking" if finding.optional else "MISSING"
            click.echo(f"{state}  {finding.what}: {finding.detail}")
            if not finding.found:
                click.echo(f"         to mend it, run: {finding.mend}")
    return DONE if all(finding.found or finding.optional for finding in findings) else MACHINE
