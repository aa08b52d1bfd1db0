"""A text as its tokens, taken one by one, with their places: what readers of blocks stand on."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import cast

from markdown_it import MarkdownIt
from markdown_it.token import Token

from iria_reports.loading.construct import Constructor
from iria_reports.loading.markdown.cites import CiteReader
from iria_reports.loading.markdown.inlines import InlineReader, Notes
from iria_reports.loading.markdown.sections import Item
from iria_reports.loading.raw import Mapping, Scalar
from iria_reports.model.blocks import Block
from iria_reports.model.inlines import Prose
from iria_reports.problems import Location, Problems, SourceText


class Passage(ABC):
    """The tokens of one text. ``written`` is that text with its places.

    How a block is read (`item`) is left to the reader of blocks; readers of what holds blocks call it.
    """

    def __init__(
        self, written: Scalar, tokens: list[Token], notes: Notes, build: Constructor, parser: MarkdownIt, cites: CiteReader
    ) -> None:
        self.written = written
        self.tokens = tokens
        self.notes = notes
        self.build = build
        self.index = 0
        self.lines = SourceText("", written.text)
        self._parser = parser
        self._cites = cites

    @property
    def problems(self) -> Problems:
        """Where problems are noted."""
        return self.build.problems

    @abstractmethod
    def item(self, *, top: bool) -> list[Item]:
        """The next block; several or none where something is wrong. ``top``: headings and parts may stand here."""

    # Places

    def location(self, token: Token) -> Location:
        """Place of a block: from its first line up to the end of its last."""
        first, last = cast("list[int]", token.map)
        starts = self.lines.line_starts
        start = starts[first] + len(self.lines.line(first + 1)) - len(self.lines.line(first + 1).lstrip())
        end = starts[last] - 1 if last < len(starts) else len(self.written.text)
        return self.written.at(start, max(start + 1, end))

    def text(self, token: Token) -> Scalar:
        """Text of an ``inline`` token with the place of each of its lines."""
        first = cast("list[int]", token.map)[0]
        pieces: list[tuple[int, int]] = []
        offset = 0
        for number, line in enumerate(token.content.split("\n")):
            whole = self.lines.line(first + number + 1)
            column = max(0, whole.rfind(line.rstrip()))
            start = self.written.at(self.lines.line_starts[first + number] + column)
            pieces.append((offset, start.start))
            offset += len(line) + 1
        location = Location(self.written.location.source, pieces[0][1], pieces[0][1] + max(1, len(token.content)))
        return Scalar(token.content, location, tuple(pieces))

    def no_fields(self, token: Token) -> Mapping:
        """No keys, at the place of ``token``."""
        return Mapping((), self.location(token))

    # Tokens

    def next(self) -> Token:
        """The next token, consumed."""
        token = self.tokens[self.index]
        self.index += 1
        return token

    def peek(self) -> str:
        """Type of the next token; empty at the end."""
        return self.tokens[self.index].type if self.index < len(self.tokens) else ""

    def skip_past(self, closing: str, level: int) -> None:
        """Go behind the token ``closing`` of ``level``."""
        while True:
            token = self.next()
            if token.type == closing and token.level == level:
                return

    # Content

    def until(self, closing: str) -> tuple[Block, ...]:
        """Blocks up to the token ``closing``, which is consumed."""
        found: list[Block] = []
        while self.peek() != closing:
            found.extend(cast("list[Block]", self.item(top=False)))
        self.next()
        return tuple(found)

    def prose(self, inline: Token, written: Scalar | None = None) -> Prose:
        """Prose of an ``inline`` token."""
        return InlineReader(written or self.text(inline), self.build, self._cites, self.notes).read(inline.children or [])

    def beginning(self, written: Scalar, end: int) -> tuple[Scalar, Token]:
        """The text up to ``end``, where its attributes begin, parsed without them."""
        (inline,) = self._parser.parseInline(written.text[:end].rstrip(), {"written": written})
        return written.slice(0, len(inline.content)), inline
