"""Characters that no font has: which they are, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from iria_reports.assets import EAST_ASIAN_MEND
from iria_reports.inspecting.expected import body_pieces, note_pieces
from iria_reports.model.briefing import Briefing
from iria_reports.model.walk import walk
from iria_reports.problems import Location, Problem
from iria_reports.rendering.pdf.coverage import lacks_east_asian_font, without_glyph
from iria_reports.rendering.pdf.process import MissingGlyphs, missing_glyph
from iria_reports.resolved import SVG, Image, ResolvedDocument

_TAG: Final = re.compile(r"<[^>]*>")


def unknown_characters(characters: Iterable[str], briefing: Briefing, folders: Iterable[Path] = ()) -> list[Problem]:
    """A problem for each of ``characters`` that no font has, neither of the package nor in ``folders``."""
    return located(without_glyph(characters, folders), briefing)


def missing_font(characters: Iterable[str]) -> list[Problem]:
    """That the machine lacks the font in which Chinese, Japanese and Korean are set, if there are any in ``characters``."""
    if not lacks_east_asian_font(characters):
        return []
    message = "this document holds Chinese, Japanese or Korean, and Noto CJK is not installed"
    return [Problem("missing-font", message, EAST_ASIAN_MEND)]


def printed_characters(document: ResolvedDocument, drawn: Iterable[Image]) -> set[str]:
    """All characters that are set on pages, those of the pictures ``drawn`` included."""
    found = set().union(*_printed(document))
    for image in drawn:
        if image.media_type == SVG:
            found |= set(_TAG.sub("", image.data.decode("utf-8", "replace")))
    return found


def _printed(document: ResolvedDocument) -> Iterator[str]:
    """All words that are set on pages, furniture included; alternative texts and metadata need no font."""
    for piece in (*body_pieces(document), *note_pieces(document)):
        yield piece.text
    furniture = document.furniture
    yield furniture.running_head
    yield from furniture.mark.lines if furniture.mark is not None else ()
    yield document.notes_heading


def placed(missing: MissingGlyphs, briefing: Briefing) -> list[Problem]:
    """The problems of ``missing``, each with its place."""
    return [*located(missing.characters, briefing), *missing.others]


def located(characters: Iterable[str], briefing: Briefing) -> list[Problem]:
    """That no font has these ``characters``, each at its first place in what was read for ``briefing``."""
    sources = dict.fromkeys(node.location.source for node in walk(briefing) if node.location is not None)

    def place(character: str) -> Location | None:
        found = ((source, source.text.find(character)) for source in sources)
        return next((source.at(at) for source, at in found if at >= 0), None)

    return [missing_glyph(character, place(character)) for character in characters]
