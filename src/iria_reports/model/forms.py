"""Product forms of the house: what each is, which parts it has, what it numbers."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import attrs

from iria_reports.model.base import checked
from iria_reports.model.parts import PartKind


class Listing(StrEnum):
    """Whether sources are listed at the end, besides the notes."""

    NONE = "none"
    CITED = "cited"
    GROUPED = "grouped"


@attrs.frozen(field_transformer=checked)
class Form:
    """A product form.

    ``parts`` are the parts it may have, in order; ``closing`` are those that stand after the text.
    ``required`` are parts it cannot be without, ``keys`` fields of the front matter that it must have.
    ``pages``: how many it has, neither more nor fewer; None if that is free.
    ``endnotes``: its notes stand at the end. ``cover``: its title fills a page. ``chapters``: sections of the first
    level begin pages. ``columns``: how many its text has.
    ``lists_from`` is the number of figures, and of tables, from which a list of them pays; None means never.
    ``contents_from`` is the number of words from which a table of contents pays; None means never, 0 always.
    """

    id: str
    description: str
    length: str
    numbered: bool
    contents_from: int | None
    listing: Listing
    opening: tuple[PartKind, ...]
    closing: tuple[PartKind, ...]
    required: tuple[PartKind, ...] = ()
    keys: tuple[str, ...] = ()
    pages: int | None = None
    endnotes: bool = False
    cover: bool = False
    chapters: bool = False
    columns: int = 1
    lists_from: int | None = None


_CLOSING: Final = (
    PartKind.METHODOLOGY,
    PartKind.SOURCE_SUMMARY,
    PartKind.ACKNOWLEDGEMENTS,
    PartKind.STANDING_NOTES,
    PartKind.ABOUT,
    PartKind.DISCLAIMER,
    PartKind.CONTACT,
)

_FORMS: Final = (
    Form(
        "backgrounder",
        "What an informed reader needs to know about a question: summary, sections, further reading.",
        "4–12 pages",
        numbered=True,
        contents_from=4000,
        listing=Listing.NONE,
        opening=(PartKind.TRANSMITTAL, PartKind.SUMMARY, PartKind.KEY_TAKEAWAYS),
        closing=_CLOSING,
        required=(PartKind.SUMMARY,),
        keys=("subtitle",),
    ),
    Form(
        "briefing",
        "A crisis and what should be done about it: overview, numbered sections, conclusion.",
        "12–20 pages",
        numbered=True,
        contents_from=3000,
        listing=Listing.NONE,
        opening=(PartKind.TRANSMITTAL, PartKind.SUMMARY, PartKind.KEY_JUDGEMENTS, PartKind.KEY_TAKEAWAYS),
        closing=_CLOSING,
        required=(PartKind.SUMMARY,),
    ),
    Form(
        "special-report",
        "A study: executive summary with key findings, contents, sections, options, outlook, bibliography.",
        "20–60 pages",
        numbered=True,
        contents_from=0,
        listing=Listing.GROUPED,
        opening=(
            PartKind.TRANSMITTAL,
            PartKind.SUMMARY,
            PartKind.KEY_FINDINGS,
            PartKind.KEY_JUDGEMENTS,
            PartKind.KEY_TAKEAWAYS,
        ),
        closing=_CLOSING,
        required=(PartKind.SUMMARY,),
        cover=True,
        chapters=True,
        lists_from=3,
    ),
    Form(
        "situation-report",
        "What has changed since the last report: topline, key takeaways, sections by theatre.",
        "2–8 pages",
        numbered=False,
        contents_from=None,
        listing=Listing.NONE,
        opening=(PartKind.TRANSMITTAL, PartKind.SUMMARY, PartKind.KEY_TAKEAWAYS),
        closing=_CLOSING,
        required=(PartKind.KEY_TAKEAWAYS,),
        keys=("information_cutoff",),
        endnotes=True,
    ),
    Form(
        "fact-sheet",
        "A subject at a glance: lead, key facts, charts and tables, sources.",
        "2 pages",
        numbered=False,
        contents_from=None,
        listing=Listing.NONE,
        opening=(PartKind.SUMMARY,),
        closing=_CLOSING,
        required=(PartKind.SUMMARY,),
        pages=2,
        endnotes=True,
        columns=2,
    ),
    Form(
        "analysis",
        "An article of the institute: title, body, image with credit, sources.",
        "2–6 pages",
        numbered=False,
        contents_from=None,
        listing=Listing.NONE,
        opening=(PartKind.SUMMARY, PartKind.KEY_TAKEAWAYS),
        closing=_CLOSING,
    ),
)

FORMS: Final = {form.id: form for form in _FORMS}
