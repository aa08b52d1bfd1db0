"""Tailoring: the model without what a reader may not see.

What is withheld is gone before anything is counted, so that numbers, contents, notes and metadata of the
edition are those of a briefing that never had it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Any, get_type_hints

import attrs

from iria_reports.model.base import EVERYBODY, PUBLIC, ModelError, Node
from iria_reports.model.blocks import Group
from iria_reports.model.briefing import Briefing, slugify
from iria_reports.model.inlines import Inline, Prose, Span, Text
from iria_reports.model.tables import Column, Table
from iria_reports.model.walk import AnyNode, rebuild
from iria_reports.problems import BriefingError, Problem, did_you_mean

_CLOSING_MARKS = tuple(".,;:!?)]}”’»…")


def tailor(briefing: Briefing, audiences: Iterable[str] = ()) -> Briefing:
    """The edition of ``briefing`` for a reader who belongs to ``audiences``; the public edition for none.

    The result names no audience any more: what was for some is now for everybody who reads this edition. It carries
    the names of its readers in its slug, so that its files never take the place of the public ones.

    Raises `BriefingError` for an audience that the briefing does not declare, and if nothing of the title is left.
    """
    names = audience_names(audiences)
    if unknown := unknown_audiences(names, briefing):
        raise BriefingError(unknown)
    reader = frozenset(names) or frozenset({PUBLIC})
    tailored = rebuild(briefing, lambda node: _admitted(node, reader))
    edition = _joined(tailored) if tailored is not None else None
    if edition is None:  # a briefing may be without any of its parts but its title
        message = "the whole title is withheld from this reader"
        raise BriefingError([Problem("empty-edition", message, "give some of it to everybody", briefing.location)])
    return attrs.evolve(edition, audiences=(), clients=(), slug=edition_slug(briefing.slug, names))


def audience_names(audiences: Iterable[str]) -> tuple[str, ...]:
    """Names of audiences in their order, each once; a single one may be given as it is."""
    return (audiences,) if isinstance(audiences, str) else tuple(sorted(set(audiences)))


def edition_slug(slug: str, names: tuple[str, ...]) -> str:
    """Slug of an edition: that of the briefing, and for whom it is."""
    readers = "-".join(map(slugify, names))
    return f"{slug}-for-{readers}" if readers else slug


def unknown_audiences(audiences: Iterable[str], briefing: Briefing) -> list[Problem]:
    """A problem for each of ``audiences`` that ``briefing`` does not declare."""
    declared = [audience.id for audience in briefing.audiences]
    return [
        Problem(
            "unknown-audience", f'no audience is called "{name}"', did_you_mean(name, declared) or "declare it in clients.yaml"
        )
        for name in audiences
        if name not in declared
    ]


def _admitted(node: Node, reader: frozenset[str]) -> Node | tuple[Node, ...] | None:
    if isinstance(node, Column):
        return _joined(node)  # judged with its cells, in `_without_columns`
    if not node.audience.admits(reader):
        return None
    if isinstance(node, Group | Span):
        return node.content
    if isinstance(node, Table):
        kept = _without_columns(node, reader)
        if kept is None:
            return None
        node = kept
    if not node.audience.is_everybody:
        node = attrs.evolve(node, audience=EVERYBODY)
    if getattr(node, "content", None) == () and isinstance(node, Inline):
        return None  # all that was within is withheld
    return _joined(node)


def _without_columns(table: Table, reader: frozenset[str]) -> Table | None:
    """``table`` without the columns that are withheld, and without their cells; None if no column is left."""
    if all(column.audience.is_everybody for column in table.columns):
        return table
    kept = [index for index, column in enumerate(table.columns) if column.audience.admits(reader)]
    if not kept:
        return None
    columns = tuple(attrs.evolve(table.columns[index], audience=EVERYBODY) for index in kept)
    rows = tuple(attrs.evolve(row, cells=tuple(row.cells[index] for index in kept)) for row in table.rows)
    return attrs.evolve(table, columns=columns, rows=rows)


@cache
def _prose_fields(cls: type) -> tuple[str, ...]:
    hints = get_type_hints(cls)
    return tuple(field.name for field in attrs.fields(cls) if hints[field.name] in (Prose, Prose | None))


def _joined(node: AnyNode) -> AnyNode | None:
    """``node`` with neighbouring texts joined where a stretch between them went away; None if it cannot be without it."""
    replaced: dict[str, Any] = {}
    kind: type = type(node)
    for name in _prose_fields(kind):
        prose: Prose = getattr(node, name) or ()
        if any(isinstance(left, Text) and isinstance(right, Text) for left, right in pairwise(prose)):
            prose = join_texts(prose)
        if not isinstance(node, Inline):
            prose = _trimmed(prose)
        if prose is not (getattr(node, name) or ()):
            replaced[name] = prose
    if not replaced:
        return node
    try:
        return attrs.evolve(node, **replaced)
    except ModelError:
        if () in replaced.values():
            return None
        raise


def _trimmed(prose: Prose) -> Prose:
    """``prose`` without the space that a stretch leaves when it goes away at either end."""
    if prose and isinstance(prose[0], Text) and prose[0].text.startswith(" "):
        prose = (attrs.evolve(prose[0], text=prose[0].text.lstrip(" ")), *prose[1:])
    if prose and isinstance(prose[-1], Text) and prose[-1].text.endswith(" "):
        prose = (*prose[:-1], attrs.evolve(prose[-1], text=prose[-1].text.rstrip(" ")))
    if any(isinstance(inline, Text) and not inline.text for inline in prose):
        prose = tuple(inline for inline in prose if not (isinstance(inline, Text) and not inline.text))
    return prose


def join_texts(content: Prose) -> Prose:
    """``content`` with neighbouring texts made one, without doubled spaces or a space before a closing mark."""
    joined: list[Inline] = []
    for inline in content:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text):
            left, right = last.text, inline.text
            if left.endswith(" ") and right.startswith((" ", *_CLOSING_MARKS)):
                left = left[:-1]
            joined[-1] = Text(left + right, location=last.location)
        else:
            joined.append(inline)
    return tuple(joined)
