"""Citing: which source, where in it, with what words around."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import attrs

from iria_reports.model.base import ModelError, Node, checked, described, not_empty

if TYPE_CHECKING:
    from iria_reports.model.inlines import Prose
else:
    Prose = tuple[Node, ...]

#: Prefixes of cross-references (``@fig-map``); no source may have a key that begins with one.
REFERENCE_PREFIXES: Final = ("fig", "tbl", "sec", "box")

# A key that Pandoc reads as one: begins with a letter, digit or underscore, may hold single
# punctuation marks inside (Pandoc's Manual, "Citation syntax").
_KEY: Final = re.compile(r"[^\W](?:[:.#$%&\-+?<>~/]?\w)*\Z")


class LocatorLabel(StrEnum):
    """What a locator counts: the locator types of CSL 1.0.2."""

    ACT = "act"
    APPENDIX = "appendix"
    ARTICLE = "article-locator"
    BOOK = "book"
    CANON = "canon"
    CHAPTER = "chapter"
    COLUMN = "column"
    ELOCATION = "elocation"
    EQUATION = "equation"
    FIGURE = "figure"
    FOLIO = "folio"
    ISSUE = "issue"
    LINE = "line"
    NOTE = "note"
    OPUS = "opus"
    PAGE = "page"
    PARAGRAPH = "paragraph"
    PART = "part"
    RULE = "rule"
    SCENE = "scene"
    SECTION = "section"
    SUB_VERBO = "sub-verbo"
    SUPPLEMENT = "supplement"
    TABLE = "table"
    TIMESTAMP = "timestamp"
    TITLE = "title-locator"
    VERSE = "verse"
    VERSION = "version"
    VOLUME = "volume"


def source_key(instance: object, attribute: attrs.Attribute[str], key: str) -> None:
    """Attrs validator: a key that can be cited and that is no cross-reference."""
    field = f"{type(instance).__name__}.{attribute.name}"
    if not _KEY.match(key):
        raise ModelError(field, "a key of letters, digits and single marks such as - _ : .", key)
    if key.lower().startswith(tuple(f"{prefix}-" for prefix in REFERENCE_PREFIXES)):
        raise ModelError(field, "a key that does not begin like a cross-reference (fig-, tbl-, sec-, box-)", key)


@attrs.frozen(field_transformer=checked)
class Locator:
    """A place in a source: ``Locator(LocatorLabel.PARAGRAPH, "3")``."""

    label: LocatorLabel
    value: str = attrs.field(validator=not_empty)


@attrs.frozen(field_transformer=checked)
class Cite(Node):
    """One source cited: its key, a place in it, words before and after.

    ``suppress_author`` leaves the author out, because the sentence names him (``-@key``).
    """

    key: str = attrs.field(validator=source_key, metadata=described("Key of the source."))
    locator: Locator | None = None
    prefix: Prose = ()
    suffix: Prose = ()
    suppress_author: bool = False


def cites(value: str | Cite | Iterable[str | Cite]) -> tuple[Cite, ...]:
    """Cites from what Python code finds handy: the key of a source, one cite, or several of either."""
    if isinstance(value, str | Cite):
        value = (value,)
    if not isinstance(value, Iterable):
        raise ModelError("cites", "keys of sources, or cites", value)
    return tuple(Cite(item) if isinstance(item, str) else item for item in value)
