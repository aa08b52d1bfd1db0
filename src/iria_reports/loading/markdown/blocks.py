"""Block tokens into blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from markdown_it.token import Token

from iria_reports.loading.construct import Constructor
from iria_reports.loading.markdown.attributes import Attributes, trailing_attributes
from iria_reports.loading.markdown.divs import read_div
from iria_reports.loading.markdown.inlines import Notes
from iria_reports.loading.markdown.pictures import read_figure
from iria_reports.loading.markdown.sections import Heading, Item, Restricted
from iria_reports.loading.markdown.tables import read_table
from iria_reports.loading.raw import Mapping, Scalar
from iria_reports.model.base import EVERYBODY, Audience
from iria_reports.model.blocks import Block, BulletList, ListItem, NumberedList, Paragraph, Quote
from iria_reports.model.inlines import NoteParagraph, Prose, Span
from iria_reports.problems import Location, Problems, SourceText

if TYPE_CHECKING:
    from iria_reports.loading.markdown.reader import MarkdownReader

_BRACE = re.compile(r"(?<!\\)\{[#.]")
_CLOSED = {
    "hr": ("thematic-break", "a rule across the page is not part of a briefing", "delete it, or write ::: page-break"),
    "code_block": ("code-block", "a block of code is not part of a briefing", "indent by less than four spaces"),
    "fence": ("code-block", "a block of code is not part of a briefing", "delete the fence"),
    "html_block": ("raw-html", "HTML is not read", "write it in Markdown, or escape < as \\<"),
}


class BlockReader:
    """Turns the tokens of one text into blocks. ``written`` is that text with its places."""

    def __init__(self, reader: MarkdownReader, written: Scalar, tokens: list[Token], notes: Notes) -> None:
        self.reader = reader
        self.written = written
        self.tokens = tokens
        self.notes = notes
        self.index = 0
        self.lines = SourceText("", written.text)

    @property
    def build(self) -> Constructor:
        """Builds values of the model."""
        return self.reader.build

    @property
    def problems(self) -> Problems:
        """Where problems are noted."""
        return self.build.problems

    def read(self, *, top: bool) -> list[Item]:
        """All blocks. ``top``: headings and parts may stand here."""
        self.read_note_texts()
        items: list[Item] = []
        while self.index < len(self.tokens):
            items.extend(self.item(top=top))
        return items

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

    def read_note_texts(self) -> None:
        """Take the texts of notes out first, so that a mark may stand before its text."""
        index = 0
        while index < len(self.tokens):
            if self.tokens[index].type == "note_text_open":
                self.index = index
                self.note_text()
                del self.tokens[index : self.index]
            else:
                index += 1
        self.index = 0

    def note_text(self) -> None:
        opening = self.next()
        paragraphs: list[NoteParagraph] = []
        while self.peek() != "note_text_close":
            start = self.tokens[self.index]
            for block in self.item(top=False):
                if isinstance(block, Paragraph):
                    paragraphs.append(NoteParagraph(block.content, location=block.location))
                else:
                    place = self.location(start) if start.map else None
                    self.problems.error("note-content", place, "a note holds paragraphs only", "set it in the text")
        self.next()
        location = self.written.at(opening.meta["at"], opening.meta["end"])
        line = (opening.map or [0])[0]
        if line and (above := self.lines.line(line).strip("> \t")) and not above.startswith("[^"):
            message = "the text of a note follows a line of text directly; Pandoc would read it as part of the paragraph"
            self.problems.error("blank-line-needed", location, message, "put a blank line before it")
        if not paragraphs:
            self.problems.error("empty", location, f"the note {opening.meta['label']} is empty")
            return
        self.notes.add(opening.meta["label"], tuple(paragraphs), location)

    # Blocks

    def until(self, closing: str) -> tuple[Block, ...]:
        """Blocks up to the token ``closing``, which is consumed."""
        found: list[Block] = []
        while self.peek() != closing:
            found.extend(cast("list[Block]", self.item(top=False)))
        self.next()
        return tuple(found)

    def item(self, *, top: bool) -> list[Item]:
        """The next block; several or none where something is wrong."""
        token = self.next()
        match token.type:
            case "paragraph_open":
                return self.paragraph(token)
            case "heading_open":
                return self.heading(token, top=top)
            case "bullet_list_open" | "ordered_list_open":
                return self.bullets(token)
            case "blockquote_open":
                content = self.until("blockquote_close")
                quote = self.build.call(Quote, self.no_fields(token), {"content": content, "location": self.location(token)})
                return [quote] if quote else []
            case "table_open":
                table = read_table(self, token)
                return [table] if table else []
            case "caption_open":
                return self.stray_caption(token)
            case "div_open":
                return read_div(self, token, top=top)
            case "problem":
                meta = token.meta
                place = self.written.at(meta["at"], meta["end"])
                self.problems.error(meta["code"], place, meta["message"], meta["mend"])
                return []
            case closed if closed in _CLOSED:
                code, message, mend = _CLOSED[closed]
                self.problems.error(code, self.location(token), message, mend)
                return []
        raise AssertionError(token.type)  # every rule of the parser is named above

    def no_fields(self, token: Token) -> Mapping:
        """No keys, at the place of ``token``."""
        return Mapping((), self.location(token))

    def prose(self, inline: Token, written: Scalar | None = None) -> Prose:
        """Prose of an ``inline`` token."""
        return self.reader.inlines(written or self.text(inline), inline.children or [], self.notes)

    def paragraph(self, token: Token) -> list[Item]:
        inline = self.next()
        self.next()
        children = inline.children or []
        if children and children[0].type == "image" and len(children) == 1:
            figure = read_figure(self, inline)
            return [figure] if figure else []
        content = self.prose(inline)
        return [Paragraph(content, location=self.location(token))] if content else []

    def stray_caption(self, token: Token) -> list[Item]:
        message = "a caption stands below a pipe table; here Pandoc would read a definition"
        self.problems.error("stray-caption", self.location(token), message, "move it, or escape the colon: \\:")
        self.skip_past("caption_close", token.level)
        return []

    def heading(self, token: Token, *, top: bool) -> list[Item]:
        inline = self.next()
        self.next()
        location = self.location(token)
        if token.markup in ("=", "-"):
            self.problems.error("underlined-heading", location, "headings are not underlined here", "begin it with #")
            return []
        if not top:
            message = "a heading stands within another block"
            mend = "only a div with for= at the top, which begins with a heading, may hold headings"
            self.problems.error("nested-heading", location, message, mend)
            return []
        written = self.text(inline)
        attributes, end = trailing_attributes(written, self.problems)
        if attributes is not None:
            (inline,) = self.reader.parser.parseInline(written.text[:end].rstrip(), {"written": written})
            written = written.slice(0, len(inline.content))
            if inline.content.endswith("#"):
                message = "Pandoc would not read the last # of this heading"
                self.problems.error("reads-otherwise", written.at(end - 1), message, "write \\#")
        elif (brace := _BRACE.search(written.text)) and not written.text.endswith("}"):
            message = "this brace is never closed, and would be printed"
            self.problems.error("broken-attributes", written.at(brace.start()), message, "close it with }, or write \\{")
        title = self.prose(inline, written)
        if not title:
            self.problems.error("empty", location, "this heading has no words")
            return []
        return [self.headed(int(token.tag[1:]), title, attributes, location)]

    def headed(self, level: int, title: Prose, attributes: Attributes | None, location: Location) -> Heading:
        """A heading with its attributes."""
        if attributes is None:
            return Heading(level, title, None, numbered=True, location=location)
        numbered = True
        for scalar in attributes.classes:
            if scalar.text == "unnumbered":
                numbered = False
            else:
                message = f"no heading is called .{scalar.text}"
                self.problems.error("unknown-class", scalar.location, message, "a heading may be .unnumbered")
        for entry in attributes.pairs:
            if entry.key.text not in ("for", "not-for"):
                message = f'a heading has no "{entry.key.text}"'
                self.problems.error("unknown-key", entry.key.location, message, "a heading may have for and not-for")
        identifier = attributes.identifier.text if attributes.identifier else None
        return Heading(level, title, identifier, numbered, location, self.build.audience(attributes.pairs))

    def bullets(self, token: Token) -> list[Item]:
        closing = token.type.replace("open", "close")
        items: list[ListItem] = []
        while self.peek() != closing:
            opening = self.next()
            content = self.until("list_item_close")
            if not content:
                self.problems.error("empty", self.location(opening), "this list item is empty", "write it, or delete it")
                continue
            audience, content = item_audience(content)
            items.append(ListItem(content, audience=audience, location=self.location(opening)))
        self.next()
        if not items:
            return []
        location = self.location(token)
        if token.type == "bullet_list_open":
            return [BulletList(tuple(items), location=location)]
        start = token.attrs.get("start", 1)
        return [NumberedList(tuple(items), int(start), location=location)]

    def restricted(self, audience: Audience, token: Token) -> list[Item]:
        """The headings and blocks of an audience div at the top."""
        items: list[Any] = []
        while self.peek() != "div_close":
            items.extend(self.item(top=True))
        self.next()
        if not items or not isinstance(items[0], Heading):
            return []  # its heading was no good, which was noted
        return [Restricted(audience, tuple(items), self.location(token))]


def item_audience(content: tuple[Block, ...]) -> tuple[Audience, tuple[Block, ...]]:
    """A list item is withheld by one span that holds all of it."""
    if len(content) == 1 and isinstance(content[0], Paragraph):
        words = content[0].content
        if len(words) == 1 and isinstance(words[0], Span):
            span = words[0]
            return span.audience, (Paragraph(span.content, location=content[0].location),)
    return EVERYBODY, content
