"""How sources are named in passing, and the lines that name them: attributions, source lines, bases."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from iria_reports.model.attribution import Attribution, QuoteMode
from iria_reports.model.citing import Cite
from iria_reports.model.languages import Language
from iria_reports.model.sources import Source
from iria_reports.resolved import Inline, Inlines, NoteCall, Run, Style
from iria_reports.resolving.dates import edtf
from iria_reports.resolving.labels import Labels
from iria_reports.resolving.merging import merged
from iria_reports.resolving.naming import called, distinctive
from iria_reports.resolving.prose import ProseLowering, tongue


@attrs.frozen
class Sourcing:
    """Composes lines that name sources. The words agree with the notes, which the engine wrote."""

    prose: ProseLowering
    sources: dict[str, Source]

    @property
    def labels(self) -> Labels:
        """The document's labels."""
        return self.prose.labels

    def names(self, cites: Iterable[Cite]) -> tuple[Run, ...]:
        """Sources as called in passing, each once; two of one name with what tells them apart."""
        sources = [self.sources[key] for key in dict.fromkeys(cite.key for cite in cites)]
        names = [called(source, self.labels) for source in sources]
        told = [
            (name,) if names.count(name) == 1 else (name, Run(self.labels.comma()), distinctive(source))
            for name, source in zip(names, sources, strict=True)
        ]
        first, *others = dict.fromkeys(told)
        return (*first, *(run for other in others for run in (Run(self.labels("punctuation", "semicolon")), *other)))

    def line(self, label: str, owner: object, cites: tuple[Cite, ...]) -> Inlines:
        """As "Source: Anadolu Agency." with the call of its note; for styles without notes, the citation itself."""
        return merged([Run(label + self.labels("punctuation", "colon")), *self._named(owner, cites)])

    def _named(self, owner: object, cites: tuple[Cite, ...]) -> list[Inline]:
        words = self.prose.note_call(owner)
        if words and isinstance(words[-1], NoteCall):
            return self._ended(list(self.names(cites)), words)
        return [*words, Run(self.labels("punctuation", "stop"))]

    def _ended(self, words: list[Inline], call: Inlines = ()) -> list[Inline]:
        """``words`` with a full stop, unless they end with a mark already, and the call where the language has it."""
        last = words[-1]
        assert isinstance(last, Run)  # every part ends in words
        stop = "" if last.text.endswith((".", "!", "?", "。")) else self.labels("punctuation", "stop")
        if call and stop and self.prose.calls_before_marks:
            return [*words, *call, Run(stop)]
        return [*words, attrs.evolve(last, text=stop, style=last.style & ~Style.EMPHASIS), *call]

    def attribution(self, attribution: Attribution) -> Inlines:
        """Name, role, occasion, place, date; how it was translated; with the call of its note."""
        labels = self.labels
        parts = [part for part in (attribution.role, attribution.occasion, attribution.place) if part]
        if attribution.date is not None:
            parts.append(edtf(attribution.date, labels))
        out: list[Inline] = []
        if attribution.speaker is not None:
            out.append(Run(attribution.speaker, Style.STRONG))
        elif not parts and attribution.source:
            out += [attrs.evolve(run, style=run.style | Style.STRONG) for run in self.names(attribution.source)]
        for part in parts:
            out += [Run(labels.comma()), Run(part)] if out else [Run(part)]
        for remark in self._remarks(attribution):
            out += [Run(labels("punctuation", "semicolon")), *remark] if out else remark
        words = self.prose.note_call(attribution) if attribution.cited else ()
        call = words if words and isinstance(words[-1], NoteCall) else ()
        out = self._ended(out, call) if out else list(call)
        if words and not call:
            out += [Run(" "), *words]
        return merged(out)

    def _remarks(self, attribution: Attribution) -> list[list[Inline]]:
        labels = self.labels
        remarks: list[list[Inline]] = []
        if (translated := self._translation(attribution)) is not None:
            remarks.append([Run(translated)])
        if attribution.mode is QuoteMode.PARAPHRASE:
            remarks.append([Run(labels("attribution", "paraphrase"))])
        if attribution.emphasis_added:
            remarks.append([Run(labels("attribution", "emphasis-added"))])
        if attribution.via:
            remarks.append(list(labels.fill("attribution", "via", source=self.names(attribution.via))))
        if attribution.original is not None:
            language = attribution.original_language
            text = Run(attribution.original, tongue=tongue(language) if language else None)
            remarks.append(list(labels.fill("attribution", "original", text=(text,))))
        return remarks

    def _translation(self, attribution: Attribution) -> str | None:
        """Who translated it from what: "official translation from Arabic"."""
        labels = self.labels
        language = attribution.original_language
        name = self._language_name(language) if language else None
        how: str | None = None
        if attribution.translator is not None:
            how = labels("attribution", "translator", translator=attribution.translator)
        elif attribution.translation is not None:
            how = labels("attribution", attribution.translation.value)
        if how is not None and name is not None:
            return labels("attribution", "from-language", translation=how, language=name)
        if how is None and name is not None:
            return labels("attribution", "translated-from", language=name)
        return how

    def _language_name(self, language: Language) -> str:
        return str(self.labels.language.locale.languages.get(language.primary, language.tag))
