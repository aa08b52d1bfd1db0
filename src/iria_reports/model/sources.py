"""Sources: what CSL-JSON says of them, and what Zotero cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

import attrs

from iria_reports.model.attribution import AttributionBasis
from iria_reports.model.base import EVERYBODY, Audience, ModelError, Node, checked, described, texts
from iria_reports.model.citing import source_key
from iria_reports.model.csl import DATE_VARIABLES, ITEM_TYPES, NAME_VARIABLES, VARIABLES
from iria_reports.model.dates import EdtfDate
from iria_reports.model.handling import aware
from iria_reports.model.inlines import Prose, optional_prose


class Reliability(StrEnum):
    """Reliability of a source (Admiralty code). F means "not judged", not "worst"."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """Credibility of the information (Admiralty code). 6 means "not judged", not "worst"."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    NOT_JUDGED = "6"


class SourceGroup(StrEnum):
    """What a source is to the reader: the groups of a bibliography."""

    PRIMARY = "primary"
    INTERVIEWS = "interviews"
    MEDIA = "media"
    LITERATURE = "literature"


_UN_SYMBOL: Final = re.compile(r"[A-Z]+(?:/[A-Z0-9][\w.()-]*)+")
#: Chinese, Japanese and Korean letters.
_EAST_ASIAN: Final = re.compile(r"[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
#: Group by item type; what is not here is literature.
_GROUPS: Final = {
    **dict.fromkeys(
        """bill classic dataset document event hearing legal_case legislation manuscript map patent regulation speech
        standard treaty""".split(),
        SourceGroup.PRIMARY,
    ),
    **dict.fromkeys(("interview", "personal_communication"), SourceGroup.INTERVIEWS),
    **dict.fromkeys(
        """article-magazine article-newspaper broadcast figure graphic motion_picture performance periodical post post-weblog
        song webpage""".split(),
        SourceGroup.MEDIA,
    ),
}


@attrs.frozen(field_transformer=checked, kw_only=True)
class Name:
    """A name as CSL-JSON holds it: of a person in its parts, or ``literal`` for a body."""

    family: str | None = attrs.field(default=None, metadata=described("Family name."))
    given: str | None = attrs.field(default=None, metadata=described("Given names."))
    literal: str | None = attrs.field(default=None, metadata=described("Name of a body, as it is."))
    suffix: str | None = attrs.field(default=None, metadata=described("Suffix: Jr., III."))
    dropping_particle: str | None = attrs.field(default=None, metadata=described("Particle dropped in sorting."))
    non_dropping_particle: str | None = attrs.field(default=None, metadata=described("Particle kept in sorting."))
    static_ordering: bool = attrs.field(default=False, metadata=described("Whether the family name always stands first."))
    comma_suffix: bool = attrs.field(default=False, metadata=described("Whether a comma stands before the suffix."))

    def __attrs_post_init__(self) -> None:
        if bool(self.literal) == bool(self.family or self.given):
            raise ModelError("Name", "either literal, or family and given", "both" if self.literal else "neither")

    @property
    def undivided(self) -> str | None:
        """A body, or an East Asian name in its own script, which is always whole: 王毅; None for any other."""
        parts = (self.family or "") + (self.given or "")
        return self.literal or (parts if _EAST_ASIAN.fullmatch(parts) else None)

    @property
    def short(self) -> str:
        """How the name is called in passing: the body, or the family name with its particle."""
        if self.undivided:
            return self.undivided
        return " ".join(part for part in (self.non_dropping_particle, self.family or self.given) if part)

    @property
    def full(self) -> str:
        """The whole name in reading order."""
        if self.undivided:
            return self.undivided
        family = " ".join(part for part in (self.dropping_particle, self.non_dropping_particle, self.family) if part)
        parts = (family, self.given) if self.static_ordering else (self.given, family)
        return " ".join(part for part in (*parts, self.suffix) if part)


def _sha256(_instance: object, _attribute: object, value: str | None) -> None:
    if value is not None and not re.fullmatch("[0-9a-fA-F]{64}", value):
        raise ModelError("SourceNotes.sha256", "64 hexadecimal digits", value)


@attrs.frozen(field_transformer=checked, kw_only=True)
class SourceNotes(Node):
    """What the institute knows of a source beyond its bibliographic data (ICD 206, Admiralty code)."""

    reliability: Reliability | None = attrs.field(default=None, metadata=described("Reliability of the source, A to F."))
    credibility: Credibility | None = attrs.field(default=None, metadata=described("Credibility of the information, 1 to 6."))
    descriptor: str | None = attrs.field(default=None, metadata=described("Source descriptor (ICD 206)."))
    access: str | None = attrs.field(default=None, metadata=described("How the source came to know."))
    basis: AttributionBasis | None = attrs.field(default=None, metadata=described("Terms on which it may be used."))
    archive_url: str | None = attrs.field(default=None, metadata=described("Address of an archived copy."))
    archived_at: datetime | None = attrs.field(
        default=None, validator=aware, metadata=described("When the copy was made (with its zone).")
    )
    sha256: str | None = attrs.field(
        default=None, validator=_sha256, metadata=described("SHA-256 of the copy, in hexadecimal.")
    )
    group: SourceGroup | None = attrs.field(
        default=None, metadata=described("Group in the bibliography, if not that of its type.")
    )
    protects: tuple[str, ...] = attrs.field(
        default=(),
        converter=texts,
        metadata=described("Names and affiliations that the Chatham House Rule covers: none of them may stand anywhere."),
    )
    author_original: tuple[str, ...] = attrs.field(
        default=(), converter=texts, metadata=described("The authors' names in their own script, in order.")
    )
    title_original: str | None = attrs.field(default=None, metadata=described("The title in its own script."))
    title_translation: str | None = attrs.field(default=None, metadata=described("The title in the document's language."))
    note_text: Prose | None = attrs.field(
        default=None, converter=optional_prose, metadata=described("How a note cites it, word for word.")
    )
    short_note_text: Prose | None = attrs.field(
        default=None, converter=optional_prose, metadata=described("How a later note cites it, word for word.")
    )
    bibliography_text: Prose | None = attrs.field(
        default=None, converter=optional_prose, metadata=described("Its entry in the bibliography, word for word.")
    )

    def __attrs_post_init__(self) -> None:
        if self.short_note_text and not self.note_text:
            raise ModelError("SourceNotes.short_note_text", "note-text beside it", "none")


def _item_type(_instance: object, _attribute: object, value: str) -> None:
    if value not in ITEM_TYPES:
        raise ModelError("Source.type", "an item type of CSL 1.0.2", value)


def _variables(value: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(value))


@attrs.frozen(field_transformer=checked)
class Source(Node):
    """A source, by CSL 1.0.2.

    ``variables`` maps a variable to text, names (a tuple) or a date (an `EdtfDate`, or text that is none and is printed
    as it is); ``kept`` holds what other programs keep in an item of CSL-JSON, to export it again.
    """

    key: str = attrs.field(validator=source_key, metadata=described("Key by which it is cited."))
    type: str = attrs.field(validator=_item_type, metadata=described("Item type of CSL 1.0.2."))
    variables: Mapping[str, Any] = attrs.field(converter=_variables, hash=False)
    notes: SourceNotes = attrs.field(factory=SourceNotes)
    kept: Mapping[str, Any] = attrs.field(factory=dict, converter=_variables, kw_only=True, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        for variable, value in self.variables.items():
            if variable not in VARIABLES:
                raise ModelError("Source.variables", "a variable of CSL 1.0.2", variable)
            if variable in NAME_VARIABLES:
                right = isinstance(value, tuple) and all(isinstance(name, Name) for name in value)
            else:
                right = isinstance(value, EdtfDate | str if variable in DATE_VARIABLES else str)
            if not right:
                expected = "names" if variable in NAME_VARIABLES else "a date" if variable in DATE_VARIABLES else "text"
                raise ModelError(f"Source.{variable}", expected, value)

    @property
    def names(self) -> Iterator[Name]:
        """All persons and bodies that it names, in whatever part."""
        for value in self.variables.values():
            if isinstance(value, tuple):
                yield from value

    @property
    def un_symbol(self) -> str | None:
        """Its symbol, if it is a document of the United Nations: S/RES/2254, A/HRC/52/69."""
        number = str(self.variables.get("number", ""))
        return number if _UN_SYMBOL.fullmatch(number) else None

    @property
    def group(self) -> SourceGroup:
        """Where it stands in a grouped bibliography: as its notes say, else by its symbol or type."""
        if self.un_symbol is not None and self.notes.group is None:
            return SourceGroup.PRIMARY
        return self.notes.group or _GROUPS.get(self.type, SourceGroup.LITERATURE)

    @classmethod
    def of(
        cls,
        key: str,
        type: str,  # noqa: A002  CSL's own word
        *,
        notes: SourceNotes | None = None,
        audience: Audience = EVERYBODY,
        **variables: Any,
    ) -> Source:
        """A source from keyword arguments.

        ``container_title="Reuters"``, ``issued="2023-03-15"``, ``author=[Name(family="Doe", given="Jane")]``,
        ``author="United Nations"``.
        """
        values = {(_SPELLED.get(name) or name.replace("_", "-")): _value(name, value) for name, value in variables.items()}
        return cls(key, type, values, notes or SourceNotes(), audience=audience)


_SPELLED: Final = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID", "url": "URL"}


def _value(name: str, value: Any) -> Any:
    variable = name.replace("_", "-")
    if variable in NAME_VARIABLES:
        names = (value,) if isinstance(value, str | Name) else value
        return tuple(Name(literal=item) if isinstance(item, str) else item for item in names)
    if variable in DATE_VARIABLES and isinstance(value, str):
        return EdtfDate.parse(value)
    return value
