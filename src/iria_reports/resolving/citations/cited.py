"""What became of each citation, handed to the lowering in reading order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any, Final

import attrs

from iria_reports.model.blocks import Figure, Judgement
from iria_reports.model.briefing import Briefing
from iria_reports.model.choices import SourceList
from iria_reports.model.forms import Listing
from iria_reports.model.inlines import CitationMode
from iria_reports.model.records import Reading, Register
from iria_reports.model.sources import Source
from iria_reports.model.tables import Table
from iria_reports.model.walk import walk
from iria_reports.problems import BriefingError, Location, Problem
from iria_reports.resolved import Inlines, Reference, Run, Style
from iria_reports.resolving.citations import locators
from iria_reports.resolving.citations.collect import Group, Occurrence, collect
from iria_reports.resolving.citations.document import Wording
from iria_reports.resolving.citations.engine import Engine
from iria_reports.resolving.citations.items import engine_item, family_first
from iria_reports.resolving.citations.mending import mended
from iria_reports.resolving.citations.runs import runs
from iria_reports.resolving.citations.style import PreparedStyle, prepared
from iria_reports.resolving.citations.verbatim import Verbatim, demanded
from iria_reports.resolving.labels import Labels
from iria_reports.resolving.merging import merged
from iria_reports.resolving.naming import called, titled

Json = dict[str, Any]
#: Manners of citing in the text in which the engine gives a number or label where a name belongs.
_NAMES_NOBODY: Final = ("numeric", "label")


@attrs.frozen
class Settled:
    """What one place that cites becomes: words in the text, a note, or (author in the text) both."""

    owner: object
    words: Inlines
    note: Inlines | None


@attrs.define
class Cited:
    """All citations of a document, settled; and its bibliography.

    ``entries`` holds the bibliography's entries by key, in the style's order, ``keys`` what the text cites, ``read_on``
    what further reading names.
    """

    places: deque[Settled] = attrs.field(factory=deque)
    entries: dict[str, Inlines] = attrs.field(factory=dict)
    keys: frozenset[str] = frozenset()
    read_on: frozenset[str] = frozenset()
    in_notes: bool = True
    numbered: bool = False

    def take(self, owner: object) -> Settled:
        """What becomes of ``owner``, which is the next that cites in reading order."""
        settled = self.places.popleft()
        if settled.owner is not owner:
            raise AssertionError(f"cited {type(settled.owner).__name__}, lowered {type(owner).__name__}")
        return settled

    @property
    def anchors(self) -> frozenset[str]:
        """Anchors of the notes that other notes refer to."""
        contents = [content for place in self.places for content in (place.words, place.note or ())]
        return frozenset(inline.anchor for content in contents for inline in content if isinstance(inline, Reference))


def cite(briefing: Briefing, labels: Labels, engine: Engine) -> Cited:
    """Settle the citations of ``briefing``. Raises `BriefingError` with what the engine objects to."""
    groups, readings = collect(briefing)
    cited_keys = {cite.key for group in groups for occurrence in group.occurrences for cite in occurrence.cites}
    uncited = set(readings)
    if briefing.list_uncited:
        uncited |= {source.key for source in briefing.sources} - cited_keys
    if not cited_keys and not uncited:
        return Cited()
    sources = [source for source in briefing.sources if source.key in cited_keys | uncited]
    settling = _Settling.of(briefing, labels, groups, sources, sorted(uncited))
    cited = settling.cited(engine, settling.own)
    if composed := demanded(sources, settling.style, labels, cited.entries, settling.first_notes(cited)):
        cited = settling.cited(engine, Verbatim.of(sources, composed, settling.style, briefing.language))
    cited = settling.described(cited)
    missing = [key for key in dict.fromkeys(readings) if key not in cited.entries]
    if missing:
        message = f"{briefing.citation_style.name} prints no entry for {', '.join(missing)}"
        mend = "take it out of further reading, or choose another style"
        raise BriefingError([Problem("no-entry", message, mend, _reading_place(briefing, missing[0]))])
    return attrs.evolve(cited, keys=frozenset(cited_keys), read_on=frozenset(readings))


def _reading_place(briefing: Briefing, key: str) -> Location | None:
    """Where further reading names a source."""
    readings = (node for node in walk(briefing) if isinstance(node, Reading))
    return next((cite.location for reading in readings for cite in reading.source if cite.key == key), None)


@attrs.frozen
class _Settling:
    """What is put to the engine, and how its answer is read. ``own`` are the texts that the sources bring along."""

    briefing: Briefing
    labels: Labels
    groups: list[Group]
    sources: dict[str, Source]
    uncited: list[str]
    style: PreparedStyle
    wording: Wording
    own: Verbatim
    swapped: dict[str, str]

    @classmethod
    def of(
        cls, briefing: Briefing, labels: Labels, groups: list[Group], sources: list[Source], uncited: list[str]
    ) -> _Settling:
        cites = (cite for group in groups for occurrence in group.occurrences for cite in occurrence.cites)
        names = locators.names_for(cite.locator.label for cite in cites if cite.locator is not None)
        apart = briefing.bibliography is SourceList.GROUPED or briefing.form.listing is Listing.GROUPED or bool(uncited)
        style = prepared(briefing.citation_style, labels, briefing.ibid, names, grouped=apart)
        own = Verbatim.of(sources, {}, style, briefing.language)
        nameless = frozenset(source.key for source in sources if source.key in own.words or not _is_named(source))
        wording = Wording(names, labels, style.in_notes, nameless)
        by_key = {source.key: source for source in sources}
        return cls(briefing, labels, groups, by_key, uncited, style, wording, own, family_first(sources))

    @property
    def occurrences(self) -> Iterator[Occurrence]:
        """All places that cite, in reading order."""
        return (occurrence for group in self.groups for occurrence in group.occurrences)

    def cited(self, engine: Engine, verbatim: Verbatim) -> Cited:
        """The engine's answer, with the texts that win over it."""
        items = [verbatim.item(source) or engine_item(source, self.style, self.labels) for source in self.sources.values()]
        document = self.wording.document(self.groups, self.uncited)
        blocks = engine.settle(document, items, self.style.text, self.briefing.language.tag)["blocks"]
        places: deque[Settled] = deque()
        for group, block in zip(self.groups, blocks, strict=False):
            places.extend(self._settled(group, block, verbatim))
        entries = self._entries(blocks[len(self.groups) :], verbatim)
        return Cited(places, entries, in_notes=self.style.in_notes, numbered=self.style.manner == "numeric")

    def described(self, cited: Cited) -> Cited:
        """``cited`` with the descriptor of each source (ICD 206) behind its first note; else behind its entry."""
        if not self.briefing.source_descriptors:
            return cited
        texts = {key: source.notes.descriptor for key, source in self.sources.items() if source.notes.descriptor}
        if not self.style.in_notes:
            entries = {
                key: self._with_remarks(entry, [texts[key]] if key in texts else []) for key, entry in cited.entries.items()
            }
            return attrs.evolve(cited, entries=entries)
        places: deque[Settled] = deque()
        for occurrence, place in zip(self.occurrences, cited.places, strict=True):
            new = [texts.pop(cite.key) for cite in occurrence.cites if cite.key in texts]
            if place.note is not None:
                places.append(attrs.evolve(place, note=self._with_remarks(place.note, new)))
            else:
                places.append(attrs.evolve(place, words=self._with_remarks(place.words, new, within=True)))
        return attrs.evolve(cited, places=places)

    def _with_remarks(self, content: Inlines, remarks: list[str], *, within: bool = False) -> Inlines:
        """``content`` with remarks in brackets: sentences of their own, unless they stand ``within`` one."""
        stop = "" if within else self.labels("punctuation", "stop")
        return merged([*content, *(Run(f" [{remark.rstrip('.')}{stop}]") for remark in remarks)]) if remarks else content

    def first_notes(self, cited: Cited) -> dict[str, Inlines]:
        """The note, or the words in one, that cites a source first, by key; of styles that cite in notes."""
        first: dict[str, Inlines] = {}
        for occurrence, place in zip(self.occurrences, cited.places, strict=True):
            for cite in occurrence.cites if self.style.in_notes else ():
                first.setdefault(cite.key, place.note or place.words)
        return first

    def _settled(self, group: Group, block: Json, verbatim: Verbatim) -> list[Settled]:
        inlines: list[Json] = block["c"]
        if group.in_note:
            (note,) = (inline for inline in inlines if inline["t"] == "Note")
            inlines = note["c"][0]["c"]
        cites = [inline["c"][1] for inline in inlines if inline["t"] == "Cite"]
        read = []
        for occurrence, words in zip(group.occurrences, cites, strict=True):
            bare = _without_parentheses(words) if group.in_note and self.style.in_notes else words
            read.append(self._split(occurrence, bare, verbatim, is_lone=group.is_lone))
        return read

    def _split(self, occurrence: Occurrence, words: list[Json], verbatim: Verbatim, *, is_lone: bool) -> Settled:
        language, swapped = self.briefing.language, self.swapped
        before = [word for word in words if word["t"] != "Note"]
        notes = [word for word in words if word["t"] == "Note"]
        content: Inlines | None = None
        if notes:
            content = runs([inline for paragraph in notes[0]["c"] for inline in paragraph["c"]], language)
            content = mended(content, verbatim.in_notes, swapped, opens_note=True)
        said = mended(runs(before, language), verbatim.in_notes, swapped)
        if occurrence.mode is CitationMode.IN_TEXT and (content is not None or self.style.manner in _NAMES_NOBODY):
            said = self._named(occurrence, said)
        interrupts = not (is_lone or isinstance(occurrence.owner, Figure | Table | Register | Judgement))
        if not interrupts and not self.style.in_notes:
            said = _unparenthesised(said)
        return Settled(occurrence.owner, said, content)

    def _named(self, occurrence: Occurrence, said: Inlines) -> Inlines:
        """What a sentence calls a source by, where the engine names nobody: its title, or the author before a number."""
        key = occurrence.cites[0].key
        if self.style.in_notes and key not in self.wording.nameless:
            return said
        source = self.sources[key]
        name = called(source, self.labels) if _is_named(source) else titled(source, self.labels)
        if not said:
            return (name,)
        raised = isinstance(said[0], Run) and Style.SUPERSCRIPT in said[0].style
        return merged([name, *(() if raised else (Run(" "),)), *said])

    def _entries(self, blocks: list[Json], verbatim: Verbatim) -> dict[str, Inlines]:
        entries: dict[str, Inlines] = {}
        for block in blocks:
            if block["t"] == "Div" and block["c"][0][0] == "refs":
                for entry in block["c"][1]:
                    key = entry["c"][0][0].removeprefix("ref-")
                    inlines: list[Json] = [inline for part in entry["c"][1] for inline in _flat(part)]
                    words = mended(runs(inlines, self.briefing.language), verbatim.in_entries, self.swapped)
                    if words := verbatim.entries.get(key, words):
                        entries[key] = words
        return entries


