"""Glyphs of a line as spans with a text of their own (ISO 32000-1, 14.9.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

import attrs
import pydyf

#: What is shown: glyphs, each of four digits, and numbers that move the pen.
_SHOWN: Final = re.compile(r"<(?P<glyphs>[0-9a-f]*)>|(?P<moves>[^<>]+)")
#: Numbers before the first glyph.
_MOVES: Final = re.compile(r"(?:[^<>]+|<>)*")
_DIGITS: Final = 4
#: More glyphs than a line has.
_MANY: Final = 1_000_000


@attrs.frozen
class Space:
    """A space that holds the place of a letter whose signs are drawn elsewhere than at the pen: ``glyph`` and ``width``.

    ``advance`` is how far the letter moves the pen on, ``offset`` how far from there the last sign is drawn. Readers take the
    end of the last glyph for that of the span, and would see a gap after it. PDFium sorts by the first glyph of what is shown
    at once, and would part a sign that is raised from its letter.
    """

    glyph: int
    width: int
    advance: float
    offset: float


@attrs.frozen
class Span:
    """The glyphs of a line from ``start`` up to ``end``, counted from the left, which stand for ``text``."""

    start: int
    end: int
    text: str
    space: Space | None = None


class Spanned:
    """A stream to which one line is drawn, with ``spans`` in their order; all else is that of the stream itself."""

    def __init__(self, stream: Any, spans: Iterable[Span]) -> None:
        self._stream = stream
        self._waiting = list(reversed(list(spans)))
        self._open: Span | None = None
        self._at = 0
        self._rise: float = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def set_text_rise(self, rise: float) -> None:
        """Raise what follows."""
        self._rise = rise
        self._stream.set_text_rise(rise)

    def show_text(self, shown: str) -> None:
        """Show glyphs; those of a span within it."""
        part = ""
        for match in _SHOWN.finditer(shown):
            glyphs = match["glyphs"]
            if not glyphs:  # nothing between two numbers parts them
                part += match[0]
                continue
            while glyphs:
                if self._open is None and self._waiting and self._waiting[-1].start == self._at:
                    self._show(part)
                    part = ""
                    self._begin(self._waiting.pop())
                few = glyphs[: self._until() * _DIGITS]
                glyphs = glyphs[len(few) :]
                part += f"<{few}>"
                self._at += len(few) // _DIGITS
                if self._open is not None and self._open.end == self._at:
                    part = self._end(self._open, part)
        self._show(part)

    def _until(self) -> int:
        """How many glyphs follow of which all or none are of a span."""
        if self._open is not None:
            return self._open.end - self._at
        return self._waiting[-1].start - self._at if self._waiting else _MANY

    def _begin(self, span: Span) -> None:
        self._stream.begin_marked_content("Span", pydyf.Dictionary({"ActualText": pydyf.String(span.text)}))
        self._open = span

    def _end(self, span: Span, part: str) -> str:
        """Show the last ``part`` of a span; what moves the pen to where it was without the span's closing."""
        back, space = "", span.space
        if space is not None:
            if self._rise:
                self._show(part)
                part = ""
                self.set_text_rise(0)  # as WeasyPrint does next
            part += f"<>{space.offset + space.width}<{space.glyph:04x}>"
            back = f"{-space.offset}<>"
        self._show(part)
        self._stream.end_marked_content()
        self._open = None
        return back

    def _show(self, part: str) -> None:
        """Show ``part``. The pen is moved first: PDFium sorts by where the pen is, and would part what is of one span."""
        if part and self._rise and self._open is not None and (space := self._open.space) is not None:
            part = f"{space.advance}<{space.glyph:04x}>{space.width - space.advance}<>{part}"
        moves = _MOVES.match(part)
        assert moves is not None, "what matches may be empty"
        for each in (moves[0], part[moves.end() :]):
            if each:
                self._stream.show_text(each)
