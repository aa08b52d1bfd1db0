"""Fingerprints of what is withheld: what, if it is found in an output, must have come from there.

Runs of five words that hold a withheld one; shorter texts whole; keys, addresses, names, file names, numbers of five digits
or more, digests of pictures and of their pixels. Whatever the reader sees elsewhere, or any document prints, is none.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

import ahocorasick
import attrs
from babel import Locale

from iria_reports.inspecting.leaks.telling import Kind, Told
from iria_reports.inspecting.leaks.wording import Squeezed, long_numbers, plain, words
from iria_reports.model.handling import Tlp
from iria_reports.model.languages import Language
from iria_reports.model.pictures import SVG, Picture
from iria_reports.problems import Location
from iria_reports.resolving.labels import labels_for

#: Words of a run, and the letters that it has at least: in scripts that put no space between words, letters count.
_RUN: Final = 5
_LETTERS: Final = 12
#: Letters of a single word that is a name, and of keys, addresses and file names, at least.
_NAME: Final = 5
_KEY: Final = 6
_PROPER: Final = re.compile(r"(?<!^)(?<![.!?•–] )\b[^\W\d_]\w+")


@attrs.frozen
class Phrase:
    """Words to look for, squeezed. ``whole``: they must begin and end where words do, and so must numbers within them."""

    text: str
    whole: bool
    location: Location | None
    bounds: frozenset[int] = frozenset()

    @classmethod
    def of(cls, told: list[str], location: Location | None) -> Phrase:
        """A short phrase, which must stand whole."""
        ends = [0, *accumulate(map(len, told))]
        counted = any(character.isdecimal() for word in told for character in word)
        return cls("".join(told), whole=True, location=location, bounds=frozenset(ends) if counted else frozenset())

    def stands(self, text: Squeezed, end: int) -> bool:
        """Whether it stands in ``text``, where its letters end at ``end``."""
        start = end - len(self.text)
        if not self.whole:
            return True
        if start not in text.bounds or end not in text.bounds:
            return False
        return not self.bounds or all((at - start) in self.bounds for at in range(start, end) if at in text.bounds)


@attrs.define
class Fingerprints:
    """What to look for, each with where it was written."""

    phrases: dict[str, Phrase] = attrs.field(factory=dict)
    #: Keys, addresses and file names, as they are; names and other single words, as words.
    strings: dict[str, Location | None] = attrs.field(factory=dict)
    names: dict[str, Location | None] = attrs.field(factory=dict)
    numbers: dict[str, Location | None] = attrs.field(factory=dict)
    #: SHA-256 of bytes and of pixels.
    digests: dict[str, Location | None] = attrs.field(factory=dict)

    def __bool__(self) -> bool:
        return any((self.phrases, self.strings, self.names, self.numbers, self.digests))

    def automaton(self) -> ahocorasick.Automaton | None:
        """What finds all phrases in one pass; None if there are none."""
        if not self.phrases:
            return None
        found = ahocorasick.Automaton()
        for text, phrase in self.phrases.items():
            found.add_word(text, phrase)
        found.make_automaton()
        return found


def fingerprints(everything: list[Told], language: Language) -> Fingerprints:
    """The fingerprints of what is withheld of ``everything``, for a document in ``language``."""
    found = Fingerprints()
    if not any(each.withheld for each in everything):
        return found
    for each in everything:
        if each.withheld and not each.never:
            _take(each, found)
    _leave_what_is_seen(found, everything, language)
    for each in everything:
        if each.never:
            _take(each, found)
    return found


def names_and_numbers(everything: list[Told], *languages: Language) -> Fingerprints:
    """Of what is withheld of ``everything`` that which a translation keeps: names and long numbers, and no common words."""
    found = fingerprints(everything, languages[0])
    common = {word for language in languages for text in _printed_anyway(language) for word in words(text)}
    kept = {name: place for name, place in found.names.items() if name not in common}
    return Fingerprints(names=kept, numbers=found.numbers)


def _take(each: Told, found: Fingerprints) -> None:
    place = each.location
    hidden = " ".join(text for text, gone in each.parts if gone)
    match each.kind:
        case Kind.PICTURE:
            assert each.picture is not None
            found.digests |= dict.fromkeys(digests(each.picture), place)
            _string(hidden, found, place)
        case Kind.KEY:
            _string(hidden, found, place)
        case Kind.ADDRESS:
            _string(re.sub(r"^\w+:(?://)?(?:www\.)?", "", hidden).rstrip("/"), found, place)
        case Kind.WORDS | Kind.NAME:
            for phrase in _phrases(each.parts, place):
                found.phrases.setdefault(phrase.text, phrase)
            found.numbers |= dict.fromkeys(long_numbers(hidden), place)
            found.names |= dict.fromkeys(_proper(hidden, is_name=each.kind is Kind.NAME), place)


def _string(text: str, found: Fingerprints, place: Location | None) -> None:
    """A key, address or file name; one that could be any word is none."""
    if len(text) >= _KEY and not text.isalpha():
        found.strings.setdefault(text.casefold(), place)


def _phrases(parts: tuple[tuple[str, bool], ...], place: Location | None) -> Iterator[Phrase]:
    """Runs of words that hold a withheld one; all of it, if it is shorter than a run."""
    told = [(word, gone) for text, gone in parts for word in words(text)]
    if not any(gone for _, gone in told):
        return
    complete = False
    for start in range(len(told)):
        end = min(start + _RUN, len(told))
        while end < len(told) and sum(len(word) for word, _ in told[start:end]) < _LETTERS:
            end += 1
        run = told[start:end]
        text = "".join(word for word, _ in run)
        if len(run) < _RUN or len(text) < _LETTERS:
            break
        complete = True
        if any(gone for _, gone in run):
            yield Phrase(text, whole=False, location=place)
    if not complete:
        text = "".join(word for word, _ in told)
        if len(text) >= _LETTERS and len(told) > 1:
            yield Phrase.of([word for word, _ in told], place)
        return
    for text, gone in parts:  # withheld words may stand elsewhere without those around them
        stretch = words(text) if gone else []
        if 1 < len(stretch) < _RUN and len("".join(stretch)) >= _LETTERS:
            yield Phrase.of(stretch, place)


def _proper(text: str, *, is_name: bool) -> set[str]:
    """Words with a capital that does not begin a sentence: names of persons, places, operations."""
    found = words(text) if is_name else [plain(word) for word in _PROPER.findall(text) if word[0].isupper()]
    return {word for word in found if len(word) >= _NAME and not word.isdecimal()}


def digests(picture: Picture) -> set[str]:
    """SHA-256 of the bytes of a picture, and of its pixels."""
    found = {picture.digest}
    if picture.media_type != SVG:
        found.add(pixels_digest(picture.data))
    return found


def pixels_digest(data: bytes) -> str:
    """SHA-256 of the pixels of a PNG or JPEG, as RGB."""
    # Imported here: few briefings hold photographs.
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
        return hashlib.sha256(image.convert("RGB").tobytes()).hexdigest()


def _leave_what_is_seen(found: Fingerprints, everything: list[Told], language: Language) -> None:
    """Take away what the reader sees elsewhere, and what any document of that language may print by itself."""
    seen = [text for each in everything for text in _seen(each)]
    # Blocks that stand below one another are read as one on a page: what runs over from one to the next is seen, too.
    seen += [" ".join(text for each in everything for text, gone in each.parts if not gone), *_printed_anyway(language)]
    if found.phrases:
        automaton = found.automaton()
        assert automaton is not None
        for text in seen:
            for _, phrase in automaton.iter(Squeezed.of(text).text):
                found.phrases.pop(phrase.text, None)
    vocabulary = {word for text in seen for word in words(text)}
    for name in found.names.keys() & vocabulary:
        del found.names[name]
    for number in {number for text in seen for number in long_numbers(text)} & found.numbers.keys():
        del found.numbers[number]
    folded = "\n".join(seen).casefold()
    for string in [string for string in found.strings if string in folded]:
        del found.strings[string]
    for picture in (each.picture for each in everything if each.picture is not None and not each.withheld):
        for digest in digests(picture) & found.digests.keys():
            del found.digests[digest]


def _seen(each: Told) -> Iterator[str]:
    """What the reader sees of it: the stretches, and all of them together."""
    shown = [text for text, gone in each.parts if not gone]
    yield from shown
    if len(shown) > 1:
        yield "".join(shown)


def _printed_anyway(language: Language) -> list[str]:
    """Words that documents print by themselves: labels, marks, months and days, names of languages."""
    labels = labels_for(language)
    found = [text for table in (*labels.tables.values(), *labels.terms.values()) for text in table.values()]
    found += [tlp.label for tlp in Tlp]
    locale: Locale = language.locale
    for calendar in (locale.months, locale.days):
        for widths in calendar.values():
            for names in widths.values():
                found += names.values()
    return found + list(locale.languages.values())
