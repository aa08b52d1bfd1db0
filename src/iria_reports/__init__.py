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
    from iria_reports.building import (
        Built as Built,
    )
    from iria_reports.building import (
        build as build,
    )
    from iria_reports.building import (
        dump as dump,
    )
    from iria_reports.building import (
        load as load,
    )
    from iria_reports.building import (
        render_docx as render_docx,
    )
    from iria_reports.building import (
        render_html as render_html,
    )
    from iria_reports.building import (
        render_pdf as render_pdf,
    )
    from iria_reports.building import (
        resolve as resolve,
    )
    from iria_reports.checking import check as check
    from iria_reports.editions import tailor as tailor
    from iria_reports.model.assessment import (
        ICD_203 as ICD_203,
    )
    from iria_reports.model.assessment import (
        IPCC_AR5 as IPCC_AR5,
    )
    from iria_reports.model.assessment import (
        PHIA as PHIA,
    )
    from iria_reports.model.assessment import (
        Confidence as Confidence,
    )
    from iria_reports.model.assessment import (
        Impact as Impact,
    )
    from iria_reports.model.assessment import (
        LikelihoodScale as LikelihoodScale,
    )
    from iria_reports.model.assessment import (
        LikelihoodTerm as LikelihoodTerm,
    )
    from iria_reports.model.attribution import (
        Attribution as Attribution,
    )
    from iria_reports.model.attribution import (
        AttributionBasis as AttributionBasis,
    )
    from iria_reports.model.attribution import (
        QuoteMode as QuoteMode,
    )
    from iria_reports.model.attribution import (
        TranslationKind as TranslationKind,
    )
    from iria_reports.model.base import PUBLIC as PUBLIC
    from iria_reports.model.base import Audience as Audience
    from iria_reports.model.base import ModelError as ModelError
    from iria_reports.model.blocks import (
        Block as Block,
    )
    from iria_reports.model.blocks import (
        Box as Box,
    )
    from iria_reports.model.blocks import (
        BulletList as BulletList,
    )
    from iria_reports.model.blocks import (
        ExpertOpinion as ExpertOpinion,
    )
    from iria_reports.model.blocks import (
        Figure as Figure,
    )
    from iria_reports.model.blocks import (
        Group as Group,
    )
    from iria_reports.model.blocks import (
        Judgement as Judgement,
    )
    from iria_reports.model.blocks import (
        ListItem as ListItem,
    )
    from iria_reports.model.blocks import (
        NumberedList as NumberedList,
    )
    from iria_reports.model.blocks import (
        PageBreak as PageBreak,
    )
    from iria_reports.model.blocks import (
        Paragraph as Paragraph,
    )
    from iria_reports.model.blocks import (
        Part as Part,
    )
    from iria_reports.model.blocks import (
        PullQuote as PullQuote,
    )
    from iria_reports.model.blocks import (
        Quote as Quote,
    )
    from iria_reports.model.blocks import (
        Recommendation as Recommendation,
    )
    from iria_reports.model.blocks import (
        Section as Section,
    )
    from iria_reports.model.briefing import (
        Briefing as Briefing,
    )
    from iria_reports.model.briefing import (
        Choice as Choice,
    )
    from iria_reports.model.briefing import (
        CitationStyle as CitationStyle,
    )
    from iria_reports.model.briefing import (
        Imprint as Imprint,
    )
    from iria_reports.model.citing import Cite as Cite
    from iria_reports.model.citing import Locator as Locator
    from iria_reports.model.citing import LocatorLabel as LocatorLabel
    from iria_reports.model.clients import AudienceDeclaration as AudienceDeclaration
    from iria_reports.model.clients import Client as Client
    from iria_reports.model.dates import EdtfDate as EdtfDate
    from iria_reports.model.forms import FORMS as FORMS
    from iria_reports.model.forms import Form as Form
    from iria_reports.model.handling import Handling as Handling
    from iria_reports.model.handling import Tlp as Tlp
    from iria_reports.model.inlines import (
        Citation as Citation,
    )
    from iria_reports.model.inlines import (
        CitationMode as CitationMode,
    )
    from iria_reports.model.inlines import (
        Code as Code,
    )
    from iria_reports.model.inlines import (
        CrossReference as CrossReference,
    )
    from iria_reports.model.inlines import (
        Emphasis as Emphasis,
    )
    from iria_reports.model.inlines import (
        Footnote as Footnote,
    )
    from iria_reports.model.inlines import (
        Foreign as Foreign,
    )
    from iria_reports.model.inlines import (
        Inline as Inline,
    )
    from iria_reports.model.inlines import (
        InlineQuote as InlineQuote,
    )
    from iria_reports.model.inlines import (
        LineBreak as LineBreak,
    )
    from iria_reports.model.inlines import (
        Link as Link,
    )
    from iria_reports.model.inlines import (
        NoteParagraph as NoteParagraph,
    )
    from iria_reports.model.inlines import (
        SmallCaps as SmallCaps,
    )
    from iria_reports.model.inlines import (
        Span as Span,
    )
    from iria_reports.model.inlines import (
        Strong as Strong,
    )
    from iria_reports.model.inlines import (
        Subscript as Subscript,
    )
    from iria_reports.model.inlines import (
        Superscript as Superscript,
    )
    from iria_reports.model.inlines import (
        Text as Text,
    )
    from iria_reports.model.languages import Direction as Direction
    from iria_reports.model.languages import Language as Language
    from iria_reports.model.parts import PartKind as PartKind
    from iria_reports.model.people import Person as Person
    from iria_reports.model.pictures import Picture as Picture
    from iria_reports.model.records import (
        Actor as Actor,
    )
    from iria_reports.model.records import (
        Actors as Actors,
    )
    from iria_reports.model.records import (
        CostBenefit as CostBenefit,
    )
    from iria_reports.model.records import (
        CostBenefitEntry as CostBenefitEntry,
    )
    from iria_reports.model.records import (
        FurtherReading as FurtherReading,
    )
    from iria_reports.model.records import (
        Indicator as Indicator,
    )
    from iria_reports.model.records import (
        Indicators as Indicators,
    )
    from iria_reports.model.records import (
        KeyFact as KeyFact,
    )
    from iria_reports.model.records import (
        KeyFacts as KeyFacts,
    )
    from iria_reports.model.records import (
        PolicyOption as PolicyOption,
    )
    from iria_reports.model.records import (
        PolicyOptions as PolicyOptions,
    )
    from iria_reports.model.records import (
        Reading as Reading,
    )
    from iria_reports.model.records import (
        RegisterEntry as RegisterEntry,
    )
    from iria_reports.model.records import (
        RegisterKind as RegisterKind,
    )
    from iria_reports.model.records import (
        RiskRegister as RiskRegister,
    )
    from iria_reports.model.records import (
        Timeline as Timeline,
    )
    from iria_reports.model.records import (
        TimelineEntry as TimelineEntry,
    )
    from iria_reports.model.sources import (
        Credibility as Credibility,
    )
    from iria_reports.model.sources import (
        Name as Name,
    )
    from iria_reports.model.sources import (
        Reliability as Reliability,
    )
    from iria_reports.model.sources import (
        Source as Source,
    )
    from iria_reports.model.sources import (
        SourceNotes as SourceNotes,
    )
    from iria_reports.model.tables import Alignment as Alignment
    from iria_reports.model.tables import Cell as Cell
    from iria_reports.model.tables import Column as Column
    from iria_reports.model.tables import Row as Row
    from iria_reports.model.tables import Table as Table
    from iria_reports.model.walk import walk as walk
    from iria_reports.problems import (
        BriefingError as BriefingError,
    )
    from iria_reports.problems import (
        Location as Location,
    )
    from iria_reports.problems import (
        MachineError as MachineError,
    )
    from iria_reports.problems import (
        Problem as Problem,
    )
    from iria_reports.problems import (
        Severity as Severity,
    )
