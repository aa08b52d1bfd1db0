"""Runs as WordprocessingML: the one visitor of inlines."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

import attrs

from iria_reports.rendering.docx.fields import Bookmarks, anchor_bookmark, number_bookmark, simple_field
from iria_reports.rendering.docx.notekind import NoteKind
from iria_reports.rendering.docx.stylebook import Stylebook
from iria_reports.rendering.docx.xml import text, val, w
from iria_reports.resolved import Direction, Field, Inlines, LineBreak, NoteCall, Reference, Run, Tongue


@attrs.frozen
class InlineWriter:
    """Writes runs. ``link`` gives the relationship of an address, ``kind`` is that of the notes."""

    link: Callable[[str], str]
    bookmarks: Bookmarks
    book: Stylebook
    kind: NoteKind

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
                called = note_call(inline.number, self.kind)
                return called if inline.anchor is None else self.bookmarks.around(number_bookmark(inline.anchor), called)
            case Reference():
                return _reference(inline)
            case _:
                assert_never(inline)

    def _run(self, run: Run) -> str:
        if not run.style and run.tongue is None and run.role is None and run.link is None:
            return f"<w:r>{text(run.text)}</w:r>"
        properties = run_properties(self.book.run(run.style, run.role, linked=run.link is not None), run.tongue)
        written = f"<w:r>{properties}{text(run.text)}</w:r>"
        if run.link is None:
            return written
        return f'<w:hyperlink r:id="{self.link(run.link)}">{written}</w:hyperlink>'


def run_properties(style: str | None, tongue: Tongue | None) -> str:
    """``w:rPr`` of a run with that character style in that language; empty for one like its paragraph."""
    parts = [val("rStyle", style)] if style else []
    if tongue is not None and tongue.direction is Direction.RTL:
        parts.append(w("rtl"))
    if tongue is not None:
        parts.append(language(tongue))
    return w("rPr", *parts) if parts else ""


def language(tongue: Tongue) -> str:
    """``w:lang`` of a language: Word keeps one tag for each group of scripts."""
    if tongue.direction is Direction.RTL:
        return w("lang", bidi=tongue.tag)
    if tongue.tag.startswith(("zh", "ja", "ko")):
        return w("lang", eastAsia=tongue.tag)
    return w("lang", val=tongue.tag)


def note_call(number: int, kind: NoteKind) -> str:
    """The call of a note. Word counts notes itself, in the order of their calls."""
    return f"<w:r><w:rPr>{val('rStyle', kind.number_style.id)}</w:rPr>{w(f'{kind.value}Reference', id=number)}</w:r>"


def _reference(reference: Reference) -> str:
    match reference.field:
        case Field.SEQUENCE_NUMBER:
            instruction = f"REF {number_bookmark(reference.anchor)} \\h"
        case Field.HEADING_NUMBER:
            instruction = f"REF {anchor_bookmark(reference.anchor)} \\r \\h"
        case Field.HEADING_TEXT:
            instruction = f"REF {anchor_bookmark(reference.anchor)} \\h"
        case Field.NOTE_NUMBER:
            instruction = f"NOTEREF {number_bookmark(reference.anchor)} \\h"
    before = f"<w:r>{text(reference.before)}</w:r>" if reference.before else ""
    after = f"<w:r>{text(reference.after)}</w:r>" if reference.after else ""
    return before + simple_field(instruction, reference.result) + after
