"""Hyphens at which lines are broken, which WeasyPrint 70 writes as if they belonged to the word (``draw/text.py``).

Each gets a soft hyphen as the text that it stands for (ISO 32000-1, 14.8.2.2.3 and 14.9.4), so that words are found, copied and
read aloud whole. Names are not divided (Bringhurst, 2.4.6): words with a capital are none of those that WeasyPrint hyphenates,
but in languages in which all nouns have one. Nor are names of files, addresses and sums, whose hyphens a reader could not tell
from those of lines (``text/line_break.py``, `split_first_line`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import pydyf
import weasyprint.draw.text
from weasyprint.text import line_break

from iria_reports.rendering.pdf.glyphtext import runs_of

_SOFT_HYPHEN: Final = "\u00ad"
#: The last glyph of a line, and what closes it up.
_LAST: Final = re.compile(r"(?P<glyph>[0-9a-f]{4})>(?P<closing>-?[\d.]*)\Z")
#: Languages in which a capital makes no name.
_CAPITAL_NOUNS: Final = ("de", "lb")
#: What text without spaces has that is no word of a language.
_CODED: Final = re.compile(r"[\d_/@]|\w\.\w")
_draw_first_line = weasyprint.draw.text.draw_first_line
_get_next_word_boundaries = line_break.get_next_word_boundaries


class _Hyphenation(line_break.pyphen.Pyphen):  # type: ignore[misc]
    """Hyphens of a language, but within names."""

    def __init__(self, *, lang: str, **limits: int) -> None:
        super().__init__(lang=lang, **limits)
        self._spares_names = not lang.startswith(_CAPITAL_NOUNS)

    def iterate(self, word: str) -> Iterator[tuple[str, str]]:
        """Where ``word`` may be divided, the last place first."""
        return iter(()) if self._spares_names and word[:1].isupper() else super().iterate(word)


def get_next_word_boundaries(text: str, language: str) -> Any:
    """As WeasyPrint's own, which it calls: where the word to be divided lies in ``text``, at whose end a line may end."""
    return None if _CODED.search(text) else _get_next_word_boundaries(text, language)


class _Held:
    """A stream of which the last glyphs shown are held back; all else is that of the stream itself."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.held: str | None = None

    def __getattr__(self, name: str) -> Any:
        self.flush()
        return getattr(self.stream, name)

    def show_text(self, glyphs: str) -> None:
        """Show what was held, and hold these."""
        self.flush()
        self.held = glyphs

    def flush(self) -> None:
        """Show what is held."""
        glyphs, self.held = self.held, None
        if glyphs is not None:
            self.stream.show_text(glyphs)

    def end_with_hyphen(self) -> None:
        """Show what is held, its last glyph as a soft hyphen."""
        last = _LAST.search(self.held or "")
        if last is None:
            self.flush()
            return
        assert self.held is not None
        before = self.held[: last.start()] + ">"
        self.held = None
        if not before.endswith("<>"):
            self.stream.show_text(before)
        elif before != "<>":
            self.stream.show_text(before.removesuffix("<>"))
        self.stream.begin_marked_content("Span", pydyf.Dictionary({"ActualText": pydyf.String(_SOFT_HYPHEN)}))
        self.stream.show_text(f"<{last['glyph']}>{last['closing']}")
        self.stream.end_marked_content()


def draw_first_line(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
    """As WeasyPrint's own, which it calls."""
    hyphen = textbox.style["hyphenate_character"]
    if textbox.style["direction"] == "rtl" or not textbox.pango_layout.text.endswith(hyphen):
        return _draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
    held = _Held(stream)
    drawn = _draw_first_line(held, textbox, text_overflow, block_ellipsis, matrix)
    held.end_with_hyphen()
    for _, font in runs_of(textbox, stream):  # one glyph serves the hyphens of lines and of words
        font.to_unicode.update((glyph, "-") for glyph, text in font.to_unicode.items() if text == hyphen)
    return drawn


def install() -> None:
    """Let WeasyPrint use the function and the class of this module."""
    global _draw_first_line  # noqa: PLW0603  whatever is in its place by now
    line_break.pyphen.Pyphen = _Hyphenation
    line_break.get_next_word_boundaries = get_next_word_boundaries
    _draw_first_line = weasyprint.draw.text.draw_first_line
    weasyprint.draw.text.draw_first_line = draw_first_line
