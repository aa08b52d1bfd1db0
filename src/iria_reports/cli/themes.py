"""``iria themes``."""

from __future__ import annotations

import json

import click


@click.command()
@click.option("--json", "as_data", is_flag=True, help="Print the themes as JSON.")
def command(as_data: bool) -> None:
    """List the themes: how documents may look."""
    # Imported here: themes are not needed to show help.
    from iria_reports.theme import load_theme, theme_names

    themes = {name: load_theme(name).description for name in theme_names()}
    if as_data:
        click.echo(json.dumps([{"theme": name, "description": text} for name, text in themes.items()], indent=1))
        return
    for name, text in themes.items():
        click.echo(f"{name}\n  {text}")
