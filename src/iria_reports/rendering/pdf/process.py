"""The parent's side of the worker: started first, so that its imports run while the parent loads and resolves."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import attrs

from iria_reports.assets import fonts
from iria_reports.problems import BriefingError, MachineError, Problem, listed
from iria_reports.rendering.pdf.fonts import EAST_ASIAN, EAST_ASIAN_MEND, east_asian_fonts, lend, write_font_config
from iria_reports.rendering.pdf.frames import pack, unpack
from iria_reports.rendering.pdf.pango import pango_mend
from iria_reports.rendering.pdf.worker import NO_PANGO
from iria_reports.resolved import SVG, Image

#: Seconds for one document. 400 pages take half a minute.
TIME_LIMIT: Final = 900
_NO_GLYPH: Final = re.compile(r'\.notdef glyph rendered for Unicode string unsupported by fonts: "(.+)" \((U\+[0-9A-F]+)')
_MODULE: Final = "iria_reports.rendering.pdf.worker"
#: Variables that the interpreter and the system's libraries need; nothing else is handed on, no proxies above all.
_KEPT: Final = (
    "PATH",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "TMPDIR",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "LD_LIBRARY_PATH",
    "WEASYPRINT_DLL_DIRECTORIES",
)


@attrs.frozen
class LaidOut:
    """A PDF, and the page (from 1) of each anchor in it."""

    pdf: bytes
    pages: dict[str, int]
    count: int


class Worker:
    """One worker process for one document. Use it as a context manager: it is gone at the end, whatever happens."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="iria-")
        self._fonts = Path(self._folder.name, "fonts")
        self._fonts.mkdir()
        config = write_font_config(Path(self._folder.name), (fonts(), self._fonts))
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  closed when the worker is done
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        environment |= {
            "FONTCONFIG_FILE": str(config),
            "HOME": self._folder.name,
            "LC_ALL": "C.UTF-8",
            "PYTHONHASHSEED": "0",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }
        if not sys.executable:
            raise MachineError("the running Python does not know its own program", "run it as a program of its own")
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", _MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=environment,
            cwd=self._folder.name,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(BrokenPipeError):  # of a request that was never read
                if pipe is not None:
                    pipe.close()
        self._errors.close()
        self._folder.cleanup()

    def lay_out(self, html: str, images: dict[str, Image], *, to_pdf: bool = True) -> LaidOut:
        """The PDF of a print page; without ``to_pdf`` its pages alone, which takes half the time.

        Raises `MachineError` without Pango or a font for East Asian text, `BriefingError` with what WeasyPrint
        objects to, if it takes too long or too much memory.
        """
        self._lend_fonts(html, images)
        header = {"to_pdf": to_pdf, "pictures": [(image.digest, image.media_type) for image in images.values()]}
        request = pack(header, html.encode(), *(image.data for image in images.values()))
        try:
            answer, _ = self._process.communicate(request, timeout=TIME_LIMIT)
        except subprocess.TimeoutExpired as error:
            message = f"the layout took more than {TIME_LIMIT} seconds"
            raise BriefingError([Problem("layout-failed", message, "shorten the document, or split it")]) from error
        return self._read(answer)

    def _lend_fonts(self, html: str, images: dict[str, Image]) -> None:
        drawings = (image.data.decode("utf-8", "replace") for image in images.values() if image.media_type == SVG)
        if any(EAST_ASIAN.search(text) for text in (html, *drawings)):
            found = east_asian_fonts()
            if not found:
                message = "this document holds Chinese, Japanese or Korean, and Noto Serif CJK is not installed"
                raise MachineError(message, EAST_ASIAN_MEND)
            lend(found, self._fonts)

    def _read(self, answer: bytes) -> LaidOut:
        self._errors.seek(0)
        complaint = self._errors.read().decode("utf-8", "replace").strip()
        if self._process.returncode == NO_PANGO:
            raise MachineError("WeasyPrint finds no Pango, which sets its type", pango_mend())
        if self._process.returncode:
            last = complaint.splitlines()[-1] if complaint else f"status {self._process.returncode}"
            raise BriefingError([Problem("layout-failed", f"the layout failed: {last}")])
        result, (pdf,) = unpack(answer)
        warnings = [*result["warnings"], *complaint.splitlines()]
        if warnings:
            raise BriefingError(_complaints(warnings))
        return LaidOut(pdf, result["pages"], result["count"])


def _complaints(warnings: list[str]) -> list[Problem]:
    """One problem for each warning, and one for all characters that no font has."""
    missing = dict.fromkeys(match.groups() for match in map(_NO_GLYPH.search, warnings) if match)
    problems = [Problem("layout-warning", f"WeasyPrint says: {text}") for text in warnings if not _NO_GLYPH.search(text)]
    if missing:
        message = f"no font has {listed(f'{character} ({number})' for character, number in missing)}"
        problems.append(Problem("missing-glyph", message, "write it another way, or set it in a picture"))
    return problems
