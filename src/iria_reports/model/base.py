"""What all parts of the model share: the typed node, who may see it, and the error it raises.

A value that cannot be right cannot be built. Every class of the model passes
``field_transformer=checked`` to attrs: each field is then checked against its own annotation,
and a wrong value raises `ModelError`, which names the field, what was expected and what came.
"""

from __future__ import annotations

import inspect
import re
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any, ClassVar, Final

import attrs

from iria_reports.problems import Location

#: Audience of the public edition: a part marked ``for="public"`` is for readers without a client edition only.
PUBLIC: Final = "public"

# Characters that neither XML 1.0 nor a reader can hold, lone surrogates and the bidi overrides
# that can show a text in another order than it is stored (Unicode TR 36, 3.1).
FORBIDDEN_CHARACTERS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202d\u202e]")
IDENTIFIER: Final = re.compile(r"[^\W_](?:[\w-]*[^\W_])?\Z")


class ModelError(ValueError):
    """A value of the model cannot be right.

    ``field`` names the class and field (``Judgement.confidence``), ``expected`` what may stand
    there, ``got`` what came.
    """

    def __init__(self, field: str, expected: str, got: object) -> None:
        self.field = field
        self.expected = expected
        self.got = got
        super().__init__(f"{field}: expected {expected}, got {shown(got)}")

    @property
    def found(self) -> str:
        """What came, in a few words."""
        return self.got if isinstance(self.got, str) else shown(self.got)


def shown(value: object, limit: int = 60) -> str:
    """A value for an error message: short, quoted if it is text, by its type if it is large."""
    if isinstance(value, Enum):
        return repr(str(value.value))
    if isinstance(value, str | int | float | bool | None):
        text = repr(value)
        return text if len(text) <= limit else text[: limit - 1] + "…"
    name = type(value).__name__
    if attrs.has(type(value)):
        words = re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()
        return f"an {words}" if words[0] in "aeiou" else f"a {words}"
    return f"a value of type {name}"


class _Expectation:
    """What one annotation admits: plain classes, and tuples or mappings of such."""

    __slots__ = ("classes", "items", "text")

    def __init__(self, annotation: Any) -> None:
        self.classes: tuple[type, ...] = ()
        self.items: tuple[type, ...] | None = None
        self.text = _wording(annotation)
        self._read(annotation)

    def _read(self, annotation: Any) -> None:
        origin = typing.get_origin(annotation)
        if origin in (typing.Union, types.UnionType):
            for member in typing.get_args(annotation):
                self._read(member)
        elif origin in (tuple, frozenset):
            self.classes += (origin,)
            item = typing.get_args(annotation)[0]
            self.items = _plain_classes(item)
        elif origin is not None and issubclass(origin, Mapping):
            self.classes += (Mapping,)
        elif annotation is None:
            self.classes += (type(None),)
        else:
            self.classes += (annotation,)

    def admits(self, value: object) -> bool:
        """Whether ``value`` is of an expected class, and each of its items too."""
        if not isinstance(value, self.classes):
            return False
        if self.items is not None and isinstance(value, tuple | frozenset):
            items = self.items
            return all(isinstance(item, items) for item in value)
        return True


def _plain_classes(annotation: Any) -> tuple[type, ...]:
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return tuple(cls for member in typing.get_args(annotation) for cls in _plain_classes(member))
    return (typing.get_origin(annotation) or annotation,)


def _wording(annotation: Any) -> str:
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType):
        members = typing.get_args(annotation)
        if len(members) > 4:
            return f"one of {len(members)} kinds of {members[0].__module__.rpartition('.')[2].rstrip('s')}"
        return " or ".join(_wording(member) for member in members if member is not type(None))
    if origin in (tuple, frozenset):
        return f"{origin.__name__} of {_wording(typing.get_args(annotation)[0])}"
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return f"{annotation.__name__} ({', '.join(str(member.value) for member in annotation)})"
    return getattr(annotation, "__name__", str(annotation))


