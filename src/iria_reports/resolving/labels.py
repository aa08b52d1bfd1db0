"""Words that the products print by themselves, by language: a catalogue a language in ``labels/``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import attrs

from iria_reports.model.languages import Language
from iria_reports.resolved import Inline, Inlines, Run

#: An abbreviation of one letter, as that of circa.
_ABBREVIATED = re.compile(r"\w\.\s")
_SLOT = re.compile(r"\{([\w-]+)\}")


@attrs.frozen
class Labels:
    """The catalogue of one language: words by table and key, terms of likelihood by scale."""

    language: Language
    tables: dict[str, dict[str, str]] = attrs.field(repr=False)
    terms: dict[str, dict[str, str]] = attrs.field(repr=False)

    def __call__(self, table: str, key: str, **values: str) -> str:
        """The words under ``key`` of ``table``, with ``{…}`` filled in."""
        return self.tables[table][key].format(**values)

    def likelihood(self, scale: str, term: str) -> str:
        """A term of likelihood in this language."""
        return self.terms[scale][term]

    def split(self, table: str, key: str, slot: str) -> tuple[str, str]:
        """The words before and after ``{slot}``."""
        before, _, after = self.tables[table][key].partition("{" + slot + "}")
        return before, after

    def fill(self, table: str, key: str, **values: Inlines) -> Inlines:
        """As calling, with inlines in place of ``{…}``."""
        return fill(self.tables[table][key], **values)

    def opening(self, text: str) -> str:
        """``text`` as it begins a sentence or a cell; Turkish has a capital of its own for "i", and "c. 1945" has none."""
        if _ABBREVIATED.match(text):
            return text
        first = "İ" if self.language.primary == "tr" and text.startswith("i") else text[:1].upper()
        return first + text[1:]

    def comma(self) -> str:
        """What joins the members of an enumeration."""
        return self.tables["punctuation"]["comma"]


def fill(template: str, **values: Inlines) -> Inlines:
    """``template`` with inlines in place of each ``{name}``."""
    filled: list[Inline] = []
    for index, part in enumerate(_SLOT.split(template)):
        if index % 2:
            filled.extend(values[part])
        elif part:
            filled.append(Run(part))
    return tuple(filled)


@cache
def _catalogue(primary: str) -> dict[str, Any]:
    text = (files("iria_reports.resolving") / "labels" / f"{primary}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def labels_for(language: Language) -> Labels:
    """The catalogue of a document's language, with the words that its region has otherwise (``[regions.US.…]``)."""
    catalogue = _catalogue(language.primary)
    tables = {name: table for name, table in catalogue.items() if name not in {"likelihood", "regions"}}
    for name, own in catalogue.get("regions", {}).get(language.locale.territory or "", {}).items():
        tables[name] = tables[name] | own
    return Labels(language, tables, catalogue["likelihood"])
