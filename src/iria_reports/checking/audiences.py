"""Rules about who may see what: nothing that says it withholds may fail to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final, get_type_hints

import attrs

from iria_reports.checking.index import Index
from iria_reports.model.base import PUBLIC, Node
from iria_reports.model.blocks import Box, ListItem, Paragraph, Recommendation, Section
from iria_reports.model.inlines import Prose, Span, Text
from iria_reports.model.sources import Name, Source
from iria_reports.model.tables import Column, Row
from iria_reports.model.walk import walk
from iria_reports.problems import Problems, did_you_mean

# The remains of a link or picture that Markdown could not read as one.
_BROKEN_LINK: Final = re.compile(r"\]\([^)]*\)?|!\[[^\]]*\]\s*\([^)]*\)?")
# Braces that were not read as attributes; the quotation marks in them may be curly by now.
_STRAY: Final = re.compile(r"(?:[^\w\s=]\s*|\b)(?:not-)?for\s*=[^{}]*\}?", re.IGNORECASE)
_NAMED: Final = re.compile(r"\b(?:not-)?for\s*=\s*(?P<value>[\"'“”„«»‘’`]|[\w-]*)", re.IGNORECASE)
_QUOTES: Final = tuple("\"'“”„«»‘’`")
_BRACED: Final = re.compile(r"\{[^{}]*\b(?:not-)?for\s*=", re.IGNORECASE)
# What is not seen, and parts a word from what belongs to it.
_INVISIBLE: Final = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def audiences_are_declared(index: Index, problems: Problems) -> None:
    """Every audience is declared with a sentence on who belongs to it: a misspelt one must not withhold from nobody."""
    declared = {audience.id for audience in index.briefing.audiences} | {PUBLIC}
    for node in index.restricted:
        for name in sorted(node.audience.names - declared):
            message = f'no audience is called "{name}"'
            mend = did_you_mean(name, declared) or "declare it in clients.yaml, with a sentence on who belongs to it"
            problems.error("unknown-audience", node.location, message, mend, name)
    for client in index.briefing.clients:
        for name in client.audiences:
            if name not in declared - {PUBLIC}:
                message = f'"{client.name}" belongs to the audience "{name}", which is not declared'
                mend = did_you_mean(name, declared) or "declare it, with a sentence on who belongs to it"
                problems.error("unknown-audience", client.location, message, mend, name)


def nothing_stray_withholds(index: Index, problems: Problems) -> None:
    """Braces with for= that stand in a text as they are withhold nothing, and would be printed with what they meant.

    So do those that look like them: wide ones, as Chinese and Arabic keyboards give, other brackets, curly quotation marks.
    """
    mend = 'write {for="…"} with plain braces and quotation marks, right after [words in brackets], on a heading or on a block'
    names = {audience.id.casefold() for audience in index.briefing.audiences} | {PUBLIC}
    for node, text in (*((node, node.text) for node in index.all(Text)), *plain_strings(index)):
        if ("=" in text or "＝" in text) and (found := _stray(text, names)):
            problems.error("stray-audience", node.location, f"{found} withholds nothing here", mend, type(node).__name__)


def _stray(text: str, audiences: set[str]) -> str | None:
    """What in ``text`` looks as if it named an audience; ``audiences`` are those that there are."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    if _BRACED.search(plain) is None and not any(
        match["value"] in _QUOTES or match["value"].casefold() in audiences for match in _NAMED.finditer(plain)
    ):
        return None
    found = _STRAY.search(plain)
    return found[0] if found else None


def links_are_links(index: Index, problems: Problems) -> None:
    """A link whose words hold a span, or whose address holds a space, is none, and would be printed as it stands."""
    for text in index.all(Text):
        if ("](" in text.text or "![" in text.text) and (found := _BROKEN_LINK.search(text.text)):
            message = f"{found[0]} is no address here, and would be printed as it stands"
            mend = "write a space in it as %20, none before it, and a span around the link, not within"
            problems.error("broken-link", text.location, message, mend)


def plain_strings(index: Index) -> Iterator[tuple[Node, str]]:
    """What authors gave as plain text, with the node that holds it."""
    for node_class, nodes in index.by_class.items():
        kind: type = node_class
        for node in nodes if kind is Source or _plain_fields(kind) else ():
            for text in _strings(node, kind):
                yield node, text


def _strings(thing: Node | Name, kind: type) -> Iterator[str]:
    """What authors gave as plain text in ``thing`` itself."""
    if isinstance(thing, Source):
        for value in thing.variables.values():
            if isinstance(value, str):
                yield value
            elif isinstance(value, tuple):
                for name in value:
                    yield from _strings(name, Name)
    else:
        for field in _plain_fields(kind):
            value = getattr(thing, field)
            yield from value if isinstance(value, tuple) else filter(None, (value,))


@cache
def _plain_fields(kind: type) -> tuple[str, ...]:
    """Fields that authors give as plain text, or as several."""
    hints = get_type_hints(kind)
    plain = (str, str | None, tuple[str, ...])
    return tuple(field.name for field in attrs.fields(kind) if "description" in field.metadata and hints[field.name] in plain)


def cells_that_speak_for_more_are_whole(index: Index, problems: Problems) -> None:
    """A header speaks for its column, a first cell for its row: a span in part of one would withhold its words alone."""
    for column in index.all(Column):
        _refuse_part(column.header, column, "column", problems)
    for row in index.all(Row):
        _refuse_part(row.cells[0].content, row, "row", problems)


def _refuse_part(content: Prose, whole: Node, what: str, problems: Problems) -> None:
    for inline in content:
        for node in walk(inline):
            if not node.audience.is_everybody:
                message = f"this withholds words of the cell that speaks for its {what}, and not the {what}"
                mend = f"put all of the cell in one span, or withhold the {what} (a CSV file has _for, YAML has for:)"
                problems.error("part-of-cell", node.location or whole.location, message, mend)


def headings_go_with_their_text(index: Index, problems: Problems) -> None:
    """What has a heading is withheld with it, by for= of its own; a heading that is withheld alone would take all along."""
    headed: list[Section | Box | Recommendation] = [*index.all(Section), *index.all(Box), *index.all(Recommendation)]
    for node in headed:
        heading = node.addressee if isinstance(node, Recommendation) else node.title
        if node.audience.is_everybody and _all_restricted(heading):
            message = "all words of this heading are withheld from some, and its text is not"
            problems.error("withheld-heading", node.location, message, "put for= on the heading or the block, not on its words")
    for item in index.all(ListItem):
        first, *more = item.content
        if more and item.audience.is_everybody and isinstance(first, Paragraph) and _all_restricted(first.content):
            message = "all words of this item are withheld from some, and what stands below them is not"
            problems.error("withheld-heading", item.location, message, "leave some words to all, or withhold the rest, too")


def _all_restricted(content: Prose) -> bool:
    return all(isinstance(part, Span) and not part.audience.is_everybody for part in content)
