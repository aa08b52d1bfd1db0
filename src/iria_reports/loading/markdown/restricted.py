"""Stretches of a text that are withheld from some readers, for what works from afar: texts of notes, addresses of links."""

from __future__ import annotations

import attrs
from markdown_it.token import Token

from iria_reports.loading.markdown.attributes import Attributes, trailing_attributes
from iria_reports.loading.markdown.passage import Passage
from iria_reports.problems import Location, Problems


def restricted(tokens: list[Token], passage: Passage) -> list[Location]:
    """Places of blocks with ``for`` or ``not-for``, and of the text below such headings."""
    places = []
    for index, token in enumerate(tokens):
        if token.type == "div_open" and _restricts(token.meta["attributes"]):
            places.append(passage.location(token))
        elif token.type == "heading_open":
            # What is wrong with the attributes is told when the heading is read.
            attributes, _ = trailing_attributes(passage.text(tokens[index + 1]), Problems())
            if attributes is not None and _restricts(attributes):
                places.append(_section(tokens, index, passage))
    return places


def _restricts(attributes: Attributes) -> bool:
    return any(entry.key.text in ("for", "not-for") for entry in attributes.pairs)


def _section(tokens: list[Token], index: int, passage: Passage) -> Location:
    """From a heading up to the next one of its level or above, or to the end of the text."""
    heading = tokens[index]
    begin = passage.location(heading)
    for token in tokens[index + 1 :]:
        if token.type == "heading_open" and token.tag <= heading.tag and token.level <= heading.level:
            return attrs.evolve(begin, end=passage.location(token).start)
    return attrs.evolve(begin, end=passage.written.location.end)


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
