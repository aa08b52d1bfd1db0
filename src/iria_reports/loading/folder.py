"""A briefing from its folder or file: the entrance to loading."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs

from iria_reports.loading.bibliography import read_sources
from iria_reports.loading.clients import read_clients
from iria_reports.loading.construct import Constructor
from iria_reports.loading.data import without
from iria_reports.loading.house import House, read_house
from iria_reports.loading.jsonfile import parse_json
from iria_reports.loading.markdown import MarkdownReader
from iria_reports.loading.markdown.sections import Heading, Item, Restricted, nest
from iria_reports.loading.raw import Mapping, Raw, Scalar, Sequence, kind
from iria_reports.loading.textfile import read_text
from iria_reports.loading.translations import check_language, name_of, translation
from iria_reports.loading.values import Surroundings
from iria_reports.loading.yamlfile import parse_yaml
from iria_reports.model.assessment import ICD_203, LikelihoodScale
from iria_reports.model.blocks import Content, Part
from iria_reports.model.briefing import Briefing, slugify
from iria_reports.model.languages import Language
from iria_reports.model.people import Person
from iria_reports.model.sources import Source
from iria_reports.problems import Problems, SourceText, did_you_mean

MAIN_FILES: Final = ("briefing.md", "briefing.yaml", "briefing.json")
#: Bibliography that is taken if the front matter names none.
USUAL_SOURCES: Final = ("sources.json", "sources.yaml", "sources.bib", "sources.ris")
_KEYS_NEEDED: Final = "it needs form:, title:, date: and body:"
_EXAMPLE: Final = "begin it with ---, form: …, title: …, date: … and ---"


@attrs.frozen
class Reading:
    """What was read: a briefing, if there is enough for one, and which of its fields lack what had errors."""

    briefing: Briefing | None = None
    incomplete: frozenset[str] = frozenset()


def read_briefing(path: Path, problems: Problems, language: str | None = None) -> Reading:
    """The briefing at ``path``: a folder, or a lone file. ``problems`` says what could not be read.

    ``language`` is the code of one in which it stands beside its main file: ``briefing.ar.md``.
    """
    main = main_file(path, problems)
    if main is not None and language is not None:
        main = translation(main, language, problems)
    source = None if main is None else read_text(main, main.name, problems)
    if main is None or source is None:
        return Reading()
    body_at: int | None = None
    if main.suffix == ".md":
        front, body_at = _front_matter(source, problems)
    else:
        front = parse_json(source, problems) if main.suffix == ".json" else parse_yaml(source, problems)
        if front is None and not problems.any_error:
            problems.error("empty", source.at(0), f"{main.name} is empty", _KEYS_NEEDED)
    if front is None:
        return Reading()
    if not isinstance(front, Mapping):
        problems.error("wrong-value", front.location, f"expected keys with values, got {kind(front)}", _EXAMPLE)
        return Reading()
    slug = slugify(name_of(main, MAIN_FILES))
    assembly = _Assembly(front, source, body_at, main.parent, slug, problems)
    briefing = assembly.briefing()
    check_language(main, briefing.language if briefing is not None else None, front.location, problems)
    return Reading(briefing, frozenset(assembly.incomplete))


def main_file(path: Path, problems: Problems) -> Path | None:
    """The file that a briefing's path means; else a problem says what is there."""
    here = SourceText(str(path), "").at(0)
    if path.is_dir():
        found = [path / name for name in MAIN_FILES if (path / name).is_file()]
        if len(found) == 1:
            return found[0]
        if found:
            names = " and ".join(file.name for file in found)
            problems.error("two-briefings", here, f"this folder holds {names}", "keep one, or name the file")
        else:
            others = ", ".join(sorted(file.name for file in path.glob("*.md"))[:5])
            mend = f"name the file: one of {others}" if others else f"write {MAIN_FILES[0]} in it"
            problems.error("no-briefing", here, f"this folder holds no {MAIN_FILES[0]}", mend)
        return None
    if not path.exists():
        siblings = [sibling.name for sibling in path.parent.iterdir()] if path.parent.is_dir() else []
        problems.error("missing-file", here, "there is no such folder or file", did_you_mean(path.name, siblings))
        return None
    if path.suffix not in (".md", ".yaml", ".yml", ".json"):
        problems.error("no-briefing", here, "a briefing is a folder, or a .md, .yaml or .json file")
        return None
    return path


