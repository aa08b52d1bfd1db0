"""What stands around the text: title block, bibliography, imprint, page furniture, metadata."""

from __future__ import annotations

from datetime import date
from typing import Final

from babel.lists import format_list

from iria_reports.model.addresses import encoded
from iria_reports.model.blocks import Content, Part
from iria_reports.model.briefing import Briefing
from iria_reports.model.inlines import plain_text
from iria_reports.model.parts import PartKind
from iria_reports.resolved import (
    Blocks,
    Endnotes,
    Furniture,
    Inline,
    Inlines,
    Metadata,
    Paragraph,
    Run,
    TitleBlock,
    inline_text,
)
from iria_reports.resolving.blocks import BlockLowering
from iria_reports.resolving.contents import contents
from iria_reports.resolving.dates import day, moment
from iria_reports.resolving.images import image_of
from iria_reports.resolving.issue import handling_in_words, is_proof, issued_to, mark_of, watermark_of
from iria_reports.resolving.labels import Labels
from iria_reports.resolving.listing import listed_sources
from iria_reports.resolving.pages import opening_on_new_page, parts_on_new_page, turned
from iria_reports.theme.roles import Role

#: Parts that stand behind notes and the list of sources.
_AFTER_SOURCES: Final = (PartKind.ABOUT, PartKind.DISCLAIMER, PartKind.CONTACT)


def series_and_number(briefing: Briefing, labels: Labels) -> str:
    """Series and number, as in "Middle East Backgrounder 12"; empty without a series."""
    parts = (briefing.series, briefing.number) if briefing.series else ()
    return labels("punctuation", "number-join").join(part for part in parts if part)


def author_names(briefing: Briefing, labels: Labels) -> str:
    """All authors as one enumeration."""
    return str(format_list([author.name for author in briefing.authors], locale=labels.language.locale))


def title_block(briefing: Briefing, lowering: BlockLowering) -> TitleBlock:
    """Masthead, kicker, title, subtitle, byline and lead picture."""
    prose = lowering.prose
    labels = prose.labels
    byline = [author_names(briefing, labels)] if briefing.authors else []
    byline += [part for part in (series_and_number(briefing, labels), briefing.dateline) if part]
    if briefing.information_cutoff is not None:
        byline.append(labels("document", "information-cutoff", time=moment(briefing.information_cutoff, labels)))
    if briefing.updated is not None:
        byline.append(labels("document", "updated", date=day(briefing.updated, labels)))
    kicker = [labels("forms", briefing.form.id), briefing.region, briefing.topic]
    title = prose.inlines(briefing.title)
    subtitle = prose.inlines(briefing.subtitle)
    lead = lowering.figure(briefing.lead_figure) if briefing.lead_figure is not None else None
    return TitleBlock(
        institute=briefing.imprint.publisher,
        institute_name=briefing.imprint.name or "",
        date=day(briefing.date, labels),
        kicker=" · ".join(part for part in kicker if part),
        title=title,
        subtitle=subtitle,
        byline=tuple(byline),
        lead=lead,
        edition=issued_to(briefing, labels),
        client_logo=image_of(briefing.issue.logo) if briefing.issue is not None and briefing.issue.logo is not None else None,
    )


def body(briefing: Briefing, lowering: BlockLowering, *, endnotes: bool) -> Blocks:
    """The text with contents before its first section, sources before its last parts and the imprint at its end.

    ``endnotes``: notes are gathered right behind the text (Chicago 18, 1.4), or behind the last part that calls one.
    """
    opening, middle, closing = _thirds(briefing)
    before = lowering.blocks(opening)
    text = lowering.blocks(middle)
    notes_of_text = len(lowering.prose.notes)
    after = (*listed_sources(briefing, lowering), *lowering.blocks(closing))
    imprint = _imprint(briefing, lowering)
    notes: Blocks = ()
    if endnotes and lowering.prose.notes:
        notes = (lowering.part_heading((Run(lowering.prose.labels("document", "notes")),)), Endnotes())
    last = (*notes, *after) if len(lowering.prose.notes) == notes_of_text else (*after, *notes)
    listed = turned(parts_on_new_page((*text, *last)))
    if briefing.form.cover:
        listed = opening_on_new_page(listed)
    lists = contents(briefing, lowering, listed, text)
    return (*turned(before), *lists, *listed, *imprint)


