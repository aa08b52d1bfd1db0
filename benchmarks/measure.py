"""Whole processes, timed from outside: wall seconds, peak memory of them all together, what they printed."""

from __future__ import annotations

import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import psutil

#: Seconds between two looks at memory.
_LOOK = 0.05


class Run(NamedTuple):
    """One run: seconds from start to exit, peak memory in MB (0 if it was not watched), standard output."""

    seconds: float
    peak: float
    output: str


def run(command: Sequence[str], environment: Mapping[str, str] | None = None, *, watch: bool = False) -> Run:
    """Run ``command`` once; ``watch`` its memory besides. Raises `RuntimeError` if it fails."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, env=environment)
        watcher = _Watcher(process.pid) if watch else None
        process.wait()
        seconds = time.perf_counter() - start
        peak = watcher.stop() if watcher else 0.0
        output.seek(0)
        text = output.read().decode()
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}: {text}")
    return Run(seconds, peak, text)


class _Watcher:
    """Looks at the resident memory of a process and its children, again and again."""

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)
        self._peak = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def _watch(self) -> None:
        while not self._done.wait(_LOOK):
            total = 0
            try:
                for process in (self._process, *self._process.children(recursive=True)):
                    total += process.memory_info().rss
            except psutil.NoSuchProcess:  # one has ended meanwhile; the next look counts the others
                continue
            self._peak = max(self._peak, total)

    def stop(self) -> float:
        self._done.set()
        self._thread.join()
        return self._peak / 1024**2


def in_turn(ours: Callable[[], float], theirs: Callable[[], float], rounds: int) -> tuple[float, float, float]:
    """Medians of both, and of the ratio taken pair by pair, so that a machine's moods cancel out."""
    ours(), theirs()  # files and bytecode are in memory afterwards
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    middle = statistics.median
    return middle(a for a, _ in pairs), middle(b for _, b in pairs), middle(a / b for a, b in pairs)
