"""Seconds by phase, for benchmarks and for a user who waits."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator

PhaseListener = Callable[[str], None]


class Timer:
    """Seconds by phase. ``on_phase`` is told of each phase as it begins."""

    def __init__(self, on_phase: PhaseListener | None = None) -> None:
        self.seconds: dict[str, float] = {}
        self._on_phase = on_phase

    @contextlib.contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Count what is done within as the phase ``name``."""
        if self._on_phase is not None:
            self._on_phase(name)
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start
