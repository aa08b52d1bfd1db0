"""Whom a source under the Chatham House Rule protects: none of the names stands anywhere, in whatever guise.

Texts are compared as a reader takes them in: whole paragraphs whatever markup divides them, without case, accents,
invisible characters and marks between words, also with the family name first or an ending behind.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

import attrs

from iria_reports.checking.index import Index
from iria_reports.model.attribution import Attribution, AttributionBasis
from iria_reports.model.base import Node
from iria_reports.model.inlines import Code, Inline, Text, plain_text
from iria_reports.model.pictures import Picture
from iria_reports.model.sources import Source
from iria_reports.problems import Problems

_RULE: Final = AttributionBasis.CHATHAM_HOUSE
_MARKUP: Final = re.compile(r"<[^>]*>")
_NO_WORD: Final = re.compile(r"[\W_]+")
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})
#: Letters that no decomposition takes apart.
_PLAIN: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
#: Names in capitals up to this length are abbreviations, found as they are: IS is not "is".
_ABBREVIATION: Final = 5
#: A word of so many letters may have an ending: "Müllers", "Иванова".
_INFLECTED: Final = 4


def chatham_house_names_nobody(index: Index, problems: Problems) -> None:
    """Under the Chatham House Rule neither the identity nor the affiliation of a speaker may be revealed."""
    bound = {source.key for source in index.briefing.sources if source.notes.basis is _RULE}
    for attribution in index.all(Attribution):
        under_rule = attribution.basis is _RULE or any(cite.key in bound for cite in attribution.cited)
        if under_rule and (attribution.speaker or attribution.role):
            message = "the Chatham House Rule covers this quotation, and it names its speaker"
            problems.error("chatham-house", attribution.location, message, "take speaker and role out")
    for source in index.briefing.sources:
        people = (name for name in source.names if name.literal is None)
        for name in people if source.key in bound else ():
            message = f'the Chatham House Rule covers "{source.key}", and it names {name.full}'
            mend = 'write a description in the name\'s place ("Senior official"), and the name into protects: of the side file'
            problems.error("chatham-house", source.location, message, mend, source.key)


def protected_names_stand_nowhere(index: Index, problems: Problems) -> None:
    """Who took part under the Chatham House Rule, and for whom, is told by no word of the briefing."""
    names = sorted({name for source in index.briefing.sources for name in source.notes.protects})
    if not names:
        return
    patterns = {name: (_is_abbreviation(name), _pattern(name)) for name in names}
    for nodes in index.by_class.values():
        for node in nodes:
            text = " ¦ ".join(_texts(node))
            read, cased = folded(text), _NO_WORD.sub(" ", unicodedata.normalize("NFKC", text))
            for name, (as_it_is, pattern) in patterns.items():
                if pattern.search(cased if as_it_is else read):
                    message = f'"{name}" is protected by the Chatham House Rule'
                    problems.error("chatham-house", node.location, message, "take it out, or describe instead", name)


def folded(text: str) -> str:
    """``text`` as small plain letters and single spaces."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in apart if unicodedata.category(c) not in ("Mn", "Cf")).translate(_PLAIN)
    return _NO_WORD.sub(" ", letters)


def _is_abbreviation(name: str) -> bool:
    return name.isupper() and len(name) <= _ABBREVIATION


def _pattern(name: str) -> re.Pattern[str]:
    if _is_abbreviation(name):
        return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    spellings = dict.fromkeys((folded(name).strip(), folded(name.casefold().translate(_UMLAUTS)).strip()))
    orders = []
    for spelling in spellings:
        words = spelling.split()
        orders += [words, [words[-1], *words[:-1]]] if len(words) > 1 else [words]
    written = "|".join(" ".join(map(_word, words)) for words in orders)
    return re.compile(rf"(?<!\w)(?:{written})(?!\w)")


def _word(word: str) -> str:
    arabic = "\u0600" <= word[:1] <= "\u06ff"  # small words are written together with the next
    ending = r"\w{0,3}" if len(word) > _INFLECTED else ""
    return (r"\w{0,3}" if arabic else "") + re.escape(word) + ending


def _texts(node: Node) -> Iterator[str]:
    """All text of ``node`` itself; what stands in a paragraph as one, whatever marks it up."""
    if isinstance(node, Source):
        for value in node.variables.values():
            yield "; ".join(name.full for name in value) if isinstance(value, tuple) else _MARKUP.sub("", str(value))
        return
    if isinstance(node, Text | Code):
        return  # read with their paragraph
    kind: type = type(node)
    for field in attrs.fields(kind):
        if field.name not in ("protects", "location"):
            yield from _plain(getattr(node, field.name), node)


def _plain(value: Any, node: Node) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Picture():
            yield value.name
            if value.media_type.endswith("svg+xml"):
                yield html.unescape(_MARKUP.sub(" ", value.data.decode("utf-8", "replace")))
        case tuple() if value and all(isinstance(item, str) for item in value):
            yield from value
        case tuple() if not isinstance(node, Inline) and any(isinstance(item, Inline) for item in value):
            yield plain_text(tuple(item for item in value if isinstance(item, Inline)))
        case _:
            return
