"""One process of a batch: it makes editions one after the other.

Run as ``python -m iria_reports.batch.worker``.
"""

from __future__ import annotations

import os
import sys
import time
from typing import IO

from iria_reports.batch import frames
from iria_reports.batch.jobs import Answer, Job
from iria_reports.building.addressee import Addressee
from iria_reports.building.build import build_edition
from iria_reports.building.library import Library
from iria_reports.problems import BriefingError, MachineError


def main() -> None:
    """Make editions until nobody asks for more."""
    answers = _own_output()
    requests = sys.stdin.buffer
    try:
        job: Job = frames.read(requests)
        library = Library(job.source)
        while True:
            frames.write(answers, _answer(job, library, frames.read(requests)))
    except (EOFError, BrokenPipeError):
        return


def _answer(job: Job, library: Library, addressee: Addressee) -> Answer:
    start = time.perf_counter()

    def seconds() -> float:
        return time.perf_counter() - start

    try:
        built = build_edition(library, addressee, job.wanted, job.out, job.fonts)
    except BriefingError as error:
        return Answer(None, error.problems, seconds())
    except MachineError as error:
        return Answer(None, (), seconds(), (error.message, error.mend))
    return Answer(built, built.problems, seconds())


def _own_output() -> IO[bytes]:
    """Standard output for the answers alone: whatever else is printed goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


if __name__ == "__main__":
    main()