def _typed_validator(cls: type, name: str) -> Callable[[Any, attrs.Attribute[Any], Any], None]:
    expectation: _Expectation | None = None

    def validate(instance: Any, _attribute: attrs.Attribute[Any], value: Any) -> None:
        nonlocal expectation
        if expectation is None:
            # Resolved at first use: unions of blocks and inlines name classes defined below them.
            expectation = _Expectation(typing.get_type_hints(cls_of(instance, name))[name])
        if type(value) is str:
            if found := FORBIDDEN_CHARACTERS.search(value):
                raise ModelError(f"{type(instance).__name__}.{name}", "text without control characters", found[0])
            if str in expectation.classes:
                return
        if not expectation.admits(value):
            raise ModelError(f"{type(instance).__name__}.{name}", expectation.text, value)

    def cls_of(instance: Any, field: str) -> type:
        return next((base for base in type(instance).__mro__ if field in inspect.get_annotations(base)), cls)

    return validate


def checked(cls: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Attrs ``field_transformer``: check each field against its own annotation, then its own validator."""
    result = []
    for field in fields:
        own = field.validator
        typed = _typed_validator(cls, field.name)
        if field.inherited:  # type: ignore[attr-defined]  # attrs has it since 20.1, its stub not yet
            result.append(field)
        else:
            result.append(field.evolve(validator=typed if own is None else attrs.validators.and_(typed, own)))
    return result


def texts(value: str | Iterable[str]) -> tuple[str, ...]:
    """Several texts from what Python code finds handy: one, or several."""
    return (value,) if isinstance(value, str) else tuple(value)


def described(text: str, *, body: bool = False, key: str | None = None) -> dict[str, Any]:
    """Metadata of a field that authors give.

    ``text`` describes it in the JSON Schema and the reference. A ``body`` is what stands between the
    colons of a div in Markdown; all others are attributes. ``key`` is the name that authors write, where
    it is not the field's own with hyphens for underscores.
    """
    return {"description": text, "body": body, "key": key}


def not_empty(instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Attrs validator: something must stand here."""
    if not value or (isinstance(value, str) and not value.strip()):
        raise ModelError(f"{type(instance).__name__}.{attribute.name}", "something", "nothing")


def identifier(instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Attrs validator: letters, digits, hyphens and underscores, beginning and ending with a letter or digit."""
    if value is not None and not IDENTIFIER.match(value):
        raise ModelError(f"{type(instance).__name__}.{attribute.name}", "letters, digits and hyphens", value)


def id_of(prefix: str) -> Callable[[Any, attrs.Attribute[Any], str | None], None]:
    """Attrs validator for the id of something that can be referred to: ``fig-…`` of a figure."""

    def validate(instance: Any, attribute: attrs.Attribute[Any], value: str | None) -> None:
        identifier(instance, attribute, value)
        if value is not None and not value.startswith(f"{prefix}-"):
            raise ModelError(f"{type(instance).__name__}.id", f"an id that begins with {prefix}-", value)

    return validate


@attrs.frozen(field_transformer=checked)
class Audience:
    """For whom a part of a briefing is.

    ``only``: the audiences that may see it (any one suffices); None means everybody.
    ``never``: the audiences that must not see it; this wins over ``only``.
    """

    only: frozenset[str] | None = None
    never: frozenset[str] = frozenset()

    @property
    def is_everybody(self) -> bool:
        """Whether no reader is excluded."""
        return self.only is None and not self.never

    def admits(self, audiences: frozenset[str]) -> bool:
        """Whether a reader who belongs to ``audiences`` may see the part.

        The readers of the public edition belong to ``PUBLIC`` alone. Anybody may be among them, so
        it gets no part that is withheld from someone.
        """
        if self.never & audiences or (self.never and PUBLIC in audiences):
            return False
        return self.only is None or bool(self.only & audiences)

    @property
    def names(self) -> frozenset[str]:
        """All audiences that are named, to compare with the declared ones."""
        return (self.only or frozenset()) | self.never


EVERYBODY: Final = Audience()


def _withholdable(instance: Any, _attribute: attrs.Attribute[Any], value: Audience) -> None:
    if instance.WHOLE and not value.is_everybody:
        kind = type(instance).__name__
        raise ModelError(f"{kind}.audience", "everybody, since it cannot be withheld by itself", ", ".join(sorted(value.names)))


@attrs.frozen(field_transformer=checked)
class Node:
    """A part of the model: who may see it, and where it was read (never part of equality).

    What is ``WHOLE`` cannot be withheld by itself: the briefing, or what something else cannot be without.
    """

    WHOLE: ClassVar[bool] = False

    audience: Audience = attrs.field(default=EVERYBODY, kw_only=True, repr=False, validator=_withholdable)
    location: Location | None = attrs.field(default=None, kw_only=True, eq=False, repr=False)
