"""One edition, end to end: load, check, tailor, resolve, render, inspect, publish."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import attrs

from iria_reports.checking import check, check_edition
from iria_reports.editions import tailor
from iria_reports.inspecting import check_docx, check_pdf
from iria_reports.loading.folder import read_briefing
from iria_reports.model.briefing import Briefing
from iria_reports.problems import BriefingError, Problem, Problems, Severity, did_you_mean
from iria_reports.rendering.docx import render_docx as write_docx
from iria_reports.rendering.html import Medium
from iria_reports.rendering.html import render_html as write_html
from iria_reports.rendering.pdf.process import LaidOut, Worker
from iria_reports.resolved import ResolvedDocument, as_data, images
from iria_reports.resolving import resolve as resolve_edition
from iria_reports.theme import Theme, load_theme

FORMATS: Final = ("pdf", "docx", "html")
Source = Briefing | str | os.PathLike[str]
PhaseListener = Callable[[str], None]


@attrs.frozen
class Built:
    """What a build made: files by format, warnings, seconds by phase, pages of the PDF if there is one."""

    paths: dict[str, Path]
    problems: tuple[Problem, ...]
    timings: dict[str, float]
    pages: int | None


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


def load(path: str | os.PathLike[str]) -> Briefing:
    """The briefing at ``path``: a folder, or a lone .md, .yaml or .json file.

    Raises `BriefingError` with all that reading it found wrong.
    """
    problems = Problems()
    briefing = read_briefing(Path(path), problems)
    if briefing is None or problems.any_error:
        raise BriefingError(problems.sorted())
    return briefing


def resolve(source: Source, *, audiences: Iterable[str] = ()) -> ResolvedDocument:
    """The edition of a briefing for ``audiences`` (the public one for none), with every word and number decided.

    Raises `BriefingError` if the briefing or the edition has errors.
    """
    return _Build(source, audiences, Timer()).resolved()


def render_html(source: Source, *, audiences: Iterable[str] = ()) -> str:
    """The edition as one self-contained page of HTML. Raises as `build` does."""
    return write_html(resolve(source, audiences=audiences), load_theme(), Medium.SCREEN)


def render_pdf(source: Source, *, audiences: Iterable[str] = ()) -> bytes:
    """The edition as PDF: PDF/UA-1 and PDF/A-3a. Raises as `build` does."""
    return _render(source, audiences, "pdf")


def render_docx(source: Source, *, audiences: Iterable[str] = (), embed_fonts: bool = True) -> bytes:
    """The edition as a Word file; without a layout, its contents show no page numbers. Raises as `build` does."""
    return _render(source, audiences, "docx", embed_fonts=embed_fonts)


def _render(source: Source, audiences: Iterable[str], form: str, *, embed_fonts: bool = True) -> bytes:
    made = _Build(source, audiences, Timer(), embed_fonts=embed_fonts)
    return made.outputs((form,))[form]


def build(
    source: Source,
    *,
    to: Iterable[str] = FORMATS,
    out: str | os.PathLike[str] = "out",
    audiences: Iterable[str] = (),
    embed_fonts: bool = True,
    on_phase: PhaseListener | None = None,
) -> Built:
    """Build an edition and write it to ``out``, one file a format: ``pdf``, ``docx``, ``html``.

    ``source`` is a briefing or the path of one; ``audiences`` are those of its reader, none for the public
    edition. Files are written all or none, each whole; what stood there before stays if anything is wrong.

    Raises `BriefingError` with all that is wrong, `MachineError` if the machine lacks something, `ValueError` for
    an unknown format.
    """
    formats = tuple(dict.fromkeys(to))
    for unknown in (name for name in formats if name not in FORMATS):
        raise ValueError(f'unknown format "{unknown}" {did_you_mean(unknown, FORMATS)}'.strip())
    timer = Timer(on_phase)
    made = _Build(source, audiences, timer, embed_fonts=embed_fonts)
    try:
        outputs = made.outputs(formats)
    except BriefingError as error:
        raise BriefingError([*error.problems, *_stale(made, formats, Path(out))]) from error
    with timer.phase("publish"):
        paths = publish({made.name(form): outputs[form] for form in formats}, Path(out))
    by_format = {form: paths[made.name(form)] for form in formats}
    return Built(by_format, made.problems.sorted(), timer.seconds, made.pages)


def _stale(made: _Build, formats: Iterable[str], out: Path) -> list[Problem]:
    """Files of an earlier build that a failed one leaves in place."""
    if made.briefing is None:
        return []
    paths = [out / made.name(form) for form in formats]
    mend = "they stay as they are until the errors are mended"
    stale = ", ".join(str(path) for path in paths if path.exists())
    if not stale:
        return []
    return [Problem("stale-output", f"from an earlier build: {stale}", mend, severity=Severity.WARNING)]


class _Build:
    """One build: its phases, in order, each done once."""

    def __init__(self, source: Source, audiences: Iterable[str], timer: Timer, *, embed_fonts: bool = True) -> None:
        self.source = source
        self.audiences = tuple(sorted(set(audiences)))
        self.timer = timer
        self.embed_fonts = embed_fonts
        self.problems = Problems()
        self.briefing: Briefing | None = source if isinstance(source, Briefing) else None
        self.pages: int | None = None

    def name(self, form: str) -> str:
        """File name of an output; an edition for some readers never takes the place of the public one."""
        assert self.briefing is not None  # named after loading
        readers = f"-for-{'-'.join(self.audiences)}" if self.audiences else ""
        return f"{self.briefing.slug}{readers}.{form}"

    def resolved(self) -> ResolvedDocument:
        """The edition with every word and number decided."""
        with self.timer.phase("load"):
            if self.briefing is None:
                assert not isinstance(self.source, Briefing)
                self.briefing = read_briefing(Path(self.source), self.problems)
            self._stop_at_errors()
        assert self.briefing is not None  # a briefing that could not be read has errors
        with self.timer.phase("check"):
            self.problems.extend(check(self.briefing))
            self.problems.extend(_unknown_audiences(self.audiences, self.briefing))
            self._stop_at_errors()
        with self.timer.phase("tailor"):
            edition = tailor(self.briefing, self.audiences)
            self.problems.extend(check_edition(edition, self.briefing))
            self._stop_at_errors()
        with self.timer.phase("resolve"):
            return resolve_edition(edition)

    def outputs(self, formats: tuple[str, ...]) -> dict[str, bytes]:
        """The bytes of each output, inspected."""
        # The worker starts first: its imports run while this process loads and resolves.
        with Worker() if "pdf" in formats else contextlib.nullcontext() as worker:
            document = self.resolved()
            with self.timer.phase("theme"):
                theme = load_theme()
            laid_out = self._lay_out(worker, document, theme) if worker is not None else None
        pages = laid_out.pages if laid_out is not None else {}
        outputs: dict[str, bytes] = {}
        if laid_out is not None:
            outputs["pdf"] = laid_out.pdf
            self.pages = laid_out.count
        if "docx" in formats:
            with self.timer.phase("docx"):
                outputs["docx"] = write_docx(document, theme, pages, embed_fonts=self.embed_fonts)
        if "html" in formats:
            with self.timer.phase("html"):
                outputs["html"] = write_html(document, theme, Medium.SCREEN).encode()
        with self.timer.phase("inspect"):
            self._inspect(outputs, document, pages)
        return outputs

    def _lay_out(self, worker: Worker, document: ResolvedDocument, theme: Theme) -> LaidOut:
        with self.timer.phase("html"):
            page = write_html(document, theme, Medium.PRINT)
        with self.timer.phase("layout"):
            return worker.lay_out(page, images(document))

    def _inspect(self, outputs: dict[str, bytes], document: ResolvedDocument, pages: dict[str, int]) -> None:
        if "pdf" in outputs:
            self.problems.extend(check_pdf(outputs["pdf"], document, pages))
        if "docx" in outputs:
            self.problems.extend(check_docx(outputs["docx"], document, pages))
        self._stop_at_errors()

    def _stop_at_errors(self) -> None:
        if self.problems.any_error:
            raise BriefingError(self.problems.sorted())


def _unknown_audiences(audiences: Iterable[str], briefing: Briefing) -> list[Problem]:
    declared = [audience.id for audience in briefing.audiences]
    return [
        Problem(
            "unknown-audience", f'no audience is called "{name}"', did_you_mean(name, declared) or "declare it in clients.yaml"
        )
        for name in audiences
        if name not in declared
    ]


def publish(outputs: dict[str, bytes], folder: Path) -> dict[str, Path]:
    """Write files to ``folder`` by name: all or none, each whole. Raises `BriefingError` if they cannot be written."""
    temporary: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in outputs.items():
            handle, path = tempfile.mkstemp(prefix=f".{name}.", dir=folder)
            temporary[folder / name] = Path(path)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            # A temporary file is private; what is published follows the user's own mask.
            mask = os.umask(0)
            os.umask(mask)
            Path(path).chmod(0o666 & ~mask)
        for final, made in temporary.items():
            made.replace(final)
    except OSError as error:
        for made in temporary.values():
            made.unlink(missing_ok=True)
        message = f"{error.filename or folder} cannot be written: {error.strerror}"
        raise BriefingError([Problem("unwritable-output", message, "choose another folder with --out")]) from error
    return {name: folder / name for name in outputs}


def dump(document: ResolvedDocument) -> str:
    """A resolved document as JSON, to see what was decided."""
    return json.dumps(as_data(document), ensure_ascii=False, indent=1)
