"""Raw data into values of the model: the one place that decides what written text means.

What an author may write is derived from the classes: each field with a description is a key, read by its
annotation. A class that refuses a value (`ModelError`) becomes a problem at the place of that value.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

import attrs

from iria_reports.loading.raw import Entry, Mapping, Raw, Scalar, Sequence, kind
from iria_reports.loading.values import SCALAR_READERS, Surroundings
from iria_reports.model.attribution import Attribution
from iria_reports.model.base import Audience, ModelError, Node
from iria_reports.model.blocks import Block, Content
from iria_reports.model.citing import Cite
from iria_reports.model.inlines import Prose
from iria_reports.problems import Location, Problems, did_you_mean, listed, nearest

Built = TypeVar("Built")

#: Codes of problems for values of one closed set each; any other wrong value is ``wrong-value``.
_CODES = {"Form": "unknown-form", "Language": "unknown-language", "LikelihoodTerm": "unknown-likelihood"}


class ProseReader(Protocol):
    """What reads Markdown: prose, blocks and lists of cites."""

    def prose(self, written: Scalar) -> Prose:
        """Inlines of one paragraph's text."""

    def blocks(self, written: Scalar) -> Content:
        """Blocks of a text of several paragraphs."""

    def cites(self, written: Scalar) -> tuple[Cite, ...]:
        """Cites without brackets: ``@a, para. 3; @b``."""

    def block(self, raw: Raw) -> Block | None:
        """One block of a briefing written as data."""


@attrs.frozen
class FieldSpec:
    """A field that authors may give: its key, its annotation without None, and whether it must be given."""

    name: str
    key: str
    annotation: Any
    required: bool
    body: bool
    description: str

    @property
    def is_flattened(self) -> bool:
        """Whether its own keys stand beside the others: ``speaker=`` on a quote."""
        return self.annotation is Attribution


@cache
def field_specs(cls: type) -> tuple[FieldSpec, ...]:
    """The fields of ``cls`` that authors may give."""
    hints = typing.get_type_hints(cls)
    return tuple(
        FieldSpec(
            field.name,
            field.metadata["key"] or field.name.replace("_", "-"),
            _without_none(hints[field.name]),
            field.default is attrs.NOTHING,
            field.metadata["body"],
            field.metadata["description"],
        )
        for field in attrs.fields(cls)
        if "description" in field.metadata
    )


def _without_none(annotation: Any) -> Any:
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        members = [member for member in typing.get_args(annotation) if member is not type(None)]
        if len(members) < len(typing.get_args(annotation)):
            return members[0] if len(members) == 1 else typing.Union[tuple(members)]  # noqa: UP007  built at run time
    return annotation


def known_keys(cls: type) -> dict[str, FieldSpec]:
    """Keys of ``cls``, those of flattened fields among them."""
    keys: dict[str, FieldSpec] = {}
    for spec in field_specs(cls):
        keys |= known_keys(spec.annotation) if spec.is_flattened else {spec.key: spec}
    return keys


def as_fields(cls: type, raw: Raw) -> Mapping | None:
    """The fields of ``cls`` as written: a mapping, or text or a list in its place, which is the body."""
    if isinstance(raw, Mapping):
        return raw
    body = next((spec.key for spec in field_specs(cls) if spec.body), None)
    return None if body is None else Mapping((Entry(Scalar(body, raw.location), raw),), raw.location)