def _is_named(source: Source) -> bool:
    return any(source.variables.get(name) for name in ("author", "editor", "translator", "director", "interviewer"))


def _without_parentheses(words: list[Json]) -> list[Json]:
    """Within a note the engine sets parentheses around a cite of a note style; a note has none (Chicago 18, 13.37)."""
    if words and words[0] == {"t": "Str", "c": "("} and words[-1] == {"t": "Str", "c": ")"}:
        return words[1:-1]
    return words


def _unparenthesised(content: Inlines) -> Inlines:
    """A note that is nothing but a cite, or a source line, is no sentence that the cite interrupts by parentheses."""
    match content:
        case (Run(text=text) as only,) if text.startswith("(") and text.endswith(")"):
            return (attrs.evolve(only, text=text[1:-1]),)
        case (Run(text=first) as head, *between, Run(text=last) as tail) if first.startswith("(") and last.endswith(")"):
            return (attrs.evolve(head, text=first[1:]), *between, attrs.evolve(tail, text=last[:-1]))
        case _:
            return content


def _flat(block: Json) -> list[Json]:
    """Inlines of an entry: one paragraph, in numeric styles with its number in a span before it."""
    if block["t"] in ("Para", "Plain"):
        content: list[Json] = block["c"]
        return content
    raise AssertionError(f"the citation engine gave {block['t']} in the bibliography")
