"""What a source lacks, and what of it looks wrong: told by ``iria sources``, source by source."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from iria_reports.model.dates import EdtfDate
from iria_reports.model.sources import Name, Source

#: What a reader needs to find a source, by its type; ``|`` between what may stand for one another.
NEEDED: Final[dict[str, tuple[str, ...]]] = {
    "article-journal": ("title", "author", "container-title", "issued", "volume|DOI"),
    "article-magazine": ("title", "container-title", "issued"),
    "article-newspaper": ("title", "container-title", "issued"),
    "book": ("title", "author|editor", "publisher", "issued"),
    "broadcast": ("title", "container-title|publisher", "issued"),
    "chapter": ("title", "author", "container-title", "publisher", "issued"),
    "dataset": ("title", "author|publisher", "issued", "URL|DOI"),
    "document": ("title", "author", "issued"),
    "hearing": ("title", "issued"),
    "interview": ("author", "interviewer", "issued"),
    "legal_case": ("title", "authority", "issued"),
    "legislation": ("title", "issued"),
    "map": ("title", "author|publisher", "issued"),
    "personal_communication": ("author", "issued", "genre"),
    "post": ("title", "author", "container-title", "issued", "URL"),
    "report": ("title", "author|publisher", "issued"),
    "speech": ("title", "author", "issued", "event-title|event-place"),
    "thesis": ("title", "author", "publisher", "issued"),
    "treaty": ("title", "issued", "container-title|URL"),
    "webpage": ("title", "author|container-title|publisher", "URL"),
}
#: What every other type needs.
NEEDED_OTHERWISE: Final = ("title", "issued")
#: Fewer letters in capitals are an abbreviation, not a title that shouts.
_LETTERS_OF_A_TITLE: Final = 8
_EARLIEST: Final = 1500


def missing(source: Source) -> tuple[str, ...]:
    """Variables that ``source`` lacks for a source of its type."""
    if source.notes.note_text or source.notes.bibliography_text:
        return ()  # it has its own words
    needed = NEEDED.get(source.type, NEEDED_OTHERWISE)
    return tuple(need for need in needed if not any(name in source.variables for name in need.split("|")))


def suspicious(source: Source, today: date) -> tuple[str, ...]:
    """What of ``source`` looks wrong. ``today`` is the reference day: nothing is issued after it."""
    values = source.variables
    found = [
        f"{name} {values[name]} is later than the briefing"
        for name in ("issued", "accessed")
        if _is_after(values.get(name), today)
    ]
    issued = values.get("issued")
    if isinstance(issued, EdtfDate) and issued.sort_key[0] < _EARLIEST:
        found.append(f"issued {issued} lies in the distant past")
    if "URL" in values and "accessed" not in values and (source.type == "webpage" or issued is None):
        found.append("URL without date of access")
    corporate = [name for name in values.get("author", ()) if _looks_corporate(name)]
    found += [f'author "{name.family or name.given}" looks like a body: write it as literal' for name in corporate]
    title = str(values.get("title", ""))
    if sum(map(str.isalpha, title)) >= _LETTERS_OF_A_TITLE and title.isupper():
        found.append("title in capitals")
    if str(values.get("URL", "")).startswith(("http://localhost", "file:", "https://doi.org/")) and "DOI" not in values:
        found.append("URL that is no public address, or a DOI")
    return tuple(found)


def _is_after(value: Any, today: date) -> bool:
    start = value.start if isinstance(value, EdtfDate) else None
    if start is None:
        return False
    month = start.month if start.month and start.month <= 12 else 1
    return bool(date(start.year, month, start.day or 1) > today)


def _looks_corporate(name: Name) -> bool:
    return name.literal is None and not (name.family and name.given)


def twins(sources: tuple[Source, ...]) -> dict[str, str]:
    """Sources of one title, type and year, each with the key of the first of them: one source under two keys."""
    first: dict[tuple[str, ...], str] = {}
    found = {}
    for source in sources:
        issued = source.variables.get("issued")
        year = str(issued)[:4]
        mark = (source.type, str(source.variables.get("title", source.key)).casefold(), year)
        if mark in first:
            found[source.key] = first[mark]
        first.setdefault(mark, source.key)
    return found
