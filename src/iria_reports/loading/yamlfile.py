"""YAML, read as it is written: every scalar is text, so no ``NO`` becomes false and no 12:30 becomes 750."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import yaml

from iria_reports.loading.raw import DEEPEST_NESTING, Entry, Mapping, Raw, Scalar, Sequence
from iria_reports.loading.textfile import read_text, unescaped
from iria_reports.problems import Location, Problems, SourceText

# libyaml's parser where the wheel has it: ten times as fast, the same marks.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_yaml(path: Path, name: str, problems: Problems, within: Path | None = None) -> Raw | None:
    """The data of a YAML file, read as `read_text` does; None if there is none, or it is broken (then a problem says where)."""
    source = read_text(path, name, problems, within)
    return None if source is None else parse_yaml(source, problems)


def parse_yaml(source: SourceText, problems: Problems, start: int = 0, end: int | None = None) -> Raw | None:
    """The data in ``source.text[start:end]``; None if it is empty or broken (then a problem says where)."""
    text = source.text[start : len(source.text) if end is None else end]
    loader = _Loader(text)
    try:
        deep = _deep_place(_Loader(text))
        node = loader.get_single_node() if deep is None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = start + _offset(text, mark) if mark else start
        problem = error.problem or "cannot be read"
        problems.error("broken-yaml", source.at(min(at, len(source.text))), f"YAML: {problem}", _mend(text, problem, mark))
        return None
    except yaml.YAMLError as error:
        problems.error("broken-yaml", source.at(start), f"YAML: {error}")
        return None
    finally:
        loader.dispose()
    if deep is not None:
        problems.error("broken-yaml", source.at(start + deep), f"more than {DEEPEST_NESTING} levels of nesting")
    return None if node is None else _Reader(source, start, problems).raw(node)


def _deep_place(loader: Any) -> int | None:
    """Where data stands within too much other data. Told event by event: to compose it would fell the process."""
    depth = 0
    try:
        while (event := loader.get_event()) is not None:
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST_NESTING + 1:
                    assert event.start_mark is not None  # libyaml gives every event its place
                    return event.start_mark.index
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    finally:
        loader.dispose()
    return None


def _offset(text: str, mark: yaml.Mark) -> int:
    line_start = 0
    for _ in range(mark.line):
        line_start = text.index("\n", line_start) + 1
    return line_start + mark.column


def _mend(text: str, problem: str, mark: yaml.Mark | None) -> str:
    lines = text.split("\n")
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    if "mapping values are not allowed" in problem and re.match(r"[\s-]*[\w-]+:\s+[^'\"]*:\s", line):
        return "put the whole value in quotes, since it holds a colon"
    character = line[mark.column : mark.column + 1] if mark else ""
    if character == "\t":
        return "indent with spaces, not with tabs"
    return "put the whole value in quotes" if character in ("@", "`", "%") else ""


#: What looks like words of a value and not like a comment, which has a space behind its sign.
_NO_COMMENT: Final = re.compile(r"[ \t]+(#[^\s#].*)")


class _Reader:
    def __init__(self, source: SourceText, start: int, problems: Problems) -> None:
        self.source = source
        self.start = start
        self.problems = problems

    def location(self, node: yaml.Node) -> Location:
        return self.source.at(self.start + node.start_mark.index, self.start + node.end_mark.index)

    def raw(self, node: yaml.Node) -> Raw | None:
        location = self.location(node)
        if self.source.text[location.start : location.start + 1] in ("&", "!"):
            message = "anchors and tags of YAML are not read here"
            self.problems.error("broken-yaml", location, message, "write the value out")
            return None
        match node:
            case yaml.ScalarNode():
                return self.scalar(node.value, location)
            case yaml.SequenceNode():
                items = (self.raw(item) for item in node.value)
                return Sequence(tuple(item for item in items if item is not None), location)
            case yaml.MappingNode():
                return self.mapping(node, location)
        raise AssertionError(node)

    def scalar(self, value: str, location: Location) -> Scalar:
        """The value, with exact places if it stands in the file as it is, bare or in quotes."""
        written = self.source.text[location.start : location.end]
        if lost := _NO_COMMENT.match(self.source.text, location.end):
            place = self.source.at(lost.start(1), lost.end(1))
            message = "YAML takes what stands behind a space and # for a comment, and would drop it"
            self.problems.error("broken-yaml", place, message, "put the whole value in quotes")
        if written == value:
            return Scalar.exact(location)
        if written[1:-1] == value:
            return Scalar.exact(self.source.at(location.start + 1, location.end - 1))
        return Scalar(unescaped(value, location, self.problems), location)

    def mapping(self, node: yaml.MappingNode, location: Location) -> Mapping:
        entries: dict[str, Entry] = {}
        for key_node, value_node in node.value:
            key = self.raw(key_node)
            value = self.raw(value_node)
            if not isinstance(key, Scalar):
                self.problems.error("broken-yaml", self.location(key_node), "a key must be plain text")
            elif key.text in entries:
                first = entries[key.text].key.location
                self.problems.error(
                    "duplicate-key", key.location, f'"{key.text}" stands twice, first in line {first.line}', "keep one"
                )
            elif value is not None:
                entries[key.text] = Entry(key, value)
        return Mapping(tuple(entries.values()), location)
