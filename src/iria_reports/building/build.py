"""The calls of Python that make documents. The layout worker starts first: its imports and ours run side by side.

So what these calls need is imported within them, after the worker has started.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from iria_reports.building.publishing import publish
from iria_reports.building.timing import PhaseListener, Timer
from iria_reports.building.wanted import Wanted
from iria_reports.problems import BriefingError, Problem, Severity, did_you_mean
from iria_reports.rendering.pdf.fonts import font_folders
from iria_reports.rendering.pdf.process import Worker
from iria_reports.rendering.wordoptions import WordOptions

if TYPE_CHECKING:
    from iria_reports.building.edition import Edition, Source

Folder = str | os.PathLike[str]
FORMATS: Final = ("pdf", "docx", "html")
DEFAULT: Final = WordOptions()


@attrs.frozen
class Built:
    """What a build made: files by format, warnings, seconds by phase, pages of the PDF if there is one."""

    paths: dict[str, Path]
    problems: tuple[Problem, ...]
    timings: dict[str, float]
    pages: int | None


def render_pdf(
    source: Source,
    *,
    audiences: Iterable[str] = (),
    theme: str | None = None,
    fonts: Iterable[Folder] = (),
    attach: bool | None = None,
) -> bytes:
    """The edition as PDF: PDF/UA-1 and PDF/A-3a. Options and what it raises are those of `build`."""
    return _render(source, audiences, Wanted(formats=("pdf",), theme=theme, attach=attach), fonts)


def render_docx(
    source: Source, *, audiences: Iterable[str] = (), theme: str | None = None, word: WordOptions = DEFAULT
) -> bytes:
    """The edition as a Word file. Options and what it raises are those of `build`."""
    return _render(source, audiences, Wanted(formats=("docx",), theme=theme, word=word), ())


def render_html(source: Source, *, audiences: Iterable[str] = (), theme: str | None = None) -> str:
    """The edition as one self-contained page of HTML. Options and what it raises are those of `build`."""
    return _render(source, audiences, Wanted(formats=("html",), theme=theme), ()).decode()


def _render(source: Source, audiences: Iterable[str], wanted: Wanted, fonts: Iterable[Folder]) -> bytes:
    with _worker_for(wanted, fonts) as worker:
        from iria_reports.building.edition import Edition
        from iria_reports.building.outputs import make_outputs

        timer = Timer()
        (form,) = wanted.formats
        return make_outputs(Edition(source, audiences, timer), wanted, timer, worker).data[form]


def build(
    source: Source,
    *,
    to: str | Iterable[str] = FORMATS,
    out: str | os.PathLike[str] = "out",
    audiences: Iterable[str] = (),
    theme: str | None = None,
    fonts: Iterable[Folder] = (),
    attach: bool | None = None,
    word: WordOptions = DEFAULT,
    on_phase: PhaseListener | None = None,
) -> Built:
    """Build an edition and write it to ``out``, one file a format: ``pdf``, ``docx``, ``html``.

    ``source`` is a briefing or the path of one; ``audiences`` are those of its reader, none for the public
    edition; ``theme`` is the name or file of a theme, None for the briefing's own; ``fonts`` are folders of fonts
    for characters that those of the package lack; ``attach`` says whether the PDF brings its sources (CSL-JSON) and
    the data of its tables (CSV) along, None for the public edition alone; ``word`` says how the Word file is made.
    Files are written all or none, each whole; what stood there before stays if anything is wrong.

    Raises `BriefingError` with all that is wrong, `MachineError` if the machine lacks something, `ValueError` for
    an unknown format.
    """
    formats = (to,) if isinstance(to, str) else tuple(dict.fromkeys(to))
    for unknown in (name for name in formats if name not in FORMATS):
        raise ValueError(f'unknown format "{unknown}" {did_you_mean(unknown, FORMATS)}'.strip())
    wanted = Wanted(formats=formats, theme=theme, attach=attach, word=word)
    with _worker_for(wanted, fonts) as worker:
        from iria_reports.building.edition import Edition
        from iria_reports.building.outputs import make_outputs

        timer = Timer(on_phase)
        edition = Edition(source, audiences, timer)
        try:
            outputs = make_outputs(edition, wanted, timer, worker)
        except BriefingError as error:
            raise BriefingError([*error.problems, *_stale(edition, formats, Path(out))]) from error
    names = {form: f"{edition.name}.{form}" for form in formats}
    with timer.phase("publish"):
        paths = publish({names[form]: outputs.data[form] for form in formats}, Path(out))
    by_format = {form: paths[names[form]] for form in formats}
    return Built(by_format, edition.problems.sorted(), timer.seconds, outputs.pages)


def _worker_for(wanted: Wanted, fonts: Iterable[Folder]) -> contextlib.AbstractContextManager[Worker | None]:
    return Worker(font_folders(fonts)) if wanted.lays_out else contextlib.nullcontext()


def _stale(edition: Edition, formats: Iterable[str], out: Path) -> list[Problem]:
    """Files of an earlier build that a failed one leaves in place."""
    if edition.briefing is None:
        return []
    paths = [out / f"{edition.name}.{form}" for form in formats]
    mend = "they stay as they are until the errors are mended"
    stale = ", ".join(str(path) for path in paths if path.exists())
    if not stale:
        return []
    return [Problem("stale-output", f"from an earlier build: {stale}", mend, severity=Severity.WARNING)]
