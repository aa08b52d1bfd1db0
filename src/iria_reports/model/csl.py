"""Words of the Citation Style Language 1.0.2: item types and variables (specification, appendices III and IV)."""

from __future__ import annotations

import re
from typing import Final

ITEM_TYPES: Final = frozenset(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing
    interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog regulation
    report review review-book software song speech standard thesis treaty webpage""".split()
)

NAME_VARIABLES: Final = frozenset(
    """author chair collection-editor compiler composer container-author contributor curator director
    editor editor-translator editorial-director executive-producer guest host illustrator interviewer
    narrator organizer original-author performer producer recipient reviewed-author script-writer
    series-creator translator""".split()
)

DATE_VARIABLES: Final = frozenset("accessed available-date event-date issued original-date submitted".split())

#: Text and number variables. ``language``, ``journalAbbreviation`` and ``shortTitle`` belong to CSL-JSON.
TEXT_VARIABLES: Final = frozenset(
    """abstract annote archive archive_collection archive_location archive-place authority call-number
    citation-key citation-label collection-title container-title container-title-short dimensions division
    DOI event event-title event-place genre ISBN ISSN jurisdiction keyword language license medium note
    original-publisher original-publisher-place original-title part-title PMCID PMID publisher
    publisher-place references reviewed-genre reviewed-title scale section shortTitle source status title
    title-short URL volume-title year-suffix journalAbbreviation
    chapter-number citation-number collection-number edition first-reference-note-number issue locator
    number number-of-pages number-of-volumes page page-first part-number printing-number supplement-number
    version volume""".split()
)

VARIABLES: Final = NAME_VARIABLES | DATE_VARIABLES | TEXT_VARIABLES

_MARKUP: Final = re.compile(r"</?(?:i|b|sub|sup|span)\b[^>]*>")


def without_markup(text: str) -> str:
    """``text`` without the marks that CSL-JSON allows in it (``<i>``, ``<span class="nocase">``)."""
    return _MARKUP.sub("", text)
