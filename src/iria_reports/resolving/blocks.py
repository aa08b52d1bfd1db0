"""Blocks of the model into the blocks that renderers lay out: one arm a kind."""

from __future__ import annotations

from typing import assert_never

import attrs

from iria_reports.model.assessment import LikelihoodScale
from iria_reports.model.blocks import (
    Block,
    Box,
    BulletList,
    Content,
    ExpertOpinion,
    Figure,
    Group,
    Judgement,
    NumberedList,
    PageBreak,
    Paragraph,
    Part,
    PullQuote,
    Quote,
    Recommendation,
    Section,
)
from iria_reports.model.forms import Form
from iria_reports.model.languages import Language
from iria_reports.model.parts import PartKind
from iria_reports.model.records import FurtherReading, KeyFacts, Register, Registers, Timeline
from iria_reports.model.tables import Table
from iria_reports.resolved import (
    Band,
    Blocks,
    Caption,
    Heading,
    Inline,
    Inlines,
    Item,
    List,
    NoteCall,
    Number,
    Panel,
    PanelKind,
    Quotation,
    Run,
    Scale,
    Style,
)
from iria_reports.resolved import Block as ResolvedBlock
from iria_reports.resolved import Figure as ResolvedFigure
from iria_reports.resolved import PageBreak as ResolvedPageBreak
from iria_reports.resolved import Paragraph as ResolvedParagraph
from iria_reports.resolved import PullQuote as ResolvedPullQuote
from iria_reports.resolved import Table as ResolvedTable
from iria_reports.resolving.images import image_of
from iria_reports.resolving.issue import audience_label
from iria_reports.resolving.merging import merged
from iria_reports.resolving.prose import ProseLowering, tongue
from iria_reports.resolving.sourcing import Sourcing
from iria_reports.resolving.tables import TableLowering
from iria_reports.theme.roles import HEADINGS, Role

#: Marks of bullet lists by depth; deeper ones repeat the last.
BULLETS = ("–", "·")
#: Parts that are set apart as a panel; the others are text under a heading.
PANELS = (PartKind.SUMMARY, PartKind.KEY_JUDGEMENTS, PartKind.KEY_FINDINGS, PartKind.KEY_TAKEAWAYS)
#: Parts in small print at the end.
SMALL_PARTS = (PartKind.ABOUT, PartKind.CONTACT, PartKind.DISCLAIMER)


@attrs.frozen
class _Manner:
    """Where a block stands: role of its paragraphs, language, depth of lists."""

    role: Role = Role.BODY
    language: Language | None = None
    depth: int = 0


