"""Inline tokens into prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from markdown_it.token import Token

from iria_reports.loading.construct import Constructor
from iria_reports.loading.markdown.attributes import Attributes, parse_attributes
from iria_reports.loading.raw import Raw, Scalar
from iria_reports.model.base import ModelError
from iria_reports.model.citing import REFERENCE_PREFIXES
from iria_reports.model.inlines import (
    Citation,
    CitationMode,
    Code,
    CrossReference,
    Emphasis,
    Footnote,
    Foreign,
    Inline,
    InlineQuote,
    LineBreak,
    Link,
    NoteParagraph,
    Prose,
    SmallCaps,
    Span,
    Strong,
    Subscript,
    Superscript,
    Text,
    Variable,
)
from iria_reports.model.languages import Direction, Language
from iria_reports.problems import Location, Problems, did_you_mean

if TYPE_CHECKING:
    from iria_reports.loading.markdown.cites import CiteReader

_NESTED: Final[dict[str, type[Emphasis | Strong | Superscript | Subscript]]] = {
    "em": Emphasis,
    "strong": Strong,
    "superscript": Superscript,
    "subscript": Subscript,
}
_CLASSES = ("smallcaps", "quote")
_SPAN_KEYS = ("lang", "dir", "for", "not-for")
# Characters between which a line end of the source is no space (Chinese and Japanese are written without).
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6]")


class InlineReader:
    """Turns the tokens of one paragraph into prose.

    ``written`` is the paragraph's text with its places; ``notes`` are the texts of ``[^label]``.
    """

    def __init__(self, written: Scalar, build: Constructor, cites: CiteReader, notes: Notes) -> None:
        self.written = written
        self.build = build
        self.cites = cites
        self.notes = notes
        self.tokens: list[Token] = []
        self.index = 0

    @property
    def problems(self) -> Problems:
        """Where problems are noted."""
        return self.build.problems

    def read(self, tokens: list[Token]) -> Prose:
        """Prose of all ``tokens``."""
        self.tokens, self.index = tokens, 0
        return self.until(None)

    def location(self, token: Token) -> Location:
        """Place of ``token``."""
        return self.written.at(token.meta.get("at", 0), token.meta.get("end"))

    def until(self, closing: str | None) -> Prose:
        """Prose up to the token ``closing`` (consumed)."""
        inlines: list[Inline] = []
        while self.index < len(self.tokens):
            token = self.tokens[self.index]
            self.index += 1
            if token.type == closing:
                break
            try:
                inlines += self.line_end(inlines) if token.type == "softbreak" else self.inlines(token)
            except ModelError as error:
                message = f"expected {error.expected}, got {error.found}"
                self.problems.error("wrong-value", self.location(token), message)
        return tuple(_joined(inlines))

    def line_end(self, before: list[Inline]) -> tuple[Inline, ...]:
        """A line end of the source is a space, but none between two characters of Chinese or Japanese."""
        last = before[-1] if before else None
        following = self.tokens[self.index].content if self.index < len(self.tokens) else ""
        if isinstance(last, Text) and _WIDE.match(last.text[-1]) and _WIDE.match(following):
            return ()
        return (Text(" "),)

    def inlines(self, token: Token) -> tuple[Inline, ...]:
        """What ``token``, with all up to its closing one, stands for."""
        name, _, side = token.type.rpartition("_")
        if side == "open" and name in _NESTED:
            return (_NESTED[name](self.until(f"{name}_close"), location=self.location(token)),)
        match token.type:
            case "text":
                return (Text(token.content.replace("\t", " "), location=self.location(token)),) if token.content else ()
            case "hardbreak":
                return (LineBreak(),)
            case "code_inline":
                return (Code(token.content, location=self.location(token)),)
            case "link_open":
                return self.link(token)
            case "reference":
                return (self.reference(token),)
            case "cites":
                start, end = token.meta["inside"]
                cites = self.cites.read(self.written.slice(start, end))
                return (Citation(cites, location=self.location(token)),) if cites else ()
            case "span_open":
                return self.span(token)
            case "variable":
                return (Variable(token.meta["name"], token.meta["default"], location=self.location(token)),)
            case "note_open":
                content = self.until("note_close")
                return (Footnote((NoteParagraph(content),), location=self.location(token)),)
            case "note_mark":
                return self.notes.take(token.meta["label"], self.location(token))
            case "problem":
                meta = token.meta
                self.problems.error(meta["code"], self.location(token), meta["message"], meta["mend"])
                return ()
            case "html_inline" if token.content.startswith("<!--"):
                return ()  # a comment is its author's own, as in Pandoc
            case "html_inline":
                self.problems.error(
                    "raw-html", self.location(token), "HTML is not read", "write it in Markdown, or escape < as \\<"
                )
                return ()
            case "image":
                message = "a picture within a paragraph is not part of a briefing"
                self.problems.error("inline-picture", self.location(token), message, "set it in a paragraph of its own")
                return ()
        raise AssertionError(token.type)  # every rule of the parser is named above

    def link(self, token: Token) -> tuple[Inline, ...]:
        """A link, or its words alone if its address cannot be right."""
        content = self.until("link_close")
        if "brace" in self.tokens[self.index - 1].meta:
            place = self.written.at(self.tokens[self.index - 1].meta["brace"])
            self.problems.error("unknown-key", place, "a link takes no attributes", "delete the braces")
        if token.attrs.get("title"):
            self.problems.error("link-title", self.location(token), "the title of a link would not be printed", "delete it")
        return (Link(content, str(token.attrs["href"]), location=self.location(token)),)

    def reference(self, token: Token) -> Inline:
        """``@key``: a cross-reference if it begins like one, else a source."""
        key: str = token.meta["key"]
        location = self.location(token)
        prefix, _, rest = key.partition("-")
        if rest and prefix.lower() in REFERENCE_PREFIXES and not token.meta.get("suffix"):
            target = f"{prefix.lower()}-{rest}"
            return CrossReference(target, token.meta["minus"], prefix[0].isupper(), location=location)
        suffix = token.meta.get("suffix")
        where = self.written.slice(*suffix) if suffix else None
        cite = self.cites.one(key, location, where, suppress_author=token.meta["minus"])
        mode = CitationMode.APART if token.meta["minus"] else CitationMode.IN_TEXT
        return Citation((cite,), mode, location=location)

    def span(self, token: Token) -> tuple[Inline, ...]:
        """``[text]{attributes}``."""
        content = self.until("span_close")
        attributes = parse_attributes(self.written, token.meta["brace"])
        assert isinstance(attributes, Attributes)  # the rule has read them before
        if not content:
            self.problems.error("empty", self.location(token), "there is nothing in these brackets")
            return ()
        return (wrapped(content, attributes, self.build, self.location(token)),)


def _joined(inlines: list[Inline]) -> Iterator[Inline]:
    """Neighbouring texts as one, without the spaces before a line break."""
    words: list[Text] = []
    for inline in (*inlines, None):
        if isinstance(inline, Text):
            words.append(inline)
            continue
        if words:
            text = ""
            for each in words:  # a comment between two spaces leaves one
                text += each.text.lstrip(" ") if text.endswith(" ") else each.text
            yield Text(text.rstrip(" ") if isinstance(inline, LineBreak) else text, location=words[0].location)
            words = []
        if inline is not None:
            yield inline


def wrapped(content: Prose, attributes: Attributes, build: Constructor, location: Location) -> Inline:
    """``content`` as the class and keys of a span have it."""
    problems = build.problems
    for scalar in attributes.classes:
        if scalar.text not in _CLASSES:
            mend = did_you_mean(scalar.text, _CLASSES) or "a span may be .smallcaps or .quote"
            problems.error("unknown-class", scalar.location, f"no span is called .{scalar.text}", mend)
    if len(attributes.classes) > 1:
        problems.error("unknown-class", attributes.classes[1].location, "a span takes one class", "set one within the other")
    if attributes.identifier is not None:
        problems.error("unknown-key", attributes.identifier.location, "a span takes no id", "delete it")
    name = attributes.classes[0].text if attributes.classes else ""
    if name == "quote":
        quote = build.build(InlineQuote, attributes.pairs, "a quote", content=content, location=location)
        return quote if quote is not None else Span(content)
    for entry in attributes.pairs:
        if entry.key.text not in _SPAN_KEYS:
            mend = did_you_mean(entry.key.text, _SPAN_KEYS) or "a span may have lang, dir, for and not-for"
            problems.error("unknown-key", entry.key.location, f'a span has no "{entry.key.text}"', mend)
    language, direction = attributes.pairs.get("lang"), attributes.pairs.get("dir")
    if not name and not attributes.pairs.entries:
        problems.error(
            "empty-attributes", location, "these braces say nothing", "delete them, or say lang=, for= or .smallcaps"
        )
    if name == "smallcaps":
        content = (SmallCaps(content, location=location),)
    if language is not None:
        content = (_foreign(content, language, direction, build, location),)
    elif direction is not None:
        problems.error("missing-key", direction.location, "a direction needs its language", "add lang=…")
    audience = build.audience(attributes.pairs)
    return content[0] if audience.is_everybody and len(content) == 1 else Span(content, audience=audience, location=location)


def _foreign(content: Prose, language: Raw, direction: Raw | None, build: Constructor, location: Location) -> Inline:
    tag = build.value(Language, language, "lang")
    given = build.value(Direction, direction, "dir") if direction else None
    if tag is None:
        return Span(content)
    return Foreign(content, tag, given, location=location)


class Notes:
    """The texts of ``[^label]`` notes: read once each, in the order of their marks."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        #: Parts that are withheld from some.
        self.restricted: list[Location] = []
        self.texts: dict[str, tuple[tuple[NoteParagraph, ...], Location]] = {}
        self.used: set[str] = set()

    def add(self, label: str, content: tuple[NoteParagraph, ...], location: Location) -> None:
        """Take in the text of a note."""
        if label in self.texts:
            first = self.texts[label][1].line
            self.problems.error(
                "duplicate-note", location, f"the note {label} stands twice, first in line {first}", "rename one"
            )
        else:
            self.texts[label] = (content, location)

    def take(self, label: str, location: Location) -> tuple[Inline, ...]:
        """The note of a mark."""
        if label not in self.texts:
            mend = did_you_mean(label, self.texts) or f"write its text: [^{label}]: …"
            self.problems.error("unknown-note", location, f"there is no text for the note {label}", mend)
            return ()
        if label in self.used:
            self.problems.error(
                "reused-note", location, f"the note {label} is marked twice", "give each mark a note of its own"
            )
            return ()
        self.used.add(label)
        text = self.texts[label][1]
        if any(place.holds(text) and not place.holds(location) for place in self.restricted):
            message = f"the text of the note {label} stands in a part that is withheld from some, and its mark does not"
            self.problems.error("withheld-from-afar", text, message, "set it beside its mark")
        return (Footnote(self.texts[label][0], location=location),)

    def finish(self) -> None:
        """Note texts that no mark calls."""
        for label, (_, location) in self.texts.items():
            if label not in self.used:
                self.problems.error(
                    "unused-note", location, f"no mark calls the note {label}", f"write [^{label}], or delete it"
                )
