"""The calls of Python that make documents. The layout worker starts first: its imports and ours run side by side.

So what these calls need is imported within them, after the worker has started.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from iria_reports.building.addressee import Addressee
from iria_reports.building.publishing import publish
from iria_reports.building.timing import PhaseListener, Timer
from iria_reports.building.wanted import Wanted
from iria_reports.drawings.process import drawing_session
from iria_reports.problems import BriefingError, Problem, Severity, did_you_mean
from iria_reports.rendering.pdf.fonts import font_folders
from iria_reports.rendering.pdf.process import Worker
from iria_reports.rendering.wordoptions import WordOptions

if TYPE_CHECKING:
    from iria_reports.building.edition import Edition, Source
    from iria_reports.building.library import Library

Folder = str | os.PathLike[str]
FORMATS: Final = ("pdf", "docx", "html")
DEFAULT: Final = WordOptions()


@attrs.frozen
class Built:
    """What a build made: files by format, warnings, seconds by phase, pages of the PDF if there is one.

    ``content`` is equal for editions that say the same, whoever they are for and however they look.
    """

    paths: dict[str, Path]
    problems: tuple[Problem, ...]
    timings: dict[str, float]
    pages: int | None
    content: str


def render_pdf(
    source: Source,
    *,
    client: str | None = None,
    audiences: Iterable[str] = (),
    proof: bool = False,
    language: str | None = None,
    issued: dt.date | None = None,
    theme: str | None = None,
    fonts: Iterable[Folder] = (),
    attach: bool | None = None,
) -> bytes:
    """The edition as PDF: PDF/UA-1 and PDF/A-3a. Options and what it raises are those of `build`."""
    addressee = Addressee(client=client, audiences=audiences, proof=proof, language=language, issued=issued)
    return _render(source, addressee, Wanted(formats=("pdf",), theme=theme, attach=attach), fonts)


def render_docx(
    source: Source,
    *,
    client: str | None = None,
    audiences: Iterable[str] = (),
    proof: bool = False,
    language: str | None = None,
    issued: dt.date | None = None,
    theme: str | None = None,
    word: WordOptions = DEFAULT,
) -> bytes:
    """The edition as a Word file. Options and what it raises are those of `build`."""
    addressee = Addressee(client=client, audiences=audiences, proof=proof, language=language, issued=issued)
    return _render(source, addressee, Wanted(formats=("docx",), theme=theme, word=word), ())


def render_html(
    source: Source,
    *,
    client: str | None = None,
    audiences: Iterable[str] = (),
    proof: bool = False,
    language: str | None = None,
    issued: dt.date | None = None,
    theme: str | None = None,
) -> str:
    """The edition as one self-contained page of HTML. Options and what it raises are those of `build`."""
    addressee = Addressee(client=client, audiences=audiences, proof=proof, language=language, issued=issued)
    return _render(source, addressee, Wanted(formats=("html",), theme=theme), ()).decode()


def _render(source: Source, addressee: Addressee, wanted: Wanted, fonts: Iterable[Folder]) -> bytes:
    with drawing_session(start=wanted.draws), _worker_for(wanted, fonts) as worker:
        from iria_reports.building.edition import Edition
        from iria_reports.building.outputs import make_outputs

        timer = Timer()
        (form,) = wanted.formats
        return make_outputs(Edition(source, addressee, timer), wanted, timer, worker).data[form]


def build(
    source: Source,
    *,
    to: str | Iterable[str] | None = None,
    out: str | os.PathLike[str] = "out",
    client: str | None = None,
    audiences: Iterable[str] = (),
    proof: bool = False,
    language: str | None = None,
    issued: dt.date | None = None,
    theme: str | None = None,
    fonts: Iterable[Folder] = (),
    attach: bool | None = None,
    word: WordOptions = DEFAULT,
    on_phase: PhaseListener | None = None,
) -> Built:
    """Build an edition and write it to ``out``, one file a format: ``pdf``, ``docx``, ``html``.

    ``source`` is a briefing or the path of one. The edition is the public one, or that of the ``client`` with this id, or of
    a reader who belongs to ``audiences``, or a ``proof`` for the desk. ``to`` are formats, None for those of the client, else
    all. ``language`` is the code of a language in which the folder has the briefing, too; ``issued`` is the day of issue, if
    not the briefing's own. ``theme`` is the name or file of a theme, None for the edition's own; ``fonts`` are folders of
    fonts for characters that those of the package lack; ``attach`` says whether the PDF brings its sources (CSL-JSON) and
    the data of its tables (CSV) along, None for the public edition alone; ``word`` says how the Word file is made.
    Files are written all or none, each whole, a client's to a folder of its own; what stood there before stays if anything
    is wrong, and nothing is written in which anything withheld is found.

    Raises `BriefingError` with all that is wrong, `MachineError` if the machine lacks something, `ValueError` for
    an unknown format, and for an edition that is to be for several at once.
    """
    addressee = Addressee(client=client, audiences=audiences, proof=proof, language=language, issued=issued)
    wanted = Wanted(formats=known_formats(to), theme=theme, attach=attach, word=word)
    return build_edition(source, addressee, wanted, out, fonts, on_phase)


def build_edition(
    source: Source | Library,
    addressee: Addressee,
    wanted: Wanted,
    out: Folder,
    fonts: Iterable[Folder] = (),
    on_phase: PhaseListener | None = None,
) -> Built:
    """As `build`, for an edition that is described already."""
    with drawing_session(start=wanted.draws), _worker_for(wanted, fonts) as worker:
        from iria_reports.building.edition import Edition
        from iria_reports.building.outputs import make_outputs

        timer = Timer(on_phase)
        edition = Edition(source, addressee, timer)
        try:
            outputs = make_outputs(edition, wanted, timer, worker)
        except BriefingError as error:
            raise BriefingError([*error.problems, *_stale(edition, wanted, Path(out))]) from error
    folder = Path(out, edition.folder)
    names = {form: f"{edition.name}.{form}" for form in outputs.data}
    with timer.phase("publish"):
        try:
            paths = publish({names[form]: data for form, data in outputs.data.items()}, folder)
        except BriefingError as error:
            raise BriefingError([*error.problems, *_stale(edition, wanted, Path(out))]) from error
    by_format = {form: paths[name] for form, name in names.items()}
    return Built(by_format, edition.problems.sorted(), timer.seconds, outputs.pages, outputs.content)


def known_formats(to: str | Iterable[str] | None) -> tuple[str, ...]:
    """Formats each once; none if none is named. Raises `ValueError` for an unknown one."""
    formats = () if to is None else (to,) if isinstance(to, str) else tuple(dict.fromkeys(to))
    for unknown in (name for name in formats if name not in FORMATS):
        raise ValueError(f'unknown format "{unknown}" {did_you_mean(unknown, FORMATS)}'.strip())
    return formats


def _worker_for(wanted: Wanted, fonts: Iterable[Folder]) -> contextlib.AbstractContextManager[Worker | None]:
    return Worker(font_folders(fonts)) if wanted.lays_out else contextlib.nullcontext()


def _stale(edition: Edition, wanted: Wanted, out: Path) -> list[Problem]:
    """Files of an earlier build that a failed one leaves in place."""
    if not edition.is_known:
        return []
    paths = [out / edition.folder / f"{edition.name}.{form}" for form in wanted.formats or FORMATS]
    mend = "they stay as they are until the errors are mended"
    stale = ", ".join(str(path) for path in paths if path.exists())
    if not stale:
        return []
    return [Problem("stale-output", f"from an earlier build: {stale}", mend, severity=Severity.WARNING)]
