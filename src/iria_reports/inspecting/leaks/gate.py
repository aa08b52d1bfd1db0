"""Searching outputs for the fingerprints of what is withheld."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from iria_reports.editions.reader import Reader
from iria_reports.inspecting.leaks.fingerprints import Fingerprints, fingerprints, names_and_numbers
from iria_reports.inspecting.leaks.opened import Contents, open_output
from iria_reports.inspecting.leaks.opened.contents import Stretch
from iria_reports.inspecting.leaks.telling import told, told_by_its_text
from iria_reports.inspecting.leaks.wording import Squeezed, long_numbers, words
from iria_reports.inspecting.matching import RIGHT_TO_LEFT
from iria_reports.model.briefing import Briefing
from iria_reports.problems import Location, Problem

_MEND: Final = "this edition is not published; it is a fault of iria-reports if the briefing withholds what it should"
_MEND_BOTH: Final = "this edition is not published: withhold it in all languages of the briefing, or in none"
#: Places told of one output; more say no more.
_MOST: Final = 12


@attrs.frozen
class _Hit:
    """Something withheld in an output: where, what kind of thing, and where it was written. Never the thing itself."""

    where: str
    what: str
    location: Location | None
    mend: str = _MEND

    def problem(self) -> Problem:
        """As a problem that quotes nothing: others may read the log."""
        place = f", written at {self.location}" if self.location is not None else ""
        return Problem("leak", f"{self.where}: {self.what} that is withheld from this reader{place}", self.mend)


def check_leaks(
    outputs: Mapping[str, bytes], whole: Briefing, reader: Reader, others: Iterable[Briefing] = ()
) -> list[Problem]:
    """What of ``whole`` is withheld from ``reader`` and stands in ``outputs``, by format, none the less.

    ``others`` are the briefing in its other languages, of which the names and numbers are searched for.
    """
    wanted = fingerprints(told(whole, reader), whole.language)
    kept = [names_and_numbers(told_by_its_text(other, reader), other.language, whole.language) for other in others]
    if not (wanted or any(kept)):
        return []
    problems: list[Problem] = []
    automaton = wanted.automaton()
    for form, data in outputs.items():
        contents = open_output(form, data)
        hits = dict.fromkeys(_hits(contents, wanted, automaton))
        for each in kept:
            hits |= dict.fromkeys(attrs.evolve(hit, mend=_MEND_BOTH) for hit in _hits(contents, each, None))
        problems += [hit.problem() for hit in list(hits)[:_MOST]]
    return problems


def _hits(contents: Contents, wanted: Fingerprints, automaton: object) -> Iterator[_Hit]:
    for stretch in contents.stretches:
        if automaton is not None:
            yield from _phrases(stretch, automaton)
        yield from _strings(stretch, wanted)
        if stretch.prose and wanted.names:
            for name in wanted.names.keys() & set(words(stretch.text)):
                yield _Hit(stretch.where, "a name", wanted.names[name])
        if stretch.prose and wanted.numbers:
            for number in wanted.numbers.keys() & long_numbers(stretch.text):
                yield _Hit(stretch.where, "a number", wanted.numbers[number])
    for digest in wanted.digests.keys() & contents.digests.keys():
        yield _Hit(contents.digests[digest], "a picture", wanted.digests[digest])


def _phrases(stretch: Stretch, automaton: object) -> Iterator[_Hit]:
    squeezed = Squeezed.of(stretch.text)
    for text in (squeezed, squeezed.mirrored) if RIGHT_TO_LEFT.search(stretch.text) else (squeezed,):
        for end, phrase in automaton.iter(text.text):  # type: ignore[attr-defined]  # the library is untyped
            if phrase.stands(text, end + 1):
                yield _Hit(stretch.where, "text", phrase.location)


def _strings(stretch: Stretch, wanted: Fingerprints) -> Iterator[_Hit]:
    folded = stretch.text.casefold()
    for string, location in wanted.strings.items():
        at = folded.find(string)
        while at >= 0:
            end = at + len(string)
            if not (folded[at - 1 : at].isalnum() or folded[end : end + 1].isalnum()):
                yield _Hit(stretch.where, "a key, an address or the name of a file", location)
                break
            at = folded.find(string, end)
