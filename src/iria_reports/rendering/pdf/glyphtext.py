"""What glyphs stand for, where that is not plain.

A font in a PDF has one text for each glyph (ToUnicode), and WeasyPrint 70 takes the first that it meets (``draw/text.py``).
Yet one glyph may serve two characters, as that of the apostrophe serves ``ʼ``, and a letter may need several, as ``ọ̀`` does.
Here each glyph gets its text before WeasyPrint looks: that of plain text where it has one, its own sign, or what is met first.
Where the glyphs of a letter say something else all the same, the letter becomes a span with its own text (`spans`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, Final

import weasyprint.draw.text
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from iria_reports.rendering.pdf.clusters import Cluster, Glyph, clusters_of
from iria_reports.rendering.pdf.nominal import PLAIN, is_borrowed, nominal, owner, space_of
from iria_reports.rendering.pdf.spans import Space, Span, Spanned

_SIZE: Final = ffi.sizeof("PangoGlyphInfo")
_WORDS: Final = _SIZE // 4
#: What leaves nothing on a page: joiners, marks of direction, soft hyphens, selectors of variants.
_INVISIBLE: Final = re.compile("[\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_SPACES: Final = re.compile(r"\s")
#: What needs no look, as long as no other text has borrowed its glyphs.
_PLAIN: Final = re.compile(f"[{re.escape(PLAIN)} \u00a0\u2009\u200b\u202f\u2060]*")
_BORROWED: Final = "_iria_borrowed"
#: Signs above or below letters that are written from left to right.
_SIGNS: Final = re.compile("[\u0300-\u036f\u0483-\u0489\u0900-\u109f\u1700-\u1aff\u1cd0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]")
_draw_first_line = weasyprint.draw.text.draw_first_line


def draw_first_line(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
    """As WeasyPrint's own, which it calls."""
    is_whole = text_overflow != "ellipsis" and block_ellipsis == "none"
    if is_whole and textbox.text.strip() and (spans := list(_spans(stream, textbox))):
        stream = Spanned(stream, spans)
    return _draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)


def runs_of(textbox: Any, stream: Any) -> Iterator[tuple[Any, Any]]:
    """Runs of glyphs of a line, each with its font in the PDF."""
    first_line, _ = textbox.pango_layout.get_first_line()
    run = first_line.runs[0]
    while run != ffi.NULL:
        yield run.data, stream.add_font(run.data.item.analysis.font)[0]
        run = run.next


def _spans(stream: Any, textbox: Any) -> Iterator[Span]:
    """What must be a span of a line, from left to right. Glyphs whose text WeasyPrint would not see get it."""
    text: str = textbox.pango_layout.text
    # A hyphen at the end may be the line's: `linehyphens` sees to it.
    hyphen = textbox.style["hyphenate_character"]
    own = text.removesuffix(hyphen) if hyphen else text
    if _PLAIN.fullmatch(own) and not any(hasattr(font, _BORROWED) for font in stream._fonts.values()):  # noqa: SLF001  WeasyPrint's
        return
    encoded, end = text.encode(), len(own.encode())
    # WeasyPrint does so next, and would set the line once more.
    pango.pango_layout_set_single_paragraph_mode(textbox.pango_layout.layout, True)
    at = 0
    soon: dict[Any, dict[int, str]] = {}
    for run, font in runs_of(textbox, stream):
        item, count = run.item, run.glyphs.num_glyphs
        numbers = memoryview(ffi.buffer(run.glyphs.glyphs, count * _SIZE)).cast("I")[::_WORDS].tolist()
        rtl = bool(item.analysis.level % 2)
        letters = encoded[item.offset : item.offset + item.length].decode()
        if not _say(font, reversed(numbers) if rtl else numbers, letters) or _SIGNS.search(letters):
            clusters = _mapped(font, soon.setdefault(font, {}), clusters_of(run, encoded, at, end), rtl=rtl)
            spans = (_span(stream, run, font, cluster) for cluster in clusters)
            yield from sorted(spans, key=lambda span: span.start) if rtl else spans
        at += count - numbers.count(pango.PANGO_GLYPH_EMPTY)


