"""Sources as CSL-JSON for the engine, put so that it prints them right. Each change has its rule beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from iria_reports.model.base import ModelError
from iria_reports.model.csl import DATE_VARIABLES, NAME_VARIABLES
from iria_reports.model.csljson import csl_item
from iria_reports.model.dates import EdtfDate
from iria_reports.model.languages import Language
from iria_reports.model.sources import Source
from iria_reports.resolving.citations import marks
from iria_reports.resolving.citations.style import PreparedStyle
from iria_reports.resolving.dates import edtf
from iria_reports.resolving.labels import Labels

Json = dict[str, Any]

# The Arabic article before a name, assimilated or not. It stays small in titles as in names (IJMES; Chicago 18, 11.98).
ARTICLE: Final = r"(?:[ae]l|a[dnrstzṣḍṭẓ]|a(?:sh|th|dh|ch))[-‑]"
_NAME_WITH_ARTICLE: Final = re.compile(rf"(?<![\w’'-])({ARTICLE}[\w’'ʿʾ-]+)")
_WITHIN_MARKUP: Final = re.compile(r"<span class=\"nocase\">.*?</span>|<[^>]*>")
_STAND_INS: Final = {mark: stand_in for stand_in, mark in marks.FINAL.items()}
_FINAL_MARK: Final = re.compile(r"([?!])(?=[\"”’»]?\Z)")
#: Symbols of resolutions and decisions of United Nations organs.
_RESOLUTION: Final = re.compile(r"[A-Z][A-Z/]*/(?:RES|DEC|PRST)/")
#: Types under which managers of references file resolutions, and which styles print as national law.
_LAW: Final = ("legislation", "bill", "regulation", "legal_case", "standard")
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏ]")
#: Variables that can end a sentence.
_TITLES: Final = ("title", "title-short", "container-title", "collection-title", "event-title", "original-title", "genre")
#: Types that came with CSL 1.0.2, and those as which older styles print them.
_KIN: Final = {"post": "webpage", "hearing": "report", "software": "book", "event": "speech", "standard": "report"}
_NO_LANGUAGE: Final = "und"


def engine_item(source: Source, style: PreparedStyle, labels: Labels) -> Json:
    """``source`` as the engine gets it."""
    item = csl_item(source)
    _date(item, source, style, labels)
    item = put_right(item)
    item["type"] = _kin(item["type"], style)
    if style.manner == "author" and item["type"] == "speech" and "issued" in item:
        item.setdefault("event-date", item["issued"])  # MLA 9, 5.83: a talk is dated by the day on which it was given
    _other_scripts(item, source)
    return item


def put_right(item: Json) -> Json:
    """``item`` with what the engine needs to print it by the rules."""
    if item.get("type") in _LAW and _RESOLUTION.match(str(item.get("number", ""))):
        # A resolution is no law of a country: author, title, symbol and date (Chicago 18, 14.193).
        item["type"] = "document"
    if item.get("type") == "report" and "genre" not in item and "collection-title" in item:
        # A series of reports with its number stands as one (Chicago 18, 14.118; APA 7, 10.4): "Middle East Report no. 239".
        item["genre"] = item.pop("collection-title")
        if number := item.pop("collection-number", None):
            item.setdefault("number", number)
    title = item.get("title", "")
    if "language" not in item and title and not _LATIN.search(title):
        item["language"] = _NO_LANGUAGE  # only English titles take headline capitals
    for variable in _TITLES:
        if text := item.get(variable):
            item[variable] = _kept(text)
    return item


def _kin(item_type: str, style: PreparedStyle) -> str:
    """The type, or its nearest kin if the style knows that but not the type itself: posts are newer than most styles."""
    kin = _KIN.get(item_type)
    return kin if kin is not None and item_type not in style.types and kin in style.types else item_type


def family_first(sources: Iterable[Source]) -> dict[str, str]:
    """Names that begin with the family name, by what the engine makes of them (Chicago 18, 13.79)."""
    swapped: dict[str, str] = {}
    for name in (name for source in sources for name in source.names):
        if name.static_ordering and name.family and name.given:
            family = name.family + marks.FAMILY_FIRST
            right = f"{name.family} {name.given}"
            swapped |= {f"{name.given} {family}": right, f"{family}, {name.given}": right}
    return swapped


def _kept(text: str) -> str:
    """``text`` with a final mark that is its own, and with articles that stay small."""
    text = _FINAL_MARK.sub(lambda found: _STAND_INS[found[1]], text)
    parts, at = [], 0
    for markup in _WITHIN_MARKUP.finditer(text):
        parts += [_NAME_WITH_ARTICLE.sub(r'<span class="nocase">\1</span>', text[at : markup.start()]), markup[0]]
        at = markup.end()
    return "".join(parts) + _NAME_WITH_ARTICLE.sub(r'<span class="nocase">\1</span>', text[at:])


def _other_scripts(item: Json, source: Source) -> None:
    """A title and names in their own script, and the title's translation in brackets (Chicago 18, 11.9 and 11.89)."""
    notes = source.notes
    if "title" in item and (notes.title_original or notes.title_translation):
        item.setdefault("title-short", item["title"])
        opening, closing = marks.TRANSLATION
        translation = f"[{notes.title_translation}]" if notes.title_translation else ""
        original = _in_its_language(notes.title_original, source) if notes.title_original else ""
        others = " ".join(part for part in (original, translation) if part)
        item["title"] += f'<span class="nocase">{opening}{others}{closing}</span>'
    for variable in NAME_VARIABLES & item.keys():
        for name, own in zip(item[variable], source.variables[variable], strict=True):
            if own.undivided:  # the engine would set a single character as an initial
                name.clear()
                name["literal"] = own.undivided
            elif name.get("static-ordering") and "family" in name and "given" in name:
                name["family"] += marks.FAMILY_FIRST
    for name, written in zip(item.get("author", ()), notes.author_original, strict=False):
        script = _in_its_language(written, source)
        if "literal" in name:
            name["literal"] += f" {script}"
        else:
            name["suffix"] = marks.SCRIPT + script


def _in_its_language(text: str, source: Source) -> str:
    """``text`` marked with the language of the source, so that it is read out and written in the right direction."""
    tag = str(source.variables.get("language", ""))
    try:
        language = Language(Language(tag).primary)  # without the script of a transliteration
    except ModelError:
        return text
    return f"{marks.TONGUE}{language.tag}{marks.TONGUE}{text}{marks.TONGUE}"


def _date(item: Json, source: Source, style: PreparedStyle, labels: Labels) -> None:
    """What is only known about is worded as everywhere else: "c. March 2023" (CSL has a year with a mark alone).

    Styles that cite by the year keep to their own mark, since the year stands with the author.
    """
    for variable in DATE_VARIABLES & source.variables.keys():
        value = source.variables[variable]
        said_better = not _is_sayable(value) or _is_day_in(value, labels) if isinstance(value, EdtfDate) else False
        if said_better and (style.manner != "author-date" or not _circa(value)):
            item[variable] = {"literal": edtf(value, labels)}


def _is_day_in(date: EdtfDate, labels: Labels) -> bool:
    """Whether CSL would decline the month wrongly: its Russian locale has the nominative alone."""
    return labels.language.primary == "ru" and date.start is not None and date.start.day is not None


def _is_sayable(date: EdtfDate) -> bool:
    ends = (date.start, date.end)
    return all(end is not None and end.precision == 4 and not (end.uncertain or end.approximate) for end in ends)


def _circa(date: EdtfDate) -> bool:
    return date.start is not None and date.start.precision == 4 and date.end is not None
