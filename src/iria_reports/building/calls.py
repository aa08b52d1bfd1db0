"""The calls of Python that make no files: load a briefing, resolve an edition, see what was decided."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from iria_reports.building.addressee import Addressee
from iria_reports.building.edition import Edition, Source
from iria_reports.building.timing import Timer
from iria_reports.drawings.process import drawing_session
from iria_reports.loading.folder import read_briefing
from iria_reports.model.briefing import Briefing
from iria_reports.problems import BriefingError, Problems
from iria_reports.resolved import ResolvedDocument, as_data


def load(path: str | os.PathLike[str]) -> Briefing:
    """The briefing at ``path``: a folder, or a lone .md, .yaml or .json file.

    Raises `BriefingError` with all that reading it found wrong.
    """
    problems = Problems()
    with drawing_session():
        briefing = read_briefing(Path(path), problems).briefing
    if briefing is None or problems.any_error:
        raise BriefingError(problems.sorted())
    return briefing


def resolve(
    source: Source,
    *,
    client: str | None = None,
    audiences: Iterable[str] = (),
    proof: bool = False,
    language: str | None = None,
) -> ResolvedDocument:
    """An edition of a briefing with every word and number decided; whose it is, is said as for `build`.

    Raises `BriefingError` if the briefing or the edition has errors, `ValueError` for an edition for several at once.
    """
    addressee = Addressee(client=client, audiences=audiences, proof=proof, language=language)
    with drawing_session():
        return Edition(source, addressee, Timer()).resolved()


def dump(document: ResolvedDocument) -> str:
    """A resolved document as JSON, to see what was decided."""
    return json.dumps(as_data(document), ensure_ascii=False, indent=1)
