"""For whom an edition is, and what of a briefing he may see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import attrs

from iria_reports.model.base import PUBLIC, Node
from iria_reports.model.blocks import Section
from iria_reports.model.briefing import Briefing, slugify
from iria_reports.model.clients import PROOF, Client, SectionChoice
from iria_reports.problems import BriefingError, Problem, did_you_mean

_NONE = SectionChoice()


@attrs.frozen
class Reader:
    """One who gets an edition: the public if nothing else is said.

    ``audiences`` are those to which he belongs. ``client``: he is this client. ``proof``: he is the desk, who sees all.
    ``issued`` is the day on which the edition is issued, if not the briefing's own.
    """

    audiences: tuple[str, ...] = ()
    client: Client | None = None
    proof: bool = False
    issued: dt.date | None = None

    @classmethod
    def of_client(cls, client: Client, issued: dt.date | None = None) -> Reader:
        """The reader that ``client`` is."""
        return cls(audience_names(client.audiences), client, issued=issued)

    @property
    def is_public(self) -> bool:
        """Whether anybody may read the edition."""
        return not (self.audiences or self.client or self.proof)

    @property
    def sections(self) -> SectionChoice:
        """The sections that are his by name."""
        return self.client.sections if self.client is not None else _NONE

    def sees(self, node: Node) -> bool:
        """Whether he may see ``node`` itself; what is around or within it is asked for itself."""
        if self.proof:
            return True
        groups = frozenset(self.audiences) or (frozenset() if self.client is not None else frozenset({PUBLIC}))
        if isinstance(node, Section) and node.id is not None:
            if node.id in self.sections.drop:
                return False
            if node.id in self.sections.add:
                return not node.audience.never & groups
        return node.audience.admits(groups)

    def slug(self, briefing: str) -> str:
        """Slug of his edition: that of the briefing, and for whom it is. The public one's is the briefing's own."""
        if self.proof:
            return f"{briefing}-{PROOF}"
        if self.client is not None:
            return f"{briefing}-{slugify(self.client.id)}"
        readers = "-".join(map(slugify, self.audiences))
        return f"{briefing}-for-{readers}" if readers else briefing


#: Whoever reads what is for everybody.
THE_PUBLIC = Reader()


def audience_names(audiences: Iterable[str]) -> tuple[str, ...]:
    """Names of audiences in their order, each once; a single one may be given as it is."""
    return (audiences,) if isinstance(audiences, str) else tuple(sorted(set(audiences)))


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


def find_client(briefing: Briefing, id_: str) -> Client:
    """The client of that id. Raises `BriefingError` if ``briefing`` knows none."""
    for client in briefing.clients:
        if client.id == id_:
            return client
    known = [client.id for client in briefing.clients]
    mend = did_you_mean(id_, known) or (f"it knows {', '.join(known)}" if known else "name it in clients.yaml")
    raise BriefingError([Problem("unknown-client", f'this briefing knows no client "{id_}"', mend)])
