"""Footnotes or endnotes as Word's own, with their two separators."""

from __future__ import annotations

from iria_reports.rendering.docx.inlines import InlineWriter
from iria_reports.rendering.docx.stylenames import CHARACTERS, PARAGRAPHS
from iria_reports.rendering.docx.xml import document, val, w
from iria_reports.resolved import Note
from iria_reports.theme.roles import Role

#: Ids of the separators, as `settings` names them. Notes count from 1.
SEPARATOR, CONTINUATION = -1, 0


def notes_part(notes: tuple[Note, ...], inlines: InlineWriter) -> bytes:
    """``footnotes.xml`` or ``endnotes.xml``, as the writer's kind of notes has it."""
    kind = inlines.kind
    content = [
        _separator(kind, SEPARATOR, "separator"),
        _separator(kind, CONTINUATION, "continuationSeparator"),
    ]
    content += [_note(note, inlines) for note in notes]
    return document(f"w:{kind}s", *content)


def _separator(kind: str, number: int, element: str) -> str:
    # Endnotes stand below a heading, and need no line above.
    ruled = kind == "footnote"
    spacing = w("pPr", w("spacing", after=0, line=240, lineRule="auto"))
    return w(kind, w("p", spacing, w("r", w(element)) if ruled else ""), type=element, id=number)


def _note(note: Note, inlines: InlineWriter) -> str:
    style = w("pPr", val("pStyle", PARAGRAPHS[Role.NOTE].id))
    number = f"<w:{inlines.kind}Ref/>"
    mark = f"<w:r><w:rPr>{val('rStyle', CHARACTERS[Role.NOTE_NUMBER].id)}</w:rPr>{number}</w:r><w:r><w:tab/></w:r>"
    first, *more = note.content
    paragraphs = [w("p", style, mark, inlines(first.content))]
    # Further paragraphs begin where the text of the first does, not at its number.
    indented = w("pPr", val("pStyle", PARAGRAPHS[Role.NOTE].id), w("ind", firstLine=0))
    paragraphs += [w("p", indented, inlines(paragraph.content)) for paragraph in more]
    return w(inlines.kind, *paragraphs, id=note.number)
