"""Footnotes or endnotes as Word's own, with their two separators."""

from __future__ import annotations

from iria_reports.rendering.docx.body.inlines import InlineWriter
from iria_reports.rendering.docx.body.notekind import NoteKind
from iria_reports.rendering.docx.looks.stylebook import Trait
from iria_reports.rendering.docx.looks.stylenames import BREAK, NOTE_MARK
from iria_reports.rendering.docx.looks.stylenames import SEPARATOR as SEPARATOR_STYLE
from iria_reports.rendering.docx.xml import document, paragraph, val, w
from iria_reports.resolved import Note

#: Ids of the separators, as `settings` names them. Notes count from 1.
SEPARATOR, CONTINUATION = -1, 0


def notes_part(notes: tuple[Note, ...], inlines: InlineWriter, indent: float) -> bytes:
    """``footnotes.xml`` or ``endnotes.xml``, as the writer's kind has it. ``indent`` is that of their text, in points."""
    kind = inlines.kind
    content = [
        _separator(kind, SEPARATOR, "separator"),
        _separator(kind, CONTINUATION, "continuationSeparator"),
    ]
    content += [_note(note, inlines, indent) for note in notes]
    return document(f"w:{kind.value}s", *content)


def _separator(kind: NoteKind, number: int, element: str) -> str:
    # The line is the style's, as long as the text is wide. Endnotes stand below a heading, and need none.
    style = SEPARATOR_STYLE if kind is NoteKind.FOOT else BREAK
    return w(kind.value, paragraph(style.id, ""), type=element, id=number)


def _note(note: Note, inlines: InlineWriter, indent: float) -> str:
    kind = inlines.kind
    mark = f"<w:r><w:rPr>{val('rStyle', NOTE_MARK.id)}</w:rPr><w:{kind.value}Ref/></w:r><w:r><w:tab/></w:r>"
    first, *more = note.content
    paragraphs = [paragraph(kind.text_style.id, mark + inlines(first.content))]
    if more:
        # Further paragraphs begin where the text of the first does, not at its number.
        continued = inlines.book.paragraph(kind.text_style, Trait.INDENTED, indent=indent)
        paragraphs += [paragraph(continued, inlines(each.content)) for each in more]
    return w(kind.value, *paragraphs, id=note.number)
