"""The parent's side of the worker: started first, so that its imports run while the parent loads and resolves."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import attrs

from iria_reports.assets import EAST_ASIAN, EAST_ASIAN_MEND, east_asian_fonts
from iria_reports.assets import fonts as package_fonts
from iria_reports.ipc.confinement import environment
from iria_reports.ipc.frames import pack, unpack
from iria_reports.problems import BriefingError, Location, MachineError, Problem
from iria_reports.rendering.pdf.attachment import Attachment
from iria_reports.rendering.pdf.fonts import FONT_FOLDERS, lend, write_font_config
from iria_reports.rendering.pdf.pango import pango_mend
from iria_reports.rendering.pdf.worker import NO_PANGO
from iria_reports.resolved import SVG, Image, Metadata

#: Seconds for one document at most, those for a short one, and characters of HTML for each further second: three times
#: what pages take.
TIME_LIMIT: Final = 900
_SHORT: Final = 120
_CHARACTERS_A_SECOND: Final = 15_000
_NO_GLYPH: Final = re.compile(r'\.notdef glyph rendered for Unicode string unsupported by fonts: ".+" \(U\+([0-9A-F]+)')
_MODULE: Final = "iria_reports.rendering.pdf.worker"
#: What is told of an attachment besides its bytes.
_TOLD: Final = ("name", "relationship", "description")


@attrs.frozen
class Gap:
    """The ``share`` of a ``page`` that is empty at its foot, since what begins with ``opening`` found no room there."""

    page: int
    share: float
    opening: str


@attrs.frozen
class Overrun:
    """Text on a ``page`` that is ``beyond`` its edges, or stands ``upon`` other text, and how it begins."""

    page: int
    kind: str
    opening: str


@attrs.frozen
class LaidOut:
    """A PDF, the page (from 1) of each anchor in it, the lines on each page, where pages are empty, and what overruns."""

    pdf: bytes
    pages: dict[str, int]
    lines: tuple[int, ...]
    gaps: tuple[Gap, ...]
    overruns: tuple[Overrun, ...] = ()

    @property
    def count(self) -> int:
        """Number of pages."""
        return len(self.lines)


@attrs.frozen
class LineNumbers:
    """Numbers of lines in the margin: from which page on, and whether on the right."""

    first: int
    rtl: bool


class MissingGlyphs(BriefingError):
    """No font has some ``characters`` of the document; ``others`` is what is wrong besides."""

    def __init__(self, characters: Iterable[str], others: Iterable[Problem]) -> None:
        self.characters = tuple(characters)
        self.others = tuple(others)
        super().__init__((*(missing_glyph(character) for character in self.characters), *self.others))


def missing_glyph(character: str, location: Location | None = None) -> Problem:
    """That no font has ``character``, which stands at ``location``."""
    name = unicodedata.name(character, "a character without a name")
    message = f"no font has {character} (U+{ord(character):04X} {name})"
    mend = f"name a folder with a font that has it: --fonts FOLDER, or {FONT_FOLDERS}; or write it another way"
    return Problem("missing-glyph", message, mend, location)


class Worker:
    """One worker process for one document. Use it as a context manager: it is gone at the end, whatever happens.

    ``fonts`` are folders of further fonts, for characters that those of the package lack.
    """

    def __init__(self, fonts: tuple[Path, ...] = ()) -> None:
        #: The folders of further fonts.
        self.fonts = fonts
        self._folder = tempfile.TemporaryDirectory(prefix="iria-")
        self._fonts = Path(self._folder.name, "fonts")
        self._fonts.mkdir()
        config = write_font_config(Path(self._folder.name), (package_fonts(), self._fonts, *fonts))
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  closed when the worker is done
        if not sys.executable:
            raise MachineError("the running Python does not know its own program", "run it as a program of its own")
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", _MODULE, str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=environment(
                FONTCONFIG_FILE=str(config),
                HOME=self._folder.name,
                PYTHONPATH=os.pathsep.join(path for path in sys.path if path),
            ),
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

    def lay_out(
        self,
        html: str,
        images: dict[str, Image],
        metadata: Metadata,
        attached: Iterable[Attachment] = (),
        *,
        to_pdf: bool = True,
        line_numbers: LineNumbers | None = None,
    ) -> LaidOut:
        """The PDF of a print page with files ``attached``; without ``to_pdf`` its pages alone, which takes half the time.

        Raises `MachineError` without Pango or a font for East Asian text, `BriefingError` with what WeasyPrint
        objects to, if it takes too long or too much memory.
        """
        self._lend_fonts(html, images)
        attached = tuple(attached) if to_pdf else ()
        header = {
            "pictures": [(image.digest, image.media_type) for image in images.values()],
            "attached": [{name: getattr(each, name) for name in _TOLD} for each in attached],
            "asked": {
                "to_pdf": to_pdf,
                "day": metadata.modified,
                "facts": _facts(metadata),
                "line_numbers": attrs.asdict(line_numbers) if line_numbers is not None else None,
            },
        }
        parts = (html.encode(), *(image.data for image in images.values()), *(each.data for each in attached))
        request = pack(header, *parts)
        limit = min(TIME_LIMIT, _SHORT + len(html) // _CHARACTERS_A_SECOND)
        try:
            answer, _ = self._process.communicate(request, timeout=limit)
        except subprocess.TimeoutExpired as error:
            message = f"the layout took more than {limit} seconds"
            raise BriefingError([Problem("layout-failed", message, "shorten the document, or split it")]) from error
        return self._read(answer)

    def _lend_fonts(self, html: str, images: dict[str, Image]) -> None:
        drawings = (image.data.decode("utf-8", "replace") for image in images.values() if image.media_type == SVG)
        if any(EAST_ASIAN.search(text) for text in (html, *drawings)):
            found = east_asian_fonts()
            if not found:
                message = "this document holds Chinese, Japanese or Korean, and Noto CJK is not installed"
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
            raise _complaints(warnings)
        gaps = tuple(Gap(*gap) for gap in result["gaps"])
        overruns = tuple(Overrun(*overrun) for overrun in result["overruns"])
        return LaidOut(pdf, result["pages"], tuple(result["lines"]), gaps, overruns)


def _facts(metadata: Metadata) -> dict[str, str]:
    """What catalogues know and HTML has no place for, by its name in Dublin Core."""
    return {
        "publisher": metadata.publisher,
        "type": metadata.kind,
        "relation": " ".join(part for part in (metadata.series, metadata.number) if part),
        "rights": metadata.rights,
        "identifier": metadata.identifier,
    }


def _complaints(warnings: list[str]) -> BriefingError:
    """A problem for each warning, and for each character that no font has."""
    found = dict.fromkeys(match[1] for match in map(_NO_GLYPH.search, warnings) if match)
    missing = [chr(int(number, 16)) for number in found]
    problems = [Problem("layout-warning", f"WeasyPrint says: {text}") for text in warnings if not _NO_GLYPH.search(text)]
    return MissingGlyphs(missing, problems) if missing else BriefingError(problems)