# fmt: on

# fmt: off
__all__ = [
    "FORMS", "ICD_203", "IPCC_AR5", "PHIA", "PUBLIC", "Actor", "Actors", "Alignment", "Attribution",
    "AttributionBasis", "Audience", "AudienceDeclaration", "Block", "Box", "Briefing", "BriefingError", "Built",
    "BulletList", "Cell", "Choice", "Citation", "CitationMode", "CitationStyle", "Cite", "Client", "Code", "Column",
    "Confidence", "CostBenefit", "CostBenefitEntry", "Credibility", "CrossReference", "Direction", "EdtfDate",
    "Emphasis", "ExpertOpinion", "Figure", "Footnote", "Foreign", "Form", "FurtherReading", "Group", "Handling",
    "Impact", "Imprint", "Indicator", "Indicators", "Inline", "InlineQuote", "Judgement", "KeyFact", "KeyFacts",
    "Language", "LikelihoodScale", "LikelihoodTerm", "LineBreak", "Link", "ListItem", "Location", "Locator",
    "LocatorLabel", "MachineError", "ModelError", "Name", "NoteParagraph", "NumberedList", "PageBreak", "Paragraph",
    "Part", "PartKind", "Person", "Picture", "PolicyOption", "PolicyOptions", "Problem", "PullQuote", "Quote",
    "QuoteMode", "Reading", "Recommendation", "RegisterEntry", "RegisterKind", "Reliability", "RiskRegister", "Row",
    "Section", "Severity", "SmallCaps", "Source", "SourceNotes", "Span", "Strong", "Subscript", "Superscript",
    "Table", "Text", "Timeline", "TimelineEntry", "Tlp", "TranslationKind", "build", "check", "dump", "load",
    "render_docx", "render_html", "render_pdf", "resolve", "tailor", "walk",
]