@attrs.define
class BlockLowering:
    """Lowers blocks of a ``form``, in reading order. ``chapters``: sections of the first level begin pages."""

    prose: ProseLowering
    sourcing: Sourcing
    likelihood_scale: LikelihoodScale
    chapters: bool
    form: Form
    tables: TableLowering = attrs.field(init=False)
    _anchors: int = 0

    def __attrs_post_init__(self) -> None:
        self.tables = TableLowering(self.sourcing, self.anchor, self.form.columns)

    def anchor(self) -> str:
        """A name for something that has no place of its own."""
        self._anchors += 1
        return f"b{self._anchors}"

    def blocks(self, content: Content, manner: _Manner | None = None) -> Blocks:
        """``content``, lowered."""
        manner = manner or _Manner()
        return tuple(lowered for block in content for lowered in self.block(block, manner))

    def block(self, block: Block, manner: _Manner) -> Blocks:
        """What ``block`` becomes: usually one block; a section is its heading and its text."""
        match block:
            case Section():
                return self.section(block, manner)
            case Paragraph():
                return (self.paragraph(block, manner),)
            case BulletList() | NumberedList():
                return (self.list(block, manner),)
            case Quote():
                return (self.quote(block, manner),)
            case PullQuote():
                return (ResolvedPullQuote(self.prose.inlines(block.content)),)
            case Figure():
                return (self.figure(block),)
            case Table() | Register():
                return (self.table(block),)
            case Timeline():
                return (self.tables.timeline(block),)
            case KeyFacts():
                return (self.key_facts(block),)
            case Box():
                return (self.box(block),)
            case Judgement():
                return (self.judgement(block),)
            case Recommendation():
                return (self.recommendation(block),)
            case ExpertOpinion():
                return (self.expert_opinion(block),)
            case FurtherReading():
                return self.further_reading(block)
            case PageBreak():
                return (ResolvedPageBreak(),)
            case Part():
                return self.part(block)
            case Group():
                return (*audience_label(block.audience, self.prose.labels), *self.blocks(block.content, manner))
            case _:
                assert_never(block)

    def caption(self, number: Number | None, content: Inlines) -> Caption | None:
        """A caption, if there is anything to say."""
        return Caption(number, content) if number or content else None

    def section(self, section: Section, manner: _Manner) -> Blocks:
        place = self.prose.numbering.take(section)
        role = HEADINGS[place.level - 1]
        title = self.prose.inlines(section.title)
        new_page = self.chapters and place.level == 1
        heading = Heading(role, place.level, title, place.number, place.anchor, new_page=new_page)
        return (heading, *self.blocks(section.content, manner))

    def paragraph(self, paragraph: Paragraph, manner: _Manner) -> ResolvedParagraph:
        content = self.prose.inlines(paragraph.content, manner.language)
        return ResolvedParagraph(manner.role, content, tongue(manner.language) if manner.language else None)

    def list(self, block: BulletList | NumberedList, manner: _Manner) -> List:
        start = block.start if isinstance(block, NumberedList) else None
        inner = attrs.evolve(manner, depth=manner.depth + 1)
        bullet = BULLETS[min(manner.depth, len(BULLETS) - 1)]
        items = tuple(
            Item(bullet if start is None else f"{start + index}.", self.blocks(item.content, inner))
            for index, item in enumerate(block.items)
        )
        return List(items, start)

    def quote(self, quote: Quote, manner: _Manner) -> Quotation:
        language = quote.language or manner.language
        content = self.blocks(quote.content, _Manner(Role.QUOTE, language))
        spoken = tongue(quote.language) if quote.language else None
        return Quotation(content, self.sourcing.attribution(quote.attribution), spoken)

    def figure(self, figure: Figure) -> ResolvedFigure:
        place = self.prose.numbering.take(figure)
        labels = self.prose.labels
        caption = self.caption(self.prose.numbering.number(place), self.prose.inlines(figure.caption))
        line: list[Inline] = []
        if figure.credit:
            line.append(Run(labels("labels", "credit") + labels("punctuation", "colon")))
            line += [*self.prose.inlines(figure.credit), Run(labels("punctuation", "stop"))]
        if figure.source:
            line += [Run(" ")] if line else []
            line += self.sourcing.line(labels("labels", "source"), figure, figure.source)
        below = (ResolvedParagraph(Role.SOURCE_LINE, merged(line)),) if line else ()
        picture = figure.picture
        image = image_of(picture)
        return ResolvedFigure(image, figure.alt, caption, below, place.anchor)

    def table(self, table: Table | Registers) -> ResolvedTable:
        place = self.prose.numbering.take(table)
        caption = self.caption(self.prose.numbering.number(place), self.prose.inlines(table.caption))
        return self.tables.captioned(table, caption, place.anchor)

    def key_facts(self, facts: KeyFacts) -> Panel:
        title = self.prose.inlines(facts.title) or (Run(self.prose.labels("labels", "key-facts")),)
        return Panel(PanelKind.FACTS, None, Caption(None, title), (self.tables.facts(facts),))

    def box(self, box: Box) -> Panel:
        place = self.prose.numbering.take(box)
        caption = self.caption(self.prose.numbering.number(place), self.prose.inlines(box.title))
        return Panel(PanelKind.BOX, None, caption, self.blocks(box.content, _Manner(Role.PANEL_TEXT)), place.anchor)

    def judgement(self, judgement: Judgement) -> Panel:
        place = self.prose.numbering.take(judgement)
        content: list[ResolvedBlock] = [ResolvedParagraph(Role.STATEMENT, self.prose.inlines(judgement.content))]
        if judgement.likelihood is not None:
            content.append(self.scale(judgement))
        if assessed := self.assessment(judgement):
            content.append(ResolvedParagraph(Role.ASSESSMENT, assessed))
        number = self.prose.numbering.number(place)
        return Panel(PanelKind.JUDGEMENT, None, Caption(number, ()), tuple(content), place.anchor)

    def scale(self, judgement: Judgement) -> Scale:
        """The briefing's scale with the term meant; of a scale whose terms overlap, that term alone."""
        meant = judgement.likelihood
        assert meant is not None
        labels = self.prose.labels
        whole = self.likelihood_scale
        terms = whole.terms if whole.is_partition else (meant,)
        bands = tuple(Band(labels.likelihood(t.scale, t.term), t.low, t.high, t == meant) for t in terms)
        key = "likelihood-approximate" if meant.approximate else "likelihood"
        term = labels.likelihood(meant.scale, meant.term)
        return Scale(bands, labels("labels", key, term=term, low=str(meant.low), high=str(meant.high)))

    def assessment(self, judgement: Judgement) -> Inlines:
        """Confidence with its reasons, and the sources that the judgement rests on."""
        labels = self.prose.labels
        colon, stop = labels("punctuation", "colon"), labels("punctuation", "stop")
        out: list[Inline] = []
        if judgement.confidence is not None:
            out += [Run(labels("labels", "confidence") + colon)]
            out += [Run(labels("confidence", judgement.confidence.value), Style.STRONG)]
        if judgement.rationale:
            out += [Run(labels("punctuation", "semicolon"))] if out else []
            out += self.prose.inlines(judgement.rationale)
        if out and not isinstance(out[-1], NoteCall):
            last = out[-1]
            out += [] if isinstance(last, Run) and last.text.endswith((".", "。")) else [Run(stop)]
        if judgement.basis:
            out += [Run(" ")] if out else []
            out += self.sourcing.line(labels("labels", "basis"), judgement, judgement.basis)
        return merged(out)

    def recommendation(self, recommendation: Recommendation) -> Panel:
        addressee = self.prose.inlines(recommendation.addressee)
        title = self.prose.labels.fill("labels", "recommendation", addressee=addressee)
        content = self.blocks(recommendation.content, _Manner(Role.PANEL_TEXT))
        return Panel(PanelKind.RECOMMENDATION, None, Caption(None, merged(title)), content)

    def expert_opinion(self, opinion: ExpertOpinion) -> Panel:
        labels = self.prose.labels
        content = self.blocks(opinion.content, _Manner(Role.PANEL_TEXT))
        line: list[Inline] = [Run(opinion.expert, Style.STRONG)]
        if opinion.role:
            line.append(Run(labels.comma() + opinion.role))
        line.append(Run(labels("punctuation", "stop")))
        if opinion.source:
            line += self.prose.note_call(opinion)
        caption = Caption(None, (Run(labels("labels", "expert")),))
        return Panel(PanelKind.EXPERT, None, caption, (*content, ResolvedParagraph(Role.SIGNATURE, merged(line))))

    def further_reading(self, readings: FurtherReading) -> Blocks:
        heading = self.part_heading((Run(self.prose.labels("document", "further-reading")),))
        entries: list[ResolvedBlock] = []
        for reading in readings.entries:
            for cite in reading.source:
                line: list[Inline] = [*self.prose.cited.entries[cite.key]]
                if reading.note and cite is reading.source[-1]:
                    line += [Run(" "), *self.prose.inlines(reading.note)]
                entries.append(ResolvedParagraph(Role.BIBLIOGRAPHY, merged(line)))
        return (heading, *entries)

    def part(self, part: Part) -> Blocks:
        # Behind a cover the opening parts have pages of their own, and stand there as text.
        executive = self.form.cover and part.kind is PartKind.SUMMARY
        label = ("document", "executive-summary") if executive else ("parts", part.kind.value)
        title = self.prose.inlines(part.title) or (Run(self.prose.labels(*label)),)
        if part.kind in PANELS and self.form.cover:
            return (self.part_heading(title, listed=False), *self.blocks(part.content))
        if part.kind in PANELS:
            heading = self.part_heading(title, Role.PANEL_LABEL, listed=False)
            content = self.blocks(part.content, _Manner(Role.PANEL_TEXT))
            return (Panel(PanelKind.SUMMARY, heading, None, content, heading.anchor),)
        if part.kind in SMALL_PARTS:
            heading = self.part_heading(title, Role.PANEL_TITLE, listed=False)
            return (heading, *self.blocks(part.content, _Manner(Role.SMALL_PRINT)))
        return (self.part_heading(title), *self.blocks(part.content))

    def part_heading(self, title: Inlines, role: Role = Role.HEADING_1, *, listed: bool = True) -> Heading:
        """The heading of a part: without number, on the level of the first sections."""
        return Heading(role, 1, title, None, self.anchor(), listed)
