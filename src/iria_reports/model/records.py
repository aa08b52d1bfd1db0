"""Blocks that are written as records, with their entries: timeline, actors, key facts, registers."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import attrs

from iria_reports.model.assessment import Impact, LikelihoodTerm
from iria_reports.model.base import Node, checked, described, id_of, not_empty
from iria_reports.model.citing import Cite, cites
from iria_reports.model.dates import EdtfDate
from iria_reports.model.inlines import Prose, optional_prose, prose


@attrs.frozen(field_transformer=checked, kw_only=True)
class Register(Node):
    """Records that stand as a table with a head: with a caption or an id it is counted among the tables."""

    caption: Prose = attrs.field(default=(), converter=prose, metadata=described("Caption."))
    source: tuple[Cite, ...] = attrs.field(default=(), converter=cites, metadata=described("What it is drawn from."))
    id: str | None = attrs.field(default=None, validator=id_of("tbl"), metadata=described("Id: tbl-…"))


@attrs.frozen(field_transformer=checked)
class TimelineEntry(Node):
    """One event of a timeline."""

    date: EdtfDate = attrs.field(metadata=described("When (EDTF: 2023, 2023-03, 2023-03-15, 2023-03~, 2011/2019)."))
    event: Prose = attrs.field(converter=prose, validator=not_empty, metadata=described("What happened."))


def _timeline_entries(value: Iterable[TimelineEntry]) -> tuple[TimelineEntry, ...]:
    return tuple(value)


@attrs.frozen(field_transformer=checked)
class Timeline(Node):
    """What happened when."""

    entries: tuple[TimelineEntry, ...] = attrs.field(
        converter=_timeline_entries, validator=not_empty, metadata=described("Entries.", body=True)
    )


@attrs.frozen(field_transformer=checked)
class Actor(Node):
    """One who takes part."""

    name: Prose = attrs.field(converter=prose, validator=not_empty, metadata=described("Who."))
    role: Prose | None = attrs.field(default=None, converter=optional_prose, metadata=described("Part played."))
    aims: Prose | None = attrs.field(default=None, converter=optional_prose, metadata=described("What they want."))
    means: Prose | None = attrs.field(default=None, converter=optional_prose, metadata=described("What they can do."))


def _actors(value: Iterable[Actor]) -> tuple[Actor, ...]:
    return tuple(value)


@attrs.frozen(field_transformer=checked)
class Actors(Register):
    """Who takes part, and what each wants."""

    entries: tuple[Actor, ...] = attrs.field(converter=_actors, validator=not_empty, metadata=described("Actors.", body=True))


@attrs.frozen(field_transformer=checked)
class KeyFact(Node):
    """One fact at a glance."""

    label: Prose = attrs.field(converter=prose, validator=not_empty, metadata=described("What is counted or named."))
    value: Prose = attrs.field(converter=prose, validator=not_empty, metadata=described("The figure or fact."))


def _key_facts(value: Iterable[KeyFact]) -> tuple[KeyFact, ...]:
    return tuple(value)


@attrs.frozen(field_transformer=checked)
class KeyFacts(Node):
    """Figures and facts at a glance."""

    entries: tuple[KeyFact, ...] = attrs.field(
        converter=_key_facts, validator=not_empty, metadata=described("Facts.", body=True)
    )
    title: Prose | None = attrs.field(default=None, converter=optional_prose, metadata=described("Title."))


@attrs.frozen(field_transformer=checked)
class CostBenefitEntry(Node):
    """One course of action with its costs and benefits."""

    course: Prose = attrs.field(converter=prose, validator=not_empty, metadata=described("Course of action."))
    costs: Prose = attrs.field(converter=prose, validator=not_empty, metadata=described("What it costs."))
    benefits: Prose = attrs.field(converter=prose, validator=not_empty, metadata=described("What it brings."))
    balance: Prose | None = attrs.field(default=None, converter=optional_prose, metadata=described("Which weighs more."))


def _cost_benefit_entries(value: Iterable[CostBenefitEntry]) -> tuple[CostBenefitEntry, ...]:
    return tuple(value)


@attrs.frozen(field_transformer=checked)
class CostBenefit(Register):
    """What each course costs and brings."""

    entries: tuple[CostBenefitEntry, ...] = attrs.field(
        converter=_cost_benefit_entries, validator=not_empty, metadata=described("Courses.", body=True)
    )


class RegisterKind(StrEnum):
    """What an entry of a register is."""

    RISK = "risk"
    THREAT = "threat"
    OPPORTUNITY = "opportunity"


@attrs.frozen(field_transformer=checked)
class RegisterEntry(Node):
    """One risk, threat or opportunity."""

    kind: RegisterKind = attrs.field(default=RegisterKind.RISK, metadata=described("What it is."))
    what: Prose = attrs.field(converter=prose, validator=not_empty, kw_only=True, metadata=described("What may happen."))
    likelihood: LikelihoodTerm | None = attrs.field(default=None, metadata=described("How likely, on the briefing's scale."))
    impact: Impact | None = attrs.field(default=None, metadata=described("How much it would matter."))
    response: Prose | None = attrs.field(
        default=None, converter=optional_prose, metadata=described("Countermeasure, or how to use the opportunity.")
    )


def _register_entries(value: Iterable[RegisterEntry]) -> tuple[RegisterEntry, ...]:
    return tuple(value)


@attrs.frozen(field_transformer=checked)
class RiskRegister(Register):
    """Risks, threats and opportunities, with what can be done about each."""

    entries: tuple[RegisterEntry, ...] = attrs.field(
        converter=_register_entries, validator=not_empty, metadata=described("Entries.", body=True)
    )


@attrs.frozen(field_transformer=checked)
class PolicyOption(Node):
    """One option with what speaks for and against it."""

    option: Prose = attrs.field(converter=prose, validator=not_empty, metadata=described("The option."))
    advantages: Prose | None = attrs.field(default=None, converter=optional_prose, metadata=described("What speaks for it."))
    drawbacks: Prose | None = attrs.field(default=None, converter=optional_prose, metadata=described("What speaks against it."))
    assessment: Prose | None = attrs.field(default=None, converter=optional_prose, metadata=described("The author's view."))


def _policy_options(value: Iterable[PolicyOption]) -> tuple[PolicyOption, ...]:
    return tuple(value)


@attrs.frozen(field_transformer=checked)
class PolicyOptions(Register):
    """Options for those who decide."""

    entries: tuple[PolicyOption, ...] = attrs.field(
        converter=_policy_options, validator=not_empty, metadata=described("Options.", body=True)
    )


@attrs.frozen(field_transformer=checked)
class Indicator(Node):
    """One sign to watch."""

    indicator: Prose = attrs.field(converter=prose, validator=not_empty, metadata=described("What to watch."))
    meaning: Prose | None = attrs.field(default=None, converter=optional_prose, metadata=described("What it would mean."))
    status: Prose | None = attrs.field(default=None, converter=optional_prose, metadata=described("How it stands now."))


def _indicators(value: Iterable[Indicator]) -> tuple[Indicator, ...]:
    return tuple(value)


@attrs.frozen(field_transformer=checked)
class Indicators(Register):
    """Signs to watch, and what each would mean."""

    entries: tuple[Indicator, ...] = attrs.field(
        converter=_indicators, validator=not_empty, metadata=described("Indicators.", body=True)
    )


#: All kinds of registers.
Registers = Actors | CostBenefit | Indicators | PolicyOptions | RiskRegister


@attrs.frozen(field_transformer=checked)
class Reading(Node):
    """One source that goes further, with a word on it."""

    source: tuple[Cite, ...] = attrs.field(converter=cites, validator=not_empty, metadata=described("The source: @key."))
    note: Prose | None = attrs.field(default=None, converter=optional_prose, metadata=described("A word on it."))


def _readings(value: Iterable[Reading]) -> tuple[Reading, ...]:
    return tuple(value)


@attrs.frozen(field_transformer=checked)
class FurtherReading(Node):
    """Sources that go further, whether or not the text cites them."""

    entries: tuple[Reading, ...] = attrs.field(
        converter=_readings, validator=not_empty, metadata=described("Readings.", body=True)
    )
