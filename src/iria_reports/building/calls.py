"""The calls of Python that make no files: load a briefing, resolve an edition, see what was decided."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from iria_reports.building.edition import Edition, Source
from iria_reports.building.timing import Timer
from iria_reports.loading.folder import read_briefing
from iria_reports.model.briefing import Briefing
from iria_reports.problems import BriefingError, Problems
from iria_reports.rendering.html import Medium
from iria_reports.rendering.html import render_html as write_html
from iria_reports.resolved import ResolvedDocument, as_data
from iria_reports.theme import load_theme


def load(path: str | os.PathLike[str]) -> Briefing:
    """The briefing at ``path``: a folder, or a lone .md, .yaml or .json file.

    Raises `BriefingError` with all that reading it found wrong.
    """
    problems = Problems()
    briefing = read_briefing(Path(path), problems).briefing
    if briefing is None or problems.any_error:
        raise BriefingError(problems.sorted())
    return briefing


def resolve(source: Source, *, audiences: Iterable[str] = ()) -> ResolvedDocument:
    """The edition of a briefing for ``audiences`` (the public one for none), with every word and number decided.

    Raises `BriefingError` if the briefing or the edition has errors.
    """
    return Edition(source, audiences, Timer()).resolved()


def dump(document: ResolvedDocument) -> str:
    """A resolved document as JSON, to see what was decided."""
    return json.dumps(as_data(document), ensure_ascii=False, indent=1)


def render_html(source: Source, *, audiences: Iterable[str] = (), theme: str | None = None) -> str:
    """The edition as one self-contained page of HTML, in the briefing's theme or another. Raises as `build` does."""
    edition = Edition(source, audiences, Timer())
    document = edition.resolved()
    return write_html(document, load_theme(theme or edition.theme), Medium.SCREEN)
