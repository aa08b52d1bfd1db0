"""What the engine gets wrong, set right in the runs of its answer: the other half of `items` and `style`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

import attrs

from iria_reports.model.languages import Language
from iria_reports.resolved import Direction, Field, Inline, Inlines, Reference, Run, Style, Tongue
from iria_reports.resolving.citations import marks
from iria_reports.resolving.citations.items import ARTICLE
from iria_reports.resolving.merging import merged

_CLOSING_QUOTES: Final = "”’»\"'\u00a0"
#: The end of a title in quotation marks, with a mark that American usage sets within them.
_CLOSED: Final = re.compile(f"(?P<mark>[,.]?)(?P<closing>[{_CLOSING_QUOTES}]+)")
_OPENING_QUOTES: Final = '“‘«„"'
#: Marks that a title's own question or exclamation mark takes the place of. A comma stays (Chicago 18, 6.134).
_SWALLOWED: Final = ".:"
_NAME_IN_SCRIPT: Final = re.compile(f",?\\s*({marks.SCRIPT})")
#: A date that is none: in brackets, between two marks of which one is enough, or after a mark that was for its sake.
_NO_DATE_BRACKETED: Final = re.compile(rf"\s*[(\[]({marks.NO_DATE})[)\]]")
_NO_DATE_AMID: Final = re.compile(rf"([,.;:،؛][{_CLOSING_QUOTES}]?)\s*{marks.NO_DATE}[,،]")
_NO_DATE: Final = re.compile(rf"[,.;:،؛]?([{_CLOSING_QUOTES}]?)\s*{marks.NO_DATE}")
#: What follows a source that an earlier note cites in full: "(n 1)".
_REFERS_BACK: Final = re.compile(rf"[^\w\s]?\s*\([^()]{{0,8}}{marks.NOTE_NUMBER[0]}")
_WORD_FOR_NONE: Final = re.compile(f"({marks.NO_WORD})\\s*")
_NOTE_NUMBER: Final = re.compile("{0}([^{1}]*){1}".format(*marks.NOTE_NUMBER))
_CAPITAL_ARTICLE: Final = re.compile(rf"(?i:{ARTICLE})(?=\w)")
#: What a lower-case particle at the beginning of a note is: "de Waal" becomes "De Waal" (Chicago 18, 8.5).
_PARTICLE: Final = re.compile(r"(?:d[aei]|del|della|den|der|des|do|dos|du|ten|ter|van|von|vom|zu|zum|zur)(?=\s)|d['’]")


def mended(
    content: Inlines, verbatim: Mapping[str, Inlines], swapped: Mapping[str, str], *, opens_note: bool = False
) -> Inlines:
    """``content`` with what the marks in it stand for.

    ``verbatim`` has texts by the words that stand for them, ``swapped`` names by their wrong order. ``opens_note``: it is
    what a note begins with.
    """
    if any(marks.ANY.search(run.text) for run in content if isinstance(run, Run)):
        content = _without_dates_for_none(content)
        content = _with_verbatim(content, verbatim)
        content = _with_translations(content)
        content = _with_names_in_script(content)
        content = _with_family_first(content, swapped)
        content = _with_tongues(content)
        content = _without_words_for_none(content)
        content = _with_final_marks(content)
        content = _with_note_numbers(content)
    return opened(content) if opens_note else content


def opened(content: Inlines) -> Inlines:
    """``content`` as a note begins.

    The engine begins a note with a capital. An Arabic article stays small, so does "n" of "n 1"; a particle does not.
    """
    if not content or not isinstance(content[0], Run):
        return content
    first = content[0]
    text = first.text
    if _CAPITAL_ARTICLE.match(text):
        text = text[0].lower() + text[1:]
    elif _PARTICLE.match(text):
        text = text[0].upper() + text[1:]
    elif text.startswith("(N") and len(content) > 1 and isinstance(content[1], Reference):
        text = "(n" + text[2:]
    return (attrs.evolve(first, text=text), *content[1:])


def _with_final_marks(content: Inlines) -> Inlines:
    out: list[Inline] = []
    after_mark = False
    for inline in content:
        if not isinstance(inline, Run):
            out.append(inline)
            after_mark = False
            continue
        text = ""
        for character in inline.text:
            if character in marks.FINAL:
                text += marks.FINAL[character]
                after_mark = True
            elif after_mark and character in _SWALLOWED:
                after_mark = False
            else:
                text += character
                after_mark = after_mark and character in _CLOSING_QUOTES
        out.append(attrs.evolve(inline, text=text))
    return merged(out)


def _with_names_in_script(content: Inlines) -> Inlines:
    return _replaced(content, _NAME_IN_SCRIPT, lambda _: [Run(" ")])


def _with_family_first(content: Inlines, swapped: Mapping[str, str]) -> Inlines:
    out: list[Inline] = []
    for inline in content:
        if isinstance(inline, Run) and marks.FAMILY_FIRST in inline.text:
            text = inline.text
            for wrong, right in swapped.items():
                text = text.replace(wrong, right)
            inline = attrs.evolve(inline, text=text.replace(marks.FAMILY_FIRST, ""))  # noqa: PLW2901  the same run, mended
        out.append(inline)
    return tuple(out)


def _with_tongues(content: Inlines) -> Inlines:
    out: list[Inline] = []
    for inline in content:
        if not (isinstance(inline, Run) and marks.TONGUE in inline.text):
            out.append(inline)
            continue
        # Words in the run's own language, the tag of another, words in that, and so on.
        for index, part in enumerate(inline.text.split(marks.TONGUE)):
            if index % 3 == 1:
                language = Language(part)
            else:
                foreign = Tongue(language.tag, Direction(language.direction.value)) if index % 3 else inline.tongue
                out.append(attrs.evolve(inline, text=part, tongue=foreign))
    return merged(out)


def _without_dates_for_none(content: Inlines) -> Inlines:
    content = _replaced(content, _NO_DATE_BRACKETED, lambda _: [])
    for pattern in (_NO_DATE_AMID, _NO_DATE):
        content = _replaced(content, pattern, lambda before: [Run(before)])
    return content


def _without_words_for_none(content: Inlines) -> Inlines:
    return _replaced(content, _WORD_FOR_NONE, lambda _: [])


def _with_note_numbers(content: Inlines) -> Inlines:
    def reference(number: str) -> list[Inline]:
        return [Reference(note_anchor(number), Field.NOTE_NUMBER, "", number)]

    return _replaced(content, _NOTE_NUMBER, reference)


def note_anchor(number: str) -> str:
    """Anchor of the call of a note, for references to it."""
    return f"note-{number}"


def _replaced(content: Inlines, pattern: re.Pattern[str], change: Callable[[str], list[Inline]]) -> Inlines:
    """``content`` with what ``change`` makes of each match's group, in the manner of its run."""
    out: list[Inline] = []
    for inline in content:
        if not isinstance(inline, Run):
            out.append(inline)
            continue
        at = 0
        for found in pattern.finditer(inline.text):
            out.append(attrs.evolve(inline, text=inline.text[at : found.start()]))
            out += [attrs.evolve(inline, text=new.text) if isinstance(new, Run) else new for new in change(found[1])]
            at = found.end()
        out.append(attrs.evolve(inline, text=inline.text[at:]))
    return merged(out)


