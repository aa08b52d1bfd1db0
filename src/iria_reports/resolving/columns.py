"""Columns of a table: how wide each is by what it holds, and whether its numbers stand on their decimal marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from babel.numbers import get_decimal_symbol

from iria_reports.model.languages import Language
from iria_reports.model.tables import GUTTER, LANDSCAPE_LINE, LINE, longest_word
from iria_reports.resolved import Align, Column, Inlines, Row, inline_text

__all__ = ["LANDSCAPE_LINE", "LINE", "columns_of", "decimal_mark", "decimals_of", "needs_landscape"]

#: What a number may be made of before and behind its decimals.
_NUMBER: Final = r"[-+−–]?\d[\d\s.,\u00a0\u202f'’]*?(?:{mark}(?P<decimals>\d+))?\s*%?"


@cache
def decimal_mark(language: Language) -> re.Pattern[str]:
    """What a number looks like in ``language``, with its ``decimals``."""
    return re.compile(_NUMBER.format(mark=re.escape(get_decimal_symbol(language.locale))))


def decimals_of(cells: Sequence[Inlines], align: Align, number: re.Pattern[str]) -> list[int]:
    """Digits behind the decimal mark of each cell of a column; none anywhere if all have as many, or it holds other things."""
    none = [0] * len(cells)
    if align is not Align.END:
        return none
    texts = [inline_text(cell).strip() for cell in cells]
    found = [number.fullmatch(text) for text in texts]
    if any(match is None and any(map(str.isalnum, text)) for match, text in zip(found, texts, strict=True)):
        return none
    decimals = [len(match["decimals"] or "") if match is not None else 0 for match in found]
    return none if len(set(decimals)) == 1 else decimals


def needs_landscape(rows: Sequence[Row]) -> bool:
    """Whether the longest words of a table's columns find no room beside one another on an upright page."""
    return sum(_least(rows)) > LINE


def _least(rows: Sequence[Row]) -> list[int]:
    """Characters that each column needs, so that none of its words is broken."""
    columns = range(len(rows[0].cells))
    return [longest_word(inline_text(row.cells[index].content) for row in rows) + GUTTER for index in columns]


def columns_of(
    aligns: Sequence[Align], rows: Sequence[Row], line: int = LINE, decimals: Sequence[int] | None = None
) -> tuple[Column, ...]:
    """Columns with widths by what they hold: each has room for its longest word, the rest goes by the text.

    ``line`` is how many characters stand beside one another on the page.
    """
    least = [100 * characters / line for characters in _least(rows)]
    wants: list[float] = []
    for index in range(len(aligns)):
        lengths = [len(inline_text(row.cells[index].content)) for row in rows]
        wants.append(max((sum(lengths) / len(lengths) + max(lengths)) / 2, 1) ** 0.8)
    # Words that are too long together share what there is; they will be broken.
    squeeze = min(1.0, 100 / sum(least))
    spare = 100 - squeeze * sum(least)
    widths = [int(squeeze * low + spare * want / sum(wants)) for low, want in zip(least, wants, strict=True)]
    widths[widths.index(max(widths))] += 100 - sum(widths)
    return tuple(map(Column, aligns, widths, decimals or [0] * len(aligns)))
