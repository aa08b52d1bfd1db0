"""Runs as WordprocessingML: the one visitor of inlines."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

import attrs

from iria_reports.rendering.docx.body.fields import Bookmarks, anchor_bookmark, field, number_bookmark
from iria_reports.rendering.docx.body.notekind import NoteKind
from iria_reports.rendering.docx.body.words import write_words
from iria_reports.rendering.docx.looks.stylebook import Stylebook
from iria_reports.rendering.docx.looks.stylenames import SMALL_CALL
from iria_reports.rendering.docx.xml import val, w
from iria_reports.resolved import Field, Inlines, LineBreak, NoteCall, Reference, Run, Tongue


@attrs.frozen
class InlineWriter:
    """Writes runs. ``link`` gives the relationship of an address, ``kind`` is that of the notes, ``rtl`` the direction.

    ``small``: letters are so small that calls of notes have a size of their own.
    """

    link: Callable[[str], str]
    bookmarks: Bookmarks
    book: Stylebook
    kind: NoteKind
    rtl: bool
    small: bool = False

    def __call__(self, content: Inlines) -> str:
        """``content`` as runs."""
        return "".join(map(self._inline, content))

    def _inline(self, inline: Run | LineBreak | NoteCall | Reference) -> str:
        match inline:
            case Run():
                return self._run(inline)
            case LineBreak():
                return "<w:r><w:br/></w:r>"
            case NoteCall():
                called = note_call(inline.number, self.kind, small=self.small)
                return called if inline.anchor is None else self.bookmarks.around(number_bookmark(inline.anchor), called)
            case Reference():
                return self._reference(inline)
            case _:
                assert_never(inline)

    def words(self, words: str, style: str | None = None, tongue: Tongue | None = None) -> str:
        """Plain words as runs of a character style."""
        return write_words(words, style, tongue, rtl=self.rtl)

    def _run(self, run: Run) -> str:
        written = self.words(run.text, self.book.run(run.style, run.role, linked=run.link is not None), run.tongue)
        if run.link is None:
            return written
        return f'<w:hyperlink r:id="{self.link(run.link)}">{written}</w:hyperlink>'

    def _reference(self, reference: Reference) -> str:
        match reference.field:
            case Field.SEQUENCE_NUMBER:
                instruction = f"REF {number_bookmark(reference.anchor)} \\h"
            case Field.HEADING_NUMBER:
                instruction = f"REF {anchor_bookmark(reference.anchor)} \\r \\h"
            case Field.HEADING_TEXT:
                instruction = f"REF {anchor_bookmark(reference.anchor)} \\h"
            case Field.NOTE_NUMBER:
                instruction = f"NOTEREF {number_bookmark(reference.anchor)} \\h"
        before = self.words(reference.before) if reference.before else ""
        after = self.words(reference.after) if reference.after else ""
        return before + field(instruction, self.words(reference.result)) + after


def note_call(number: int, kind: NoteKind, *, small: bool = False) -> str:
    """The call of a note. Word counts notes itself, in the order of their calls."""
    style = SMALL_CALL if small else kind.number_style
    return f"<w:r><w:rPr>{val('rStyle', style.id)}</w:rPr>{w(f'{kind.value}Reference', id=number)}</w:r>"
