"""Who gets an edition of their own, and what is theirs in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

import attrs

from iria_reports.model.base import PUBLIC, ModelError, Node, checked, described, identifier, not_empty, texts
from iria_reports.model.blocks import Content, blocks
from iria_reports.model.choices import ThemeChoice
from iria_reports.model.handling import Handling
from iria_reports.model.languages import Language
from iria_reports.model.pictures import SVG, Picture

#: The variable that every client has: ``{{client.name}}``.
NAME: Final = "name"


class Format(StrEnum):
    """A format of outputs."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


class Withheld(StrEnum):
    """How an edition shows that something is withheld: not at all, or by a mark that is always as wide."""

    SILENT = "silent"
    VISIBLE = "visible"


class WatermarkPlace(StrEnum):
    """Where a watermark stands: across the page, or along its outer edge."""

    DIAGONAL = "diagonal"
    MARGIN = "margin"


def _not_reserved(_instance: object, _attribute: object, value: str) -> None:
    if value == PUBLIC:
        raise ModelError("AudienceDeclaration.id", f"another id than {PUBLIC!r}, which every briefing knows", value)


@attrs.frozen(field_transformer=checked)
class AudienceDeclaration(Node):
    """An audience that parts of a briefing may name, with a sentence on who belongs to it."""

    WHOLE = True

    id: str = attrs.field(validator=[identifier, _not_reserved], metadata=described("Id, as for= names it."))
    description: str = attrs.field(validator=not_empty, metadata=described("Who belongs to it."))


#: Most characters of a watermark: more would be too small to read across a page.
LONGEST_WATERMARK: Final = 60


def _short(_instance: object, _attribute: object, text: str) -> None:
    if not 0 < len(text) <= LONGEST_WATERMARK:
        raise ModelError("Watermark.text", f"1 to {LONGEST_WATERMARK} characters", f"{len(text)}")


@attrs.frozen(field_transformer=checked)
class Watermark(Node):
    """Words behind the text of every page."""

    WHOLE = True

    text: str = attrs.field(validator=_short, metadata=described("Its words.", body=True))
    place: WatermarkPlace = attrs.field(
        default=WatermarkPlace.DIAGONAL, metadata=described("Across the page, or along its outer edge.")
    )


@attrs.frozen(field_transformer=checked)
class SectionChoice:
    """Sections that a client gets, does not get, or gets in another order, by their ids.

    ``add`` are sections for audiences to which the client does not belong (``not-for=`` still wins), ``drop`` those that
    it does not get, ``order`` sections of the first level: they take, in this order, the places that they have together.
    """

    add: tuple[str, ...] = attrs.field(default=(), converter=texts, metadata=described("Sections that it gets besides."))
    drop: tuple[str, ...] = attrs.field(default=(), converter=texts, metadata=described("Sections that it does not get."))
    order: tuple[str, ...] = attrs.field(
        default=(), converter=texts, metadata=described("Sections of the first level in the order of this client.")
    )

    def __attrs_post_init__(self) -> None:
        both = sorted(set(self.add) & set(self.drop))
        if both:
            raise ModelError("SectionChoice.drop", "sections that are not added", both[0])
        twice = next((id_ for id_ in self.order if self.order.count(id_) > 1), None)
        if twice is not None:
            raise ModelError("SectionChoice.order", "each section once", twice)


@attrs.frozen(field_transformer=checked, kw_only=True)
class Issue(Node):
    """To whom and when an edition is issued. Tailoring sets it; the public edition of no special day has none.

    ``proof``: it is the desk's own, with all that is withheld from anybody, and no reader may get it.
    """

    WHOLE = True

    client: str | None = None
    recipients: tuple[str, ...] = ()
    date: dt.date | None = None
    watermark: Watermark | None = None
    proof: bool = False
    logo: Picture | None = None


def _variable_name(_instance: object, _attribute: object, name: str) -> None:
    if name == NAME:
        raise ModelError("Variable.name", f"another name than {NAME!r}, which is the client's own", name)


