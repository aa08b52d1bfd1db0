"""Texts that win over the engine: those that sources bring along, and those that a style would print without what counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import attrs

from iria_reports.model.csl import without_markup
from iria_reports.model.dates import EdtfDate
from iria_reports.model.inlines import Prose, plain_text
from iria_reports.model.languages import Language
from iria_reports.model.sources import Source
from iria_reports.resolved import Inlines, Run, Style, inline_text
from iria_reports.resolving.citations import marks
from iria_reports.resolving.citations.document import inlines
from iria_reports.resolving.citations.runs import runs
from iria_reports.resolving.citations.style import PreparedStyle
from iria_reports.resolving.dates import edtf
from iria_reports.resolving.labels import Labels
from iria_reports.resolving.merging import merged

Json = dict[str, Any]

_NOT_WORDS: Final = re.compile(r"[^\w\s]")
_WHERE: Final = ("URL", "DOI")
_STOPS: Final = ".。"


@attrs.frozen
class Verbatim:
    """Texts of sources, by the marked words that stand for them in the engine's answer.

    ``in_notes`` and ``in_entries`` are set in place of those words, ``entries`` in place of whole entries, by key.
    """

    words: dict[str, str]
    in_notes: dict[str, Inlines]
    in_entries: dict[str, Inlines]
    entries: dict[str, Inlines]
    #: Addresses that the style prints behind a text that we compose, by key.
    addresses: dict[str, Json]

    @classmethod
    def of(cls, sources: list[Source], composed: Mapping[str, Composed], style: PreparedStyle, language: Language) -> Verbatim:
        """The texts that ``sources`` bring along, and those ``composed`` by key."""
        found = cls({}, {}, {}, {}, {})
        for source in sources:
            note, short, entry = (
                _lowered(text, language)
                for text in (source.notes.note_text, source.notes.short_note_text, source.notes.bibliography_text)
            )
            if (made := composed.get(source.key)) is not None:
                note, short, entry = note or made.full, short or made.short, entry or made.full
                found.addresses[source.key] = {name: source.variables[name] for name in _WHERE if name in source.variables}
            full = entry or note
            if style.in_notes and note is not None:
                found._mark(source.key, note, short, full or note)
            elif style.manner in ("numeric", "label") and full is not None:
                found._mark(source.key, full, short, full)
            elif full is not None:
                found.entries[source.key] = full if inline_text(full).endswith(tuple(_STOPS)) else (*full, Run("."))
        return found

    def _mark(self, key: str, note: Inlines, short: Inlines | None, entry: Inlines) -> None:
        # The words sort the entry; the key tells sources of one text apart.
        words = _NOT_WORDS.sub("", f"{inline_text(entry)} {key}")
        self.words[key] = words
        for (opening, _), text in ((marks.VERBATIM, note), (marks.VERBATIM_SHORT, short or note)):
            self.in_notes[opening + words] = _unended(text)
            self.in_entries[opening + words] = _unended(entry)

    def item(self, source: Source) -> Json | None:
        """``source`` as the engine gets it, if it has a text of its own: a title that stands for the text."""
        words = self.words.get(source.key)
        if words is None:
            return None
        full, short = (
            f'<span class="nocase">{opening}{words}{closing}</span>'
            for opening, closing in (marks.VERBATIM, marks.VERBATIM_SHORT)
        )
        reduced: Json = {"id": source.key, "type": "book", "title": full, "title-short": short, "language": "und"}
        reduced["issued"] = {"literal": marks.NO_DATE}
        return reduced | self.addresses.get(source.key, {})


def _lowered(text: Prose | None, language: Language) -> Inlines | None:
    return runs(inlines(text), language) if text and plain_text(text).strip() else None


def _unended(text: Inlines) -> Inlines:
    """``text`` without its full stop: the style sets one where a note or an entry ends."""
    last = text[-1]
    return merged([*text[:-1], attrs.evolve(last, text=last.text.rstrip(_STOPS))]) if isinstance(last, Run) else text


@attrs.frozen
class Composed:
    """What a source is cited by where its style leaves out what a reader finds it by: in full, and later."""

    full: Inlines
    short: Inlines


def demanded(
    sources: list[Source],
    style: PreparedStyle,
    labels: Labels,
    entries: Mapping[str, Inlines],
    notes: Mapping[str, Inlines],
) -> dict[str, Composed]:
    """Texts for sources of which the style leaves out what a reader finds them by.

    A document of the United Nations is found by its symbol, a treaty by the volume and page of its series.
    """
    texts = {}
    for source in sources:
        needed = _finders(source)
        printed = [_words(text) for text in (notes.get(source.key), entries.get(source.key)) if text]
        if needed and printed and not all(part in text for part in needed for text in printed):
            texts[source.key] = _composed(source, style, labels)
    return texts


def _words(content: Inlines) -> str:
    """What is printed apart from addresses, which hold symbols, too."""
    return "".join(run.text for run in content if isinstance(run, Run) and run.link is None)


def _finders(source: Source) -> list[str]:
    values = source.variables
    if source.type == "treaty":
        return [str(values[name]) for name in ("volume", "container-title", "page") if name in values]
    return [symbol] if (symbol := source.un_symbol) is not None else []


def _composed(source: Source, style: PreparedStyle, labels: Labels) -> Composed:
    """As OSCOLA 4 cites international law: 'Title' (date) UN Doc symbol; *Treaty* (date) volume series page."""
    values = source.variables
    opening, closing = style.quotation_marks[:2]
    title = without_markup(str(values.get("title", source.key)))
    when = values.get("issued")
    date = f" ({edtf(when, labels) if isinstance(when, EdtfDate) else when})" if when else ""
    if source.type == "treaty":
        series = " ".join(str(values[name]) for name in ("volume", "container-title", "page") if name in values)
        name = Run(title, Style.EMPHASIS)
        return Composed((name, Run(f"{date} {series}")), (name,))
    authors = labels.comma().join(name.full for name in values.get("author", ()))
    author = authors + labels.comma() if authors else ""
    quoted = f"{opening}{title}{closing}"
    return Composed((Run(f"{author}{quoted}{date} UN Doc {source.un_symbol}"),), (Run(quoted),))
