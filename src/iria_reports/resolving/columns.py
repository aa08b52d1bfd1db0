"""Columns of a table: how wide each is by what it holds, and whether its numbers stand on their decimal marks."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import permutations
from typing import Final

from babel.numbers import get_decimal_symbol

from iria_reports.model.languages import Language
from iria_reports.model.tables import GUTTER, LANDSCAPE_LINE, LINE, longest_word
from iria_reports.resolved import Align, Column, Inlines, Row, inline_text
from iria_reports.resolving.tying import tie, ties

__all__ = ["LANDSCAPE_LINE", "LINE", "columns_of", "decimal_mark", "decimals_of", "needs_landscape"]

#: Characters of cells, space beside them included, that are not broken as long as all columns leave some of the line free.
_SHORT: Final = 22
_SHORT_SHARE: Final = 0.85
#: Rows of a long table by which its columns are measured.
_MOST_SEEN: Final = 50
#: How much more the tallest cell of a row counts than others.
_NORM: Final = 4
#: Characters of running text where a word of wide letters has one.
_USUAL: Final = 1.15
#: By what share of a line widths in characters may be too large.
_ROUGH: Final = 0.02
#: Width of the letters of the widest face in those of the house's.
_WIDE: Final = 1.2
#: How often it is tried whether characters moved from a column to another make a table lower.
_ROUNDS: Final = 4
#: What a number may be made of before and behind its decimals.
_NUMBER: Final = r"[-+−–]?\d[\d\s.,\u00a0\u202f'’]*?(?:{mark}(?P<decimals>\d+))?\s*%?"


@cache
def decimal_mark(language: Language) -> re.Pattern[str]:
    """What a number looks like in ``language``, with its ``decimals``."""
    return re.compile(_NUMBER.format(mark=re.escape(get_decimal_symbol(language.locale))))


def decimals_of(cells: Sequence[Inlines], align: Align, number: re.Pattern[str]) -> list[int] | None:
    """Digits behind the decimal mark of each cell of a column of numbers; None if it holds other things, or is not set so."""
    if align is not Align.END:
        return None
    texts = [inline_text(cell).strip() for cell in cells]
    found = [number.fullmatch(text) for text in texts]
    if any(match is None and any(map(str.isalnum, text)) for match, text in zip(found, texts, strict=True)):
        return None
    return [len(match["decimals"] or "") if match is not None else 0 for match in found]


def needs_landscape(rows: Sequence[Row]) -> bool:
    """Whether the longest words of a table's columns find no room beside one another on an upright page."""
    return sum(_least(rows)) > LINE


def _least(rows: Sequence[Row]) -> list[int]:
    """Characters that each column needs, so that none of its words is broken."""
    columns = range(len(rows[0].cells))
    return [longest_word(inline_text(row.cells[index].content) for row in rows) + GUTTER for index in columns]


def _with_tied(least: list[int], texts: Sequence[Sequence[str]], line: int) -> list[int]:
    """``least`` with room for what is tied together, as a date is, if there is as much."""
    pieces = (_room_for(max(len(piece) for text in own for piece in text.split(" "))) for own in texts)
    tied = list(map(max, least, pieces))
    return tied if sum(tied) <= line else least


def columns_of(
    aligns: Sequence[Align],
    rows: Sequence[Row],
    line: int,
    language: Language,
    decimals: Sequence[int] | None = None,
) -> tuple[Column, ...]:
    """Columns with widths by what they hold.

    Each has room for its longest word, and for its longest cell if that is short, as dates and numbers are; the rest goes
    where it makes the table lower. ``line`` is how many characters stand beside one another on the page.
    """
    texts = [[tie(inline_text(row.cells[index].content), ties(language)) for row in rows] for index in range(len(aligns))]
    words = _least(rows)
    for index in range(1, len(aligns)):
        if aligns[index] is Align.START and aligns[index - 1] is Align.END:  # words stand apart from numbers before them
            words[index] += GUTTER
    tied = _with_tied(words, texts, line)
    full = [max(_room_for(max(map(len, own))), low) for own, low in zip(texts, tied, strict=True)]
    wide = [max(low, math.ceil((word - GUTTER) * _WIDE) + GUTTER) for low, word in zip(tied, words, strict=True)]
    least = list(map(max, _with_short_cells(tied, full, line), wide))
    if sum(least) > line:
        least = _with_short_cells(wide if sum(wide) <= line else tied, full, line)
    given = _shared(least, texts, line)
    full = list(map(max, full, least))
    stretch = max(line / sum(given), 1.0)
    shares = _alike([share * stretch for share in given], aligns, full)
    if language.rtl:
        shares = _at_the_edge(shares, aligns, full)
    # In thousandths: whole per cents of 24 columns would leave a fifth of the line to the one that gets the rest.
    widths = [int(1000 * share / sum(shares)) for share in shares]
    of_words = [index for index, align in enumerate(aligns) if align is not Align.END]
    widths[max(of_words or range(len(widths)), key=widths.__getitem__)] += 1000 - sum(widths)
    return tuple(map(Column, aligns, [width / 10 for width in widths], decimals or [0] * len(aligns)))


