"""Rules that every briefing must keep, whatever is made of it. Each takes the index and notes what breaks it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from iria_reports.checking.audiences import (
    audiences_are_declared,
    cells_that_speak_for_more_are_whole,
    headings_go_with_their_text,
    links_are_links,
    nothing_stray_withholds,
)
from iria_reports.checking.clients import (
    clients_are_unique,
    letters_have_a_place,
    red_names_its_recipients,
    sections_of_clients_are_there,
    variables_are_known,
    variables_stand_in_prose,
)
from iria_reports.checking.drawings import drawings_are_set_in_the_theme
from iria_reports.checking.forms import (
    appendices_stand_last,
    parts_belong_to_the_form,
    parts_stand_in_order,
    what_the_form_requires_is_there,
)
from iria_reports.checking.index import Index
from iria_reports.checking.protection import chatham_house_names_nobody, protected_names_stand_nowhere
from iria_reports.checking.shapes import (
    covers_hold_their_titles,
    headings_refer_to_no_headings,
    lists_are_nine_deep_at_most,
    notes_of_headings_stand_last,
    references_stand_apart,
    rows_fit_a_page,
    tables_fit_a_page,
    turned_tables_stand_in_the_text,
)
from iria_reports.checking.sizes import paragraphs_end, tables_end
from iria_reports.checking.sourcing import (
    addresses_are_addresses,
    alterations_are_marked,
    cited_sources_have_titles,
    documents_are_cited_by_paragraph,
    translations_name_their_translator,
)
from iria_reports.model.blocks import Group, Judgement, Paragraph, Part, PullQuote, Section
from iria_reports.model.citing import Cite
from iria_reports.model.inlines import Citation, CrossReference, Footnote, plain_text
from iria_reports.model.records import FurtherReading, RegisterEntry
from iria_reports.model.sources import SourceNotes
from iria_reports.model.walk import walk
from iria_reports.problems import Problems, did_you_mean


def ids_are_unique(index: Index, problems: Problems) -> None:
    """Two targets of one id would make every reference to it ambiguous."""
    for target_id, nodes in index.targets.items():
        for node in nodes[1:]:
            first = f", first in {nodes[0].location}" if nodes[0].location else ""
            problems.error("duplicate-id", node.location, f'the id "{target_id}" stands twice{first}', "rename one", target_id)


def references_have_targets(index: Index, problems: Problems) -> None:
    """A cross-reference leads to something."""
    for reference in index.all(CrossReference):
        if reference.target not in index.targets:
            message = f'nothing here has the id "{reference.target}"'
            mend = did_you_mean(reference.target, index.targets)
            problems.error("unknown-target", reference.location, message, mend, reference.target)


def cites_have_sources(index: Index, problems: Problems) -> None:
    """A cite names one of the briefing's sources."""
    keys = {source.key for source in index.briefing.sources}
    for cite in index.all(Cite):
        if cite.key not in keys:
            few = {0: "a source: there are none", 1: "the one source"}
            message = f'"{cite.key}" is not {few.get(len(keys)) or f"one of the {len(keys)} sources"}'
            mend = did_you_mean(cite.key, keys) or f"add it to the sources; write \\@{cite.key} if it is no source"
            problems.error("unknown-source", cite.location, message, mend, cite.key)


def sources_are_unique(index: Index, problems: Problems) -> None:
    """A key names one source."""
    seen: set[str] = set()
    for source in index.briefing.sources:
        if source.key in seen:
            problems.error(
                "duplicate-source", source.location, f'the source "{source.key}" stands twice', "keep one", source.key
            )
        seen.add(source.key)


def notes_hold_no_notes(index: Index, problems: Problems) -> None:
    """A note within a note has no place on the page; nor has one in the words around a cite, which become a note."""
    holders: list[Footnote | Cite | SourceNotes] = [*index.all(Footnote), *index.all(Cite), *index.all(SourceNotes)]
    for holder in holders:
        for inner in walk(holder):
            if isinstance(inner, Footnote) and inner is not holder:
                problems.error("nested-note", inner.location, "a note stands within a note", "set its text in parentheses")


def titles_hold_no_notes(index: Index, problems: Problems) -> None:
    """The title goes into metadata and running heads, where no note can stand."""
    for prose in (index.briefing.title, index.briefing.subtitle or ()):
        for inline in prose:
            for inner in walk(inline):
                if isinstance(inner, Footnote | Citation | CrossReference):
                    message = "a title holds neither notes nor citations nor references"
                    problems.error("note-in-title", inner.location, message, "move it into the text")


