"""The parent's side: one process that draws, started when the first drawing is met, and again after one that was lost."""

from __future__ import annotations

import atexit
import contextlib
import os
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from typing import Any, Final

from iria_reports.assets import EAST_ASIAN, east_asian_fonts, fonts
from iria_reports.ipc.confinement import environment
from iria_reports.ipc.frames import pack, read_message
from iria_reports.problems import MachineError

#: Seconds at most to draw for Word, and to look at a drawing, which is then smaller: a chart takes a fortieth of one.
TIME_LIMIT: Final = 20
LOOK_LIMIT: Final = 4
#: Pixels of the width in which it is looked whether words are seen, at most.
WIDTH: Final = 640
#: Share of a drawing's width and height in which words that run over its edge are looked for, on each side.
MARGIN: Final = 0.05

#: Share of a word that is within the edges, at least.
_WITHIN: Final = 0.9
#: The rasteriser finds a family with spaces in its name only if it is in quotes.
_FAMILY: Final = re.compile(rb'font-family="([^"\',]*\s[^"\',]*)"')
_QUOTED: Final = b"font-family=\"'\\1'\""
_MODULE: Final = "iria_reports.drawings.worker"


class DrawingError(Exception):
    """A drawing could not be drawn: why, in a few words."""


class _Process:
    """A process that draws, one request at a time. One that fells it is an error, and the next finds a new one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._holders = 0

    def ask(self, header: dict[str, Any], drawings: Sequence[bytes], limit: float) -> tuple[dict[str, Any], list[bytes]]:
        """The answer to a request. Raises `DrawingError`."""
        files = east_asian_fonts() if any(EAST_ASIAN.search(svg.decode("utf-8", "replace")) for svg in drawings) else ()
        named = {"folders": [str(fonts())], "files": [str(file) for file in files]}
        request = pack({**header, "fonts": named}, *(_FAMILY.sub(_QUOTED, svg) for svg in drawings))
        with self._lock:
            earlier = self._process
            found = self._answer(request, limit)
            if found is None and earlier is not None:  # it may have ended with the thread that started it
                found = self._answer(request, limit)
            if not self._holders:
                self.stop()
        if found is None:
            raise DrawingError("drawing it takes more memory than there is for a drawing")
        if "error" in found[0]:
            raise DrawingError(f"it cannot be drawn ({found[0]['error']})")
        return found

    @contextlib.contextmanager
    def session(self, *, start: bool) -> Iterator[None]:
        """Keep the process within; see `drawing_session`."""
        with self._lock:
            self._holders += 1
            if start:
                self._started()
        try:
            yield
        finally:
            with self._lock:
                self._holders -= 1
                if not self._holders:
                    self.stop()

    def _answer(self, request: bytes, limit: float) -> tuple[dict[str, Any], list[bytes]] | None:
        """The answer; None if the process is lost."""
        answer: queue.SimpleQueue[tuple[dict[str, Any], list[bytes]] | None] = queue.SimpleQueue()
        threading.Thread(target=_exchange, args=(self._started(), request, answer), daemon=True).start()
        try:
            found = answer.get(timeout=limit)
        except queue.Empty:
            self.stop()
            raise DrawingError(f"drawing it takes more than {limit:g} seconds") from None
        if found is None:
            self.stop()
        return found

    def _started(self) -> subprocess.Popen[bytes]:
        process = self._process
        if process is not None and process.poll() is None and self._owner == os.getpid():
            return process
        if not sys.executable:
            raise MachineError("the running Python does not know its own program", "run it as a program of its own")
        path = os.pathsep.join(each for each in sys.path if each)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", _MODULE, str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(PYTHONPATH=path),
        )
        self._owner = os.getpid()
        return self._process

    def stop(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(BrokenPipeError):
                if pipe is not None:
                    pipe.close()


def _exchange(process: subprocess.Popen[bytes], request: bytes, answer: queue.SimpleQueue[Any]) -> None:
    """Put the process's answer to ``request`` into ``answer``; None if it is lost."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(request)
        process.stdin.flush()
        answer.put(read_message(process.stdout))
    except (OSError, EOFError, ValueError):
        answer.put(None)


_PROCESS: Final = _Process()
atexit.register(_PROCESS.stop)


@contextlib.contextmanager
def drawing_session(*, start: bool = False) -> Iterator[None]:
    """Keep the process from one drawing to the next within; it is gone at the end of the outermost of such stretches.

    With ``start`` it starts at once, since something will be drawn.
    """
    with _PROCESS.session(start=start):
        yield


def render_png(svg: bytes, pixels: int) -> bytes:
    """An SVG as PNG, ``pixels`` wide, with the package's fonts and no others. Raises `DrawingError`."""
    _, (png,) = _PROCESS.ask({"pixels": [pixels], "compare": False}, [svg], TIME_LIMIT)
    return png


def check_drawable(svg: bytes, width: float) -> None:
    """Draw an SVG that is ``width`` pixels wide, small, to see that it can be drawn. Raises `DrawingError`."""
    _PROCESS.ask({"pixels": [max(1, min(WIDTH, round(width)))], "compare": False}, [svg], LOOK_LIMIT)


def visible_shares(whole: bytes, bare: bytes, marked: bytes, alone: bytes, width: float) -> dict[int, float]:
    """Which share of each word is seen, by the number of its colour. Raises `DrawingError`.

    ``bare`` is the drawing ``whole`` without its words, in ``marked`` each word has a colour of its own, in ``alone`` there are
    these words and nothing else, with `MARGIN` around. ``width`` is that of the drawing in pixels. Of words that run over the
    edge nothing is seen.
    """
    pixels = max(1, min(WIDTH, round(width)))
    around = round(pixels * (1 + 2 * MARGIN))
    asked = {"pixels": [pixels] * 3 + [around], "compare": True}
    header, _ = _PROCESS.ask(asked, [whole, bare, marked, alone], LOOK_LIMIT)
    visible, inside, every = (_numbered(header["counts"][name]) for name in ("seen", "inside", "all"))
    within = {colour for colour, count in every.items() if inside.get(colour, 0) > count * _WITHIN}
    return {colour: visible.get(colour, 0) / count if colour in within else 0 for colour, count in every.items()}


def _numbered(found: list[int]) -> dict[int, int]:
    return dict(zip(found[::2], found[1::2], strict=True))
