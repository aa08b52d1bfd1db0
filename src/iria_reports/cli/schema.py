"""``iria schema``."""

from __future__ import annotations

import json

import click


@click.command()
def command() -> None:
    """Print the JSON Schema of briefings written as data (briefing.yaml, briefing.json)."""
    # Imported here: the model is not needed to show help.
    from iria_reports.loading.schema import briefing_schema

    click.echo(json.dumps(briefing_schema(), indent=1, ensure_ascii=False))
