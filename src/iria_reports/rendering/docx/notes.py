"""Footnotes as Word's own, with its two separators."""

from __future__ import annotations

from iria_reports.rendering.docx.inlines import InlineWriter
from iria_reports.rendering.docx.stylenames import CHARACTERS, PARAGRAPHS
from iria_reports.rendering.docx.xml import document, val, w
from iria_reports.resolved import Note
from iria_reports.theme.roles import Role

#: Ids of the separators, as `settings` names them. Notes count from 1.
SEPARATOR, CONTINUATION = -1, 0


def notes_part(notes: tuple[Note, ...], inlines: InlineWriter) -> bytes:
    """``footnotes.xml``."""
    content = [
        _separator(SEPARATOR, "separator", "separator"),
        _separator(CONTINUATION, "continuationSeparator", "continuationSeparator"),
    ]
    content += [_note(note, inlines) for note in notes]
    return document("w:footnotes", *content)


def _separator(number: int, kind: str, element: str) -> str:
    spacing = w("pPr", w("spacing", after=0, line=240, lineRule="auto"))
    return w("footnote", w("p", spacing, w("r", w(element))), type=kind, id=number)


def _note(note: Note, inlines: InlineWriter) -> str:
    style = w("pPr", val("pStyle", PARAGRAPHS[Role.NOTE].id))
    mark = f"<w:r><w:rPr>{val('rStyle', CHARACTERS[Role.NOTE_NUMBER].id)}</w:rPr><w:footnoteRef/></w:r><w:r><w:tab/></w:r>"
    first, *more = note.content
    paragraphs = [w("p", style, mark, inlines(first.content))]
    # Further paragraphs begin where the text of the first does, not at its number.
    indented = w("pPr", val("pStyle", PARAGRAPHS[Role.NOTE].id), w("ind", firstLine=0))
    paragraphs += [w("p", indented, inlines(paragraph.content)) for paragraph in more]
    return w("footnote", *paragraphs, id=note.number)
