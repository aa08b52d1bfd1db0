"""Runs as HTML: the one visitor of inlines."""

from __future__ import annotations

import re
from typing import Final, assert_never

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
#: The sign at which no line ends.
_JOINER: Final = "\u2060"
#: Behind what no line ends: an Arabic article or "non-" before its noun, a dash within a range, parts of a Chinese date.
_BEHIND: Final = re.compile(
    r"(?<![\w-])(?:[Aa][dlnrstz]|[Aa]sh|[Ee]l|[Uu]l|[Nn]on)-(?=[^\W\d_])|(?<=\d)–(?=\d)|\d(?=[年月日])|(?<=\d)[年月](?=\d)"
)


@attrs.frozen
class InlineWriter:
    """Writes runs. ``notes`` are those that are set where they are called; None if they stand at the end.

    ``printed``: lines end as signs without width say; on the screen these would be copied with the words.
    """

    notes: tuple[Note, ...] | None
    printed: bool

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
        if self.printed:
            text = _BEHIND.sub(rf"\g<0>{_JOINER}", text)
        if run.link is not None:
            # A link holds text alone: WeasyPrint's tags for styles within a link fail PDF/UA.
            text = self._address(run.link, text) if "://" in run.text else f'<a href="{escape(run.link)}">{text}</a>'
        if run.style:
            for style, opening, closing in _TAGS:
                if run.style & style:
                    text = f"{opening}{text}{closing}"
        if run.role is not None:
            text = f'<span class="role-{run.role.value}">{text}</span>'
        if run.tongue is not None:
            text = f'<span lang="{escape(run.tongue.tag)}" dir="{run.tongue.direction.value}">{text}</span>'
        return text

    def _address(self, url: str, text: str) -> str:
        """An address that is printed: it keeps its order between Arabic words, and no line ends with its scheme or its hyphens.

        A reader could not tell a hyphen of its own from one that the line brought (Chicago 17, 7.46).
        """
        if self.printed:
            text = text.replace("://", f"://{_JOINER}").replace("-", f"\u200b-{_JOINER}")
        return f'<a href="{escape(url)}" dir="ltr">{text}</a>'

    def _note(self, call: NoteCall) -> str:
        number = call.number
        if self.notes is None:
            anchor = f'<a id="call-{number}" href="#note-{number}" role="doc-noteref">{number}</a>'
            return f'{_JOINER}<sup class="note-call">{anchor}</sup>'  # a call never begins a line
        first, *more = self.notes[number - 1].content
        inner = self(first.content)
        inner += Markup("").join(
            Markup('<span class="note-paragraph">{}</span>').format(self(paragraph.content)) for paragraph in more
        )
        anchor = f' id="{call.anchor}"' if call.anchor else ""
        return f'<span class="note role-note"{anchor} data-number="{number}">{inner}</span>'
