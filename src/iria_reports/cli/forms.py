"""``iria forms``."""

from __future__ import annotations

import json
from typing import Any

import click

_LISTINGS = {"none": "no, the notes name them", "cited": "yes", "grouped": "by groups"}


@click.command()
@click.option("--json", "as_data", is_flag=True, help="Print the forms as JSON.")
def command(as_data: bool) -> None:
    """List the product forms: what each is for, how long it is, which parts it has."""
    # Imported here: the model is not needed to show help.
    from iria_reports.model.forms import FORMS, Form

    def described(form: Form) -> dict[str, Any]:
        return {
            "form": form.id,
            "description": form.description,
            "length": form.length,
            "numbered headings": form.numbered,
            "list of sources": form.listing.value,
            "cover": form.cover,
            "chapters on new pages": form.chapters,
            "columns": form.columns,
            "pages": form.pages,
            "required parts": [part.value for part in form.required],
            "required keys": [key.replace("_", "-") for key in form.keys],
            "opening parts": [part.value for part in form.opening],
            "closing parts": [part.value for part in form.closing],
        }

    if as_data:
        click.echo(json.dumps([described(form) for form in FORMS.values()], indent=1))
        return
    for form in FORMS.values():
        click.echo(f"{form.id}  ({form.length})\n  {form.description}")
        click.echo(f"  headings: {'numbered' if form.numbered else 'not numbered'}")
        click.echo(f"  list of sources: {_LISTINGS[form.listing.value]}")
        if form.cover or form.columns > 1:
            columns = f"exactly {form.pages}, in {form.columns} columns"
            click.echo(f"  pages: {'a cover, chapters on new pages' if form.cover else columns}")
        needs = [*form.required, *(key.replace("_", "-") for key in form.keys)]
        click.echo(f"  must have: {', '.join(needs) or 'nothing in particular'}")
        click.echo(f"  opens with: {', '.join(form.opening)}")
        click.echo(f"  closes with: {', '.join(form.closing)}\n")
