"""The draft of a source summary statement (ICD 206): counts that the analyst goes on from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from iria_reports.model.briefing import Briefing
from iria_reports.model.dates import EdtfDate
from iria_reports.model.sources import Source, SourceGroup
from iria_reports.resolving.dates import edtf
from iria_reports.resolving.labels import Labels, labels_for


def source_summary(briefing: Briefing, sources: Iterable[Source]) -> str:
    """Sentences on the ``sources`` that ``briefing`` cites, in its language: kinds, reliability, age, languages."""
    labels = labels_for(briefing.language)
    sources = list(sources)
    sentences = [labels("summary", "kinds", count=str(len(sources)), kinds=_kinds(sources, labels))]
    if ratings := _ratings(sources, labels):
        sentences.append(labels("summary", "reliability", ratings=ratings))
    dates = sorted(
        (source.variables["issued"] for source in sources if isinstance(source.variables.get("issued"), EdtfDate)),
        key=lambda date: date.sort_key,
    )
    if dates:
        since = (briefing.date.year - 1, briefing.date.month, briefing.date.day)
        recent = sum(date.sort_key >= since for date in dates)
        first, last = (edtf(date, labels) for date in (dates[0], dates[-1]))
        sentences.append(labels("summary", "age", first=first, last=last, recent=str(recent)))
    if languages := _languages(sources, labels):
        sentences.append(labels("summary", "languages", languages=languages))
    # A comment is no Markdown of a briefing: what the analyst has not gone on from cannot be built.
    to_do = labels("summary", "to-do")
    return " ".join([*sentences, f"<!-- {to_do} -->"])


def _listed(counts: Counter[str], labels: Labels) -> str:
    return labels.comma().join(f"{name} {count}" for name, count in counts.items())


def _kinds(sources: list[Source], labels: Labels) -> str:
    groups = Counter(source.group for source in sources)
    return _listed(Counter({labels("groups", group.value): groups[group] for group in SourceGroup if groups[group]}), labels)


def _ratings(sources: list[Source], labels: Labels) -> str:
    rated = Counter(str(source.notes.reliability) for source in sources if source.notes.reliability)
    if not rated:
        return ""
    counts = Counter({key: rated[key] for key in sorted(rated)})
    if unrated := len(sources) - rated.total():
        counts[labels("summary", "unrated")] = unrated
    return _listed(counts, labels)


def _languages(sources: list[Source], labels: Labels) -> str:
    tags = Counter(str(source.variables["language"]).split("-")[0] for source in sources if source.variables.get("language"))
    names = labels.language.locale.languages
    return _listed(Counter({str(names.get(tag, tag)): count for tag, count in tags.most_common()}), labels)
