"""Running the rules."""

from __future__ import annotations

from collections.abc import Collection

from iria_reports.checking.index import Index
from iria_reports.checking.rules import LOOKS_UP, RULES, pull_quotes_repeat_the_text
from iria_reports.model.base import Node
from iria_reports.model.blocks import Section
from iria_reports.model.briefing import Briefing
from iria_reports.model.citing import Cite
from iria_reports.model.inlines import CrossReference, Variable
from iria_reports.problems import Problem, Problems


def check(briefing: Briefing, incomplete: Collection[str] = ()) -> tuple[Problem, ...]:
    """All that is wrong with ``briefing``, for whichever reader: officials-only faults are found whoever asks.

    ``incomplete`` names fields of the briefing that lack what could not be read; what may be missing for that
    reason alone is not held against it.
    """
    index = Index.of(briefing)
    problems = Problems()
    for rule in RULES:
        if LOOKS_UP.get(rule) not in incomplete:
            rule(index, problems)
    return problems.sorted()


def check_edition(edition: Briefing, whole: Briefing) -> tuple[Problem, ...]:
    """What is wrong with an edition alone: something it mentions is withheld from its reader."""
    index, problems = Index.of(edition), Problems()
    lost = [reference for reference in index.all(CrossReference) if reference.target not in index.targets]
    emptied = [section for section in index.all(Section) if not section.content]
    all_there = Index.of(whole) if lost or emptied else index
    for reference in lost:
        if reference.target in all_there.targets:
            message = f'"{reference.target}" is withheld from a reader who sees this reference'
            target = all_there.targets[reference.target][0]
            problems.error("withheld-target", reference.location, message, _mend(target, "reference"), reference.target)
    keys = {source.key for source in edition.sources}
    for cite in index.all(Cite):
        if cite.key not in keys and any(source.key == cite.key for source in whole.sources):
            message = f'the source "{cite.key}" is withheld from a reader who sees this cite'
            source = next(source for source in whole.sources if source.key == cite.key)
            problems.error("withheld-source", cite.location, message, _mend(source, "cite"), cite.key)
    for variable in index.all(Variable):
        message = f'this edition has nothing for "{variable.name}"'
        mend = f"say what others read: {{{{client.{variable.name} or …}}}}, or withhold the words around it"
        problems.error("missing-variable", variable.location, message, mend, variable.name)
    pull_quotes_repeat_the_text(index, problems)
    empty = {section.location or section.title for section in all_there.all(Section) if not section.content}
    for section in emptied:
        if (section.location or section.title) not in empty:
            message = "all text of this section is withheld from a reader who sees its heading"
            problems.warning("empty-section", section.location, message, "withhold the heading too")
    if not edition.body:
        message = "nothing is left for this reader"
        problems.error("empty-edition", None, message, "give some of it to everybody")
    return problems.sorted()


def _mend(target: Node, what: str) -> str:
    """Ways to mend that ``target`` is withheld from some who see its reference or cite."""
    only, never = target.audience.only, target.audience.never
    if only:
        names = " ".join(sorted(only))
        return (
            f'withhold the {what} too: [words]{{for="{names}"}}; or give the others other words: [words]{{not-for="{names}"}}; '
            f"or let them see both"
        )
    if never:
        names = " ".join(sorted(never))
        return f'withhold the {what} too: [words]{{not-for="{names}"}}; or give them other words: [words]{{for="{names}"}}'
    return f"withhold the {what} from the same readers, give them other words, or let them see both"
