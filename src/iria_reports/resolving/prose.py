"""Prose into runs: styles, languages, quotation marks, references and calls of notes."""

from __future__ import annotations

import re
from typing import Final, assert_never

import attrs

from iria_reports.model.attribution import Attribution
from iria_reports.model.base import Node
from iria_reports.model.blocks import Section
from iria_reports.model.inlines import (
    Citation,
    Code,
    CrossReference,
    Emphasis,
    Footnote,
    Foreign,
    InlineQuote,
    LineBreak,
    Link,
    Prose,
    SmallCaps,
    Span,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from iria_reports.model.languages import Language
from iria_reports.model.walk import rebuild
from iria_reports.resolved import (
    Direction,
    Field,
    Inline,
    Inlines,
    Note,
    NoteCall,
    Paragraph,
    Reference,
    Run,
    Style,
    Tongue,
    inline_text,
)
from iria_reports.resolved import LineBreak as ResolvedLineBreak
from iria_reports.resolving.citations.cited import Cited
from iria_reports.resolving.citations.mending import note_anchor
from iria_reports.resolving.labels import Labels
from iria_reports.resolving.merging import merged
from iria_reports.resolving.numbering import Numbering
from iria_reports.theme.roles import Role

_STYLES = {
    Emphasis: Style.EMPHASIS,
    Strong: Style.STRONG,
    SmallCaps: Style.SMALL_CAPS,
    Superscript: Style.SUPERSCRIPT,
    Subscript: Style.SUBSCRIPT,
}
# Marks that a call of a note stands behind, with the closing quotation marks that may follow them.
_MARKS = re.compile(r"[.,;:!?…。，；：！？、،؛؟]+[”’»\"]*")
_BETWEEN_CALLS: Final = Run(",", Style.SUPERSCRIPT)


def tongue(language: Language, direction: Direction | None = None) -> Tongue:
    """A language as renderers need it."""
    return Tongue(language.tag, direction or Direction(language.direction.value))


@attrs.frozen
class _Manner:
    """How the text at hand is set."""

    style: Style = Style.PLAIN
    tongue: Tongue | None = None
    link: str | None = None
    language: Language | None = None
    quoted: int = 0


@attrs.define
class ProseLowering:
    """Lowers prose. Notes gather in ``notes`` in the order of their calls."""

    labels: Labels
    numbering: Numbering
    cited: Cited
    notes: list[Note] = attrs.field(factory=list)
    #: Anchors of the notes that other notes refer to.
    referred: frozenset[str] = attrs.field(init=False)

    @referred.default
    def _anchors(self) -> frozenset[str]:
        return self.cited.anchors

    def inlines(self, prose: Prose | None, language: Language | None = None) -> Inlines:
        """``prose`` as runs; ``language`` is that of the whole, where it is not the document's."""
        manner = _Manner(language=language or self.labels.language)
        return merged(self._inlines(prose or (), manner))

    def note_call(self, owner: object) -> Inlines:
        """What the sources of ``owner`` become at this place: the call of a note, or words in the text."""
        return self._occurrence(owner)

    def note(self, content: tuple[Inlines, ...]) -> NoteCall:
        """A new note with ``content``, a paragraph each."""
        number = len(self.notes) + 1
        self.notes.append(Note(number, tuple(Paragraph(Role.NOTE, inlines) for inlines in content)))
        return self._call(number)

    def _call(self, number: int) -> NoteCall:
        anchor = note_anchor(str(number))
        return NoteCall(number, anchor if anchor in self.referred else None)

    def _inlines(self, prose: Prose, manner: _Manner) -> list[Inline]:
        out: list[Inline] = []
        skip = 0
        for index, inline in enumerate(prose):
            text_skipped, skip = skip, 0
            match inline:
                case Text(text=text):
                    if text[text_skipped:]:
                        out.append(self._run(text[text_skipped:], manner))
                case Code(text=text):
                    out.append(self._run(text, attrs.evolve(manner, style=manner.style | Style.CODE)))
                case Emphasis() | Strong() | SmallCaps() | Superscript() | Subscript():
                    styled = attrs.evolve(manner, style=manner.style | _STYLES[type(inline)])
                    out.extend(self._inlines(inline.content, styled))
                case Link():
                    out.extend(self._inlines(inline.content, attrs.evolve(manner, link=inline.url)))
                case Foreign():
                    foreign = tongue(inline.language, Direction(inline.direction.value))
                    abroad = attrs.evolve(manner, tongue=foreign, language=inline.language)
                    out.extend(self._inlines(inline.content, abroad))
                case Span():
                    out.extend(self._inlines(inline.content, manner))
                case LineBreak():
                    out.append(ResolvedLineBreak())
                case CrossReference():
                    out.append(self._reference(inline))
                case Footnote():
                    out.extend(self._apart(out, self._footnote(inline)))
                case InlineQuote():
                    out.extend(self._quoted(inline, manner))
                    skip = self._cite(inline.attribution, out, prose, index) if inline.attribution.cited else 0
                case Citation():
                    skip = self._cite(inline, out, prose, index)
                case _:
                    assert_never(inline)
        return out

    def _run(self, text: str, manner: _Manner) -> Run:
        return Run(text, manner.style, manner.tongue, manner.link)

    def _cite(self, owner: object, out: list[Inline], prose: Prose, index: int) -> int:
        """Set a citation; return how many characters of the next text stand before it already.

        The call of a note stands behind the mark that follows (Chicago 18, 13.29), in some languages before
        it; no space comes before it.
        """
        occurrence = self._occurrence(owner)
        if not occurrence or not isinstance(occurrence[-1], NoteCall):
            if not occurrence or (isinstance(occurrence[0], Run) and Style.SUPERSCRIPT in occurrence[0].style):
                _close_up(out)  # raised numbers follow their word at once, and nothing leaves no space
            out.extend(occurrence)
            return 0
        *words, call = occurrence
        if not words:
            _close_up(out)
        following = prose[index + 1] if index + 1 < len(prose) else None
        marks = _MARKS.match(following.text) if isinstance(following, Text) else None
        if marks is not None and self.labels("punctuation", "note-call") == "after":
            # It stands behind the mark together with the calls before it.
            at = len(out)
            while not words and at and (isinstance(out[at - 1], NoteCall) or out[at - 1] == _BETWEEN_CALLS):
                at -= 1
            out[at:at] = [*words, Run(marks[0])]
            out.extend(self._apart(out, call))
            return marks.end()
        out.extend(words)
        out.extend(self._apart(out, call))
        return 0

    def _apart(self, before: list[Inline], call: Inline) -> list[Inline]:
        """A call right behind another, with a comma between: "21,22", never "2122"."""
        if before and isinstance(before[-1], NoteCall):
            return [_BETWEEN_CALLS, call]
        return [call]

    def _occurrence(self, owner: object) -> Inlines:
        found = self.cited.take(owner)
        words = list(found.words)
        if found.note is not None:
            words.append(self.note((found.note,)))
        return tuple(words)

    def _footnote(self, footnote: Footnote) -> NoteCall:
        # The number is taken before the text is lowered: a note's own citations stand within it.
        number = len(self.notes) + 1
        self.notes.append(Note(number, ()))
        content = tuple(Paragraph(Role.NOTE, self._note_paragraph(paragraph.content)) for paragraph in footnote.content)
        self.notes[number - 1] = Note(number, content)
        return self._call(number)

    def _note_paragraph(self, prose: Prose) -> Inlines:
        """A paragraph of a note; one that ends with a citation gets the stop that a note ends with (Chicago 18, 13.29)."""
        content = self.inlines(prose)
        ends = isinstance(prose[-1], Citation) and not inline_text(content).endswith((".", "!", "?", "。"))
        return merged([*content, Run(self.labels("punctuation", "stop"))]) if ends else content

    def _quoted(self, quote: InlineQuote, manner: _Manner) -> list[Inline]:
        language = quote.language or manner.language or self.labels.language
        marks = language.quotation_marks
        opening, closing = marks[:2] if manner.quoted % 2 == 0 else marks[2:]
        inner = attrs.evolve(manner, language=language, quoted=manner.quoted + 1)
        if quote.language is not None:
            inner = attrs.evolve(inner, tongue=tongue(quote.language))
        return [self._run(opening, inner), *self._inlines(quote.content, inner), self._run(closing, inner)]

    def _reference(self, reference: CrossReference) -> Reference:
        place = self.numbering.targets[reference.target]
        if isinstance(place.node, Section):
            return self._section_reference(reference, place.anchor, place.number, place.node)
        sequence = self.numbering.number(place)
        assert sequence is not None  # whatever has an id is numbered
        before, after = self.labels.split("references", sequence.sequence.value, "number")
        return self._numbered(reference, place.anchor, Field.SEQUENCE_NUMBER, before, sequence.text, after)

    def _section_reference(self, reference: CrossReference, anchor: str, number: str | None, section: Section) -> Reference:
        if number is not None:
            before, after = self.labels.split("references", "section", "number")
            return self._numbered(reference, anchor, Field.HEADING_NUMBER, before, number, after)
        opening, closing = self.labels.language.quotation_marks[:2]
        title = heading_text(self.inlines_without_notes(section.title))
        if reference.number_only:
            opening = closing = ""
        return Reference(anchor, Field.HEADING_TEXT, opening, title, closing)

    def _numbered(
        self, reference: CrossReference, anchor: str, field: Field, before: str, number: str, after: str
    ) -> Reference:
        if reference.number_only:
            return Reference(anchor, field, "", number)
        # A label and its number stand on one line.
        before = before[:-1] + "\u00a0" if before.endswith(" ") else before
        if reference.capital:
            before = before[:1].upper() + before[1:]
        return Reference(anchor, field, before, number, after)

    def inlines_without_notes(self, prose: Prose) -> Inlines:
        """``prose`` as runs, without its notes and citations: for contents and running heads."""
        kept = (rebuild(inline, _without_notes) for inline in prose if not isinstance(inline, Footnote | Citation))
        bare = tuple(inline for inline in kept if inline is not None)
        return merged(self._inlines(bare, _Manner(language=self.labels.language)))


def _close_up(before: list[Inline]) -> None:
    """Take away the space at the end of ``before``."""
    if before and isinstance(before[-1], Run):
        bare = attrs.evolve(before[-1], text=before[-1].text.rstrip(" \u00a0"))
        before[-1:] = [bare] if bare.text else []


def _without_notes(node: Node) -> Node | None:
    if isinstance(node, Footnote | Citation):
        return None
    return Attribution() if isinstance(node, Attribution) else node


def heading_text(content: Inlines) -> str:
    """The words of a heading as plain text."""
    return "".join(inline.text for inline in content if isinstance(inline, Run | Reference)).strip()