def _say(font: Any, numbers: Iterable[int], letters: str) -> bool:
    """Whether glyphs say just ``letters``, all of them known."""
    try:
        return "".join(map(font.to_unicode.__getitem__, numbers)) == letters
    except KeyError:
        return False


def _mapped(font: Any, soon: dict[int, str], clusters: Iterable[Cluster], *, rtl: bool) -> Iterator[Cluster]:
    """Clusters that must be spans. ``soon`` is what WeasyPrint will see by itself, of this line and font."""
    said: dict[int, str] = font.to_unicode
    for cluster in clusters:
        glyphs, letters = cluster.glyphs, cluster.letters
        for glyph, text in _texts(font, cluster, rtl=rtl):
            if glyph.number not in said:
                (soon if text == glyph.own else said).setdefault(glyph.number, text)
                if not _PLAIN.fullmatch(text) and is_borrowed(font, glyph.number, text):
                    setattr(font, _BORROWED, True)
        found = "".join(said.get(glyph.number) or soon.get(glyph.number, "") for glyph in glyphs)
        if not _same(found, letters) or (not rtl and any(glyph.strays for glyph in glyphs)):
            for glyph in glyphs:
                said.setdefault(glyph.number, soon.get(glyph.number, letters))
            yield cluster


def _texts(font: Any, cluster: Cluster, *, rtl: bool) -> Iterator[tuple[Glyph, str]]:
    """What each glyph of a cluster shall stand for: what it is in plain text, what it is by itself, or what Pango tells of it.

    Of the others signs stand for signs, in their order; those that move the pen on for all that is left.
    """
    glyphs, letters = cluster.glyphs, cluster.letters
    if len(glyphs) == 1:
        # From right to left brackets change their glyphs, and owners would be the wrong ones.
        plain = None if rtl else owner(font, glyphs[0].number)
        is_other = plain is not None and unicodedata.normalize("NFC", letters) != plain
        yield glyphs[0], plain if plain is not None and is_other else letters
        return
    apart = unicodedata.normalize("NFD", letters)
    alone = {nominal(font, part): part for part in apart + letters}
    # Where letters are spaced, signs move the pen, too.
    marks = [glyph for glyph in glyphs if not glyph.moves or unicodedata.combining(alone.get(glyph.number, " "))]
    # A letter with a sign of its own may be set of two glyphs, as small capitals are.
    parts = apart if len(marks) == sum(map(bool, map(unicodedata.combining, apart))) else letters
    signs = [letter for letter in parts if unicodedata.combining(letter)]
    base = "".join(letter for letter in parts if not unicodedata.combining(letter))
    for glyph in glyphs:
        if glyph not in marks:
            text = base
        else:
            index = marks.index(glyph)
            text = "".join(signs[index:] if glyph is marks[-1] else signs[index : index + 1])
        yield glyph, owner(font, glyph.number) or alone.get(glyph.number) or glyph.own or text or letters


def _same(said: str, letters: str) -> bool:
    """Whether what glyphs say is what was written, but for the kind of a space and what leaves nothing on a page."""
    return said == letters or _plain(said) == _plain(letters)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _INVISIBLE.sub("", text)))


def _span(stream: Any, run: Any, font: Any, cluster: Cluster) -> Span:
    places = [glyph.at for glyph in cluster.glyphs]
    space = None
    if run.item.analysis.level % 2 == 0 and any(glyph.strays for glyph in cluster.glyphs):
        font_size = stream.add_font(run.item.analysis.font)[1]
        if (known := space_of(stream, run.item.analysis.font, font, font_size)) is not None:
            advance = sum(glyph.width for glyph in cluster.glyphs) * 1000 * FROM_UNITS / font_size
            last = cluster.glyphs[-1]
            space = Space(*known, advance, last.offset / font_size if last.strays else 0)  # as WeasyPrint reckons
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", cluster.letters)) or cluster.letters
    return Span(min(places), max(places) + 1, text, space)


def install() -> None:
    """Let WeasyPrint use the function of this module."""
    global _draw_first_line  # noqa: PLW0603  whatever is in its place by now
    _draw_first_line = weasyprint.draw.text.draw_first_line
    weasyprint.draw.text.draw_first_line = draw_first_line
