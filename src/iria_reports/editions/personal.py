"""What is a client's own in an edition: its name in the text, its letter, its marks, the order of its sections."""

from __future__ import annotations

import attrs

from iria_reports.editions.reader import Reader
from iria_reports.model.base import Node
from iria_reports.model.blocks import Block, Part, Section
from iria_reports.model.briefing import Briefing
from iria_reports.model.clients import Issue
from iria_reports.model.handling import Handling, Tlp
from iria_reports.model.inlines import Text, Variable
from iria_reports.model.parts import PartKind
from iria_reports.model.walk import rebuild


def personal(briefing: Briefing, reader: Reader, whole: Briefing) -> Briefing:
    """``briefing`` with the variables, the letter and the marks of ``reader``; ``whole`` knows all clients.

    A variable without a value stays: `iria_reports.checking.check_edition` says so.
    """
    client = reader.client
    edition = briefing
    if client is not None:
        body = edition.body
        if client.transmittal:
            letter = Part(PartKind.TRANSMITTAL, client.transmittal, location=client.location)
            body = (letter, *(block for block in body if not _is_letter(block)))
        edition = attrs.evolve(
            edition,
            body=body,
            handling=client.handling_of(edition.handling),
            theme=client.theme or edition.theme,
        )
    if reader.proof:
        edition = attrs.evolve(edition, handling=_strictest(whole))
    values = client.values if client is not None else {}
    filled = rebuild(edition, lambda node: _filled(node, values, proof=reader.proof))
    assert filled is not None  # nothing is dropped
    # An edition that is built again was issued before.
    return attrs.evolve(filled, issue=_issue(reader, edition) or edition.issue)


def _strictest(whole: Briefing) -> Handling:
    """How a proof may be passed on: as strictly as any edition, since it holds what each of them does."""
    labels = list(Tlp)  # the strictest first
    given = [client.handling_of(whole.handling).tlp for client in whole.clients] + [whole.handling.tlp]
    found = sorted((tlp for tlp in given if tlp is not None), key=labels.index)
    return attrs.evolve(whole.handling, tlp=found[0] if found else None)


def _is_letter(block: Block) -> bool:
    return isinstance(block, Part) and block.kind is PartKind.TRANSMITTAL


def _filled(node: Node, values: dict[str, str], *, proof: bool) -> Node | None:
    if not isinstance(node, Variable):
        return node
    text = f"‹client.{node.name}›" if proof else values.get(node.name, node.default)
    return node if text is None else Text(text, audience=node.audience, location=node.location)


def _issue(reader: Reader, edition: Briefing) -> Issue | None:
    client = reader.client
    if reader.proof:
        return Issue(date=reader.issued, proof=True)
    if client is None:
        return Issue(date=reader.issued) if reader.issued is not None else None
    return Issue(
        client=client.name,
        recipients=client.recipients,
        date=reader.issued or edition.date,
        watermark=client.watermark,
        logo=client.logo,
    )


def ordered(edition: Briefing, reader: Reader) -> Briefing:
    """``edition`` with sections of the first level in the order of ``reader``: they keep the places that they have together."""
    wanted = reader.sections.order
    if not wanted:
        return edition
    by_id = {block.id: block for block in edition.body if isinstance(block, Section) and block.id in wanted}
    row = iter([by_id[id_] for id_ in wanted if id_ in by_id])
    body = tuple(next(row) if isinstance(block, Section) and block.id in by_id else block for block in edition.body)
    return attrs.evolve(edition, body=body)
