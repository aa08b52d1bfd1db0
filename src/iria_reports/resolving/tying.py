"""What belongs together stands on one line: a day, its month and its year, a number and its unit, "para." and what it counts.

The last pass: it ties the words of the finished document, whoever made them, the citation engine among them. Only spaces
change, into ones at which no line ends (Bringhurst, 2.1.9; Chicago 18, 6.131).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

import attrs

from iria_reports.model.languages import Language
from iria_reports.resolved import (
    Cell,
    Entry,
    Field,
    Heading,
    Inlines,
    NoteCall,
    Paragraph,
    Reference,
    ResolvedDocument,
    Run,
    TitleBlock,
    all_blocks,
    heading_text,
)
from iria_reports.theme.roles import Role

#: Abbreviations before a number, as the labels, the house and CSL's locales have them.
_BEFORE: Final = (
    "no No nos para paras art arts ch chap chaps p pp vol vols sec secs fig figs app apps n nn v doc res "
    "núm cap cap párr ap par bk pt eq r l с т гл ст п № s md böl"
).split()
#: Units behind a number.
_UNITS: Final = (
    "km km² m m² cm mm kg t kt Mt nm mi ha bn tn tonnes tons kilometres miles metres million billion trillion per".split()
)
#: Russian words of one or two letters, which do not end a line.
_PARTICLES: Final = r"|(?:(?<=^)|(?<=[\s(«„\u00a0]))(?i:[вкосуиая]|на|не|ни|по|из|от|до|за|об|ко|во|со|но)[ ](?=\S)"
_NO_BREAK: Final = "\u00a0"
#: The short word at the end of a long line of large type.
_LAST_WORD: Final = re.compile(r"(?<=\S{2}) (\S{1,10})\Z(?<=.{28})")
#: A word of a few letters or a number at the end of a paragraph or cell, which makes no line (Bringhurst, 2.4.2).
_SHORT_WORD: Final = re.compile(r"(?<=\S) ([^\W_]{1,4}[^\w\s]*)\Z(?<=.{28})")
#: What has no word alone on its last line.
_NO_WORD_ALONE: Final[dict[type, tuple[str, ...]]] = {
    TitleBlock: ("title", "subtitle"),
    Heading: ("content",),
    Entry: ("content",),
    Paragraph: ("content",),
    Cell: ("content",),
}
#: Paragraphs of large type.
_LARGE: Final = (Role.STATEMENT, Role.QUOTE, Role.PULL_QUOTE)
#: Lines of the title block that are plain texts.
_LINES: Final = ("edition", "byline")


@cache
def ties(language: Language) -> re.Pattern[str]:
    """Spaces at which no line may end, in one language."""
    locale = language.locale
    months = {
        re.escape(name.rstrip("."))
        for widths in locale.months.values()
        for width in ("wide", "abbreviated")
        for name in widths[width].values()
        if not name[:1].isdigit()
    }
    before = "|".join(map(re.escape, sorted(set(_BEFORE), key=len, reverse=True)))
    units = "|".join(map(re.escape, sorted(_UNITS, key=len, reverse=True)))
    named = "|".join(sorted(months, key=len, reverse=True))
    return re.compile(
        rf"(?<=\d)[ \u00a0]de[ ](?=(?:{named})\b)|(?:(?:{named})[ ]de)[ ](?=\d{{4}}\b)"
        rf"|\b(?:{named})\.?[ ](?=\d{{4}}\b)"
        rf"|(?<=\b\d)[ ](?={named})"
        rf"|(?<=\b\d\d)[ ](?={named})"
        rf"|(?<=\([a-z0-9]\))[ ](?=\S)"
        rf"|(?<=\d)[ ](?=(?:{units})\b)"
        rf"|(?:(?<=^)|(?<=[\s(\[“\u00a0]))(?:(?:{before})\.|[§№])[ ](?=\d|[IVXLC]+\b|[A-Z]{{1,4}}\d|[A-Z]/)"
        + (_PARTICLES if language.primary == "ru" else ""),
    )


def tied(document: ResolvedDocument, language: Language) -> ResolvedDocument:
    """``document`` with what belongs together tied. What repeats a heading has the spaces of the heading."""
    found: ResolvedDocument = _tied(document, ties(language))
    headings = {block.anchor: heading_text(block.content) for block in all_blocks(found.body) if isinstance(block, Heading)}
    repeating: ResolvedDocument = _repeating(found, headings)
    return repeating


def _repeating(value: Any, headings: dict[str, str]) -> Any:
    """``value`` whose references to ``headings``, given by their anchors, say what these say; itself where nothing changes."""
    kind = type(value)
    if kind is Reference:
        result = headings.get(value.anchor, value.result) if value.field is Field.HEADING_TEXT else value.result
        return value if result == value.result else attrs.evolve(value, result=result)
    if kind is tuple:
        items = tuple(_repeating(item, headings) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    if kind is not Run and kind.__module__.startswith("iria_reports.resolved") and attrs.has(kind):
        old = {name: getattr(value, name) for name in _fields(kind)}
        changed = {name: new for name, each in old.items() if (new := _repeating(each, headings)) is not each}
        return attrs.evolve(value, **changed) if changed else value
    return value


def tie(text: str, pattern: re.Pattern[str]) -> str:
    """``text`` with the spaces that tie."""
    return pattern.sub(lambda match: match[0].replace(" ", _NO_BREAK), text) if " " in text else text


def _last_words_tied(content: Inlines, word: re.Pattern[str]) -> Inlines:
    """``content`` whose last word, if it is such a one, is tied to the word before: it does not stand alone on a line."""
    for index in range(len(content) - 1, -1, -1):
        last = content[index]
        if isinstance(last, Run):
            if (match := word.search(last.text)) is None:
                break
            text = f"{last.text[: match.start()]}{_NO_BREAK}{match[1]}"
            return (*content[:index], attrs.evolve(last, text=text), *content[index + 1 :])
        if not isinstance(last, NoteCall):
            break
    return content


@cache
def _fields(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(cls))


def _tied(value: Any, pattern: re.Pattern[str]) -> Any:
    """``value`` with its runs and references tied; the very same object where nothing changes."""
    kind = type(value)
    if kind is Run:
        text = tie(value.text, pattern)
        return value if text == value.text else Run(text, value.style, value.tongue, value.link, value.role)
    if kind is Reference:
        return value
    if kind is tuple:
        items = tuple(_tied(item, pattern) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    if kind.__module__.startswith("iria_reports.resolved") and attrs.has(kind):
        changed = {}
        alone = _NO_WORD_ALONE.get(kind, ())
        word = _SHORT_WORD if kind is Cell or (kind is Paragraph and value.role not in _LARGE) else _LAST_WORD
        for name in _fields(kind):
            old = getattr(value, name)
            new = _tied(old, pattern)
            if name in alone:
                new = _last_words_tied(new, word)
            elif kind is TitleBlock and name in _LINES:
                new = tuple(tie(line, pattern) for line in old)
                new = old if new == old else new
            if new is not old:
                changed[name] = new
        return attrs.evolve(value, **changed) if changed else value
    return value
