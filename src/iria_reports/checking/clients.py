"""Rules about clients: who gets what is theirs, by names that are there."""

from __future__ import annotations

from collections.abc import Iterator

from iria_reports.checking.audiences import plain_strings
from iria_reports.checking.index import Index
from iria_reports.model.blocks import Block, Group, Section
from iria_reports.model.clients import NAME, Client, SectionChoice
from iria_reports.model.handling import Tlp
from iria_reports.model.inlines import Variable
from iria_reports.model.parts import PartKind
from iria_reports.model.walk import children, walk
from iria_reports.problems import Problems, did_you_mean, listed


def clients_are_unique(index: Index, problems: Problems) -> None:
    """Two clients of one id would get each other's editions."""
    seen: dict[str, Client] = {}
    for client in index.briefing.clients:
        first = seen.setdefault(client.id.casefold(), client)
        if first is not client:
            where = f", first in {first.location}" if first.location else ""
            problems.error("duplicate-client", client.location, f'the client "{client.id}" stands twice{where}', "rename one")


def red_names_its_recipients(index: Index, problems: Problems) -> None:
    """TLP:RED is for the eyes and ears of individual recipients only (FIRST, TLP 2.0)."""
    for client in index.briefing.clients:
        if client.handling_of(index.briefing.handling).tlp is Tlp.RED and not client.recipients:
            message = f"the edition of {client.name} is TLP:RED, which is for named recipients only, and it names none"
            problems.error("missing-recipients", client.location, message, "recipients: [name or post, …]")


def variables_are_known(index: Index, problems: Problems) -> None:
    """A variable is the client's name, or one that some client has."""
    known = {NAME, *(variable.name for client in index.briefing.clients for variable in client.variables)}
    for variable in index.all(Variable):
        if variable.name not in known:
            message = f'no client has the variable "{variable.name}"'
            mend = did_you_mean(variable.name, known) or f"known are {listed(sorted(known))}"
            problems.error("unknown-variable", variable.location, message, mend, variable.name)


def variables_stand_in_prose(index: Index, problems: Problems) -> None:
    """In plain values nothing is filled in: the braces would be printed as they stand."""
    for node, text in plain_strings(index):
        if "{{" in text:
            message = "variables are filled in in prose alone, and this value is none"
            problems.error("stray-variable", node.location, message, "write the words themselves", type(node).__name__)


def letters_have_a_place(index: Index, problems: Problems) -> None:
    """A letter of transmittal needs a form that has one."""
    form = index.briefing.form
    if PartKind.TRANSMITTAL in form.opening:
        return
    for client in index.briefing.clients:
        if client.transmittal:
            message = f"{form.id} has no letter of transmittal, and {client.name} gets one"
            problems.error("part-of-another-form", client.location, message, "take transmittal: out, or choose another form")


def sections_of_clients_are_there(index: Index, problems: Problems) -> None:
    """Sections that are added, dropped or put in another order are in the text, and the client may see them."""
    inner = {section.id for section in index.all(Section) if section.id is not None}
    top = {section.id: section for section in _top_sections(index.briefing.body) if section.id is not None}
    for client in index.briefing.clients:
        choice = client.sections
        for name, ids, known in (("add", choice.add, inner), ("drop", choice.drop, inner), ("order", choice.order, set(top))):
            for missing in (id_ for id_ in ids if id_ not in known):
                what = "section of the first level" if name == "order" else "section"
                message = f'{name} of {client.name}: there is no {what} "{missing}"'
                problems.error("unknown-section", client.location, message, did_you_mean(missing, known))
        for id_ in choice.add:
            if id_ in inner and not _reaches(index, client, id_):
                message = f'"{id_}" is added for {client.name}, and still withheld: by not-for=, or with what it stands in'
                mend = "add the section around it, too, or take the not-for= out"
                problems.error("withheld-section", client.location, message, mend)
        _order_is_seen(client, choice, top, problems)


def _order_is_seen(client: Client, choice: SectionChoice, top: dict[str, Section], problems: Problems) -> None:
    """What stands in an order is not withheld from who has ordered it."""
    groups = frozenset(client.audiences)
    for id_ in choice.order:
        section = top.get(id_)
        withheld = section is not None and not section.audience.admits(groups) and id_ not in choice.add
        if withheld or id_ in choice.drop:
            message = f'"{id_}" stands in the order of {client.name}, and is withheld from it'
            problems.error("withheld-section", client.location, message, "add it, or take it out of order:")


def _top_sections(blocks: tuple[Block, ...]) -> Iterator[Section]:
    for block in blocks:
        if isinstance(block, Group):
            yield from _top_sections(block.content)
        elif isinstance(block, Section):
            yield block


def _reaches(index: Index, client: Client, id_: str) -> bool:
    """Whether nothing withholds the section: neither it nor what is around it."""
    groups = frozenset(client.audiences)

    def look(blocks: list[Block]) -> bool:
        for block in blocks:
            added = isinstance(block, Section) and block.id in client.sections.add
            if block.audience.never & groups or not (added or block.audience.admits(groups)):
                continue
            if isinstance(block, Section) and block.id == id_:
                return True
            if look([child for child in children(block) if isinstance(child, Section | Group)]):
                return True
        return False

    return look([block for block in index.briefing.body if any(isinstance(node, Section) for node in walk(block))])
