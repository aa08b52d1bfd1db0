"""Letters of a line with the glyphs that draw them, as Pango tells them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import attrs
from weasyprint.text.ffi import ffi, pango


@attrs.frozen
class Glyph:
    """A glyph: its place in the line, counted from the left, and its number in the font.

    ``width`` is how far it moves the pen on, and ``offset`` how far from the pen it is drawn, in Pango's units. ``own`` are its
    letters if Pango tells them of it alone; WeasyPrint sees these.
    """

    at: int
    number: int
    width: int
    offset: int
    own: str | None = None

    @property
    def moves(self) -> bool:
        """Whether it moves the pen on: a letter, or a part of one."""
        return self.width != 0

    @property
    def strays(self) -> bool:
        """Whether it is drawn elsewhere than at the pen, which it leaves where it was: a sign above or below a letter."""
        return not self.moves and self.offset != 0


@attrs.frozen
class Cluster:
    """Glyphs in the order of reading, and the letters that they draw together."""

    glyphs: list[Glyph]
    letters: str


def clusters_of(run: Any, encoded: bytes, at: int, end: int) -> Iterator[Cluster]:
    """Clusters of a run of the text ``encoded``, up to ``end``, in the order of reading; signs are with their letters.

    ``at`` is the place of the run's first glyph in the line. What is not drawn is left out, and so is what no font has:
    that is told of elsewhere, and has no number in a font.
    """
    item, found = run.item, _glyphs(run, at)
    if item.analysis.level % 2:
        found.reverse()
    groups = [(start, [glyph for _, glyph in group if glyph]) for start, group in groupby(found, key=lambda each: each[0])]
    stops = [start for start, _ in groups[1:]] + [item.length]
    clusters: list[Cluster] = []
    for (start, glyphs), stop in zip(groups, stops, strict=True):
        if item.offset + start >= end:
            break
        letters = encoded[item.offset + start : item.offset + stop].decode()
        if len(glyphs) == 1:
            glyphs = [attrs.evolve(glyphs[0], own=letters)]  # noqa: PLW2901
        if clusters and unicodedata.category(letters[0]).startswith("M"):  # Pango parts signs from their letters
            last = clusters.pop()
            glyphs, letters = last.glyphs + glyphs, last.letters + letters  # noqa: PLW2901
        clusters.append(Cluster(glyphs, letters))
    for cluster in clusters:
        if cluster.glyphs and not any(glyph.number & pango.PANGO_GLYPH_UNKNOWN_FLAG for glyph in cluster.glyphs):
            yield cluster


def _glyphs(run: Any, at: int) -> list[tuple[int, Glyph | None]]:
    """Glyphs of a run from the left, each with where its letters begin; None for one that is not drawn."""
    starts = ffi.unpack(run.glyphs.log_clusters, run.glyphs.num_glyphs)
    found: list[tuple[int, Glyph | None]] = []
    for start, info in zip(starts, run.glyphs.glyphs[0 : len(starts)], strict=True):
        if info.glyph == pango.PANGO_GLYPH_EMPTY:
            found.append((start, None))
        else:
            found.append((start, Glyph(at, info.glyph, info.geometry.width, info.geometry.x_offset)))
            at += 1
    return found
