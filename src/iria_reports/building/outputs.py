"""From an edition to the bytes of its outputs, read back before anyone gets them."""

from __future__ import annotations

import attrs

from iria_reports.building.characters import placed
from iria_reports.building.edition import Edition
from iria_reports.building.timing import Timer
from iria_reports.inspecting import check_docx, check_html, check_length, check_pdf
from iria_reports.problems import BriefingError
from iria_reports.rendering.cover import drawings
from iria_reports.rendering.docx import render_docx
from iria_reports.rendering.docx.pages.layout import libreoffice_pages
from iria_reports.rendering.pdf.process import LaidOut, MissingGlyphs, Worker
from iria_reports.rendering.wordoptions import WordOptions, WordPages
from iria_reports.resolved import Contents, ResolvedDocument, identity, images
from iria_reports.theme import Theme, load_theme


@attrs.frozen
class Outputs:
    """Bytes by format, and the pages of the PDF if there is one."""

    data: dict[str, bytes]
    pages: int | None


def make_outputs(
    edition: Edition, formats: tuple[str, ...], timer: Timer, worker: Worker | None, word: WordOptions, theme: str | None
) -> Outputs:
    """Resolve ``edition``, render it in ``formats`` and inspect what was made. ``worker`` lays out pages, if any are needed.

    ``theme`` is the name or file of a theme; None for that of the briefing.

    Raises `BriefingError` with all that is wrong, `MachineError` if the machine lacks something.
    """
    document = edition.resolved()
    with timer.phase("theme"):
        look = load_theme(theme or edition.theme)
    asks = "pdf" in formats or _shows_pages(document) or document.design.pages is not None
    laid_out = None
    if worker is not None and asks:
        try:
            laid_out = _lay_out(worker, document, look, timer, to_pdf="pdf" in formats)
        except MissingGlyphs as missing:
            edition.problems.extend(placed(missing, edition.whole))
            raise BriefingError(edition.problems.sorted()) from missing
    if laid_out is not None:
        edition.problems.extend(check_length(laid_out.lines, document))
        edition.stop_at_errors()
    pages = laid_out.pages if laid_out is not None else {}
    data: dict[str, bytes] = {}
    if laid_out is not None and "pdf" in formats:
        data["pdf"] = laid_out.pdf
    word_pages: dict[str, int] = {}
    if "docx" in formats:
        with timer.phase("docx"):
            data["docx"], word_pages = _word(document, look, pages, word)
    if "html" in formats:
        data["html"] = _html(document, look, timer, printed=False).encode()
    with timer.phase("inspect"):
        if "pdf" in data:
            edition.problems.extend(check_pdf(data["pdf"], document, pages))
        if "docx" in data:
            edition.problems.extend(check_docx(data["docx"], document, word_pages))
        if "html" in data:
            edition.problems.extend(check_html(data["html"].decode(), document))
    edition.stop_at_errors()
    return Outputs(data, laid_out.count if "pdf" in data and laid_out is not None else None)


def _shows_pages(document: ResolvedDocument) -> bool:
    return any(isinstance(block, Contents) for block in document.body)


def _word(document: ResolvedDocument, theme: Theme, pages: dict[str, int], word: WordOptions) -> tuple[bytes, dict[str, int]]:
    """The Word file, and the pages that its contents show."""
    name = identity(document)
    if word.pages is WordPages.NONE or not _shows_pages(document):
        pages = {}
    elif word.pages is WordPages.LIBREOFFICE:
        # The same file with numbers yet to come: they stand in lines that are there without them.
        pages = libreoffice_pages(render_docx(document, theme, options=word, identity=name))
    return render_docx(document, theme, pages, options=word, identity=name), pages


def _lay_out(worker: Worker, document: ResolvedDocument, theme: Theme, timer: Timer, *, to_pdf: bool) -> LaidOut:
    page = _html(document, theme, timer, printed=True)
    with timer.phase("layout"):
        return worker.lay_out(page, images(document) | drawings(document, theme), to_pdf=to_pdf)


def _html(document: ResolvedDocument, theme: Theme, timer: Timer, *, printed: bool) -> str:
    # Imported here: a Word file needs no templates.
    from iria_reports.rendering.html import Medium, render_html

    with timer.phase("html"):
        return render_html(document, theme, Medium.PRINT if printed else Medium.SCREEN)
