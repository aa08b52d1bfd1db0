"""A briefing in several languages: ``briefing.ar.md`` beside ``briefing.md``."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import Final

from iria_reports.loading.textfile import read_text
from iria_reports.model.briefing import DOCUMENT_LANGUAGES
from iria_reports.model.languages import Language
from iria_reports.problems import Location, Problems, SourceText

_LANGUAGE: Final = re.compile(rf"\.({'|'.join(DOCUMENT_LANGUAGES)})\Z")
#: What tells that a main file is in the language that is asked for; the front matter is read later.
_LANG: Final = re.compile(r"^\"?lang\"?:\s*\"?([A-Za-z]+)", re.MULTILINE)


def split_language(main: Path) -> tuple[str, str]:
    """Stem of a file without the code of its language, and that code: ``briefing`` and ``ar`` of ``briefing.ar.md``."""
    found = _LANGUAGE.search(main.stem)
    return (main.stem[: found.start()], found[1]) if found else (main.stem, "")


def translation(main: Path, language: str, problems: Problems) -> Path | None:
    """The file in ``language`` beside ``main``, or ``main`` itself if it is; else a problem says which there are."""
    stem, own = split_language(main)
    if own == language:
        return main
    if language not in DOCUMENT_LANGUAGES:
        message = f'"{language[:20]}" is no language of documents'
        here = SourceText(main.name, "").at(0)
        problems.error("missing-language", here, message, f"name one of {', '.join(DOCUMENT_LANGUAGES)}")
        return None
    beside = main.with_name(f"{stem}.{language}{main.suffix}")
    if beside.is_file():
        return beside
    source = read_text(main, main.name, Problems())
    written = _LANG.search(source.text) if source is not None else None
    if not own and (written[1].lower() if written else "en") == language:
        return main
    there = sorted(code for code in translations(main) if code)
    has = f"it has {', '.join(there)}" if there else "it has no other language"
    message = f'there is no {beside.name}, which an edition in "{language}" is made of; {has}'
    mend = "write it with the ids of the main file, or name a language in which it is"
    problems.error("missing-language", SourceText(str(beside), "").at(0), message, mend)
    return None


def check_language(main: Path, language: Language | None, location: Location, problems: Problems) -> None:
    """A file that names a language is written in it."""
    _, code = split_language(main)
    if code and language is not None and language.primary != code:
        message = f'{main.name} says that it is in "{language.tag}"'
        problems.error("wrong-language", location, message, f"write lang: {code} into its front matter, or rename the file")


def translations(main: Path) -> dict[str, Path]:
    """The files of a briefing by the code in their names; that of the main file is empty."""
    stem, _ = split_language(main)
    beside = {code: main.with_name(f"{stem}.{code}{main.suffix}") for code in DOCUMENT_LANGUAGES}
    return {"": main.with_name(f"{stem}{main.suffix}")} | {code: path for code, path in beside.items() if path.is_file()}


def name_of(main: Path, usual: Collection[str]) -> str:
    """What a briefing is called: its folder, if the file has one of the ``usual`` names, else the file; and its language."""
    stem, language = split_language(main)
    name = main.parent.resolve().name if f"{stem}{main.suffix}" in usual else stem
    return f"{name} {language}" if language else name
