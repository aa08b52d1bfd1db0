"""Block tokens into blocks."""

from __future__ import annotations

import re

from markdown_it.token import Token

from iria_reports.loading.markdown.attributes import Attributes, trailing_attributes
from iria_reports.loading.markdown.divs import read_div
from iria_reports.loading.markdown.passage import Passage
from iria_reports.loading.markdown.pictures import read_figure
from iria_reports.loading.markdown.sections import Heading, Item
from iria_reports.loading.markdown.tables import read_table
from iria_reports.model.base import EVERYBODY, Audience
from iria_reports.model.blocks import Block, BulletList, ListItem, NumberedList, Paragraph, Quote
from iria_reports.model.inlines import NoteParagraph, Prose, Span
from iria_reports.problems import Location

_BRACE = re.compile(r"(?<!\\)\{[#.]")
#: Comments alone, which are their author's own, as in Pandoc.
_COMMENTS = re.compile(r"(?:\s*<!--.*?-->)*\s*\Z", re.DOTALL)
_CLOSED = {
    "hr": ("thematic-break", "a rule across the page is not part of a briefing", "delete it, or write ::: page-break"),
    "code_block": ("code-block", "a block of code is not part of a briefing", "indent by less than four spaces"),
    "fence": ("code-block", "a block of code is not part of a briefing", "delete the fence"),
    "html_block": ("raw-html", "HTML is not read", "write it in Markdown, or escape < as \\<"),
}


class BlockReader(Passage):
    """Turns the tokens of one text into blocks."""

    def read(self, *, top: bool) -> list[Item]:
        """All blocks. ``top``: headings and parts may stand here."""
        self.read_note_texts()
        items: list[Item] = []
        while self.index < len(self.tokens):
            items.extend(self.item(top=top))
        return items

    def read_note_texts(self) -> None:
        """Take the texts of notes out first, so that a mark may stand before its text."""
        kept: list[Token] = []
        while self.index < len(self.tokens):
            if self.peek() == "note_text_open":
                self.note_text()
            else:
                kept.append(self.next())
        self.tokens[:] = kept
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
            case "note_text_open":
                place = self.written.at(token.meta["at"], token.meta["end"])
                self.problems.error("note-content", place, "the text of a note stands within that of another", "move it out")
                self.skip_past("note_text_close", token.level)
                return []
            case "problem":
                meta = token.meta
                place = self.written.at(meta["at"], meta["end"])
                self.problems.error(meta["code"], place, meta["message"], meta["mend"])
                return []
            case "html_block" if _COMMENTS.match(token.content):
                return []
            case closed if closed in _CLOSED:
                code, message, mend = _CLOSED[closed]
                self.problems.error(code, self.location(token), message, mend)
                return []
        raise AssertionError(token.type)  # every rule of the parser is named above

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
            written, inline = self.beginning(written, end)
            if inline.content.endswith("#"):
                message = "Pandoc would not read the last # of this heading"
                self.problems.error("reads-otherwise", written.at(end - 1), message, "write \\#")
        title = self.prose(inline, written)
        if attributes is None and not written.text.endswith("}"):
            read = {child.meta.get("brace") for child in inline.children or ()}
            for brace in _BRACE.finditer(written.text):
                if brace.start() not in read:
                    message, mend = "this brace is never closed, and would be printed", "close it with }, or write \\{"
                    self.problems.error("broken-attributes", written.at(brace.start()), message, mend)
        if not title:
            self.problems.error("empty", location, "this heading has no words")
            return []
        return [self.headed(int(token.tag[1:]), title, attributes, location)]

    def headed(self, level: int, title: Prose, attributes: Attributes | None, location: Location) -> Heading:
        """A heading with its attributes."""
        if attributes is None:
            return Heading(level, title, None, numbered=True, location=location)
        classes = {scalar.text for scalar in attributes.classes}
        for scalar in attributes.classes:
            if scalar.text not in ("unnumbered", "appendix"):
                message = f"no heading is called .{scalar.text}"
                self.problems.error("unknown-class", scalar.location, message, "a heading may be .unnumbered or .appendix")
        for entry in attributes.pairs:
            if entry.key.text not in ("for", "not-for"):
                message = f'a heading has no "{entry.key.text}"'
                self.problems.error("unknown-key", entry.key.location, message, "a heading may have for and not-for")
        identifier = attributes.identifier.text if attributes.identifier else None
        audience = self.build.audience(attributes.pairs)
        numbered, appendix = "unnumbered" not in classes, "appendix" in classes
        return Heading(level, title, identifier, numbered, location, audience, appendix)

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


def item_audience(content: tuple[Block, ...]) -> tuple[Audience, tuple[Block, ...]]:
    """A list item is withheld by one span that holds all of it."""
    if len(content) == 1 and isinstance(content[0], Paragraph):
        words = content[0].content
        if len(words) == 1 and isinstance(words[0], Span):
            span = words[0]
            return span.audience, (Paragraph(span.content, location=content[0].location),)
    return EVERYBODY, content
