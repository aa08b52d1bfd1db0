"""Tailoring: the model without what a reader may not see, and with what is his own.

What is withheld is gone before anything is counted, so that numbers, contents, notes and metadata of the
edition are those of a briefing that never had it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, get_type_hints

import attrs

from iria_reports.editions.personal import ordered, personal
from iria_reports.editions.proofing import labelled
from iria_reports.editions.reader import Reader, audience_names, find_client, unknown_audiences
from iria_reports.editions.redacting import marks_merged, redacted
from iria_reports.editions.spacing import GAP, closed
from iria_reports.model.base import EVERYBODY, ModelError, Node
from iria_reports.model.blocks import Group
from iria_reports.model.briefing import Briefing
from iria_reports.model.citing import Cite
from iria_reports.model.clients import Client, Withheld
from iria_reports.model.inlines import Inline, Prose, Span
from iria_reports.model.tables import Column, Table
from iria_reports.model.walk import AnyNode, rebuild, walk
from iria_reports.problems import BriefingError, Problem


def tailor(briefing: Briefing, audiences: Iterable[str] = (), *, client: Client | str | None = None) -> Briefing:
    """The edition of ``briefing`` for readers who belong to ``audiences``, or for ``client`` (or its id); else the public one.

    The result names no audience any more: what was for some is now for everybody who reads this edition. It carries
    the names of its readers in its slug, so that its files never take the place of the public ones.

    Raises `BriefingError` for an audience that the briefing does not declare, and if nothing of the title is left;
    `ValueError` if both audiences and a client are given, since a client has audiences of its own.
    """
    names = audience_names(audiences)
    if client is not None and names:
        raise ValueError("a client has audiences of its own: give either")
    if isinstance(client, str):
        client = find_client(briefing, client)
    return tailored(briefing, Reader.of_client(client) if client is not None else Reader(names))


def tailored(briefing: Briefing, reader: Reader) -> Briefing:
    """The edition of ``briefing`` for ``reader``. Raises `BriefingError` as `tailor` does."""
    if unknown := unknown_audiences(reader.audiences, briefing):
        raise BriefingError(unknown)
    # Clients go first: none may see what is another's, and their letters are no part of the text.
    whole = attrs.evolve(briefing, audiences=(), clients=(), slug=reader.slug(briefing.slug))
    if reader.proof:
        return personal(labelled(whole), reader, briefing)
    shows = reader.client is not None and reader.client.withheld is Withheld.VISIBLE
    if shows:
        whole = redacted(whole, reader)
    edition = rebuild(personal(whole, reader, briefing), lambda node: _admitted(node, reader), _gone)
    edition = _without_lost_sources(edition, briefing) if edition is not None else None
    edition = _closed(edition) if edition is not None else None
    if edition is None:  # a briefing may be without any of its parts but its title
        message = "the whole title is withheld from this reader"
        raise BriefingError([Problem("empty-edition", message, "give some of it to everybody", briefing.location)])
    return ordered(marks_merged(edition) if shows else edition, reader)


def _without_lost_sources(edition: Briefing, briefing: Briefing) -> Briefing:
    """``edition`` without sources that ``briefing`` cites, though only where this reader does not see it."""
    kept = cited_keys(edition)
    lost = cited_keys(briefing) - kept
    if not lost:
        return edition
    return attrs.evolve(edition, sources=tuple(source for source in edition.sources if source.key not in lost))


def cited_keys(briefing: Briefing) -> set[str]:
    """Keys of sources that ``briefing`` cites, its clients' letters included."""
    return {node.key for node in walk(briefing) if isinstance(node, Cite)}


def _gone(node: Node) -> Node | None:
    """What takes the place of ``node``, which went away: words leave a gap in their sentence until it is closed."""
    return GAP if isinstance(node, Inline) else None


def _admitted(node: Node, reader: Reader) -> Node | tuple[Node, ...] | None:
    if isinstance(node, Column):
        return _closed(node)  # judged with its cells, in `_without_columns`
    if not reader.sees(node):
        return _gone(node)
    if isinstance(node, Group | Span):
        return node.content
    if isinstance(node, Table):
        kept = _without_columns(node, reader)
        if kept is None:
            return None
        node = kept
    if not node.audience.is_everybody:
        node = attrs.evolve(node, audience=EVERYBODY)
    return node if isinstance(node, Inline) else _closed(node)


def _without_columns(table: Table, reader: Reader) -> Table | None:
    """``table`` without the columns that are withheld, and without their cells; None if no column is left."""
    if all(column.audience.is_everybody for column in table.columns):
        return table
    kept = [index for index, column in enumerate(table.columns) if reader.sees(column)]
    if not kept:
        return None
    columns = tuple(attrs.evolve(table.columns[index], audience=EVERYBODY) for index in kept)
    rows = tuple(attrs.evolve(row, cells=tuple(row.cells[index] for index in kept)) for row in table.rows)
    return attrs.evolve(table, columns=columns, rows=rows)


@cache
def _prose_fields(cls: type) -> tuple[str, ...]:
    hints = get_type_hints(cls)
    return tuple(field.name for field in attrs.fields(cls) if hints[field.name] in (Prose, Prose | None))


def _closed(node: AnyNode) -> AnyNode | None:
    """``node`` with the gaps in its sentences closed; None if it cannot be without what went away."""
    replaced: dict[str, Any] = {}
    kind: type = type(node)
    for name in _prose_fields(kind):
        prose: Prose = getattr(node, name) or ()
        if (whole := closed(prose)) is not prose:
            replaced[name] = whole
    if not replaced:
        return node
    try:
        return attrs.evolve(node, **replaced)
    except ModelError:
        if () in replaced.values():
            return None
        raise
