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
#: Signs at the end of an address that stand on one line, and those among them at which a line could end.
_STUB: Final = 12
_BREAKING: Final = re.compile(r"[-/?.=&;#]+")
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
        # A link holds text alone: WeasyPrint's tags for styles within a link fail PDF/UA.
        if run.link is not None and "://" in run.text:
            text = f'<a href="{escape(run.link)}" dir="ltr">{escape(self._address(run.text))}</a>'
        else:
            text = str(escape(_BEHIND.sub(rf"\g<0>{_JOINER}", run.text) if self.printed else run.text))
            if run.link is not None:
                text = f'<a href="{escape(run.link)}">{text}</a>'
        if run.style:
            for style, opening, closing in _TAGS:
                if run.style & style:
                    text = f"{opening}{text}{closing}"
        if run.role is not None:
            text = f'<span class="role-{run.role.value}">{text}</span>'
        if run.tongue is not None:
            text = f'<span lang="{escape(run.tongue.tag)}" dir="{run.tongue.direction.value}">{text}</span>'
        return text

    def _address(self, text: str) -> str:
        """An address with the places at which a line may end: not its scheme, nor its hyphens, nor right before its end.

        A reader could not tell a hyphen of its own from one that the line brought (Chicago 17, 7.46).
        """
        if not self.printed:
            return text
        text, end = text[:-_STUB], text[-_STUB:]
        text = text.replace("://", f"://{_JOINER}").replace("-", f"\u200b-{_JOINER}")
        return text + _JOINER + _BREAKING.sub(rf"{_JOINER}\g<0>{_JOINER}", end)

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