@attrs.frozen
class Constructor:
    """Builds values of the model from raw data, noting every problem."""

    reader: ProseReader
    surroundings: Surroundings

    @property
    def problems(self) -> Problems:
        """Where problems are noted."""
        return self.surroundings.problems

    def build(self, cls: type[Built], mapping: Mapping, what: str, places: Mapping | None = None, **given: Any) -> Built | None:
        """An instance of ``cls`` from ``mapping``, with the fields ``given`` besides.

        ``what`` names it in messages; ``places`` holds the entries of given fields, if they were written. None if
        something is wrong.
        """
        before = len(self.problems)
        misspelt = self.refuse_unknown(cls, mapping, what, given)
        values = self._values(cls, mapping, what, given, misspelt)
        if issubclass(cls, Node):
            values.setdefault("audience", self.audience(mapping))
            values.setdefault("location", mapping.location)
        if self.problems.error_since(before):
            return None
        return self.call(cls, places or mapping, values)

    def call(self, cls: type[Built], mapping: Mapping, values: dict[str, Any]) -> Built | None:
        """``cls(**values)``; what the class refuses becomes a problem at the value's place."""
        try:
            return cls(**values)
        except ModelError as error:
            field = error.field.rpartition(".")[2]
            plain: type = cls
            spec = next((spec for spec in field_specs(plain) if spec.name == field), None)
            entry = next((entry for entry in mapping if spec and entry.key.text == spec.key), None)
            location = entry.value.location if entry else mapping.location
            name = f'"{spec.key}"' if spec else f'"{field}"'
            written = entry.value.text if entry and isinstance(entry.value, Scalar) else ""
            self.problems.error("wrong-value", location, f"{name}: expected {error.expected}, got {_shown(error, written)}")
            return None

    def audience(self, mapping: Mapping) -> Audience:
        """Audience by the keys ``for`` and ``not-for``."""
        only, never = (mapping.get(key) for key in ("for", "not-for"))
        for value in (only, never):
            if value is not None and not (isinstance(value, Scalar) and value.text.split()):
                self.problems.error("wrong-value", value.location, "expected the ids of audiences", "such as officials")
                return Audience()
        return Audience(
            frozenset(only.text.split()) if isinstance(only, Scalar) else None,
            frozenset(never.text.split()) if isinstance(never, Scalar) else frozenset(),
        )

    def refuse_unknown(self, cls: type, mapping: Mapping, what: str, given: Iterable[str]) -> set[str]:
        """Note keys that ``cls`` does not know; return the keys that seem to have been meant."""
        known = {key for key, spec in known_keys(cls).items() if spec.name not in given}
        if issubclass(cls, Node) and not cls.WHOLE:
            known |= {"for", "not-for"}
        # A field that the caller gives is no key here, but may be what was meant.
        meant_too = {spec.key for spec in field_specs(cls)}
        meant = set()
        for entry in mapping:
            if entry.key.text not in known:
                message = f'{what} has no "{entry.key.text}"'
                mend = did_you_mean(entry.key.text, known | meant_too) or f"it may have {listed(sorted(known), 20)}"
                self.problems.error("unknown-key", entry.key.location, message, mend)
                meant.add(nearest(entry.key.text, known) or "")
        return meant

    def _values(self, cls: type, mapping: Mapping, what: str, given: dict[str, Any], misspelt: set[str]) -> dict[str, Any]:
        values = dict(given)
        for spec in field_specs(cls):
            if spec.name in values:
                continue
            if spec.is_flattened:
                own = known_keys(spec.annotation)
                entries = tuple(entry for entry in mapping if entry.key.text in own)
                nested = self.build(spec.annotation, attrs.evolve(mapping, entries=entries), what)
                values[spec.name] = nested
                continue
            raw = mapping.get(spec.key)
            if raw is not None:
                value = self.value(spec.annotation, raw, spec.key)
                if value is not None:
                    values[spec.name] = value
            elif spec.required and spec.key not in misspelt:
                message = f'{what} lacks "{spec.key}"'
                self.problems.error("missing-key", mapping.location, message, f"{spec.key}: {spec.description}")
        return values

    def value(self, annotation: Any, raw: Raw, key: str) -> Any:
        """The value of ``raw`` as ``annotation`` has it; None if it is wrong (then a problem says so)."""
        origin = typing.get_origin(annotation)
        if annotation == Prose:
            return self.reader.prose(raw) if isinstance(raw, Scalar) else self._mismatch("text", raw, key)
        if annotation == Content:
            return self._content(raw)
        if annotation == tuple[Cite, ...]:
            return self.reader.cites(raw) if isinstance(raw, Scalar) else self._mismatch("cites such as @key", raw, key)
        if origin is tuple:
            return self._tuple(typing.get_args(annotation)[0], raw, key)
        if annotation in SCALAR_READERS or (isinstance(annotation, type) and issubclass(annotation, Enum)):
            return self._scalar(annotation, raw, key)
        if attrs.has(annotation):
            fields = as_fields(annotation, raw)
            return self._mismatch("a mapping", raw, key) if fields is None else self.build(annotation, fields, f'"{key}"')
        raise TypeError(f"no reader for {annotation}")  # a field of the model that nobody can give

    def _content(self, raw: Raw) -> Content:
        if isinstance(raw, Scalar):
            return self.reader.blocks(raw)
        if isinstance(raw, Mapping):
            raw = Sequence((raw,), raw.location)
        content: list[Block] = []
        for item in raw.items:
            if isinstance(item, Scalar):
                content.extend(self.reader.blocks(item))
            elif (block := self.reader.block(item)) is not None:
                content.append(block)
        return tuple(content)

    def _tuple(self, item: Any, raw: Raw, key: str) -> tuple[Any, ...] | None:
        if isinstance(raw, Scalar) and item is str:
            return tuple(part.strip() for part in raw.text.split(",") if part.strip())
        if not isinstance(raw, Sequence):
            self._mismatch("a list", raw, key)
            return None
        built = [self.value(item, element, key) for element in raw.items]
        return tuple(value for value in built if value is not None)

    def _scalar(self, annotation: Any, raw: Raw, key: str) -> Any:
        if not isinstance(raw, Scalar):
            return self._mismatch("text", raw, key)
        reader: Callable[[Scalar, Surroundings], Any] | None = SCALAR_READERS.get(annotation)
        try:
            if reader is not None:
                return reader(raw, self.surroundings)
            return _member(annotation, raw.text)
        except ModelError as error:
            code = _CODES.get(annotation.__name__, "wrong-value")
            options = [str(member.value) for member in annotation] if reader is None else self.surroundings.options(annotation)
            message = f'"{key}": expected {error.expected}, got {_shown(error, raw.text)}'
            self.problems.error(code, raw.location, message, did_you_mean(raw.text, options))
            return None

    def _mismatch(self, expected: str, raw: Raw, key: str) -> None:
        self.problems.error("wrong-value", raw.location, f'"{key}": expected {expected}, got {kind(raw)}')


def _member(annotation: type[Enum], text: str) -> Enum:
    try:
        return annotation(text)
    except ValueError as error:
        raise ModelError("", "one of " + ", ".join(str(member.value) for member in annotation), text) from error


def _shown(error: ModelError, written: str) -> str:
    """What came, in quotes if it is what was written."""
    return f'"{error.got}"' if isinstance(error.got, str) and error.got in written else error.found


def mapping_of(location: Location, entries: Iterable[Entry]) -> Mapping:
    """A mapping made of ``entries``."""
    return Mapping(tuple(entries), location)


def file_within(folder: Path, name: str) -> Path | None:
    """The file ``name`` in ``folder``, links resolved; None if it lies outside."""
    path = (folder / name).resolve()
    return path if path.is_relative_to(folder.resolve()) else None
