"""From a briefing to one edition of it, with every word and number decided: load, check, tailor, check, resolve."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from iria_reports.building.timing import Timer
from iria_reports.checking import check, check_edition
from iria_reports.editions.tailoring import audience_names, edition_slug, tailor, unknown_audiences
from iria_reports.loading.folder import Reading, read_briefing
from iria_reports.model.briefing import Briefing
from iria_reports.problems import BriefingError, Problem, Problems
from iria_reports.resolved import ResolvedDocument
from iria_reports.resolving import resolve
from iria_reports.resolving.citations.cache import MEMORY, user_cache
from iria_reports.resolving.citations.engine import Engine

Source = Briefing | str | os.PathLike[str]


class Edition:
    """One edition in the making: its phases in order, each done once; ``problems`` gathers what they find.

    ``briefing`` is the whole briefing, once it is loaded.
    """

    def __init__(self, source: Source, audiences: Iterable[str], timer: Timer) -> None:
        self.audiences = audience_names(audiences)
        self.problems = Problems()
        self.briefing: Briefing | None = None
        self._tailored: Briefing | None = None
        self._source = source
        self._timer = timer

    @property
    def whole(self) -> Briefing:
        """The whole briefing, which was loaded before this is asked for."""
        assert self.briefing is not None
        return self.briefing

    @property
    def tailored(self) -> Briefing:
        """What its readers get of the briefing, once it is resolved."""
        assert self._tailored is not None
        return self._tailored

    @property
    def name(self) -> str:
        """Name for its files: an edition for some readers never takes the place of the public one."""
        return edition_slug(self.whole.slug, self.audiences)

    @property
    def theme(self) -> str:
        """Name or file of its theme."""
        return self.whole.theme.file or self.whole.theme.name

    def resolved(self) -> ResolvedDocument:
        """The edition, resolved. Raises `BriefingError` with all problems found so far if any is an error."""
        briefing = self._checked()
        with self._timer.phase("tailor"), self._gathering():
            self._tailored = edition = tailor(briefing, self.audiences)
            self.problems.extend(check_edition(edition, briefing))
        self.stop_at_errors()
        with self._timer.phase("resolve"), self._gathering():
            document = resolve(edition, Engine(MEMORY if self.audiences else user_cache()))
        return document  # noqa: RET504  a context manager might go on here, for all mypy knows

    @contextlib.contextmanager
    def _gathering(self) -> Iterator[None]:
        """Add the problems of what fails within to those found before."""
        try:
            yield
        except BriefingError as error:
            self.problems.extend(error.problems)
            raise BriefingError(self.problems.sorted()) from error

    def _checked(self) -> Briefing:
        with self._timer.phase("load"):
            reading = self._loaded()
            self.briefing = reading.briefing
        if self.briefing is not None:
            # Checked also if loading found errors: problems are told at once, as far as they can be known.
            with self._timer.phase("check"):
                self.problems.extend(check(self.briefing, reading.incomplete))
                self.problems.extend(unknown_audiences(self.audiences, self.briefing))
        self.stop_at_errors()
        assert self.briefing is not None  # a briefing that could not be read has errors
        return self.briefing

    def _loaded(self) -> Reading:
        if isinstance(self._source, Briefing):
            return Reading(self._source)
        return read_briefing(Path(self._source), self.problems)

    def stop_at_errors(self) -> None:
        """Raise `BriefingError` if any problem so far is an error."""
        if self.problems.any_error:
            raise BriefingError(self.problems.sorted())


def find_problems(source: Source, *, audiences: Iterable[str] = ()) -> tuple[Problem, ...]:
    """All that is wrong with a briefing and with one edition of it, the faults of its citations included."""
    edition = Edition(source, audiences, Timer())
    try:
        edition.resolved()
    except BriefingError as error:
        return tuple(error.problems)
    return edition.problems.sorted()