@attrs.frozen(field_transformer=checked)
class VariableValue(Node):
    """What ``{{client.…}}`` stands for in the edition of one client."""

    WHOLE = True

    name: str = attrs.field(validator=[identifier, _variable_name])
    text: str = attrs.field(validator=not_empty)


def _drawing(_instance: object, _attribute: object, logo: Picture | None) -> None:
    if logo is not None and logo.media_type != SVG:
        raise ModelError("Client.logo", "an SVG drawing", logo.name)


#: Most characters of a client's id, which stands in names of files and folders.
LONGEST_ID: Final = 60
#: Id that no client may have: the desk's own edition is called so.
PROOF: Final = "proof"


def _client_id(_instance: object, _attribute: object, value: str) -> None:
    if value.casefold() == PROOF or len(value) > LONGEST_ID:
        raise ModelError("Client.id", f"another id than {PROOF!r}, of at most {LONGEST_ID} characters", value)


def _named(_instance: object, _attribute: object, recipients: tuple[str, ...]) -> None:
    if not all(each.strip() for each in recipients):
        raise ModelError("Client.recipients", "names or posts", "an empty one")


def _formats(value: Iterable[Format]) -> tuple[Format, ...]:
    return tuple(value)


def _variable_values(value: Iterable[VariableValue]) -> tuple[VariableValue, ...]:
    return tuple(value)


@attrs.frozen(field_transformer=checked)
class Client(Node):
    """One who receives an edition: the audiences it belongs to, and what is its own in it."""

    WHOLE = True

    id: str = attrs.field(validator=[not_empty, identifier, _client_id], metadata=described("Id, as --client names it."))
    name: str = attrs.field(validator=not_empty, metadata=described("Name as printed."))
    audiences: tuple[str, ...] = attrs.field(
        default=(), converter=texts, metadata=described("Audiences the client belongs to.")
    )
    language: Language | None = attrs.field(
        default=None, metadata=described("Language of its edition, if not the briefing's own.", key="lang")
    )
    formats: tuple[Format, ...] = attrs.field(
        default=(), converter=_formats, metadata=described("Formats of its edition: pdf, docx, html; all if none is named.")
    )
    theme: ThemeChoice | None = attrs.field(default=None, metadata=described("Look: a theme by name, or a .toml file."))
    logo: Picture | None = attrs.field(
        default=None, validator=_drawing, metadata=described("SVG (no other picture) in place of the logo of the theme.")
    )
    handling: Handling | None = attrs.field(
        default=None,
        metadata=described("How its edition may be passed on; restrictions add to the briefing's, the rest replaces it."),
    )
    recipients: tuple[str, ...] = attrs.field(
        default=(),
        converter=texts,
        validator=_named,
        metadata=described("Persons or posts for whom it is; TLP:RED names them."),
    )
    watermark: Watermark | None = attrs.field(default=None, metadata=described("Words behind the text of every page."))
    withheld: Withheld = attrs.field(
        default=Withheld.SILENT, metadata=described("Whether it shows that something is withheld: silent or visible.")
    )
    sections: SectionChoice = attrs.field(
        factory=SectionChoice, metadata=described("Sections to add, to drop, or in another order.")
    )
    transmittal: Content = attrs.field(
        default=(), converter=blocks, metadata=described("Letter of transmittal, before all else.")
    )
    variables: tuple[VariableValue, ...] = attrs.field(default=(), converter=_variable_values)

    @property
    def values(self) -> dict[str, str]:
        """What its variables stand for, by name."""
        return {NAME: self.name} | {variable.name: variable.text for variable in self.variables}

    def handling_of(self, general: Handling) -> Handling:
        """How its edition may be passed on, if ``general`` holds for the whole."""
        own = self.handling
        if own is None:
            return general
        restrictions = general.restrictions + tuple(each for each in own.restrictions if each not in general.restrictions)
        return attrs.evolve(
            general, tlp=own.tlp or general.tlp, restrictions=restrictions, embargo=own.embargo or general.embargo
        )
