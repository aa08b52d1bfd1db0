"""Prose into runs: styles, languages, quotation marks, references and calls of notes."""

from __future__ import annotations

from typing import assert_never

import attrs

from iria_reports.model.addresses import encoded
from iria_reports.model.attribution import Attribution
from iria_reports.model.base import Audience, Node
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
    Redaction,
    SmallCaps,
    Span,
    Strong,
    Subscript,
    Superscript,
    Text,
    Variable,
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
    heading_text,
    inline_text,
)
from iria_reports.resolved import LineBreak as ResolvedLineBreak
from iria_reports.resolving.citations.cited import Cited
from iria_reports.resolving.citations.mending import note_anchor, opened
from iria_reports.resolving.issue import audience_words
from iria_reports.resolving.labels import Labels
from iria_reports.resolving.merging import merged
from iria_reports.resolving.numbering import Numbering
from iria_reports.resolving.placing import set_call, set_mark_within, set_words
from iria_reports.theme.roles import Role

_STYLES = {
    Emphasis: Style.EMPHASIS,
    Strong: Style.STRONG,
    SmallCaps: Style.SMALL_CAPS,
    Superscript: Style.SUPERSCRIPT,
    Subscript: Style.SUBSCRIPT,
}


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
                    out.extend(self._inlines(inline.content, attrs.evolve(manner, link=encoded(inline.url))))
                case Foreign():
                    foreign = tongue(inline.language, Direction(inline.direction.value))
                    abroad = attrs.evolve(manner, tongue=foreign, language=inline.language)
                    out.extend(self._inlines(inline.content, abroad))
                case Span():
                    out.extend(self._audience(inline.audience))
                    out.extend(self._inlines(inline.content, manner))
                case Redaction():
                    words = self.labels("edition", "withheld")
                    out.append(Run(f"\u00a0{words}\u00a0", role=Role.REDACTION))
                case Variable():
                    raise AssertionError(inline)  # `check_edition` refuses an edition without its text
                case LineBreak():
                    out.append(ResolvedLineBreak())
                case CrossReference():
                    out.append(self._reference(inline))
                case Footnote():
                    set_call(out, (), self._footnote(inline), "", after_marks=False)
                case InlineQuote():
                    skip = self._quote(inline, out, manner, _text_after(prose, index))
                case Citation():
                    skip = self._cite(inline, out, _text_after(prose, index))
                case _:
                    assert_never(inline)
        return out

    def _audience(self, audience: Audience) -> list[Inline]:
        """For whom the words that follow are: proofs alone say it."""
        words = audience_words(audience, self.labels)
        return [Run(f"[{words}] ", role=Role.AUDIENCE)] if words else []

    def _run(self, text: str, manner: _Manner) -> Run:
        return Run(text, manner.style, manner.tongue, manner.link)

    def _cite(self, owner: object, out: list[Inline], following: str) -> int:
        """Set a citation; return how many characters of ``following`` stand before it already."""
        match self._occurrence(owner):
            case (*words, NoteCall() as call):
                return set_call(out, tuple(words), call, following, after_marks=not self.calls_before_marks)
            case words:
                return set_words(out, words, following, american=self._is_american)

    @property
    def calls_before_marks(self) -> bool:
        """Whether calls of notes stand before the mark that follows."""
        return self.labels("punctuation", "note-call") == "before"

    @property
    def _is_american(self) -> bool:
        return self.labels.language.sets_marks_within_quotes

    def _quote(self, quote: InlineQuote, out: list[Inline], manner: _Manner, following: str) -> int:
        """Set a quotation in the text, and what it cites; return as `_cite`."""
        out.extend(self._quoted(quote, manner))
        cites = bool(quote.attribution.cited)
        within = set_mark_within(out, following) if self._is_american and (self.cited.in_notes or not cites) else 0
        return within + (self._cite(quote.attribution, out, following[within:]) if cites else 0)

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
        if isinstance(prose[0], Citation) and self.cited.in_notes:
            content = opened(content)
        ends = isinstance(prose[-1], Citation) and not inline_text(content).endswith((".", "!", "?", "。"))
        if not ends:
            return content
        stop = self.labels("punctuation", "stop")
        out = list(content)
        set_within = set_mark_within(out, stop) if self._is_american else 0
        return merged(out if set_within else [*content, Run(stop)])

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
        if reference.capital:
            before = f"{sequence.label} "  # no sentence begins with an abbreviation: "Таблица 1", not "Табл. 1"
        return self._numbered(reference, place.anchor, Field.SEQUENCE_NUMBER, before, sequence.text, after)

    def _section_reference(self, reference: CrossReference, anchor: str, number: str | None, section: Section) -> Reference:
        if number is not None:
            kind = "appendix" if section.appendix else "section"
            before, after = self.labels.split("references", kind, "number")
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
            before = self.labels.opening(before)
        return Reference(anchor, field, before, number, after)

    def inlines_without_notes(self, prose: Prose) -> Inlines:
        """``prose`` as runs, without its notes and citations: for contents and running heads."""
        kept = (rebuild(inline, _without_notes) for inline in prose if not isinstance(inline, Footnote | Citation))
        bare = tuple(inline for inline in kept if inline is not None)
        return merged(self._inlines(bare, _Manner(language=self.labels.language)))


def _text_after(prose: Prose, index: int) -> str:
    """The text that follows the inline at ``index``; empty if something else does."""
    following = prose[index + 1] if index + 1 < len(prose) else None
    return following.text if isinstance(following, Text) else ""


def _without_notes(node: Node) -> Node | None:
    if isinstance(node, Footnote | Citation):
        return None
    return Attribution() if isinstance(node, Attribution) else node
