"""Resolving: the passes in order, each with its reason."""

from __future__ import annotations

from babel.numbers import get_decimal_symbol

from iria_reports.model.briefing import Briefing
from iria_reports.model.choices import NotePlace, PaperSize
from iria_reports.resolved import Design, ResolvedDocument
from iria_reports.resolving import frame
from iria_reports.resolving.blocks import BlockLowering
from iria_reports.resolving.citations import Engine, cite
from iria_reports.resolving.labels import labels_for
from iria_reports.resolving.numbering import has_numbered_headings, number
from iria_reports.resolving.prose import ProseLowering, tongue
from iria_reports.resolving.sourcing import Sourcing
from iria_reports.resolving.tying import tied
from iria_reports.theme.theme import Paper


def resolve(edition: Briefing, engine: Engine) -> ResolvedDocument:
    """Decide every word and number of ``edition``, which was checked and tailored before.

    ``engine`` settles its citations.
    Raises `BriefingError` with what the citation engine objects to.
    """
    # Labels first: everything below words something.
    labels = labels_for(edition.language)
    # Numbers before references, which may point forward.
    numbering = number(edition, labels)
    # Citations before lowering: a style decides whether a citation is a note, and notes are counted in
    # lowering. They are settled all at once, since "ibid." and "(n 1)" depend on what came before.
    cited = cite(edition, labels, engine)
    # Lowering takes numbers and citations in the order in which they were handed out, and counts the notes.
    prose = ProseLowering(labels, numbering, cited)
    sources = {source.key: source for source in edition.sources}
    sourcing = Sourcing(prose, sources)
    lowering = BlockLowering(prose, sourcing, edition.scale, edition.in_chapters, edition.form)
    title_block = frame.title_block(edition, lowering)
    # The body comes last, since its contents list the headings that lowering made.
    endnotes = edition.form.endnotes if edition.notes is NotePlace.AUTO else edition.notes is NotePlace.END
    body = frame.body(edition, lowering, endnotes=endnotes)
    document = ResolvedDocument(
        form=edition.form.id,
        design=_design(edition),
        slug=edition.slug,
        language=tongue(edition.language),
        title_block=title_block,
        body=body,
        notes=tuple(prose.notes),
        notes_heading=labels("document", "notes"),
        endnotes=endnotes,
        furniture=frame.furniture(edition, labels),
        decimal_mark=get_decimal_symbol(edition.language.locale),
        metadata=frame.metadata(edition, title_block, labels),
    )
    # Ties last: they join words that different passes have made.
    return tied(document, edition.language)


def _design(edition: Briefing) -> Design:
    form = edition.form
    numbered = has_numbered_headings(edition)
    paper = None if edition.paper is PaperSize.AUTO else Paper(edition.paper.value)
    return Design(
        cover=form.cover, chapters=edition.in_chapters, columns=form.columns, numbered=numbered, paper=paper, pages=form.pages
    )