def _thirds(briefing: Briefing) -> tuple[Content, Content, Content]:
    """Opening parts, text, and the small print that stands behind the list of sources."""
    blocks = briefing.body
    first = 0
    while first < len(blocks) and _is_part(blocks[first], briefing.form.opening):
        first += 1
    last = len(blocks)
    while last > first and _is_part(blocks[last - 1], _AFTER_SOURCES):
        last -= 1
    return blocks[:first], blocks[first:last], blocks[last:]


def _is_part(block: object, kinds: tuple[PartKind, ...]) -> bool:
    return isinstance(block, Part) and block.kind in kinds


def _imprint(briefing: Briefing, lowering: BlockLowering) -> Blocks:
    """What its label allows (TLP 2.0 wants it said), suggested citation, publisher and rights, in small print."""
    labels = lowering.prose.labels
    imprint = briefing.imprint
    lines: list[Inlines] = []
    if (tlp := briefing.handling.tlp) is not None:
        lines.append((Run(tlp.label + labels("punctuation", "colon") + labels("tlp", tlp.value)),))
    lines.append(labels.fill("document", "suggested-citation", citation=_citation(briefing, lowering)))
    if briefing.identifier:
        lines.append((Run(labels("document", "identifier", identifier=briefing.identifier)),))
    if briefing.issn:
        lines.append((Run(f"ISSN {briefing.issn}"),))
    publisher: list[Inline] = []
    for part in (imprint.name or imprint.publisher, imprint.address):
        if part:
            publisher += [Run(labels.comma())] if publisher else []
            publisher.append(Run(part))
    for text, link in ((imprint.email, f"mailto:{imprint.email}"), (imprint.website, imprint.website)):
        if text:
            publisher += [Run(labels.comma()), Run(text, link=encoded(link or ""))]
    if len(publisher) > 1 or imprint.name:  # the citation has named the publisher
        lines.append(tuple(publisher))
    if imprint.rights:
        lines.append((Run(imprint.rights),))
    return tuple(Paragraph(Role.SMALL_PRINT, line) for line in lines)


def _citation(briefing: Briefing, lowering: BlockLowering) -> Inlines:
    labels = lowering.prose.labels
    opening, closing = labels.language.title_marks
    title = plain_text(briefing.title)
    parts = [author_names(briefing, labels)] if briefing.authors else []
    parts.append(f"{opening}{title}{closing}")
    within = labels.language.sets_marks_within_quotes
    parts += [part for part in (series_and_number(briefing, labels), briefing.imprint.publisher) if part]
    parts.append(day(briefing.date, labels))
    text = labels.comma().join(parts)
    if within:
        text = text.replace(f"{title}{closing},", f"{title},{closing}")
    stop = labels("punctuation", "stop")
    return (Run(text if text.endswith(stop) else text + stop),)


def furniture(briefing: Briefing, labels: Labels) -> Furniture:
    """What stands on every page."""
    issue = briefing.issue
    running = [briefing.imprint.publisher, series_and_number(briefing, labels) or labels("forms", briefing.form.id)]
    if issue is not None and issue.client:
        running.append(labels("edition", "prepared-for", name=issue.client))
    watermark = watermark_of(briefing, labels)
    return Furniture(" · ".join(running), mark_of(briefing, labels), watermark, line_numbers=is_proof(briefing))


def metadata(briefing: Briefing, block: TitleBlock, labels: Labels) -> Metadata:
    """What catalogues and file systems know of the document."""
    description = briefing.description or (plain_text(briefing.subtitle) if briefing.subtitle else "")
    modified: date = briefing.updated or briefing.date
    title = inline_text(block.title).replace("\n", " ")
    return Metadata(
        title=f"{labels('edition', 'draft')} – {title}" if is_proof(briefing) else title,
        authors=tuple(author.name for author in briefing.authors),
        description=description,
        keywords=briefing.keywords,
        created=briefing.date.isoformat(),
        modified=modified.isoformat(),
        publisher=briefing.imprint.name or briefing.imprint.publisher,
        rights=briefing.imprint.rights or "",
        identifier=briefing.identifier or "",
        kind=labels("forms", briefing.form.id),
        series=briefing.series or "",
        number=briefing.number or "",
        handling=handling_in_words(briefing, labels),
    )
