"""Which editions a command is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

language_option: Callable[[Callable[..., None]], Callable[..., None]] = click.option(
    "--lang", "language", help="Code of a language in which the briefing stands beside its main file, such as ar."
)


def refuse_mixtures(clients: Sequence[str], *, proof: bool, language: str | None, all_clients: bool = False) -> None:
    """Raises `click.UsageError` for an edition that would be for several readers at once."""
    if sum((bool(clients), all_clients, proof)) > 1:
        raise click.UsageError("--client, --all-clients and --proof are editions of different readers: give one of them")
    if language and (clients or all_clients):
        raise click.UsageError("a client's language stands in clients.yaml; --lang is for the public edition and the proof")
