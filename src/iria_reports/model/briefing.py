"""The briefing: one source for all its outputs and editions."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable

import attrs

from iria_reports.model.addresses import is_address
from iria_reports.model.assessment import ICD_203, LikelihoodScale
from iria_reports.model.base import ModelError, Node, checked, described, not_empty, texts
from iria_reports.model.blocks import Block, Content, Figure, blocks
from iria_reports.model.choices import Choice, CitationStyle, NotePlace, PaperSize, SourceList, ThemeChoice
from iria_reports.model.clients import AudienceDeclaration, Client, Issue
from iria_reports.model.forms import Form
from iria_reports.model.handling import Handling, aware
from iria_reports.model.inlines import Inline, Prose, optional_prose, plain_text, prose
from iria_reports.model.languages import Language
from iria_reports.model.people import Person
from iria_reports.model.sources import Source
from iria_reports.model.walk import rebuild

#: Languages in which the institute publishes: those with a catalogue of labels.
DOCUMENT_LANGUAGES = ("ar", "en", "es", "fr", "ru", "tr", "zh")

#: Most characters of a file name that is made from a title; a client's name and the ending follow it.
LONGEST_SLUG = 80
#: Bytes of one for each of its characters at most: file systems count bytes, of which a letter may have four.
_BYTES_A_CHARACTER = 2


def _plain(character: str) -> str:
    """A Latin letter without its accents; any other character as it is."""
    return unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode() or character


def _mailbox(_instance: object, _attribute: object, email: str | None) -> None:
    if email is not None and not is_address(f"mailto:{email}"):
        raise ModelError("Imprint.email", "an e-mail address", email)


def _website(_instance: object, _attribute: object, website: str | None) -> None:
    if website is not None and not (is_address(website) and website.lower().startswith("http")):
        raise ModelError("Imprint.website", "a whole address that begins with https:", website)


@attrs.frozen(field_transformer=checked, kw_only=True)
class Imprint(Node):
    """Who publishes, and on what terms."""

    WHOLE = True

    publisher: str = attrs.field(default="IRIA", validator=not_empty, metadata=described("Short name of the institute."))
    name: str | None = attrs.field(default=None, metadata=described("Full name of the institute."))
    address: str | None = attrs.field(default=None, metadata=described("Postal address."))
    email: str | None = attrs.field(default=None, validator=_mailbox, metadata=described("E-mail address."))
    website: str | None = attrs.field(default=None, validator=_website, metadata=described("Address of the website."))
    rights: str | None = attrs.field(default=None, metadata=described("Copyright and licence."))


def _document_language(_instance: object, _attribute: object, language: Language) -> None:
    if language.primary not in DOCUMENT_LANGUAGES:
        raise ModelError("Briefing.language", f"a language with labels ({', '.join(DOCUMENT_LANGUAGES)})", language.tag)


def _sources(value: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(value)


def _slug(_instance: object, _attribute: object, slug: str) -> None:
    if slug != slugify(slug, longest=4 * len(slug)):  # an edition's is longer by the name of its reader
        raise ModelError("Briefing.slug", "lower-case letters, digits and hyphens", slug)


def _public(inline: Inline) -> Inline | None:
    """``inline`` without what is withheld from anybody within it."""
    return rebuild(inline, lambda node: node if node.audience.is_everybody else None)


def slugify(text: str, longest: int = LONGEST_SLUG) -> str:
    """A file name from a title: lower-case letters, digits and hyphens, whole words up to ``longest`` characters.

    Letters are those of any script, Latin ones without their accents. ``briefing`` if nothing is left.
    """
    plain = "".join(_plain(character) for character in unicodedata.normalize("NFKC", re.sub("['’]", "", text)))
    slug = re.sub(r"[\W_]+", "-", plain.lower()).strip("-")
    if len(slug) > longest:
        slug = slug[: longest + 1].rpartition("-")[0] or slug[:longest]
    slug = slug.encode()[: longest * _BYTES_A_CHARACTER].decode("utf-8", "ignore").rstrip("-")
    return slug or "briefing"


def _persons(value: Iterable[Person]) -> tuple[Person, ...]:
    return tuple(value)


def _audience_declarations(value: Iterable[AudienceDeclaration]) -> tuple[AudienceDeclaration, ...]:
    return tuple(value)


def _clients(value: Iterable[Client]) -> tuple[Client, ...]:
    return tuple(value)


def _slug_from_title(briefing: Briefing) -> str:
    public = (_public(inline) for inline in briefing.title if inline.audience.is_everybody)
    return slugify(plain_text(tuple(inline for inline in public if inline is not None)))


@attrs.frozen(field_transformer=checked, kw_only=True)
class Briefing(Node):
    """All that is known of a document before it is tailored and resolved."""

    WHOLE = True

    form: Form = attrs.field(metadata=described("Product form."))
    title: Prose = attrs.field(converter=prose, validator=not_empty, metadata=described("Title."))
    subtitle: Prose | None = attrs.field(default=None, converter=optional_prose, metadata=described("Subtitle."))
    lead_figure: Figure | None = attrs.field(default=None, metadata=described("Picture below the title."))
    body: Content = attrs.field(default=(), converter=blocks, metadata=described("The text.", body=True))
    date: dt.date = attrs.field(metadata=described("Date of issue; the reference day of the build."))
    updated: dt.date | None = attrs.field(default=None, metadata=described("Date of the latest change."))
    information_cutoff: dt.datetime | None = attrs.field(
        default=None, validator=aware, metadata=described("Time until which information was taken in (with its zone).")
    )
    language: Language = attrs.field(
        factory=lambda: Language("en-GB"), validator=_document_language, metadata=described("Language.", key="lang")
    )
    authors: tuple[Person, ...] = attrs.field(default=(), converter=_persons, metadata=described("Authors."))
    series: str | None = attrs.field(default=None, metadata=described("Series."))
    issn: str | None = attrs.field(default=None, metadata=described("ISSN of the series."))
    number: str | None = attrs.field(default=None, metadata=described("Number within the series."))
    dateline: str | None = attrs.field(default=None, metadata=described("Place of the dateline."))
    region: str | None = attrs.field(default=None, metadata=described("Region it treats of."))
    topic: str | None = attrs.field(default=None, metadata=described("Topic it treats of."))
    description: str | None = attrs.field(default=None, metadata=described("One or two sentences for catalogues."))
    keywords: tuple[str, ...] = attrs.field(default=(), converter=texts, metadata=described("Keywords."))
    identifier: str | None = attrs.field(default=None, metadata=described("DOI or other identifier."))
    handling: Handling = attrs.field(factory=Handling, metadata=described("How it may be passed on."))
    scale: LikelihoodScale = attrs.field(default=ICD_203, metadata=described("Scale of likelihood."))
    citation_style: CitationStyle = attrs.field(
        factory=lambda: CitationStyle("chicago-notes-bibliography"), metadata=described("CSL style, by name or file.")
    )
    theme: ThemeChoice = attrs.field(
        factory=lambda: ThemeChoice("iria"), metadata=described("Look: a theme by name, or a .toml file.")
    )
    paper: PaperSize = attrs.field(default=PaperSize.AUTO, metadata=described("Size of the paper."))
    contents: Choice = attrs.field(default=Choice.AUTO, metadata=described("Whether it has a table of contents."))
    chapters: Choice = attrs.field(
        default=Choice.AUTO, metadata=described("Whether sections of the first level begin pages; as the form has it.")
    )
    numbering: Choice = attrs.field(default=Choice.AUTO, metadata=described("Whether headings are numbered."))
    ibid: Choice = attrs.field(
        default=Choice.AUTO, metadata=described("Whether a note that repeats the one before says ibid.; as the style has it.")
    )
    notes: NotePlace = attrs.field(default=NotePlace.AUTO, metadata=described("Where notes stand."))
    bibliography: SourceList = attrs.field(
        default=SourceList.AUTO, metadata=described("Whether sources are listed at the end.", key="list-sources")
    )
    figure_lists: Choice = attrs.field(
        default=Choice.AUTO,
        metadata=described("Whether figures and tables are listed behind the contents.", key="list-figures"),
    )
    list_uncited: bool = attrs.field(
        default=False, metadata=described("Whether sources that nothing cites are listed as further reading.")
    )
    list_ratings: bool = attrs.field(
        default=False,
        metadata=described("Whether an annex lists how reliable the sources and how credible the information is."),
    )
    source_descriptors: bool = attrs.field(
        default=False, metadata=described("Whether the first note on a source gives its descriptor.")
    )
    imprint: Imprint = attrs.field(factory=Imprint, metadata=described("Who publishes."))
    sources: tuple[Source, ...] = attrs.field(default=(), converter=_sources)
    audiences: tuple[AudienceDeclaration, ...] = attrs.field(default=(), converter=_audience_declarations)
    clients: tuple[Client, ...] = attrs.field(default=(), converter=_clients)
    issue: Issue | None = None
    slug: str = attrs.field(default=attrs.Factory(_slug_from_title, takes_self=True), validator=_slug)

    def __attrs_post_init__(self) -> None:
        if self.updated is not None and self.updated < self.date:
            raise ModelError("Briefing.updated", f"a day after {self.date}", str(self.updated))

    @property
    def in_chapters(self) -> bool:
        """Whether sections of the first level begin pages."""
        return self.form.chapters if self.chapters is Choice.AUTO else self.chapters is Choice.YES

    def with_body(self, body: Iterable[Block]) -> Briefing:
        """The same briefing with another body."""
        return attrs.evolve(self, body=tuple(body))
