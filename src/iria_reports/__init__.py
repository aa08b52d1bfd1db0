"""iria-reports: reports of a research institute, one source, PDF, Word and HTML that cannot disagree.

    import iria_reports as iria

    briefing = iria.load("examples/moscow-mediation")
    problems = iria.check(briefing)
    built = iria.build(briefing, to=["pdf", "docx"], out="out")

Names are loaded at first use, so that ``iria --help`` and the layout worker start at once. A test sees to it
that the three lists below agree.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

# fmt: off
if TYPE_CHECKING:
    from iria_reports.batch import Outcome, build_all
    from iria_reports.building.build import Built, build, render_docx, render_html, render_pdf
    from iria_reports.building.calls import dump, load, resolve
    from iria_reports.building.survey import Survey, SurveyedSource, survey_sources
    from iria_reports.checking import check
    from iria_reports.editions import tailor
    from iria_reports.loading.bibliography.export import SourceFormat, write_sources
    from iria_reports.model.assessment import ICD_203, IPCC_AR5, PHIA, Confidence, Impact, LikelihoodScale, LikelihoodTerm
    from iria_reports.model.attribution import Attribution, AttributionBasis, QuoteMode, TranslationKind
    from iria_reports.model.base import PUBLIC, Audience, ModelError
    from iria_reports.model.blocks import (
        Block, Box, BulletList, ExpertOpinion, Figure, Group, Judgement, ListItem, NumberedList, PageBreak, Paragraph,
        Part, PullQuote, Quote, Recommendation, Section,
    )
    from iria_reports.model.briefing import Briefing, Imprint
    from iria_reports.model.choices import Choice, CitationStyle, NotePlace, PaperSize, SourceList, ThemeChoice
    from iria_reports.model.citing import Cite, Locator, LocatorLabel
    from iria_reports.model.clients import (
        AudienceDeclaration, Client, Format, SectionChoice, VariableValue, Watermark, WatermarkPlace, Withheld,
    )
    from iria_reports.model.dates import EdtfDate
    from iria_reports.model.forms import FORMS, Form
    from iria_reports.model.handling import Handling, Tlp
    from iria_reports.model.inlines import (
        Citation, CitationMode, Code, CrossReference, Emphasis, Footnote, Foreign, Inline, InlineQuote, LineBreak, Link,
        NoteParagraph, Redaction, SmallCaps, Span, Strong, Subscript, Superscript, Text, Variable,
    )
    from iria_reports.model.languages import Direction, Language
    from iria_reports.model.parts import PartKind
    from iria_reports.model.people import Person
    from iria_reports.model.pictures import Picture
    from iria_reports.model.records import (
        Actor, Actors, CostBenefit, CostBenefitEntry, FurtherReading, Indicator, Indicators, KeyFact, KeyFacts,
        PolicyOption, PolicyOptions, Reading, RegisterEntry, RegisterKind, RiskRegister, Timeline, TimelineEntry,
    )
    from iria_reports.model.sources import Credibility, Name, Reliability, Source, SourceGroup, SourceNotes
    from iria_reports.model.tables import Alignment, Cell, Column, Row, Table
    from iria_reports.model.walk import walk
    from iria_reports.problems import BriefingError, Location, MachineError, Problem, Severity
    from iria_reports.rendering.wordoptions import Protection, WordOptions, WordPages

__all__ = [
    "FORMS", "ICD_203", "IPCC_AR5", "PHIA", "PUBLIC", "Actor", "Actors", "Alignment", "Attribution",
    "AttributionBasis", "Audience", "AudienceDeclaration", "Block", "Box", "Briefing", "BriefingError", "Built",
    "BulletList", "Cell", "Choice", "Citation", "CitationMode", "CitationStyle", "Cite", "Client", "Code", "Column",
    "Confidence", "CostBenefit", "CostBenefitEntry", "Credibility", "CrossReference", "Direction", "EdtfDate",
    "Emphasis", "ExpertOpinion", "Figure", "Footnote", "Foreign", "Form", "Format", "FurtherReading", "Group",
    "Handling", "Impact", "Imprint", "Indicator", "Indicators", "Inline", "InlineQuote", "Judgement", "KeyFact",
    "KeyFacts", "Language", "LikelihoodScale", "LikelihoodTerm", "LineBreak", "Link", "ListItem", "Location",
    "Locator", "LocatorLabel", "MachineError", "ModelError", "Name", "NoteParagraph", "NotePlace", "NumberedList", "Outcome",
    "PageBreak", "PaperSize", "Paragraph", "Part", "PartKind", "Person", "Picture", "PolicyOption", "PolicyOptions",
    "Problem", "Protection", "PullQuote", "Quote", "QuoteMode", "Reading", "Recommendation", "Redaction",
    "RegisterEntry", "RegisterKind", "Reliability", "RiskRegister", "Row", "Section", "SectionChoice", "Severity",
    "SmallCaps", "Source", "SourceFormat", "SourceGroup", "SourceList", "SourceNotes", "Span", "Strong",
    "Subscript", "Superscript", "Survey", "SurveyedSource", "Table", "Text", "ThemeChoice", "Timeline",
    "TimelineEntry", "Tlp", "TranslationKind", "Variable", "VariableValue", "Watermark", "WatermarkPlace",
    "Withheld", "WordOptions", "WordPages",
    "build", "build_all", "check", "dump", "load", "render_docx", "render_html", "render_pdf", "resolve", "survey_sources",
    "tailor", "walk", "write_sources",
]

_NAMES = {
    "batch": "Outcome build_all",
    "building.build": "Built build render_docx render_html render_pdf",
    "building.calls": "dump load resolve",
    "building.survey": "Survey SurveyedSource survey_sources",
    "checking": "check",
    "editions": "tailor",
    "loading.bibliography.export": "SourceFormat write_sources",
    "model.assessment": "ICD_203 IPCC_AR5 PHIA Confidence Impact LikelihoodScale LikelihoodTerm",
    "model.attribution": "Attribution AttributionBasis QuoteMode TranslationKind",
    "model.base": "PUBLIC Audience ModelError",
    "model.blocks": (
        "Block Box BulletList ExpertOpinion Figure Group Judgement ListItem NumberedList PageBreak Paragraph "
        "Part PullQuote Quote Recommendation Section"
    ),
    "model.briefing": "Briefing Imprint",
    "model.choices": "Choice CitationStyle NotePlace PaperSize SourceList ThemeChoice",
    "model.citing": "Cite Locator LocatorLabel",
    "model.clients": (
        "AudienceDeclaration Client Format SectionChoice VariableValue Watermark WatermarkPlace Withheld"
    ),
    "model.dates": "EdtfDate",
    "model.forms": "FORMS Form",
    "model.handling": "Handling Tlp",
    "model.inlines": (
        "Citation CitationMode Code CrossReference Emphasis Footnote Foreign Inline InlineQuote LineBreak "
        "Link NoteParagraph Redaction SmallCaps Span Strong Subscript Superscript Text Variable"
    ),
    "model.languages": "Direction Language",
    "model.parts": "PartKind",
    "model.people": "Person",
    "model.pictures": "Picture",
    "model.records": (
        "Actor Actors CostBenefit CostBenefitEntry FurtherReading Indicator Indicators KeyFact KeyFacts "
        "PolicyOption PolicyOptions Reading RegisterEntry RegisterKind RiskRegister Timeline TimelineEntry"
    ),
    "model.sources": "Credibility Name Reliability Source SourceGroup SourceNotes",
    "model.tables": "Alignment Cell Column Row Table",
    "model.walk": "walk",
    "problems": "BriefingError Location MachineError Problem Severity",
    "rendering.wordoptions": "Protection WordOptions WordPages",
}
# fmt: on

_HOMES = {name: home for home, names in _NAMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
