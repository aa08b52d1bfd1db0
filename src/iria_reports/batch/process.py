"""A process of a batch, seen from its parent: one edition that fells it fells no other."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from typing import Final, Self

from iria_reports.batch import frames
from iria_reports.batch.jobs import Answer, Job
from iria_reports.building.addressee import Addressee

_MODULE: Final = "iria_reports.batch.worker"


class ProcessLostError(Exception):
    """The process ended before it answered."""


class Process:
    """The parent's side. Use it as a context manager: the process is gone at the end, whatever happens."""

    def __init__(self, job: Job) -> None:
        path = os.pathsep.join(entry for entry in sys.path if entry)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", _MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": path},
            start_new_session=True,  # an interrupt is for the parent, which lets editions at hand come to their end
        )
        self._job: Job | None = job

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(BrokenPipeError):  # of a request that was never read
                if pipe is not None:
                    pipe.close()

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def make(self, addressee: Addressee) -> Answer:
        """Make one edition. Raises `ProcessLostError` if the process does not live to tell."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            if self._job is not None:
                frames.write(self._process.stdin, self._job)
                self._job = None
            frames.write(self._process.stdin, addressee)
            answer: Answer = frames.read(self._process.stdout)
        except (BrokenPipeError, EOFError, ConnectionError) as error:
            raise ProcessLostError from error
        return answer