def parts_stand_at_the_top(index: Index, problems: Problems) -> None:
    """A part is no section, so it cannot stand within one; and there is one of each kind."""
    top = set(map(id, index.briefing.body))
    seen: dict[str, Part] = {}
    for reading in index.all(FurtherReading):
        if id(reading) not in top and not _in_group_at_top(index, reading):
            message = "further reading stands within another block"
            problems.error("nested-part", reading.location, message, "move it to the top")
    for part in index.all(Part):
        if id(part) not in top and not _in_group_at_top(index, part):
            message = f'the part "{part.kind}" stands within another block'
            problems.error("nested-part", part.location, message, "move it to the top", part.kind)
        # Two parts for different readers are alternatives.
        if part.kind in seen and part.audience.is_everybody and seen[part.kind].audience.is_everybody:
            problems.error("duplicate-part", part.location, f'there are two parts "{part.kind}"', "keep one", part.kind)
        seen.setdefault(part.kind, part)


def _in_group_at_top(index: Index, part: Part | FurtherReading) -> bool:
    groups = [block for block in index.briefing.body if isinstance(block, Group)]
    return any(part is block for group in groups for block in group.content)


def sections_come_last(index: Index, problems: Problems) -> None:
    """Text after a subsection would belong to the subsection, whatever the model says."""
    for section in index.all(Section):
        seen = False
        for block in section.content:
            holds = isinstance(block, Section) or (
                isinstance(block, Group) and any(isinstance(b, Section) for b in block.content)
            )
            if seen and not holds:
                problems.error("text-without-heading", block.location, "text stands after a subsection", "give it a heading")
                break
            seen = seen or holds


def pull_quotes_repeat_the_text(index: Index, problems: Problems) -> None:
    """A pull quote repeats words of the text; anything else would be a sentence without a place."""
    quotes = index.all(PullQuote)
    if not quotes:
        return
    text = _squeezed(" ".join(plain_text(paragraph.content) for paragraph in index.all(Paragraph)))
    for quote in quotes:
        if _squeezed(plain_text(quote.content)) not in text:
            message = "these words do not stand in the text"
            problems.error(
                "pull-quote-differs", quote.location, message, "a pull quote repeats a phrase of the text word for word"
            )


def _squeezed(text: str) -> str:
    return " ".join(text.split()).strip("….,;: ").casefold()


def one_scale_of_likelihood(index: Index, problems: Problems) -> None:
    """A document uses one scale (ICD 203 D.6.e(2)(a))."""
    scale = index.briefing.scale
    judged: list[Judgement | RegisterEntry] = [*index.all(Judgement), *index.all(RegisterEntry)]
    for node in judged:
        if node.likelihood is not None and node.likelihood not in scale.terms:
            message = f'"{node.likelihood.term}" is a term of another scale than {scale.title}'
            problems.error("mixed-scales", node.location, message, f"use a term of {scale.title}", node.likelihood.term)


def nothing_is_named_and_empty(index: Index, problems: Problems) -> None:
    """A section without text is a plan."""
    for section in index.all(Section):
        if not section.content:
            title = plain_text(section.title)
            problems.warning("empty-section", section.location, f'the section "{title}" has no text', "write it, or delete it")


Rule = Callable[[Index, Problems], None]

RULES: Final[tuple[Rule, ...]] = (
    ids_are_unique,
    references_have_targets,
    sources_are_unique,
    cites_have_sources,
    audiences_are_declared,
    nothing_stray_withholds,
    links_are_links,
    cells_that_speak_for_more_are_whole,
    headings_go_with_their_text,
    notes_hold_no_notes,
    titles_hold_no_notes,
    parts_stand_at_the_top,
    parts_belong_to_the_form,
    parts_stand_in_order,
    what_the_form_requires_is_there,
    appendices_stand_last,
    sections_come_last,
    pull_quotes_repeat_the_text,
    chatham_house_names_nobody,
    protected_names_stand_nowhere,
    cited_sources_have_titles,
    addresses_are_addresses,
    headings_refer_to_no_headings,
    covers_hold_their_titles,
    documents_are_cited_by_paragraph,
    translations_name_their_translator,
    alterations_are_marked,
    one_scale_of_likelihood,
    tables_end,
    paragraphs_end,
    rows_fit_a_page,
    tables_fit_a_page,
    turned_tables_stand_in_the_text,
    notes_of_headings_stand_last,
    references_stand_apart,
    lists_are_nine_deep_at_most,
    nothing_is_named_and_empty,
    drawings_are_set_in_the_theme,
    clients_are_unique,
    red_names_its_recipients,
    variables_are_known,
    variables_stand_in_prose,
    letters_have_a_place,
    sections_of_clients_are_there,
)
#: Rules that miss something, by the field of a briefing in which they look for it.
LOOKS_UP: Final[dict[Rule, str]] = {
    references_have_targets: "body",
    cites_have_sources: "sources",
    audiences_are_declared: "audiences",
    pull_quotes_repeat_the_text: "body",
    nothing_is_named_and_empty: "body",
    sections_of_clients_are_there: "body",
    variables_are_known: "clients",
    what_the_form_requires_is_there: "body",
}