_HOMES = {
    "Actor": "model.records", "Actors": "model.records", "Alignment": "model.tables",
    "Attribution": "model.attribution", "AttributionBasis": "model.attribution", "Audience": "model.base",
    "AudienceDeclaration": "model.clients", "Block": "model.blocks", "Box": "model.blocks",
    "Briefing": "model.briefing", "BriefingError": "problems", "Built": "building", "BulletList": "model.blocks",
    "Cell": "model.tables", "Choice": "model.briefing", "Citation": "model.inlines", "CitationMode": "model.inlines",
    "CitationStyle": "model.briefing", "Cite": "model.citing", "Client": "model.clients", "Code": "model.inlines",
    "Column": "model.tables", "Confidence": "model.assessment", "CostBenefit": "model.records",
    "CostBenefitEntry": "model.records", "Credibility": "model.sources", "CrossReference": "model.inlines",
    "Direction": "model.languages", "EdtfDate": "model.dates", "Emphasis": "model.inlines",
    "ExpertOpinion": "model.blocks", "FORMS": "model.forms", "Figure": "model.blocks", "Footnote": "model.inlines",
    "Foreign": "model.inlines", "Form": "model.forms", "FurtherReading": "model.records", "Group": "model.blocks",
    "Handling": "model.handling", "ICD_203": "model.assessment", "IPCC_AR5": "model.assessment",
    "Impact": "model.assessment", "Imprint": "model.briefing", "Indicator": "model.records",
    "Indicators": "model.records", "Inline": "model.inlines", "InlineQuote": "model.inlines",
    "Judgement": "model.blocks", "KeyFact": "model.records", "KeyFacts": "model.records",
    "Language": "model.languages", "LikelihoodScale": "model.assessment", "LikelihoodTerm": "model.assessment",
    "LineBreak": "model.inlines", "Link": "model.inlines", "ListItem": "model.blocks", "Location": "problems",
    "Locator": "model.citing", "LocatorLabel": "model.citing", "MachineError": "problems",
    "ModelError": "model.base", "Name": "model.sources", "NoteParagraph": "model.inlines",
    "NumberedList": "model.blocks", "PHIA": "model.assessment", "PUBLIC": "model.base", "PageBreak": "model.blocks",
    "Paragraph": "model.blocks", "Part": "model.blocks", "PartKind": "model.parts", "Person": "model.people",
    "Picture": "model.pictures", "PolicyOption": "model.records", "PolicyOptions": "model.records",
    "Problem": "problems", "PullQuote": "model.blocks", "Quote": "model.blocks", "QuoteMode": "model.attribution",
    "Reading": "model.records", "Recommendation": "model.blocks", "RegisterEntry": "model.records",
    "RegisterKind": "model.records", "Reliability": "model.sources", "RiskRegister": "model.records",
    "Row": "model.tables", "Section": "model.blocks", "Severity": "problems", "SmallCaps": "model.inlines",
    "Source": "model.sources", "SourceNotes": "model.sources", "Span": "model.inlines", "Strong": "model.inlines",
    "Subscript": "model.inlines", "Superscript": "model.inlines", "Table": "model.tables", "Text": "model.inlines",
    "Timeline": "model.records", "TimelineEntry": "model.records", "Tlp": "model.handling",
    "TranslationKind": "model.attribution", "build": "building", "check": "checking", "dump": "building",
    "load": "building", "render_docx": "building", "render_html": "building", "render_pdf": "building",
    "resolve": "building", "tailor": "editions", "walk": "model.walk",
}
# fmt: on


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
