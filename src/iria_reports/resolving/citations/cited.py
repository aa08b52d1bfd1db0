"""What became of each citation, handed to the lowering in reading order."""

from __future__ import annotations

from collections import deque
from typing import Any

import attrs

from iria_reports.model.briefing import Briefing
from iria_reports.problems import BriefingError, Problem
from iria_reports.resolved import Inlines
from iria_reports.resolving.citations.collect import Group, Occurrence, collect
from iria_reports.resolving.citations.document import csl_item, document
from iria_reports.resolving.citations.engine import run_citeproc
from iria_reports.resolving.citations.runs import runs
from iria_reports.resolving.citations.style import PreparedStyle, prepared
from iria_reports.resolving.labels import Labels

Json = dict[str, Any]


@attrs.frozen
class Settled:
    """What one place that cites becomes: words in the text, a note, or (author in the text) both."""

    owner: object
    words: Inlines
    note: Inlines | None


@attrs.define
class Cited:
    """All citations of a document, settled; and its bibliography."""

    places: deque[Settled] = attrs.field(factory=deque)
    #: Keys cited in the text, and the bibliography's entries by key, both in the style's order.
    entries: dict[str, Inlines] = attrs.field(factory=dict)
    keys: frozenset[str] = frozenset()

    def take(self, owner: object) -> Settled:
        """What becomes of ``owner``, which is the next that cites in reading order."""
        settled = self.places.popleft()
        if settled.owner is not owner:
            raise AssertionError(f"cited {type(settled.owner).__name__}, lowered {type(owner).__name__}")
        return settled

    @property
    def listed(self) -> tuple[Inlines, ...]:
        """Entries of the sources that the text cites."""
        return tuple(entry for key, entry in self.entries.items() if key in self.keys)


def cite(briefing: Briefing, labels: Labels) -> Cited:
    """Settle the citations of ``briefing``. Raises `BriefingError` with what the engine objects to."""
    groups, readings = collect(briefing)
    cited_keys = {cite.key for group in groups for occurrence in group.occurrences for cite in occurrence.cites}
    if not cited_keys and not readings:
        return Cited()
    style = prepared(briefing.citation_style, briefing.language)
    used = cited_keys | set(readings)
    items = [csl_item(source) for source in briefing.sources if source.key in used]
    answer = run_citeproc(document(groups, sorted(set(readings)), labels), items, style.text, briefing.language.tag)
    blocks = answer["blocks"]
    places: deque[Settled] = deque()
    for group, block in zip(groups, blocks, strict=False):
        places.extend(_settled(group, block, style, briefing))
    entries = _entries(blocks[len(groups) :], briefing)
    missing = [key for key in dict.fromkeys(readings) if key not in entries]
    if missing:
        message = f"{briefing.citation_style.name} prints no entry for {', '.join(missing)}"
        raise BriefingError([Problem("no-entry", message, "take it out of further reading, or choose another style")])
    return Cited(places, entries, frozenset(cited_keys))


def _settled(group: Group, block: Json, style: PreparedStyle, briefing: Briefing) -> list[Settled]:
    inlines: list[Json] = block["c"]
    if group.in_note:
        (note,) = (inline for inline in inlines if inline["t"] == "Note")
        inlines = note["c"][0]["c"]
    cites = [inline["c"][1] for inline in inlines if inline["t"] == "Cite"]
    read = []
    for occurrence, words in zip(group.occurrences, cites, strict=True):
        bare = _without_parentheses(words) if group.in_note and style.in_notes else words
        read.append(_split(occurrence, bare, briefing))
    return read


def _without_parentheses(words: list[Json]) -> list[Json]:
    """Within a note the engine sets parentheses around a cite of a note style; a note has none (Chicago 18, 13.37)."""
    if words and words[0] == {"t": "Str", "c": "("} and words[-1] == {"t": "Str", "c": ")"}:
        return words[1:-1]
    return words


def _split(occurrence: Occurrence, words: list[Json], briefing: Briefing) -> Settled:
    language = briefing.language
    before = [word for word in words if word["t"] != "Note"]
    notes = [word for word in words if word["t"] == "Note"]
    content: Inlines | None = None
    if notes:
        content = runs([inline for paragraph in notes[0]["c"] for inline in paragraph["c"]], language)
    return Settled(occurrence.owner, runs(before, language), content)


def _entries(blocks: list[Json], briefing: Briefing) -> dict[str, Inlines]:
    entries: dict[str, Inlines] = {}
    for block in blocks:
        if block["t"] == "Div" and block["c"][0][0] == "refs":
            for entry in block["c"][1]:
                key = entry["c"][0][0].removeprefix("ref-")
                inlines: list[Json] = [inline for part in entry["c"][1] for inline in _flat(part)]
                if words := runs(inlines, briefing.language):
                    entries[key] = words
    return entries


def _flat(block: Json) -> list[Json]:
    """Inlines of an entry: one paragraph, in numeric styles with its number in a span before it."""
    if block["t"] in ("Para", "Plain"):
        content: list[Json] = block["c"]
        return content
    raise AssertionError(f"the citation engine gave {block['t']} in the bibliography")
