"""What each block is called by those who write it."""

from __future__ import annotations

from typing import Final

from iria_reports.model.blocks import (
    Box,
    BulletList,
    ExpertOpinion,
    Figure,
    Group,
    Judgement,
    NumberedList,
    PageBreak,
    Paragraph,
    PullQuote,
    Quote,
    Recommendation,
    Section,
)
from iria_reports.model.parts import PartKind
from iria_reports.model.records import (
    Actors,
    CostBenefit,
    FurtherReading,
    Indicators,
    KeyFacts,
    PolicyOptions,
    RiskRegister,
    Timeline,
)
from iria_reports.model.tables import Table

#: Blocks that are divs in Markdown.
DIVS: Final[dict[str, type]] = {
    "actors": Actors,
    "box": Box,
    "cost-benefit": CostBenefit,
    "expert-opinion": ExpertOpinion,
    "further-reading": FurtherReading,
    "indicators": Indicators,
    "judgement": Judgement,
    "key-facts": KeyFacts,
    "options": PolicyOptions,
    "page-break": PageBreak,
    "pull-quote": PullQuote,
    "quote": Quote,
    "recommendation": Recommendation,
    "risks": RiskRegister,
    "table": Table,
    "timeline": Timeline,
}

#: Blocks that Markdown has signs for; in YAML and JSON they go by these names.
SIGNS: Final[dict[str, type]] = {
    "bullet-list": BulletList,
    "figure": Figure,
    "group": Group,
    "numbered-list": NumberedList,
    "paragraph": Paragraph,
    "section": Section,
}

PARTS: Final = {kind.value: kind for kind in PartKind}


def all_names() -> list[str]:
    """Every name of a div, to suggest one."""
    return sorted([*DIVS, *PARTS])
