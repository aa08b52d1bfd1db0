"""Rules on what names something else: styles, lists, bookmarks, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from lxml import etree

from iria_reports.inspecting.wordfile import DOCUMENT, WordFile, child_value, q, repeated, value
from iria_reports.problems import Problem, Severity

CODE: Final = "word-reference"
#: Elements that name a style, and the kind that it must be of.
_STYLED: Final = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_TARGET: Final = re.compile(r"\s*(?:REF|PAGEREF|NOTEREF|TOC\b.*\\b)\s+\"?([^\s\"\\]+)")


def styles_are_there(file: WordFile) -> Iterator[Problem]:
    """A style that is named is there, and is one of paragraphs, runs or tables as its place wants it."""
    kinds = {value(style, "styleId"): value(style, "type") for style in file.styles.iter(q("style"))}
    trees = {**file.stories, "word/numbering.xml": file.numbering}
    for name, tree in trees.items():
        for element, kind in _STYLED.items():
            missing: set[str] = set()
            for each in tree.iter(q(element)):
                style = value(each)
                if kinds.get(style) != kind and style not in missing:
                    missing.add(style)
                    what = "is not there" if style not in kinds else f"is one of {kinds[style]}s"
                    yield Problem(CODE, f'the {kind} style "{style}" {what}', subject=file.place(name, each))


def styles_rest_on_others(file: WordFile) -> Iterator[Problem]:
    """Bases, followers and partners of styles are there, and no style rests on itself."""
    styles = {value(style, "styleId"): style for style in file.styles.iter(q("style"))}
    for identifier, count in repeated(value(style, "styleId") for style in file.styles.iter(q("style"))):
        yield Problem(CODE, f'{count} styles have the id "{identifier}"')
    for name, count in repeated(child_value(style, "name").casefold() for style in styles.values()):
        yield Problem(CODE, f'{count} styles are called "{name}"')
    for identifier, style in styles.items():
        for element in ("basedOn", "next", "link"):
            named = child_value(style, element)
            if named and named not in styles:
                message = f'the style "{identifier}" names "{named}" ({element}), which is not there'
                yield Problem(CODE, message, severity=Severity.WARNING)  # Word takes its own defaults
        if _circles(identifier, styles):
            yield Problem(CODE, f'the style "{identifier}" rests on itself')


def _circles(identifier: str, styles: dict[str, etree._Element]) -> bool:
    seen: set[str] = set()
    at = identifier
    while at in styles:
        if at in seen:
            return True
        seen.add(at)
        at = child_value(styles[at], "basedOn")
    return False


def lists_are_there(file: WordFile) -> Iterator[Problem]:
    """A list that is named is there, with the levels that it takes from another."""
    abstract = {value(each, "abstractNumId") for each in file.numbering.iter(q("abstractNum"))}
    lists = {value(each, "numId"): child_value(each, "abstractNumId") for each in file.numbering.iter(q("num"))}
    for number, of in lists.items():
        if of not in abstract:
            yield Problem(CODE, f"the list {number} takes its levels from {of or 'none'}, which is not there")
    for name, tree in {**file.stories, "word/styles.xml": file.styles}.items():
        missing: set[str] = set()
        for each in tree.iter(q("numId")):
            number = value(each)
            if number != "0" and number not in lists and number not in missing:
                missing.add(number)
                yield Problem(CODE, f"the list {number} is not there", subject=file.place(name, each))


def levels_and_styles_agree(file: WordFile) -> Iterator[Problem]:
    """A level that names a style is the one that the style has; else a heading counts on another level than it shows."""
    of = {value(each, "numId"): child_value(each, "abstractNumId") for each in file.numbering.iter(q("num"))}
    has = {
        value(style, "styleId"): (of.get(child_value(each, "numId"), ""), child_value(each, "ilvl") or "0")
        for style in file.styles.iter(q("style"))
        for each in style.iterfind(f"{q('pPr')}/{q('numPr')}")
    }
    for each in file.numbering.iter(q("abstractNum")):
        for level in each.iter(q("lvl")):
            style = child_value(level, "pStyle")
            if style and has.get(style) not in (None, (value(each, "abstractNumId"), value(level, "ilvl"))):
                yield Problem(CODE, f'level {value(level, "ilvl")} of a list names the style "{style}", which has another')


def targets_are_there(file: WordFile) -> Iterator[Problem]:
    """Links within the document and references lead to bookmarks of it."""
    known = {value(each, "name") for story in file.stories.values() for each in story.iter(q("bookmarkStart"))}
    for name, story in file.stories.items():
        for link in story.iter(q("hyperlink")):
            anchor = value(link, "anchor")
            if anchor and anchor not in known:
                yield Problem(
                    CODE, f"a link leads to the bookmark {anchor}, which is not there", subject=file.place(name, link)
                )
        for instruction in story.iter(q("instrText")):
            match = _TARGET.match(instruction.text or "")
            if match and match[1] not in known:
                message = f"a field refers to the bookmark {match[1]}, which is not there"
                yield Problem(CODE, message, subject=file.place(name, instruction))


def notes_are_there(file: WordFile) -> Iterator[Problem]:
    """Each call has its note, each note its call, and none is called twice."""
    for kind in ("footnote", "endnote"):
        notes = [each for each in file.tree(f"word/{kind}s.xml").iter(q(kind)) if not value(each, "type")]
        count = Counter(value(each, "id") for each in notes)
        called = Counter(value(each, "id") for each in file.tree(DOCUMENT).iter(q(f"{kind}Reference")))
        for number in called.keys() | count.keys():
            if called[number] > 1:
                yield Problem(CODE, f"the {kind} {number} is called {called[number]} times")
            if count[number] != 1:
                there = "is not there" if not count[number] else f"stands {count[number]} times"
                yield Problem(CODE, f"the {kind} {number} {there}")
            if not called[number]:
                yield Problem(CODE, f"the {kind} {number} is never called")


def comments_are_there(file: WordFile) -> Iterator[Problem]:
    """Each comment that the text refers to is there."""
    comments = {value(each, "id") for each in file.tree("word/comments.xml").iter(q("comment"))}
    for each in file.tree(DOCUMENT).iter(q("commentReference")):
        if value(each, "id") not in comments:
            yield Problem(CODE, f"the comment {value(each, 'id')} is not there", subject=file.place(DOCUMENT, each))


RULES: Final = (
    styles_are_there,
    styles_rest_on_others,
    lists_are_there,
    levels_and_styles_agree,
    targets_are_there,
    notes_are_there,
    comments_are_there,
)
