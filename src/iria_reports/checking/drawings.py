"""Rules about drawings."""

from __future__ import annotations

from iria_reports.checking.index import Index
from iria_reports.model.base import Node
from iria_reports.model.blocks import Figure
from iria_reports.model.clients import Client
from iria_reports.model.pictures import Picture
from iria_reports.problems import Problems

_MEND = 'ask for one of the theme: font-family="var(--font-label)"; or turn the words into outlines'


def drawings_are_set_in_the_theme(index: Index, problems: Problems) -> None:
    """Fonts of other programs are not there to draw with: who drew with them is told that the look differs."""
    pictures: list[tuple[Node, Picture]] = [(figure, figure.picture) for figure in index.all(Figure)]
    pictures += [(client, client.logo) for client in index.all(Client) if client.logo is not None]
    for node, picture in pictures:
        if picture.families:
            fonts = ", ".join(picture.families)
            message = f"{picture.name} asks for {fonts}; its words are set in a font of the theme instead"
            problems.warning("drawing-font", node.location, message, _MEND)