def _shared(least: Sequence[int], texts: Sequence[Sequence[str]], line: int) -> list[int]:
    """Characters for each column: ``least``, and what is over by the text, then moved about as long as that makes it lower."""
    shares = _by_text(least, texts, line)
    seen = [[list(map(len, text.split(" "))) for text in own[:: max(len(own) // _MOST_SEEN, 1)]] for own in texts]

    @cache
    def lines(column: int, share: int) -> list[int]:
        return _lines(seen[column], share)

    def height(tried: Sequence[int]) -> float:
        """Nearly that of the tallest cell of each row, though any that is lower counts for something, too."""
        rows = zip(*(lines(column, share) for column, share in enumerate(tried)), strict=True)
        return sum(math.pow(sum(count**_NORM for count in row), 1 / _NORM) for row in rows)

    lowest = height(shares)
    for giver, taker in _pairs(len(shares)):
        for moved in range(1, shares[giver] - least[giver] + 1):
            tried = list(shares)
            tried[giver] -= moved
            tried[taker] += moved
            if (found := height(tried)) < lowest:
                lowest, shares = found, tried
                break
    return shares


def _by_text(least: Sequence[int], texts: Sequence[Sequence[str]], line: int) -> list[int]:
    """Characters for each column: ``least``, and what is over by how much text there is, to none more than it has use for."""
    shares = list(least)
    sizes = [list(map(len, own)) for own in texts]
    full = [_room_for(max(own)) for own in sizes]
    wants = [max((sum(own) / len(own) + max(own)) / 2, 1) ** 0.8 for own in sizes]
    for _ in range(line - sum(shares)):
        open_ = [index for index, share in enumerate(shares) if share < full[index]]
        if not open_:
            break
        shares[max(open_, key=lambda index: wants[index] / (shares[index] - least[index] + 1))] += 1
    return shares


def _pairs(columns: int) -> Iterator[tuple[int, int]]:
    """Each column with each other, several times over."""
    for _ in range(_ROUNDS):
        yield from permutations(range(columns), 2)


def _with_short_cells(least: Sequence[int], full: Sequence[int], line: int) -> list[int]:
    """``least`` with room for the longest cell of each column whose cells are short, as long as some of the line is left."""
    found = list(least)
    free = line if max(full) <= _SHORT else line * _SHORT_SHARE
    for index, most in enumerate(full):
        if most <= _SHORT and sum(found) - found[index] + most <= free:
            found[index] = max(most, found[index])
    return found


def _room_for(length: int) -> int:
    """Characters of a column in which a text of that length stands on one line."""
    return math.ceil((length + GUTTER) / _USUAL)


def _lines(cells: Sequence[Sequence[int]], share: int) -> list[int]:
    """Lines of cells, given as the lengths of their words, in a column that wide."""
    found: list[int] = []
    room = share * _USUAL - GUTTER
    for words in cells:
        lines, at = 1, -1
        for word in words:
            at += 1 + word
            if at > room and at > word:
                lines, at = lines + 1, word
        found.append(lines)
    return found


def _at_the_edge(shares: Sequence[float], aligns: Sequence[Align], full: Sequence[float]) -> list[float]:
    """``shares`` with numbers that stand at the right of narrow columns: beyond them the table ends, as it does elsewhere."""
    narrow = [min(share, full[index]) if aligns[index] is Align.END else share for index, share in enumerate(shares)]
    others = sum(share for share, align in zip(narrow, aligns, strict=True) if align is not Align.END)
    wider = 1 + (sum(shares) - sum(narrow)) / others if others else 1
    return [share if align is Align.END else share * wider for share, align in zip(narrow, aligns, strict=True)]


def _alike(shares: list[float], aligns: Sequence[Align], full: Sequence[float]) -> list[float]:
    """``shares`` with columns of numbers as wide as one another, if no column has to break a line for it."""
    numbers = {index for index, align in enumerate(aligns) if align is Align.END}
    if not numbers:
        return shares
    mean = sum(shares[index] for index in numbers) / len(numbers)
    widest = max(full[index] for index in numbers)
    if mean >= widest:
        return [mean if index in numbers else share for index, share in enumerate(shares)]
    needs = [widest if index in numbers else need for index, need in enumerate(full)]
    spare = sum(shares) - sum(needs)
    return [need + spare / len(needs) for need in needs] if spare >= -_ROUGH * sum(shares) else shares
