"""Whole processes, timed from outside: wall seconds, peak memory of the largest of them, what they printed."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple


class Run(NamedTuple):
    """One run: seconds from start to exit, peak memory in MB, standard output."""

    seconds: float
    peak: float
    output: str


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run ``command`` once. Raises `RuntimeError` if it fails."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, env=environment)
        _pid, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode()
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}: {text}")
    return Run(seconds, usage.ru_maxrss / 1024, text)


def in_turn(ours: Callable[[], float], theirs: Callable[[], float], rounds: int) -> tuple[float, float, float]:
    """Medians of both, and of the ratio taken pair by pair, so that a machine's moods cancel out."""
    ours(), theirs()  # files and bytecode are in memory afterwards
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    middle = statistics.median
    return middle(a for a, _ in pairs), middle(b for _, b in pairs), middle(a / b for a, b in pairs)
