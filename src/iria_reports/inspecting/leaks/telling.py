"""All that a briefing tells, and what of it one reader may not see: a plain walk over the whole model.

It shares nothing with tailoring but the rule of who may see a part (`Audience.admits`): what tailoring gets wrong, this walk
still knows to be withheld.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import Enum, auto
from typing import Any, Final, get_args

import attrs

from iria_reports.editions.reader import Reader
from iria_reports.model.base import PUBLIC, Node
from iria_reports.model.blocks import Section
from iria_reports.model.briefing import Briefing
from iria_reports.model.citing import Cite
from iria_reports.model.clients import AudienceDeclaration, Client
from iria_reports.model.dates import EdtfDate
from iria_reports.model.inlines import (
    Citation,
    Code,
    CrossReference,
    Footnote,
    Inline,
    InlineQuote,
    LineBreak,
    Link,
    Redaction,
    Text,
    Variable,
)
from iria_reports.model.pictures import SVG, Picture
from iria_reports.model.sources import Name, Source
from iria_reports.model.tables import Table
from iria_reports.problems import Location
from iria_reports.resolving.dates import day, edtf, moment
from iria_reports.resolving.labels import Labels, labels_for

_INLINES: Final = get_args(Inline)


#: Fields of a briefing that no reader reads.
_NOT_TOLD: Final = ("sources", "slug", "form", "language", "issue")


class Kind(Enum):
    """What is told: words, a key, an address, a person's or body's name, a picture."""

    WORDS = auto()
    KEY = auto()
    ADDRESS = auto()
    NAME = auto()
    PICTURE = auto()


@attrs.frozen
class Told:
    """Something that is told at a place: stretches of it with whether each is withheld. ``picture`` if it is one.

    ``never``: nobody may read it, wherever it stands.
    """

    kind: Kind
    parts: tuple[tuple[str, bool], ...]
    location: Location | None = None
    picture: Picture | None = None
    never: bool = False

    @property
    def withheld(self) -> bool:
        """Whether any of it is."""
        return any(hidden for _, hidden in self.parts)


@attrs.define
class _Walk:
    """One walk for one reader."""

    reader: Reader
    labels: Labels
    found: list[Told] = attrs.field(factory=list)
    #: Keys of sources that are cited where the reader sees it, and those that are cited at all.
    seen_keys: set[str] = attrs.field(factory=set)
    cited: set[str] = attrs.field(factory=set)

    def tell(self, kind: Kind, text: str | None, location: Location | None, *, hidden: bool) -> None:
        if text:
            self.found.append(Told(kind, ((text, hidden),), location))

    def hides(self, node: Node) -> bool:
        """Whether the reader may not see this very node."""
        reader, audience = self.reader, node.audience
        if reader.proof:
            return False
        if reader.client is not None:
            groups = frozenset(reader.client.audiences)
        else:
            groups = frozenset(reader.audiences) or frozenset({PUBLIC})
        if isinstance(node, Section) and node.id is not None:
            if node.id in reader.sections.drop:
                return True
            if node.id in reader.sections.add:
                return bool(audience.never & groups)
        return not audience.admits(groups)

    def node(self, node: Node, *, hidden: bool) -> None:
        """All that ``node`` tells."""
        hidden = hidden or self.hides(node)
        match node:
            case Client():
                own = self.reader.client is not None and node.id == self.reader.client.id
                hidden = hidden or not (own or self.reader.proof)
            case AudienceDeclaration():
                hidden = not self.reader.proof
            case Cite():
                self.cited.add(node.key)
                if not hidden:
                    self.seen_keys.add(node.key)
            case Table():
                self.table(node, hidden=hidden)
                return
        self.fields(node, hidden=hidden)

    def fields(self, node: Node, *, hidden: bool, leave_out: tuple[str, ...] = ()) -> None:
        kind: type = type(node)
        for field in attrs.fields(kind):
            if field.name not in ("audience", "location", "protects", *leave_out):
                self.value(field.name, getattr(node, field.name), node, hidden=hidden)

    def value(self, name: str, value: Any, node: Node, *, hidden: bool) -> None:
        """What the field ``name`` of ``node`` tells."""
        place = node.location
        if isinstance(value, tuple) and value and isinstance(value[0], _INLINES):
            self.prose(value, place, hidden=hidden)
        elif isinstance(value, tuple):
            for item in value:
                self.value(name, item, node, hidden=hidden)
        elif isinstance(value, Node):
            self.node(value, hidden=hidden)
        elif isinstance(value, Picture):
            self.picture(value, place, hidden=hidden)
        elif isinstance(value, Name):
            self.tell(Kind.NAME, value.full, place, hidden=hidden)
            self.tell(Kind.NAME, f"{value.family or ''} {value.given or ''}".strip(), place, hidden=hidden)
        elif isinstance(value, Mapping):
            for key, item in value.items():
                self.value(key, item, node, hidden=hidden)
        elif isinstance(value, dt.date | EdtfDate):
            self.date(value, place, hidden=hidden)
        elif isinstance(value, str) and not isinstance(value, Enum):
            self.tell(_kind_of(name), value, place, hidden=hidden)

    def date(self, value: dt.date | EdtfDate, place: Location | None, *, hidden: bool) -> None:
        """A date as the text will say it. Nobody is told anything by a date alone: a withheld one is none to look for."""
        if hidden:
            return
        if isinstance(value, dt.datetime):
            self.tell(Kind.WORDS, moment(value, self.labels), place, hidden=False)
        elif isinstance(value, dt.date):
            self.tell(Kind.WORDS, day(value, self.labels), place, hidden=False)
        else:
            for short in (False, True):
                self.tell(Kind.WORDS, edtf(value, self.labels, short=short), place, hidden=False)

    def table(self, table: Table, *, hidden: bool) -> None:
        """A table, whose columns hide their cells."""
        self.fields(table, hidden=hidden, leave_out=("columns", "rows"))
        gone = [hidden or self.hides(column) for column in table.columns]
        for column, column_gone in zip(table.columns, gone, strict=True):
            self.prose(column.header, column.location, hidden=column_gone)
        for row in table.rows:
            row_gone = hidden or self.hides(row)
            for cell, column_gone in zip(row.cells, gone, strict=True):
                self.prose(cell.content, cell.location or row.location, hidden=row_gone or column_gone)

    def picture(self, picture: Picture, place: Location | None, *, hidden: bool) -> None:
        self.found.append(Told(Kind.PICTURE, ((picture.name.rpartition("/")[2], hidden),), place, picture))
        if picture.media_type == SVG:
            for words in _words_of_drawing(picture.data):
                self.tell(Kind.WORDS, words, place, hidden=hidden)

    def prose(self, content: tuple[Any, ...], place: Location | None, *, hidden: bool) -> None:
        """Words that stand together, with what hangs on them."""
        parts = tuple(self.flat(content, hidden=hidden))
        if parts:
            self.found.append(Told(Kind.WORDS, parts, place))

    def flat(self, content: tuple[Any, ...], *, hidden: bool) -> Iterator[tuple[str, bool]]:
        for inline in content:
            gone = hidden or self.hides(inline)
            match inline:
                case Text(text=text) | Code(text=text):
                    yield text, gone
                case LineBreak() | Redaction():
                    yield " ", gone
                case Variable():
                    yield self.variable(inline), gone
                case Citation() | CrossReference() | Footnote():
                    yield " ", gone
                    self.fields(inline, hidden=gone)
                case _:
                    if isinstance(inline, Link):
                        self.tell(Kind.ADDRESS, inline.url, inline.location, hidden=gone)
                    if isinstance(inline, InlineQuote):
                        self.node(inline.attribution, hidden=gone)
                    yield from self.flat(inline.content, hidden=gone)

    def variable(self, variable: Variable) -> str:
        values = self.reader.client.values if self.reader.client is not None else {}
        return values.get(variable.name, variable.default or "")

    def composed(self, source: Source) -> None:
        """A source as a note runs it together, whatever the style: its author, title, where and when it came out."""
        values = source.variables
        names = [name for variable in ("author", "editor") for name in values.get(variable, ())]
        where = " ".join(str(values.get(name, "")) for name in ("container-title", "publisher", "event-title", "event-place"))
        issued = values.get("issued")
        when = edtf(issued, self.labels) if isinstance(issued, EdtfDate) else str(issued or "")
        for title in (values.get("title", ""), values.get("title-short", "")):
            for named in (" ".join(name.full for name in names), " ".join(name.short for name in names)):
                self.tell(
                    Kind.WORDS, f"{named} {title} {where} {values.get('number', '')} {when}", source.location, hidden=False
                )

    def protected(self, source: Source) -> None:
        """Names that the Chatham House Rule covers: nobody gets them."""
        for name in source.notes.protects:
            self.found.append(Told(Kind.NAME, ((name, True),), source.location, never=True))

    def sources(self, briefing: Briefing) -> None:
        """Sources; one that is cited where the reader does not see it, and nowhere else, is withheld with those words.

        One that is not cited at all is not told, unless the edition lists such.
        """
        for source in briefing.sources:
            self.protected(source)
            listed = source.key in self.seen_keys or (briefing.list_uncited and source.key not in self.cited)
            if not (listed or self.hides(source) or source.key in self.cited):
                continue
            hidden = self.hides(source) or not (listed or self.reader.proof)
            if not hidden:
                self.composed(source)
            self.tell(Kind.KEY, source.key, source.location, hidden=hidden)
            self.fields(source, hidden=hidden, leave_out=("key", "type"))


def told(briefing: Briefing, reader: Reader) -> list[Told]:
    """All that ``briefing`` tells, each with what of it is withheld from ``reader``."""
    walk = _Walk(reader, labels_for(briefing.language))
    walk.fields(briefing, hidden=False, leave_out=_NOT_TOLD)
    walk.sources(briefing)
    return walk.found


def told_by_its_text(briefing: Briefing, reader: Reader) -> list[Told]:
    """As `told`, without what is withheld of clients and sources, which all languages of a briefing share."""
    walk = _Walk(reader, labels_for(briefing.language))
    walk.fields(briefing, hidden=False, leave_out=(*_NOT_TOLD, "clients", "audiences"))
    own = len(walk.found)
    walk.sources(briefing)
    return walk.found[:own] + [each for each in walk.found[own:] if not each.withheld]


def _kind_of(field: str) -> Kind:
    if field in ("URL", "DOI", "url", "archive_url"):
        return Kind.ADDRESS
    return Kind.KEY if field == "id" else Kind.WORDS


def _words_of_drawing(data: bytes) -> Iterator[str]:
    # Imported here: few briefings hold drawings.
    from lxml import etree

    for element in etree.fromstring(data).iter():
        if isinstance(element.tag, str) and etree.QName(element).localname == "text":
            yield "".join(map(str, element.itertext()))
