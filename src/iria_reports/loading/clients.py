"""``clients.yaml``: the audiences that parts may name, and who belongs to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from iria_reports.loading.construct import Constructor
from iria_reports.loading.data import without
from iria_reports.loading.raw import Entry, Mapping, Raw, Scalar, kind
from iria_reports.loading.yamlfile import read_yaml
from iria_reports.model.clients import AudienceDeclaration, Client, VariableValue
from iria_reports.problems import SourceText, did_you_mean

FILE: Final = "clients.yaml"
#: Folder of files of a client each.
FOLDER: Final = "clients"
VARIABLES: Final = "variables"


def read_clients(build: Constructor) -> tuple[tuple[AudienceDeclaration, ...], tuple[Client, ...]]:
    """Audiences and clients of the briefing's folder: ``clients.yaml``, and a file a client in ``clients/``."""
    audiences: list[AudienceDeclaration | None] = []
    clients: list[Client | None] = []
    for entry in _keys(build):
        match entry.key.text:
            case "audiences":
                audiences += [_audience(build, each) for each in _entries(build, entry)]
            case "clients":
                clients += [_client(build, each.key, each.value) for each in _entries(build, entry)]
            case unknown:
                mend = did_you_mean(unknown, ("audiences", "clients")) or "it has audiences and clients"
                build.problems.error("unknown-key", entry.key.location, f'{FILE} has no "{unknown}"', mend)
    clients += _files(build)
    return tuple(filter(None, audiences)), tuple(filter(None, clients))


def _keys(build: Constructor) -> tuple[Entry, ...]:
    path = build.surroundings.folder / FILE
    for other in (path.with_suffix(".yml"), path.with_suffix(".json")):
        if other.exists():
            build.problems.error(
                "unread-client", SourceText(other.name, "").at(0), f"{other.name} is not read", f"call it {FILE}"
            )
    raw = read_yaml(path, FILE, build.problems) if path.exists() else None
    if raw is None or isinstance(raw, Mapping):
        return raw.entries if raw is not None else ()
    build.problems.error("wrong-value", raw.location, f"{FILE}: expected a mapping, got {kind(raw)}")
    return ()


def _files(build: Constructor) -> Iterator[Client | None]:
    """The clients of the folder, each in a file that is called after its id."""
    folder = build.surroundings.folder / FOLDER
    if not folder.exists():
        return
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        here = SourceText(FOLDER, "").at(0)
        build.problems.error(
            "unread-client", here, f"{FOLDER} cannot be read as a folder: {error.strerror}", "see to its rights"
        )
        return
    for path in paths:
        name = f"{FOLDER}/{path.name}"
        here = SourceText(name, "").at(0)
        if path.name.startswith("."):
            continue
        if path.suffix != ".yaml" or not path.is_file():
            mend = "a client's file is called after its id, such as ministry.yaml; move others elsewhere"
            build.problems.error("unread-client", here, f"{name} is no file of a client", mend)
            continue
        before = len(build.problems)
        raw = read_yaml(path, name, build.problems, build.surroundings.folder)
        if raw is not None:
            yield _client(build, Scalar(path.stem, here), raw)
        elif not build.problems.error_since(before):
            build.problems.error("empty", here, f"{name} is empty", "write at least name: …, or delete it")


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


def _client(build: Constructor, id_: Scalar, raw: Raw) -> Client | None:
    if not isinstance(raw, Mapping):
        build.problems.error("wrong-value", raw.location, f'"{id_.text}": expected name, audiences and so on')
        return None
    variables = raw.get(VARIABLES)
    return build.build(
        Client, without(raw, VARIABLES), f'the client "{id_.text}"', id=id_.text, variables=_variables(build, variables)
    )


def _variables(build: Constructor, raw: Raw | None) -> tuple[VariableValue, ...]:
    if raw is None:
        return ()
    if not isinstance(raw, Mapping):
        build.problems.error("wrong-value", raw.location, f'"{VARIABLES}": expected names with their texts')
        return ()
    found: list[VariableValue | None] = []
    for entry in raw:
        if isinstance(entry.value, Scalar):
            values: dict[str, Any] = {"name": entry.key.text, "text": " ".join(entry.value.text.split())}
            found.append(build.call(VariableValue, Mapping((), entry.key.location), values | {"location": entry.key.location}))
        else:
            build.problems.error(
                "wrong-value", entry.value.location, f'"{entry.key.text}": expected text, got {kind(entry.value)}'
            )
    return tuple(filter(None, found))
