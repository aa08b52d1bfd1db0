"""Runs as WordprocessingML: the one visitor of inlines."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

import attrs

from iria_reports.rendering.docx.fields import Bookmarks, anchor_bookmark, number_bookmark, simple_field
from iria_reports.rendering.docx.stylenames import CHARACTERS
from iria_reports.rendering.docx.xml import text, val, w
from iria_reports.resolved import Direction, Field, Inlines, LineBreak, NoteCall, Reference, Run, Style, Tongue
from iria_reports.theme.roles import Role

_STYLES = {
    Style.EMPHASIS: "Emphasis",
    Style.STRONG: "Strong",
    Style.SMALL_CAPS: "IRIASmallCaps",
    Style.SUPERSCRIPT: "IRIASuperscript",
    Style.SUBSCRIPT: "IRIASubscript",
    Style.CODE: "IRIACode",
}
#: What a run adds of its own when it has several styles: Word's runs have one character style. In the
#: order of the schema.
_DIRECT = {
    Style.STRONG: w("b") + w("bCs"),
    Style.EMPHASIS: w("i") + w("iCs"),
    Style.SMALL_CAPS: w("smallCaps"),
    Style.SUPERSCRIPT: val("vertAlign", "superscript"),
    Style.SUBSCRIPT: val("vertAlign", "subscript"),
    Style.CODE: "",
}


@attrs.frozen
class InlineWriter:
    """Writes runs. ``link`` gives the relationship of an address."""

    link: Callable[[str], str]
    bookmarks: Bookmarks
    kind: str = "footnote"

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
        properties = run_properties(run.style, run.tongue, run.role, linked=run.link is not None)
        written = f"<w:r>{properties}{text(run.text)}</w:r>"
        if run.link is None:
            return written
        return f'<w:hyperlink r:id="{self.link(run.link)}">{written}</w:hyperlink>'


def run_properties(style: Style, tongue: Tongue | None, role: Role | None = None, *, linked: bool = False) -> str:
    """``w:rPr`` of a run; empty for one like its paragraph."""
    if not style and tongue is None and role is None and not linked:
        return ""
    given = [each for each in _DIRECT if each in style]
    name: str | None = None
    if role is not None:
        name = CHARACTERS[role].id
    elif linked:
        name = "Hyperlink"
    elif given:
        name = _STYLES[given.pop(0)]
    parts = [val("rStyle", name)] if name else []
    parts += [_DIRECT[each] for each in given]
    if tongue is not None and tongue.direction is Direction.RTL:
        parts.append(w("rtl"))
    if tongue is not None:
        parts.append(language(tongue))
    return w("rPr", *parts)


def language(tongue: Tongue) -> str:
    """``w:lang`` of a language: Word keeps one tag for each group of scripts."""
    if tongue.direction is Direction.RTL:
        return w("lang", bidi=tongue.tag)
    if tongue.tag.startswith(("zh", "ja", "ko")):
        return w("lang", eastAsia=tongue.tag)
    return w("lang", val=tongue.tag)


def note_call(number: int, kind: str) -> str:
    """The call of a footnote or endnote, as ``kind`` says. Word counts notes itself, in the order of their calls."""
    style = CHARACTERS[Role.NOTE_NUMBER].id
    return f"<w:r><w:rPr>{val('rStyle', style)}</w:rPr>{w(f'{kind}Reference', id=number)}</w:r>"


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
