"""From an edition to the bytes of its outputs, read back before anyone gets them."""

from __future__ import annotations

import attrs

from iria_reports.building.attachments import attachments
from iria_reports.building.characters import placed, printed_characters, unknown_characters
from iria_reports.building.contentidentity import content_identity
from iria_reports.building.edition import Edition
from iria_reports.building.linked import linked_data
from iria_reports.building.timing import Timer
from iria_reports.building.wanted import Wanted
from iria_reports.inspecting import check_docx, check_gaps, check_html, check_leaks, check_length, check_overruns, check_pdf
from iria_reports.model.clients import Format
from iria_reports.problems import BriefingError
from iria_reports.rendering.cover import pictures
from iria_reports.rendering.docx import render_docx
from iria_reports.rendering.docx.pages.layout import libreoffice_pages
from iria_reports.rendering.pdf.process import LaidOut, LineNumbers, MissingGlyphs, Worker
from iria_reports.rendering.wordoptions import WordPages
from iria_reports.resolved import Contents, ResolvedDocument, identity
from iria_reports.theme import Theme, load_theme


@attrs.frozen
class Outputs:
    """Bytes by format, the pages of the PDF if there is one, and what editions that say the same have in common."""

    data: dict[str, bytes]
    pages: int | None
    content: str


def make_outputs(edition: Edition, wanted: Wanted, timer: Timer, worker: Worker | None) -> Outputs:
    """Resolve ``edition``, render it as ``wanted`` and inspect what was made. ``worker`` lays out pages, if any are needed.

    Raises `BriefingError` with all that is wrong, `MachineError` if the machine lacks something.
    """
    document = edition.resolved()
    with timer.phase("theme"):
        theme = load_theme(wanted.theme or edition.theme)
    return _Making(edition, document, theme, wanted, timer).outputs(worker)


@attrs.frozen
class _Making:
    """One document in the making."""

    edition: Edition
    document: ResolvedDocument
    theme: Theme
    wanted: Wanted
    timer: Timer

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats that are wanted, else those of the client, else all."""
        client = self.edition.reader.client
        return self.wanted.formats or (tuple(map(str, client.formats)) if client else ()) or tuple(map(str, Format))

    def outputs(self, worker: Worker | None) -> Outputs:
        formats = self.formats
        laid_out = self._laid_out(worker) if worker is not None and self._needs_pages() else None
        pages = laid_out.pages if laid_out is not None else {}
        data: dict[str, bytes] = {}
        if laid_out is not None and "pdf" in formats:
            data["pdf"] = laid_out.pdf
        word_pages: dict[str, int] = {}
        if "docx" in formats:
            with self.timer.phase("docx"):
                data["docx"], word_pages = self._word(pages)
        if "html" in formats:
            data["html"] = self._html(printed=False).encode()
        self._inspect(data, pages, word_pages)
        count = laid_out.count if "pdf" in data and laid_out is not None else None
        return Outputs(data, count, content_identity(self.edition.tailored))

    def _needs_pages(self) -> bool:
        return "pdf" in self.formats or self._shows_pages() or self.document.design.pages is not None

    def _shows_pages(self) -> bool:
        return any(isinstance(block, Contents) for block in self.document.body)

    def _laid_out(self, worker: Worker) -> LaidOut:
        """The layout. Raises `BriefingError` if a character has no font, or the form another number of pages."""
        document, edition = self.document, self.edition
        drawn = pictures(document, self.theme)
        characters = printed_characters(document, drawn.values())
        edition.problems.extend(unknown_characters(characters, edition.whole, worker.fonts))
        edition.stop_at_errors()
        page = self._html(printed=True)
        attach = self.wanted.attach if self.wanted.attach is not None else edition.reader.is_public
        files = attachments(document, edition.tailored) if attach else ()
        try:
            with self.timer.phase("layout"):
                laid_out = worker.lay_out(
                    page,
                    drawn,
                    document.metadata,
                    files,
                    to_pdf="pdf" in self.formats,
                    line_numbers=LineNumbers(2 if document.design.cover else 1, document.language.rtl)
                    if document.furniture.line_numbers
                    else None,
                )
        except MissingGlyphs as missing:
            edition.problems.extend(placed(missing, edition.whole))
            raise BriefingError(edition.problems.sorted()) from missing
        edition.problems.extend(check_length(laid_out.lines, document))
        edition.problems.extend(check_gaps(laid_out.gaps, document))
        edition.problems.extend(check_overruns(laid_out.overruns))
        edition.stop_at_errors()
        return laid_out

    def _word(self, pages: dict[str, int]) -> tuple[bytes, dict[str, int]]:
        """The Word file, and the pages that its contents show."""
        word, name = self.wanted.word, identity(self.document)
        if word.pages is WordPages.NONE or not self._shows_pages():
            pages = {}
        elif word.pages is WordPages.LIBREOFFICE:
            # The same file with numbers yet to come: they stand in lines that are there without them.
            pages = libreoffice_pages(render_docx(self.document, self.theme, options=word, identity=name))
        return render_docx(self.document, self.theme, pages, options=word, identity=name), pages

    def _html(self, *, printed: bool) -> str:
        # Imported here: a Word file needs no templates.
        from iria_reports.rendering.html import Medium, render_html

        with self.timer.phase("html"):
            if printed:
                return render_html(self.document, self.theme, Medium.PRINT)
            return render_html(self.document, self.theme, Medium.SCREEN, linked_data(self.document, self.edition.tailored))

    def _inspect(self, data: dict[str, bytes], pages: dict[str, int], word_pages: dict[str, int]) -> None:
        """Read back what was made. Raises `BriefingError` if it says anything but the document."""
        problems = self.edition.problems
        with self.timer.phase("inspect"):
            if "pdf" in data:
                problems.extend(check_pdf(data["pdf"], self.document, pages))
            if "docx" in data:
                problems.extend(check_docx(data["docx"], self.document, word_pages))
            if "html" in data:
                problems.extend(check_html(data["html"].decode(), self.document))
        with self.timer.phase("leaks"):
            problems.extend(check_leaks(data, self.edition.whole, self.edition.reader, self.edition.others))
        self.edition.stop_at_errors()
