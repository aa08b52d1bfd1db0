"""Stretches of a text that are withheld from some readers, for what works from afar: texts of notes, addresses of links."""

from __future__ import annotations

import re
from typing import Final, cast

from markdown_it.token import Token

from iria_reports.loading.markdown.passage import Passage
from iria_reports.problems import Location

_HEADING: Final = re.compile(r"\{[^{}]*\b(?:not-)?for\s*=[^{}]*\}\s*\Z")


def restricted(tokens: list[Token], passage: Passage) -> list[Location]:
    """Places of blocks with ``for`` or ``not-for``, and of the text below such headings."""
    places = []
    for index, token in enumerate(tokens):
        if token.type == "div_open" and {"for", "not-for"} & {entry.key.text for entry in token.meta["attributes"].pairs}:
            places.append(passage.location(token))
        elif token.type == "heading_open" and _HEADING.search(tokens[index + 1].content):
            places.append(_section(tokens, index, passage))
    return places


def _section(tokens: list[Token], index: int, passage: Passage) -> Location:
    """From a heading up to the next one of its level or above, or to the end of the text."""
    heading = tokens[index]
    for token in tokens[index + 1 :]:
        if token.type == "heading_open" and token.tag <= heading.tag and token.level <= heading.level:
            end = passage.lines.line_starts[cast("list[int]", token.map)[0]]
            break
    else:
        end = len(passage.written.text)
    start = passage.lines.line_starts[cast("list[int]", heading.map)[0]]
    return passage.written.at(start, max(start + 1, end))


def refuse_withheld_addresses(addresses: dict[str, dict[str, list[int]]], places: list[Location], passage: Passage) -> None:
    """Addresses that stand apart (``[x]: https://…``) serve the whole text, and so must not stand in a part of it."""
    for label, address in addresses.items():
        line = address["map"][0]
        start = passage.lines.line_starts[line]
        location = passage.written.at(start, start + len(passage.lines.line(line + 1)))
        if any(place.holds(location) for place in places):
            message = (
                f"the address of [{label.lower()}] serves all of the text, and stands in a part that is withheld from some"
            )
            passage.problems.error("withheld-from-afar", location, message, "write it behind the words: [words](https://…)")
