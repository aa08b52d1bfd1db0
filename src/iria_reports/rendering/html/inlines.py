"""Runs as HTML: the one visitor of inlines."""

from __future__ import annotations

from typing import assert_never

import attrs
from markupsafe import Markup, escape

from iria_reports.resolved import Inlines, LineBreak, Note, NoteCall, Reference, Run, Style

_TAGS = (
    (Style.EMPHASIS, "<em>", "</em>"),
    (Style.STRONG, "<strong>", "</strong>"),
    (Style.SMALL_CAPS, '<span class="small-caps">', "</span>"),
    (Style.SUPERSCRIPT, "<sup>", "</sup>"),
    (Style.SUBSCRIPT, "<sub>", "</sub>"),
    (Style.CODE, "<code>", "</code>"),
)


@attrs.frozen
class InlineWriter:
    """Writes runs. ``notes`` are those that are set where they are called; None if they stand at the end."""

    notes: tuple[Note, ...] | None

    def __call__(self, content: Inlines) -> Markup:
        """``content`` as HTML."""
        return Markup("".join(map(self._inline, content)))  # noqa: S704  every part is escaped below

    def _inline(self, inline: Run | LineBreak | NoteCall | Reference) -> str:
        match inline:
            case Run():
                return self._run(inline)
            case LineBreak():
                return "<br>"
            case Reference():
                return f'<a class="reference" href="#{inline.anchor}">{escape(inline.text)}</a>'
            case NoteCall():
                return self._note(inline)
            case _:
                assert_never(inline)

    def _run(self, run: Run) -> str:
        text = str(escape(run.text))
        if run.link is not None:
            # A link holds text alone: WeasyPrint's tags for styles within a link fail PDF/UA.
            # An address that breaks over lines keeps its order between words that run from right to left.
            turned = ' dir="ltr"' if "://" in run.text else ""
            text = f'<a href="{escape(run.link)}"{turned}>{text}</a>'
        if run.style:
            for style, opening, closing in _TAGS:
                if run.style & style:
                    text = f"{opening}{text}{closing}"
        if run.role is not None:
            text = f'<span class="role-{run.role.value}">{text}</span>'
        if run.tongue is not None:
            text = f'<span lang="{escape(run.tongue.tag)}" dir="{run.tongue.direction.value}">{text}</span>'
        return text

    def _note(self, call: NoteCall) -> str:
        number = call.number
        if self.notes is None:
            anchor = f'<a id="call-{number}" href="#note-{number}" role="doc-noteref">{number}</a>'
            return f'\u2060<sup class="note-call">{anchor}</sup>'  # a call never begins a line
        first, *more = self.notes[number - 1].content
        inner = self(first.content)
        inner += Markup("").join(
            Markup('<span class="note-paragraph">{}</span>').format(self(paragraph.content)) for paragraph in more
        )
        anchor = f' id="{call.anchor}"' if call.anchor else ""
        return f'<span class="note role-note"{anchor} data-number="{number}">{inner}</span>'
