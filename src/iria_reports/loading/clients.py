"""``clients.yaml``: the audiences that parts may name, and who belongs to them."""

from __future__ import annotations

from typing import Any, Final

from iria_reports.loading.construct import Constructor
from iria_reports.loading.raw import Entry, Mapping, Scalar, kind
from iria_reports.loading.yamlfile import read_yaml
from iria_reports.model.clients import AudienceDeclaration, Client
from iria_reports.problems import did_you_mean

FILE: Final = "clients.yaml"


def read_clients(build: Constructor) -> tuple[tuple[AudienceDeclaration, ...], tuple[Client, ...]]:
    """Audiences and clients of the briefing's folder; none if there is no such file."""
    path = build.surroundings.folder / FILE
    raw = read_yaml(path, FILE, build.problems) if path.is_file() else None
    if raw is None:
        return (), ()
    if not isinstance(raw, Mapping):
        build.problems.error("wrong-value", raw.location, f"{FILE}: expected a mapping, got {kind(raw)}")
        return (), ()
    audiences: list[AudienceDeclaration] = []
    clients: list[Client] = []
    for entry in raw:
        if entry.key.text == "audiences":
            declared = [_audience(build, each) for each in _entries(build, entry)]
            audiences = [audience for audience in declared if audience is not None]
        elif entry.key.text == "clients":
            named = [_client(build, each) for each in _entries(build, entry)]
            clients = [client for client in named if client is not None]
        else:
            mend = did_you_mean(entry.key.text, ("audiences", "clients")) or "it has audiences and clients"
            build.problems.error("unknown-key", entry.key.location, f'{FILE} has no "{entry.key.text}"', mend)
    return tuple(audiences), tuple(clients)


def _entries(build: Constructor, entry: Entry) -> tuple[Entry, ...]:
    if isinstance(entry.value, Mapping):
        return entry.value.entries
    build.problems.error("wrong-value", entry.value.location, f'"{entry.key.text}": expected ids, got {kind(entry.value)}')
    return ()


def _audience(build: Constructor, entry: Entry) -> AudienceDeclaration | None:
    if not isinstance(entry.value, Scalar):
        build.problems.error(
            "wrong-value", entry.value.location, f'"{entry.key.text}": expected a sentence on who belongs to it'
        )
        return None
    values: dict[str, Any] = {"id": entry.key.text, "description": entry.value.text, "location": entry.key.location}
    return build.call(AudienceDeclaration, Mapping((), entry.key.location), values)


def _client(build: Constructor, entry: Entry) -> Client | None:
    if not isinstance(entry.value, Mapping):
        build.problems.error("wrong-value", entry.value.location, f'"{entry.key.text}": expected name, audiences and so on')
        return None
    return build.build(Client, entry.value, "a client", id=entry.key.text)
