"""All that is wrong with a briefing: in itself, in its public edition, in those of its clients, between its languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs

from iria_reports.building.addressee import PUBLIC_EDITION
from iria_reports.building.characters import missing_font, printed_characters, unknown_characters
from iria_reports.building.edition import Edition, Source
from iria_reports.building.library import Library
from iria_reports.building.timing import Timer
from iria_reports.checking import check_edition
from iria_reports.drawings.process import drawing_session
from iria_reports.editions import Reader, tailored
from iria_reports.loading.folder import main_file
from iria_reports.loading.translations import translations
from iria_reports.model.briefing import Briefing
from iria_reports.model.clients import Client
from iria_reports.problems import BriefingError, Problem, Problems
from iria_reports.rendering.cover import pictures
from iria_reports.rendering.pdf.fonts import font_folders
from iria_reports.theme import load_theme


def find_problems(source: Source) -> tuple[Problem, ...]:
    """All that is wrong with a briefing and its editions, the faults of its citations included.

    All is told that a build can know before pages are laid out. The public edition is resolved, its theme read, each of its
    characters looked up in the fonts; those of clients are tailored, which tells what in them leads to something withheld.
    """
    with drawing_session():
        return _found(source)


def _found(source: Source) -> tuple[Problem, ...]:
    library = Library(source)
    edition = Edition(library, PUBLIC_EDITION, Timer())
    problems = Problems()
    if library.read(None, problems).briefing is not None:
        problems.extend(library.check(None))
    try:
        document = edition.resolved()
        problems.extend(edition.problems)
        characters = printed_characters(document, pictures(document, load_theme(edition.theme)).values())
        problems.extend(unknown_characters(characters, edition.whole, font_folders(())))
        problems.extend(missing_font(characters))
    except BriefingError as error:
        problems.extend(error.problems)
    whole = edition.briefing
    if whole is None or not edition.is_sound:
        return problems.sorted()
    problems.extend(_themes(whole))
    others = dict(_other_languages(source, library, problems))
    problems.extend(_of_clients(whole, {"": whole, whole.language.primary: whole, **others}))
    return problems.sorted()


def _other_languages(source: Source, library: Library, problems: Problems) -> Iterator[tuple[str, Briefing]]:
    """The briefing in its other languages, each compared with the main file."""
    main = None if isinstance(source, Briefing) else main_file(Path(source), Problems())
    if main is None:
        return
    for code, path in translations(main).items():
        if not code or path == main:
            continue
        other = library.read(code, problems).briefing
        if other is not None:
            problems.extend(library.check(code))
            yield code, other


def _themes(whole: Briefing) -> Iterator[Problem]:
    """What is wrong with the looks of clients, at the client that names them."""
    for client in whole.clients:
        if client.theme is None:
            continue
        try:
            load_theme(client.theme.file or client.theme.name)
        except BriefingError as error:
            for problem in error.problems:
                yield attrs.evolve(problem, location=client.location, message=f"{client.name}: {problem.message}")


def _of_clients(whole: Briefing, languages: dict[str, Briefing]) -> Iterator[Problem]:
    """What is wrong with the editions of clients alone, said once for all of them."""
    readers: dict[Problem, list[str]] = {}
    for client in whole.clients:
        code = client.language.primary if client.language is not None else ""
        if code not in languages:
            message = f'there is no file of this briefing in "{code}", the language of {client.name}'
            mend = f"write it beside the main file (briefing.{code}.md), or take lang: out"
            yield Problem("missing-language", message, mend, client.location)
            continue
        for problem in _of_client(client, languages[code]):
            readers.setdefault(problem, []).append(client.id)
    for problem, names in readers.items():
        yield attrs.evolve(problem, message=f"{problem.message} (edition of {', '.join(names)})")


def _of_client(client: Client, briefing: Briefing) -> tuple[Problem, ...]:
    own = next((each for each in briefing.clients if each.id == client.id), client)
    try:
        return check_edition(tailored(briefing, Reader.of_client(own)), briefing)
    except BriefingError as error:
        return error.problems
