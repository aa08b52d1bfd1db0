"""``iria doctor``."""

from __future__ import annotations

import json
import sys

import click

from iria_reports.cli.status import DONE, MACHINE


@click.command()
@click.option("--json", "as_data", is_flag=True, help="Print the findings as JSON.")
def command(as_data: bool) -> None:
    """Say whether this machine has all that is needed, and the exact command for what it lacks.

    Exit status 3 means that something is missing; what is merely lacking, some documents need.
    """
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
    sys.exit(DONE if all(finding.found or finding.optional for finding in findings) else MACHINE)
