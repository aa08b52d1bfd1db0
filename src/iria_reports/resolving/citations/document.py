"""What is cited as a Pandoc document (pandoc-types 1.23)."""

from __future__ import annotations

import re
from typing import Any, Final

import attrs

from iria_reports.model.citing import Cite
from iria_reports.model.inlines import (
    CitationMode,
    Code,
    Emphasis,
    Foreign,
    InlineQuote,
    LineBreak,
    Link,
    Prose,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from iria_reports.resolving.citations import locators
from iria_reports.resolving.citations.collect import Group, Occurrence
from iria_reports.resolving.labels import Labels

API_VERSION: Final = [1, 23, 1]
_SPACES = re.compile(r"( +)")
_CONTAINERS = {
    Emphasis: "Emph",
    Strong: "Strong",
    SmallCaps: "SmallCaps",
    Superscript: "Superscript",
    Subscript: "Subscript",
}
_MODES = {CitationMode.APART: "NormalCitation", CitationMode.IN_TEXT: "AuthorInText"}
Json = dict[str, Any]


@attrs.frozen
class Wording:
    """How cites are put to the engine: names and words of their locators, and whether the style cites in notes."""

    names: locators.Names
    labels: Labels
    in_notes: bool
    #: Keys of sources that have nobody whom the engine could name in a sentence.
    nameless: frozenset[str] = frozenset()

    def document(self, groups: list[Group], uncited: list[str]) -> Json:
        """One paragraph a group. Words between the cites of a note make sure that none is taken for all of it."""
        blocks: list[Json] = []
        note = 0
        for group in groups:
            note += group.in_note or self.in_notes
            cites = [self._cite(occurrence, note, in_note=group.in_note) for occurrence in group.occurrences]
            if group.in_note:
                inlines = [inline for cite in cites for inline in (_word("x"), {"t": "Space"}, cite, {"t": "Space"})]
                blocks.append(_paragraph([_word("x"), {"t": "Note", "c": [_paragraph([*inlines, _word("x")])]}]))
            else:
                blocks.append(_paragraph([_word("x"), {"t": "Space"}, *cites]))
        meta: Json = {}
        if uncited:
            nocite = [self._cite(Occurrence(Cite(key), (Cite(key),)), 0, in_note=False) for key in uncited]
            meta["nocite"] = {"t": "MetaInlines", "c": nocite}
        return {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": blocks}

    def _cite(self, occurrence: Occurrence, note: int, *, in_note: bool) -> Json:
        mode = _MODES[occurrence.mode]
        if self.in_notes and (in_note or occurrence.cites[0].key in self.nameless):
            mode = "NormalCitation"  # within a note, a style of notes names the author itself
        return {"t": "Cite", "c": [[self._citation(cite, mode, note) for cite in occurrence.cites], []]}

    def _citation(self, cite: Cite, mode: str, note: int) -> Json:
        suffix: list[Json] = []
        if cite.locator is not None:
            suffix = [_word(","), {"t": "Space"}, *_words(locators.written(cite.locator, self.names, self.labels))]
        elif cite.suffix:
            suffix = [_word("{}")]  # no figure in the words that follow is a locator
        return {
            "citationId": cite.key,
            "citationPrefix": _stripped(inlines(cite.prefix)),
            "citationSuffix": suffix + inlines(cite.suffix),
            "citationMode": {"t": "SuppressAuthor" if cite.suppress_author else mode},
            "citationNoteNum": note,
            "citationHash": 0,
        }


def _word(text: str) -> Json:
    return {"t": "Str", "c": text}


def _paragraph(inlines: list[Json]) -> Json:
    return {"t": "Para", "c": inlines}


def _stripped(words: list[Json]) -> list[Json]:
    while words and words[0]["t"] == "Space":
        words = words[1:]
    while words and words[-1]["t"] == "Space":
        words = words[:-1]
    return words


def inlines(prose: Prose) -> list[Json]:
    """Prose around a key as Pandoc's inlines. Notes and citations within are dropped: they cannot stand there."""
    out: list[Json] = []
    for inline in prose:
        match inline:
            case Text(text=text):
                out.extend(_words(text))
            case Code(text=text):
                out.append({"t": "Code", "c": [["", [], []], text]})
            case LineBreak():
                out.append({"t": "Space"})
            case Emphasis() | Strong() | SmallCaps() | Superscript() | Subscript():
                out.append({"t": _CONTAINERS[type(inline)], "c": inlines(inline.content)})
            case Foreign():
                attributes = ["", [], [["lang", inline.language.tag], ["dir", inline.direction.value]]]
                out.append({"t": "Span", "c": [attributes, inlines(inline.content)]})
            case InlineQuote():
                out.append({"t": "Quoted", "c": [{"t": "DoubleQuote"}, inlines(inline.content)]})
            case Link():
                out.append({"t": "Link", "c": [["", [], []], inlines(inline.content), [inline.url, ""]]})
            case _:
                continue
    return out


def _words(text: str) -> list[Json]:
    parts = _SPACES.split(text.replace("\n", " "))
    return [{"t": "Space"} if part.isspace() else _word(part) for part in parts if part]