def _with_translations(content: Inlines) -> Inlines:
    """A translation stands behind the title's closing quotation mark, in brackets, upright (Chicago 18, 11.9)."""
    out = list(content)
    while (stretch := _stretch(out, marks.TRANSLATION)) is not None:
        before, within, after = stretch
        words = [attrs.evolve(run, style=run.style & ~Style.EMPHASIS) for run in within if isinstance(run, Run)]
        closing, mark = "", ""
        if after and isinstance(after[0], Run) and (found := _CLOSED.match(after[0].text)):
            mark, closing = found["mark"], found["closing"]
            after[0] = attrs.evolve(after[0], text=after[0].text[found.end() :])
        out = [*before, Run(closing + " "), *words, Run(mark), *after]
    return merged(out)


def _with_verbatim(content: Inlines, verbatim: Mapping[str, Inlines]) -> Inlines:
    out = list(content)
    for pair in (marks.VERBATIM, marks.VERBATIM_SHORT):
        while (stretch := _stretch(out, pair)) is not None:
            before, within, after = stretch
            refers_back = bool(after and isinstance(after[0], Run) and _REFERS_BACK.match(after[0].text))
            opening = marks.VERBATIM_SHORT[0] if refers_back else pair[0]
            key = opening + "".join(run.text for run in within if isinstance(run, Run))
            if before and isinstance(before[-1], Run) and before[-1].text[-1:] in _OPENING_QUOTES:
                before[-1] = attrs.evolve(before[-1], text=before[-1].text[:-1])
                if after and isinstance(after[0], Run):
                    after[0] = attrs.evolve(after[0], text=re.sub(rf"\A([,.]?)[{_CLOSING_QUOTES}]", r"\1", after[0].text))
            out = [*before, *verbatim[key], *after]
    return merged(out)


def _stretch(content: list[Inline], pair: tuple[str, str]) -> tuple[list[Inline], list[Inline], list[Inline]] | None:
    """What stands before, between and after the first ``pair`` of marks, which may be runs apart; None without one."""
    first = _find(content, pair[0])
    if first is None:
        return None
    before, rest = _cut(content, first)
    last = _find(rest, pair[1])
    if last is None:
        raise AssertionError("the citation engine lost the end of a marked stretch")
    within, after = _cut(rest, last)
    return before, within, after


def _find(content: Iterable[Inline], mark: str) -> tuple[int, int] | None:
    for index, inline in enumerate(content):
        if isinstance(inline, Run) and (at := inline.text.find(mark)) >= 0:
            return index, at
    return None


def _cut(content: list[Inline], place: tuple[int, int]) -> tuple[list[Inline], list[Inline]]:
    index, at = place
    run = content[index]
    assert isinstance(run, Run)  # marks stand in text
    before = [*content[:index], attrs.evolve(run, text=run.text[:at])]
    after = [attrs.evolve(run, text=run.text[at + 1 :]), *content[index + 1 :]]
    return _filled(before), _filled(after)


def _filled(content: list[Inline]) -> list[Inline]:
    return [inline for inline in content if not (isinstance(inline, Run) and not inline.text)]
