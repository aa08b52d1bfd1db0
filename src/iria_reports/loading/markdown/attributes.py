"""Attributes in braces: ``{#id .class key="value"}``, over one line or several."""

from __future__ import annotations

import re

import attrs

from iria_reports.loading.raw import Entry, Mapping, Scalar
from iria_reports.problems import Problems

_ITEM = re.compile(
    r"""\s*(?:
        \#(?P<id>[^\s{}.\#="']+)
      | \.(?P<cls>[^\s{}.\#="']+)
      | (?P<key>[A-Za-z_][\w:.-]*)=(?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'|(?P<bare>[^\s"'{}=]+))
      | (?P<dash>-)(?=[\s}])
      | (?P<end>\})
    )""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


@attrs.frozen(slots=True)
class Attributes:
    """What stood in braces. ``end`` is the offset after the closing brace."""

    identifier: Scalar | None
    classes: tuple[Scalar, ...]
    pairs: Mapping
    end: int

    def take(self, key: str) -> tuple[Scalar | None, Attributes]:
        """Value of ``key``, and the attributes without it."""
        value = self.pairs.get(key)
        if not isinstance(value, Scalar):
            return None, self
        rest = tuple(entry for entry in self.pairs if entry.key.text != key)
        return value, attrs.evolve(self, pairs=attrs.evolve(self.pairs, entries=rest))


@attrs.frozen(slots=True)
class BrokenAttributes:
    """Braces that hold something else; ``at`` is the offset of what could not be read."""

    at: int
    message: str


def parse_attributes(written: Scalar, start: int) -> Attributes | BrokenAttributes:
    """Attributes whose opening brace is at ``start`` of ``written``."""
    identifier: Scalar | None = None
    classes: list[Scalar] = []
    entries: dict[str, Entry] = {}
    at = start + 1
    while match := _ITEM.match(written.text, at):
        at = match.end()
        name = match.lastgroup
        if name == "end":
            location = written.at(start, at)
            return Attributes(identifier, tuple(classes), Mapping(tuple(entries.values()), location), at)
        if name == "id":
            if identifier is not None:
                return BrokenAttributes(match.start("id"), f'a second id, "{match["id"]}"')
            identifier = written.slice(*match.span("id"))
        elif name == "cls":
            classes.append(written.slice(*match.span("cls")))
        elif name == "dash":
            classes.append(Scalar("unnumbered", written.at(*match.span("dash"))))
        else:
            key = written.slice(*match.span("key"))
            if key.text in entries:
                return BrokenAttributes(match.start("key"), f'"{key.text}" stands twice')
            entries[key.text] = Entry(key, _value(written, match))
    if at >= len(written.text.rstrip()):
        return BrokenAttributes(start, "the brace is never closed")
    while at < len(written.text) and written.text[at].isspace():
        at += 1
    return BrokenAttributes(at, 'expected #id, .class, key="value" or }')


def _value(written: Scalar, match: re.Match[str]) -> Scalar:
    group = next(name for name in ("double", "single", "bare") if match[name] is not None)
    value = written.slice(*match.span(group))
    if "\\" not in value.text or group == "bare":
        return value
    return Scalar(_ESCAPE.sub(r"\1", value.text), value.location)


def trailing_attributes(written: Scalar, problems: Problems) -> tuple[Attributes | None, int]:
    """Attributes in braces at the end of a heading or caption, and where they begin."""
    text = written.text
    if not text.endswith("}") or text.endswith("}}"):  # a variable stands at the end
        return None, len(text)
    start = text.rfind("{")
    while start > 0:
        attributes = parse_attributes(written, start)
        if isinstance(attributes, Attributes) and attributes.end == len(text):
            # Braces right after a bracket are those of a span, a link or a picture.
            if text[start - 1] in "])`":
                break
            return attributes, start
        start = text.rfind("{", 0, start)
    broken = parse_attributes(written, max(0, text.rfind("{")))
    if isinstance(broken, BrokenAttributes):
        problems.error("broken-attributes", written.at(broken.at), broken.message)
    return None, len(text)
