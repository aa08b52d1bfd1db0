"""Languages: tags, direction of writing and quotation marks."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Final

import attrs
from babel import Locale, UnknownLocaleError

from iria_reports.model.base import ModelError, checked


class Direction(StrEnum):
    """Direction in which a script is written."""

    LTR = "ltr"
    RTL = "rtl"


# Scripts written from right to left (Unicode Standard Annex 9, strong R and AL); Babel knows the
# direction of a locale, but not of a tag that names another script than the locale's own.
_RTL_SCRIPTS: Final = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})

# Quotation marks: opening and closing, outer then inner (CLDR 47 "delimiters", which Babel leaves
# out). The house sets double marks in British English too.
_QUOTATION_MARKS: Final = {
    "en": "“”‘’",
    "fr": ("«\u00a0", "\u00a0»", "“", "”"),
    "ar": "”“’‘",
    "ru": "«»„“",
    "zh": "“”‘’",
    "es": "«»“”",
    "tr": "“”‘’",
}


@lru_cache(maxsize=256)
def _locale(tag: str) -> Locale:
    return Locale.parse(tag, sep="-")


def _known_tag(_instance: object, _attribute: object, tag: str) -> None:
    try:
        _locale(tag)
    except (ValueError, UnknownLocaleError) as error:
        raise ModelError("Language.tag", "a language tag such as en-GB, ar or zh-Hans", tag) from error


@attrs.frozen(field_transformer=checked)
class Language:
    """A language tag (BCP 47) of a language that CLDR knows, such as ``en-GB``, ``ar`` or ``zh-Hans``."""

    tag: str = attrs.field(validator=_known_tag)

    @property
    def primary(self) -> str:
        """The language without script and region: ``en`` of ``en-GB``."""
        return self.tag.partition("-")[0].lower()

    @property
    def locale(self) -> Locale:
        """Babel's locale, for dates and names of languages."""
        return _locale(self.tag)

    @property
    def direction(self) -> Direction:
        """Direction of the language's script."""
        # Babel drops a script that is not the language's own (ar-Latn), so the tag itself is asked.
        for subtag in self.tag.split("-")[1:]:
            if len(subtag) == 4 and subtag.isalpha():
                return Direction.RTL if subtag.title() in _RTL_SCRIPTS else Direction.LTR
        return Direction(self.locale.text_direction)

    @property
    def rtl(self) -> bool:
        """Whether lines run from right to left."""
        return self.direction is Direction.RTL

    @property
    def quotation_marks(self) -> tuple[str, str, str, str]:
        """Opening and closing marks, outer then inner; English ones for a language without an entry."""
        marks = _QUOTATION_MARKS.get(self.primary, _QUOTATION_MARKS["en"])
        return (marks[0], marks[1], marks[2], marks[3])

    @property
    def title_marks(self) -> tuple[str, str]:
        """Marks around the title of a work: Chinese has its own (GB/T 15834, 4.15)."""
        return ("《", "》") if self.primary == "zh" else self.quotation_marks[:2]

    @property
    def sets_marks_within_quotes(self) -> bool:
        """Whether a full stop or comma stands within closing quotation marks: American usage (Chicago 18, 6.9)."""
        return self.tag in ("en", "en-US")

    def __str__(self) -> str:
        return self.tag
