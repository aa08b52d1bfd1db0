"""Words of estimative probability: scales of likelihood, levels of confidence and of impact."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import Final

import attrs

from iria_reports.model.base import ModelError, checked


class Confidence(StrEnum):
    """How sure the analyst is: quality and number of sources, logic, knowledge of the topic.

    It is separate from likelihood (ICD 203 D.6.e(2)(a)).
    """

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"


class Impact(StrEnum):
    """How much it would matter if it came about."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@attrs.frozen(field_transformer=checked)
class LikelihoodTerm:
    """One term of a scale, with its range in per cent.

    ``approximate`` says that the scale gives the bounds as approximate.
    """

    scale: str
    term: str
    low: int
    high: int
    synonyms: tuple[str, ...] = ()
    approximate: bool = False

    def __str__(self) -> str:
        return self.term


@attrs.frozen(field_transformer=checked)
class LikelihoodScale:
    """A published scale. A document uses one (ICD 203: terms of two scales must not be mixed)."""

    id: str
    title: str
    terms: tuple[LikelihoodTerm, ...]

    def __getitem__(self, word: str) -> LikelihoodTerm:
        """The term for ``word`` or its synonym. Raises `ModelError` if the scale has neither."""
        sought = " ".join(word.casefold().split())
        for term in self.terms:
            if sought == term.term or sought in term.synonyms:
                return term
        raise ModelError("likelihood", f"a term of {self.title} ({', '.join(self.words())})", word)

    def words(self) -> Iterator[str]:
        """All terms of the scale, from least to most likely."""
        return (term.term for term in self.terms)

    @property
    def is_partition(self) -> bool:
        """Whether no two terms overlap, so that the terms can stand side by side on one bar."""
        ordered = sorted(self.terms, key=lambda term: term.low)
        return all(left.high <= right.low for left, right in pairwise(ordered))


def _scale(scale: str, title: str, *rows: tuple[str, int, int, tuple[str, ...]], approximate: bool = False) -> LikelihoodScale:
    terms = (LikelihoodTerm(scale, term, low, high, synonyms, approximate) for term, low, high, synonyms in rows)
    return LikelihoodScale(scale, title, tuple(terms))


#: Intelligence Community Directive 203 (2015, amended 2022), D.6.e(2)(a).
ICD_203: Final = _scale(
    "icd203",
    "ICD 203",
    ("almost no chance", 1, 5, ("remote",)),
    ("very unlikely", 5, 20, ("highly improbable",)),
    ("unlikely", 20, 45, ("improbable",)),
    ("roughly even chance", 45, 55, ("roughly even odds",)),
    ("likely", 55, 80, ("probable",)),
    ("very likely", 80, 95, ("highly probable",)),
    ("almost certain", 95, 99, ("nearly certain",)),
)

#: UK Professional Head of Intelligence Assessment probability yardstick (GOV.UK, March 2025).
PHIA: Final = _scale(
    "phia",
    "PHIA yardstick",
    ("remote chance", 0, 5, ()),
    ("highly unlikely", 10, 20, ()),
    ("unlikely", 25, 35, ()),
    ("realistic possibility", 40, 50, ()),
    ("likely", 55, 75, ("probable",)),
    ("highly likely", 80, 90, ()),
    ("almost certain", 95, 100, ()),
    approximate=True,
)

#: IPCC, Guidance Note on Uncertainties for the Fifth Assessment Report (2010), table 1. Terms overlap.
IPCC_AR5: Final = _scale(
    "ipcc-ar5",
    "IPCC AR5",
    ("exceptionally unlikely", 0, 1, ()),
    ("very unlikely", 0, 10, ()),
    ("unlikely", 0, 33, ()),
    ("about as likely as not", 33, 66, ()),
    ("more likely than not", 50, 100, ()),
    ("likely", 66, 100, ()),
    ("very likely", 90, 100, ()),
    ("extremely likely", 95, 100, ()),
    ("virtually certain", 99, 100, ()),
)

SCALES: Final = {scale.id: scale for scale in (ICD_203, PHIA, IPCC_AR5)}
