"""Markdown text into the model: the entrance to this folder."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from markdown_it import MarkdownIt

from iria_reports.loading.construct import Constructor
from iria_reports.loading.data import read_block
from iria_reports.loading.markdown.blocks import BlockReader
from iria_reports.loading.markdown.cites import CiteReader
from iria_reports.loading.markdown.differences import check_differences
from iria_reports.loading.markdown.inlines import InlineReader, Notes
from iria_reports.loading.markdown.parser import make_parser
from iria_reports.loading.markdown.restricted import refuse_withheld_addresses, restricted
from iria_reports.loading.markdown.sections import Item, nest
from iria_reports.loading.raw import Mapping, Raw, Scalar, kind
from iria_reports.loading.values import Surroundings
from iria_reports.model.blocks import Block, Content
from iria_reports.model.citing import Cite
from iria_reports.model.inlines import Prose
from iria_reports.model.languages import Language
from iria_reports.problems import Problems, SourceText


class MarkdownReader:
    """Reads Markdown for one briefing; implements `iria_reports.loading.construct.ProseReader`."""

    def __init__(self, language: Language, surroundings: Surroundings) -> None:
        self.language = language
        self.build = Constructor(self, surroundings)
        self.cite_reader = CiteReader(self.prose, self.build.audience, surroundings.problems)

    @property
    def problems(self) -> Problems:
        """Where problems are noted."""
        return self.build.problems

    @cached_property
    def parser(self) -> MarkdownIt:
        """The parser for the briefing's language."""
        return make_parser(self.language.quotation_marks)

    def items(self, source: SourceText, start: int = 0) -> list[Item]:
        """Blocks and headings of ``source`` from the offset ``start`` on, not yet nested."""
        # What stands before is blanked, not cut, so that offsets stay those of the file.
        blank = "".join("\n" if character == "\n" else " " for character in source.text[:start])
        written = Scalar(blank + source.text[start:], source.at(start, len(source.text)), ((0, 0),))
        return self._items(written, top=True)

    def _items(self, written: Scalar, *, top: bool) -> list[Item]:
        found: dict[str, Any] = {"written": written}
        tokens = self.parser.parse(written.text, found)
        notes = Notes(self.problems)
        reader = BlockReader(written, tokens, notes, self.build, self.parser, self.cite_reader)
        notes.restricted = restricted(tokens, reader)
        refuse_withheld_addresses(found.get("references", {}), notes.restricted, reader)
        items = reader.read(top=top)
        notes.finish()
        check_differences(tokens, reader, self.problems)
        return items

    def blocks(self, written: Scalar) -> Content:
        """Blocks of a text within YAML or JSON."""
        return nest(self._items(written, top=False), self.problems)

    def prose(self, written: Scalar) -> Prose:
        """Inlines of one paragraph's text."""
        if not written.text.strip():
            return ()
        (token,) = self.parser.parseInline(written.text, {"written": written})
        return InlineReader(written, self.build, self.cite_reader, Notes(self.problems)).read(token.children or [])

    def cites(self, written: Scalar) -> tuple[Cite, ...]:
        """Cites without brackets: ``@a, para. 3; @b``."""
        return self.cite_reader.read(written)

    def block(self, raw: Raw) -> Block | None:
        """One block of a briefing written as data: a mapping of its name to its fields."""
        if not isinstance(raw, Mapping) or len(raw.entries) != 1:
            message = f"expected one block, name: fields, got {kind(raw)}"
            self.problems.error("wrong-value", raw.location, message)
            return None
        return read_block(self.build, raw.entries[0])
