"""What glyphs stand for, where several make one letter.

WeasyPrint 70 takes the first text that it meets for a glyph, and of a letter with signs it gives all to the last glyph and
nothing to the others (``draw/text.py``). Here each sign keeps its own, and the letter its own, before WeasyPrint looks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import weasyprint.draw.text
from weasyprint.text.ffi import ffi

_draw_first_line = weasyprint.draw.text.draw_first_line

#: A glyph of a cluster: its number in the font, and whether it moves the pen on.
Glyph = tuple[int, bool]


def draw_first_line(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
    """As WeasyPrint's own, which it calls."""
    text = textbox.pango_layout.text
    if any(map(unicodedata.combining, text)):
        for run, font in runs_of(textbox, stream):
            for glyphs, letters in _clusters(run, text.encode()):
                for glyph, letter in shared(glyphs, letters):
                    font.to_unicode.setdefault(glyph, letter)
    return _draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)


def runs_of(textbox: Any, stream: Any) -> Iterator[tuple[Any, Any]]:
    """Runs of glyphs of a line, each with its font in the PDF."""
    first_line, _ = textbox.pango_layout.get_first_line()
    run = first_line.runs[0]
    while run != ffi.NULL:
        yield run.data, stream.add_font(run.data.item.analysis.font)[0]
        run = run.next


def _clusters(run: Any, text: bytes) -> Iterator[tuple[list[Glyph], str]]:
    """Clusters of more than one glyph, in the order of reading: their glyphs, and the text that they stand for."""
    count, item = run.glyphs.num_glyphs, run.item
    infos = [(run.glyphs.log_clusters[at], run.glyphs.glyphs[at]) for at in range(count)]
    if item.analysis.level % 2:
        infos.reverse()
    clusters = [(start, list(group)) for start, group in groupby(infos, key=lambda info: info[0])]
    ends = [start for start, _ in clusters[1:]] + [item.length]
    for (start, group), end in zip(clusters, ends, strict=True):
        if len(group) > 1:
            letters = text[item.offset + start : item.offset + end].decode()
            yield [(info.glyph, info.geometry.width != 0) for _, info in group], letters


def shared(glyphs: list[Glyph], letters: str) -> Iterator[tuple[int, str]]:
    """What each glyph of a cluster stands for: signs for signs, in their order; one glyph for all that are left."""
    signs = [letter for letter in letters if unicodedata.combining(letter)]
    base = "".join(letter for letter in letters if not unicodedata.combining(letter))
    bases = [glyph for glyph, moves in glyphs if moves]
    marks = [glyph for glyph, moves in glyphs if not moves]
    for index, glyph in enumerate(bases):
        yield glyph, base if index == 0 else ""
    for index, glyph in enumerate(marks):
        last = index == len(marks) - 1
        yield glyph, "".join(signs[index:]) if last else "".join(signs[index : index + 1])


def install() -> None:
    """Let WeasyPrint use the function of this module."""
    global _draw_first_line  # noqa: PLW0603  whatever is in its place by now
    _draw_first_line = weasyprint.draw.text.draw_first_line
    weasyprint.draw.text.draw_first_line = draw_first_line