def _front_matter(source: SourceText, problems: Problems) -> tuple[Raw | None, int]:
    """The YAML between the first two lines of three hyphens, and where the text after it begins."""
    if source.line(1).rstrip() != "---":
        problems.error("no-front-matter", source.at(0), "the front matter is missing", _EXAMPLE)
        return None, 0
    for number, start in enumerate(source.line_starts[1:], 2):
        if source.line(number).rstrip() in ("---", "..."):
            end = start + len(source.line(number))
            before = len(problems)
            raw = parse_yaml(source, problems, source.line_starts[1], start)
            if raw is None and len(problems) == before:
                problems.error("no-front-matter", source.at(0), "the front matter is empty", _EXAMPLE)
            return raw, end
    problems.error("no-front-matter", source.at(0, 3), "the front matter is never closed", "close it with a line of ---")
    return None, 0


@attrs.define
class _Assembly:
    """Puts a briefing together from its front matter, text and side files."""

    front: Mapping
    source: SourceText
    body_at: int | None
    folder: Path
    slug: str
    problems: Problems
    incomplete: set[str] = attrs.field(factory=set, init=False)

    def briefing(self) -> Briefing | None:
        first = Constructor(_NoProse(), Surroundings(self.folder, self.problems, ICD_203))
        language = self._early(first, Language, "lang") or Language("en-GB")
        scale = self._early(first, LikelihoodScale, "scale") or ICD_203
        reader = MarkdownReader(language, Surroundings(self.folder, self.problems, scale))
        build = reader.build
        house = read_house(build, language.primary)
        with self._watching("audiences"):
            audiences, clients = read_clients(build)
        with self._watching("body"):
            body = self._body(reader, house)
        with self._watching("sources"):
            sources = self._sources(build)
        given: dict[str, Any] = {
            "body": body,
            "sources": sources,
            "authors": self._authors(build, house),
            "audiences": audiences,
            "clients": clients,
            "slug": self.slug,
            "language": language,
            "scale": scale,
        }
        if house.imprint is not None and self.front.get("imprint") is None:
            given["imprint"] = house.imprint
        self._series(house, given)
        keys = self.front
        for key in ("bibliography", "parts", "authors", "body", "lang", "scale"):
            keys = without(keys, key)
        return build.build(Briefing, keys, "a briefing", self.front, **given)

    @contextlib.contextmanager
    def _watching(self, field: str) -> Iterator[None]:
        """Remember ``field`` as incomplete if reading it meets an error."""
        before = len(self.problems)
        yield
        if self.problems.error_since(before):
            self.incomplete.add(field)

    def _early(self, build: Constructor, annotation: type, key: str) -> Any:
        """A value that reading the rest depends on."""
        raw = self.front.get(key)
        return None if raw is None else build.value(annotation, raw, key)

    def _names(self, key: str) -> list[Scalar]:
        """File names of ``key``: one, or a list."""
        raw = self.front.get(key)
        items = raw.items if isinstance(raw, Sequence) else (raw,) if raw is not None else ()
        names = [item for item in items if isinstance(item, Scalar)]
        if len(names) < len(items):
            assert raw is not None
            self.problems.error("wrong-value", raw.location, f'"{key}": expected the names of files')
        return names

    def _sources(self, build: Constructor) -> tuple[Source, ...]:
        names = self._names("bibliography")
        if self.front.get("bibliography") is None:
            here = self.front.location
            names = [Scalar(name, here) for name in USUAL_SOURCES if (self.folder / name).is_file()]
        return read_sources(build, names)

    def _body(self, reader: MarkdownReader, house: House) -> Content:
        items: list[Item] = []
        if self.body_at is not None:
            if (stray := self.front.get("body")) is not None:
                self.problems.error("unknown-key", stray.location, 'the text stands below the front matter, not in "body"')
            items += reader.items(self.source, self.body_at)
        elif (raw := self.front.get("body")) is not None:
            items += reader.build.value(Content, raw, "body") or ()
        for name in self._names("parts"):
            more = self._part_file(reader, name)
            self._refuse_to_go_on(items, more, name)
            items += more
        if not items and not self.problems.any_error:
            self.problems.error("empty", self.front.location, "this briefing has no text")
        return nest([*items, *self._house_parts(house, items)], self.problems)

    def _refuse_to_go_on(self, items: list[Item], more: list[Item], name: Scalar) -> None:
        """Text of another file would be withheld with a section that it does not know of."""
        last = next((item for item in reversed(items) if isinstance(item, Heading)), None)
        restricted = last is not None and not last.audience.is_everybody
        if restricted and more and not isinstance(more[0], Heading | Restricted | Part):
            message = f"{name.text} would go on with a section that is withheld from some"
            self.problems.error("text-without-heading", name.location, message, "begin it with a heading")

    def _house_parts(self, house: House, items: list[Item]) -> list[Part]:
        """The parts of the house file that the briefing does not replace by its own."""
        own = {item.kind: item for item in items if isinstance(item, Part)}
        for part in house.parts:
            replacing = own.get(part.kind)
            if replacing is not None and not replacing.audience.is_everybody:
                message = f'this "{part.kind.value}" replaces that of the house; who may not see it would see neither'
                self.problems.error("restricted-part", replacing.location, message, "withhold blocks or words within it")
        return [part for part in house.parts if part.kind not in own]

    def _part_file(self, reader: MarkdownReader, name: Scalar) -> list[Item]:
        path = reader.build.surroundings.file(name)
        if path is None:
            return []
        source = read_text(path, name.text, self.problems)
        return reader.items(source) if source is not None else []

    def _authors(self, build: Constructor, house: House) -> tuple[Person, ...]:
        raw = self.front.get("authors")
        if raw is None:
            return ()
        authors: list[Person] = []
        for item in raw.items if isinstance(raw, Sequence) else (raw,):
            author = self._author(build, item, house)
            if author is not None:
                authors.append(author)
        return tuple(authors)

    def _author(self, build: Constructor, raw: Raw, house: House) -> Person | None:
        match raw:
            case Mapping():
                return build.build(Person, raw, "an author")
            case Scalar(text=text) if text in house.people:
                return house.people[text]
            case Scalar(text=text):
                mend = did_you_mean(text, house.people) or "write - name: …, or name the person in iria.yaml"
                self.problems.error("unknown-person", raw.location, f'the house file knows no "{text}"', mend)
                return None
            case Sequence():
                self.problems.error("wrong-value", raw.location, "expected an author, got a list")
                return None

    def _series(self, house: House, given: dict[str, Any]) -> None:
        """Series are a closed set where the house file names them; it also knows their ISSN."""
        raw = self.front.get("series")
        if not isinstance(raw, Scalar) or not house.series:
            return
        if raw.text not in house.series:
            mend = did_you_mean(raw.text, house.series) or f"it knows {', '.join(house.series)}"
            self.problems.error("unknown-series", raw.location, f'the house file knows no series "{raw.text}"', mend)
        elif self.front.get("issn") is None:
            given["issn"] = house.series[raw.text]


class _NoProse:
    """Stands in while language and scale are read, which hold no prose."""

    def prose(self, written: Scalar) -> Any:
        raise AssertionError(written)

    blocks = cites = prose

    def block(self, raw: Raw) -> Any:
        raise AssertionError(raw)
