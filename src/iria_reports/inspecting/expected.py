"""What a reader must find in every output: the words of the resolved document, in the order of reading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import assert_never

import attrs

from iria_reports.resolved import (
    Block,
    Blocks,
    Caption,
    Contents,
    Endnotes,
    Figure,
    Heading,
    Inlines,
    LineBreak,
    List,
    NoteCall,
    PageBreak,
    Panel,
    Paragraph,
    PullQuote,
    Quotation,
    Reference,
    ResolvedDocument,
    Run,
    Scale,
    Table,
    TitleBlock,
    Turned,
)

# What layout may add or leave out: spaces, soft hyphens, joiners and marks of direction.
_LAYOUT = re.compile("[\\s\u00a0\u00ad\u2000-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
# Ligatures of Latin, Armenian, Hebrew and Arabic, and forms of Arabic letters.
_FORMS = re.compile("[\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]")
# Greek letters of which two small ones have one capital.
_VARIANTS = frozenset("µμΜϕφΦϐβΒϑθΘϖπΠϰκΚϱρΡϵεΕςσΣ")


@attrs.frozen
class Piece:
    """A stretch of text that stands together: a paragraph, a row, a caption. ``label`` says what it is.

    ``silent``: a reader who listens to the page is spared it, since it repeats what stands elsewhere.
    """

    label: str
    text: str
    silent: bool = False


def squeezed(text: str) -> str:
    """``text`` without case, spaces and invisible marks; ligatures and forms of letters resolved, as PDFium does; one hyphen.

    Case is taken away as Turkish has it, too, where capitals of "i" keep and those of "ı" get no dot. Signs that look alike
    stay apart: ``µ`` is no ``μ``, and where two small letters have one capital, that stays a capital.
    """
    plain = _LAYOUT.sub("", unicodedata.normalize("NFC", _FORMS.sub(_resolved, text)))
    folded = "".join(letter if letter in _VARIANTS else letter.casefold() for letter in plain)
    return folded.replace("\u0307", "").replace("ı", "i").replace("\u2010", "-").replace("\u2011", "-")


def _resolved(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0])


def inline_words(content: Inlines) -> str:
    """Words of ``content``, with the numbers of its note calls."""
    parts: list[str] = []
    for inline in content:
        match inline:
            case Run() | Reference():
                parts.append(inline.text)
            case LineBreak():
                parts.append("\n")
            case NoteCall():
                parts.append(str(inline.number))
            case _:
                assert_never(inline)
    return "".join(parts)


def body_pieces(document: ResolvedDocument, pages: dict[str, int] | None = None) -> list[Piece]:
    """Title block and text. ``pages`` are the page numbers that contents show, if they show any."""
    return [*_title(document.title_block, cover=document.design.cover), *_blocks(document.body, pages or {})]


def note_pieces(document: ResolvedDocument) -> list[Piece]:
    """Notes with their numbers."""
    return [
        Piece(f"note {note.number}", str(note.number) + "".join(inline_words(each.content) for each in note.content))
        for note in document.notes
    ]


def _title(block: TitleBlock, *, cover: bool) -> Iterator[Piece]:
    yield Piece("masthead", f"{block.institute} {block.institute_name} {block.date}")
    yield Piece("kicker", block.kicker)
    yield Piece("title", inline_words(block.title))
    if block.subtitle:
        yield Piece("subtitle", inline_words(block.subtitle))
    if cover:
        if block.lead is not None:
            yield from _block(block.lead, {})
        yield from (Piece("byline", line) for line in (*block.edition, *block.byline))
        return
    if block.edition:
        yield Piece("edition", " · ".join(block.edition))
    if block.byline:
        yield Piece("byline", " · ".join(block.byline))
    if block.lead is not None:
        yield from _block(block.lead, {})


def _blocks(blocks: Blocks, pages: dict[str, int]) -> Iterator[Piece]:
    for block in blocks:
        yield from _block(block, pages)


def _caption(caption: Caption | None) -> Iterator[Piece]:
    if caption is not None:
        number = f"{caption.number.label} {caption.number.text} " if caption.number else ""
        yield Piece("caption", number + inline_words(caption.content))


def _block(block: Block, pages: dict[str, int]) -> Iterator[Piece]:
    match block:
        case Heading():
            yield Piece("heading", f"{block.number or ''} {inline_words(block.content)}")
        case Paragraph():
            yield Piece(block.role.value, inline_words(block.content))
        case List():
            for item in block.items:
                first, *more = _blocks(item.content, pages)
                yield Piece(first.label, f"{item.mark} {first.text}")
                yield from more
        case Quotation():
            yield from _blocks(block.content, pages)
            if block.attribution:
                yield Piece("attribution", inline_words(block.attribution))
        case PullQuote():
            yield Piece("pull quote", inline_words(block.content), silent=True)
        case Panel():
            if block.heading is not None:
                yield from _block(block.heading, pages)
            yield from _caption(block.caption)
            yield from _blocks(block.content, pages)
        case Scale():
            yield Piece("scale", block.label)
        case Figure():
            yield from _caption(block.caption)
            yield from _blocks(block.below, pages)
        case Table():
            yield from _caption(block.caption)
            yield from _rows(block)
            yield from _blocks(block.below, pages)
        case Contents():
            yield from _block(block.heading, pages)
            for entry in block.entries:
                page = pages.get(entry.anchor)
                yield Piece("entry", f"{entry.number or ''} {inline_words(entry.content)} {page or ''}")
        case Turned():
            yield from _blocks(block.content, pages)
        case PageBreak() | Endnotes():  # what notes say is read apart
            return
        case _:
            assert_never(block)


def _rows(table: Table) -> Iterator[Piece]:
    head = "".join(inline_words(cell.content) for cell in table.head.cells) if table.head else ""
    if head:
        yield Piece("header", head)
    for row in table.rows:
        yield Piece("row", " ".join(inline_words(cell.content) for cell in row.cells))
