"""A picture in a paragraph of its own is a figure."""

from __future__ import annotations

from urllib.parse import unquote

from markdown_it.token import Token

from iria_reports.loading.data import without
from iria_reports.loading.markdown.attributes import Attributes, parse_attributes
from iria_reports.loading.markdown.passage import Passage
from iria_reports.loading.raw import Entry, Mapping, Scalar
from iria_reports.model.blocks import Figure

_QUARTO_ALT = "fig-alt"


def read_figure(blocks: Passage, inline: Token) -> Figure | None:
    """``![Caption](file){#fig-id alt="…"}``; ``inline`` holds nothing else."""
    (image,) = inline.children or []
    written = blocks.text(inline)
    place = written.at(image.meta["at"], image.meta["end"])
    entries: list[Entry] = []
    if "brace" in image.meta:
        attributes = parse_attributes(written, image.meta["brace"])
        assert isinstance(attributes, Attributes)  # the rule has read them before
        for scalar in attributes.classes:
            message = f"no picture is called .{scalar.text}"
            blocks.problems.error("unknown-class", scalar.location, message, "a picture takes no class")
        if attributes.identifier is not None:
            entries.append(Entry(Scalar("id", attributes.identifier.location), attributes.identifier))
        entries.extend(attributes.pairs)
    mapping = _quarto_names(Mapping(tuple(entries), place))
    src = Scalar(unquote(str(image.attrs["src"])), place)
    mapping = Mapping((*mapping.entries, Entry(Scalar("src", place), src)), place)
    start = image.meta["at"] + 2
    caption = blocks.build.reader.prose(written.slice(start, start + len(image.content)))
    if image.attrs.get("title"):
        blocks.problems.error("link-title", place, "the title of a picture would not be printed", "delete it")
    return blocks.build.build(Figure, mapping, "a figure", caption=caption, location=blocks.location(inline))


def _quarto_names(mapping: Mapping) -> Mapping:
    alt = mapping.get(_QUARTO_ALT)
    if alt is None:
        return mapping
    rest = without(mapping, _QUARTO_ALT)
    return Mapping((*rest.entries, Entry(Scalar("alt", alt.location), alt)), mapping.location)
