"""Making the editions of many clients: some processes, each with one edition at a time, and no edition that stops another."""

from __future__ import annotations

import datetime as dt
import os
import queue
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from iria_reports.batch.jobs import Answer, Job
from iria_reports.batch.process import Process, ProcessLostError
from iria_reports.building.addressee import Addressee
from iria_reports.building.build import DEFAULT, Built, Folder, known_formats
from iria_reports.building.library import Library
from iria_reports.building.wanted import Wanted
from iria_reports.editions import find_client
from iria_reports.model.briefing import Briefing
from iria_reports.problems import BriefingError, MachineError, Problem, Problems
from iria_reports.rendering.wordoptions import WordOptions

if TYPE_CHECKING:
    from iria_reports.building.edition import Source

#: How often an edition is tried whose process was lost.
_TRIES: Final = 2


@attrs.frozen
class Outcome:
    """What became of the edition of one client: what was built, or None and what is wrong; seconds it took."""

    client: str
    built: Built | None
    problems: tuple[Problem, ...]
    seconds: float


#: Is told of each outcome as it comes.
OutcomeListener = Callable[[Outcome], None]


def build_all(
    source: Source,
    *,
    clients: str | Iterable[str] | None = None,
    to: str | Iterable[str] | None = None,
    out: Folder = "out",
    jobs: int | None = None,
    issued: dt.date | None = None,
    theme: str | None = None,
    fonts: Iterable[Folder] = (),
    attach: bool | None = None,
    word: WordOptions = DEFAULT,
    on_outcome: OutcomeListener | None = None,
) -> tuple[Outcome, ...]:
    """Build the editions of ``clients``, by their ids, or of all; the outcomes in the order of the clients.

    ``jobs`` is the number of processes, as many as the machine has cores if None. ``on_outcome`` is told of each edition when
    it is done. All else is as `build` has it. An edition that fails, or whose process is lost, stops no other.

    Raises `BriefingError` if the briefing cannot be read or knows one of the clients not, `MachineError` if the machine
    lacks something, `ValueError` for an unknown format or fewer than one job.
    """
    if jobs is not None and jobs < 1:
        raise ValueError("at least one job makes editions")
    wanted = Wanted(formats=known_formats(to), theme=theme, attach=attach, word=word)
    ids = _ids(source, (clients,) if isinstance(clients, str) else clients)
    if not ids:
        return ()
    given = source if isinstance(source, Briefing) else os.fspath(source)
    job = Job(given, wanted, os.fspath(out), tuple(os.fspath(folder) for folder in fonts))
    batch = _Batch(job, issued, on_outcome)
    return batch.run(ids, min(jobs or os.cpu_count() or 1, len(ids)))


def _ids(source: Source, clients: Iterable[str] | None) -> list[str]:
    problems = Problems()
    library = Library(source if isinstance(source, Briefing) else str(Path(source)))
    briefing = library.read(None, problems).briefing
    if briefing is not None:
        problems.extend(library.check(None))
    if briefing is None or problems.any_error:  # what is wrong with all editions is told once
        raise BriefingError(problems.sorted())
    if clients is not None:
        return [find_client(briefing, id_).id for id_ in dict.fromkeys(clients)]
    if not briefing.clients:
        mend = "name them in clients.yaml, or in files in clients/"
        raise BriefingError([*problems.sorted(), Problem("no-clients", "this briefing knows no clients", mend)])
    return list(dict.fromkeys(client.id for client in briefing.clients))


@attrs.define
class _Batch:
    """One run over many clients. Threads only wait for their processes."""

    job: Job
    issued: dt.date | None
    on_outcome: OutcomeListener | None
    outcomes: dict[str, Outcome] = attrs.field(factory=dict)
    lacking: tuple[str, str] | None = None
    stopped: threading.Event = attrs.field(factory=threading.Event)
    _lock: threading.Lock = attrs.field(factory=threading.Lock)

    def run(self, ids: list[str], jobs: int) -> tuple[Outcome, ...]:
        waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
        for id_ in ids:
            waiting.put(id_)
        with ThreadPoolExecutor(jobs, thread_name_prefix="iria-batch") as pool:
            working = [pool.submit(self._work, waiting) for _ in range(jobs)]
            try:
                for each in working:
                    each.result()
            except BaseException:  # an interrupt, above all: editions at hand come to their end, no others begin
                self.stopped.set()
                raise
        if self.lacking is not None:
            raise MachineError(*self.lacking)
        return tuple(self.outcomes[id_] for id_ in ids if id_ in self.outcomes)

    def _work(self, waiting: queue.SimpleQueue[str]) -> None:
        """Make editions in one process until none is left; a process that is lost is replaced."""
        id_: str | None = _next(waiting)
        tries = 0
        while id_ is not None and not self.stopped.is_set():
            with Process(self.job) as process:
                try:
                    while id_ is not None and not self.stopped.is_set():
                        answer = process.make(Addressee(client=id_, issued=self.issued))
                        self._done(id_, answer)
                        id_, tries = _next(waiting), 0
                except ProcessLostError:
                    tries += 1
                    if tries == _TRIES and id_ is not None:
                        self._done(id_, Answer(None, (_lost(id_),), 0.0))
                        id_, tries = _next(waiting), 0

    def _done(self, id_: str, answer: Answer) -> None:
        with self._lock:
            if answer.lacking is not None:
                self.lacking = answer.lacking
                self.stopped.set()
                return
            outcome = Outcome(id_, answer.built, answer.problems, answer.seconds)
            self.outcomes[id_] = outcome
            if self.on_outcome is not None:
                self.on_outcome(outcome)


def _next(waiting: queue.SimpleQueue[str]) -> str | None:
    try:
        return waiting.get_nowait()
    except queue.Empty:
        return None


def _lost(id_: str) -> Problem:
    message = f"the process that made the edition of {id_} ended {_TRIES} times before it was done"
    return Problem("process-lost", message, "build it alone, and see whether memory or disk runs out")
