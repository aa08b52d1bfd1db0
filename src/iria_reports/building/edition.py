"""From a briefing to one edition of it, with every word and number decided: load, check, tailor, check, resolve."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

from iria_reports.building.addressee import Addressee
from iria_reports.building.library import Library
from iria_reports.building.timing import Timer
from iria_reports.checking import check_edition
from iria_reports.editions import Reader, find_client, tailored
from iria_reports.editions.reader import audience_names, unknown_audiences
from iria_reports.loading.folder import Reading
from iria_reports.model.briefing import Briefing
from iria_reports.model.walk import walk
from iria_reports.problems import BriefingError, Problem, Problems
from iria_reports.resolved import ResolvedDocument
from iria_reports.resolving import resolve
from iria_reports.resolving.citations.cache import MEMORY, user_cache
from iria_reports.resolving.citations.engine import Engine

Source = Briefing | str | os.PathLike[str]


class Edition:
    """One edition in the making: its phases in order, each done once; ``problems`` gathers what they find.

    ``briefing`` is the whole briefing in the language of the edition, once it is loaded.
    """

    def __init__(self, source: Source | Library, addressee: Addressee, timer: Timer) -> None:
        self.addressee = addressee
        self.problems = Problems()
        self.briefing: Briefing | None = None
        self._reader: Reader | None = None
        self._tailored: Briefing | None = None
        self._sound = False
        self._library = source if isinstance(source, Library) else Library(source)
        self._language = addressee.language
        self._timer = timer

    @property
    def whole(self) -> Briefing:
        """The whole briefing, which was loaded before this is asked for."""
        assert self.briefing is not None
        return self.briefing

    @property
    def others(self) -> tuple[Briefing, ...]:
        """The whole briefing in its other languages."""
        return self._library.others(self._language)

    @property
    def reader(self) -> Reader:
        """Whose edition it is, once the briefing is loaded."""
        assert self._reader is not None
        return self._reader

    @property
    def tailored(self) -> Briefing:
        """What its readers get of the briefing, once it is resolved."""
        assert self._tailored is not None
        return self._tailored

    @property
    def is_known(self) -> bool:
        """Whether enough was read to say what its files are called."""
        return self.briefing is not None and self._reader is not None

    @property
    def is_sound(self) -> bool:
        """Whether the whole briefing is without errors, so that other editions can be made of it."""
        return self._sound

    @property
    def name(self) -> str:
        """Name for its files: an edition for some readers never takes the place of the public one."""
        return self.reader.slug(self.whole.slug)

    @property
    def folder(self) -> str:
        """The folder of its files below that of all outputs: a client's own, else none."""
        return self.reader.client.id if self.reader.client is not None else ""

    @property
    def theme(self) -> str:
        """Name or file of its theme."""
        choice = self.tailored.theme
        return choice.file or choice.name

    def resolved(self) -> ResolvedDocument:
        """The edition, resolved. Raises `BriefingError` with all problems found so far if any is an error."""
        briefing = self._checked()
        with self._timer.phase("tailor"), self._gathering():
            self._tailored = edition = tailored(briefing, self.reader)
            self.problems = Problems(_of_the_edition(self.problems, edition, briefing))
            self.problems.extend(check_edition(edition, briefing))
        self.stop_at_errors()
        with self._timer.phase("resolve"), self._gathering():
            document = resolve(edition, Engine(user_cache() if self.reader.is_public else MEMORY))
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
        with self._timer.phase("load"), self._gathering():
            reading = self._loaded()
            self.briefing = reading.briefing
        if self.briefing is not None:
            # Checked also if loading found errors: problems are told at once, as far as they can be known.
            with self._timer.phase("check"):
                self.problems.extend(self._library.check(self._language))
                self.problems.extend(unknown_audiences(self.addressee.audiences, self.briefing))
        self.stop_at_errors()
        assert self.briefing is not None  # a briefing that could not be read has errors
        self._sound = True
        return self.briefing

    def _loaded(self) -> Reading:
        """What the source holds in the language of the edition; whose edition it is, is known by then."""
        reading = self._library.read(self._language, self.problems)
        if reading.briefing is None:
            return reading
        if self.problems.any_error and self.addressee.client not in {None, *(each.id for each in reading.briefing.clients)}:
            return reading  # whoever it is may be among what could not be read
        self._reader = _reader(reading.briefing, self.addressee)
        client = self._reader.client
        if client is None or client.language is None or client.language.primary == reading.briefing.language.primary:
            return reading
        self._language = client.language.primary
        reading = self._library.read(self._language, self.problems)
        if reading.briefing is not None:  # its letter is read in the language of the edition
            self._reader = _reader(reading.briefing, self.addressee)
        return reading

    def stop_at_errors(self) -> None:
        """Raise `BriefingError` if any problem so far is an error."""
        if self.problems.any_error:
            raise BriefingError(self.problems.sorted())


def _of_the_edition(warnings: Problems, edition: Briefing, whole: Briefing) -> Iterator[Problem]:
    """Warnings on what the reader sees: one on what is withheld would quote it in a log that others read."""
    restricted = any(not node.audience.is_everybody for node in walk(whole)) or bool(whole.clients)
    seen = {node.location for node in walk(edition)} if restricted else set()
    for warning in warnings:
        if warning.location is None or not restricted or warning.location in seen:
            yield warning


def _reader(briefing: Briefing, addressee: Addressee) -> Reader:
    """Whose edition it is. Raises `BriefingError` for a client that the briefing does not know."""
    if addressee.client is not None:
        return Reader.of_client(find_client(briefing, addressee.client), addressee.issued)
    return Reader(audience_names(addressee.audiences), proof=addressee.proof, issued=addressee.issued)
