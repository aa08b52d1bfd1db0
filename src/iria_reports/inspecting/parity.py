"""Parity: PDF, Word, HTML and the resolved document say the same, word for word and number for number."""

from __future__ import annotations

from collections.abc import Sequence

from iria_reports.inspecting.docxtext import read_docx
from iria_reports.inspecting.expected import Piece, body_pieces, note_pieces, squeezed
from iria_reports.inspecting.htmltext import html_text
from iria_reports.inspecting.matching import common, holds
from iria_reports.inspecting.wordfile import WordFile
from iria_reports.inspecting.wordlint import broken_rules
from iria_reports.problems import Problem
from iria_reports.resolved import Direction, ResolvedDocument

_MEND = "this is a fault of iria-reports, not of the briefing"
#: Characters shown around the place where an output differs.
_AROUND = 40


def check_pdf(data: bytes, document: ResolvedDocument, pages: dict[str, int]) -> list[Problem]:
    """What the PDF says otherwise than ``document``. ``pages`` are the pages that its contents show."""
    # Imported here: only PDFs need it.
    from iria_reports.inspecting.pdftext import pdf_text

    found = pdf_text(data)
    page = document.language.direction
    pieces = body_pieces(document, pages)
    problems = compare("PDF", "text", [piece for piece in pieces if not piece.silent], found.body, page)
    problems += compare("PDF", "notes", note_pieces(document), found.notes, page)
    apart = squeezed(found.apart)
    lost = [piece for piece in pieces if piece.silent and not holds(apart, squeezed(piece.text), page)]
    return problems + [Problem("outputs-differ", f'PDF: the {each.label} "{each.text}" is missing', _MEND) for each in lost]


def check_docx(data: bytes, document: ResolvedDocument, pages: dict[str, int]) -> list[Problem]:
    """What the Word file says otherwise than ``document``, what Word would stumble at, and fields that show a wrong number."""
    file = WordFile(data)
    if broken := broken_rules(file):
        return broken
    found = read_docx(file)
    problems = compare("Word", "text", body_pieces(document, pages), found.body)
    problems += compare("Word", "notes", note_pieces(document), found.notes)
    return problems + [Problem("word-field", f"Word: {wrong}") for wrong in found.wrong]


def check_html(page: str, document: ResolvedDocument) -> list[Problem]:
    """What the page of HTML says otherwise than ``document``. A screen has no pages, and its contents show none."""
    found = html_text(page)
    notes = note_pieces(document)
    if notes and not document.endnotes:  # the heading of endnotes is a part of the text
        notes = [Piece("heading", document.notes_heading), *notes]
    problems = compare("HTML", "text", body_pieces(document), found.body)
    return problems + compare("HTML", "notes", notes, found.notes)


def compare(output: str, part: str, expected: Sequence[Piece], found: str, page: Direction | None = None) -> list[Problem]:
    """The first place where ``found`` differs from the pieces expected; nothing if it does not.

    ``page`` is the direction of a page, whose text is in the order of the eye; None for a text in the order of reading.
    """
    text = squeezed(found)
    at = 0
    for piece in expected:
        wanted = squeezed(piece.text)
        same, end = common(wanted, text, at, page)
        if same < len(wanted) and (capitals := squeezed(piece.text.upper())) != wanted:  # a theme may set it so
            capital_same, capital_end = common(capitals, text, at, page)
            if capital_same == len(capitals):
                same, end = len(wanted), capital_end
        if same < len(wanted):
            begins, instead = piece.text[:_AROUND].strip(), text[end : end + _AROUND]
            message = (
                f'{output} {part}: in the {piece.label} "{begins}" '
                f'expected "{wanted[same : same + _AROUND]}", found "{instead}"'
            )
            return [Problem("outputs-differ", message, _MEND)]
        at = end
    if at < len(text):
        message = f'{output} {part}: found "{text[at : at + _AROUND]}" at the end, where nothing was expected'
        return [Problem("outputs-differ", message, _MEND)]
    return []
