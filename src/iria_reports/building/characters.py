"""Characters that no font has: where they stand."""

from __future__ import annotations

from iria_reports.model.briefing import Briefing
from iria_reports.model.walk import walk
from iria_reports.problems import Location, Problem
from iria_reports.rendering.pdf.process import MissingGlyphs, missing_glyph


def placed(missing: MissingGlyphs, briefing: Briefing) -> list[Problem]:
    """The problems of ``missing``, each with the first place of its character in what was read for ``briefing``."""
    sources = dict.fromkeys(node.location.source for node in walk(briefing) if node.location is not None)

    def place(character: str) -> Location | None:
        found = ((source, source.text.find(character)) for source in sources)
        return next((source.at(at) for source, at in found if at >= 0), None)

    return [*(missing_glyph(character, place(character)) for character in missing.characters), *missing.others]
