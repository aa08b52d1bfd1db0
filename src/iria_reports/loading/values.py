"""Readers of single values: text into a date, a language, a picture.

A reader raises `ModelError` with what it expected; `iria_reports.loading.construct` says where.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import attrs

from iria_reports.assets import citation_style_names, citation_style_path
from iria_reports.confined import RefusedFileError, read_file, resolved_within
from iria_reports.loading.raw import Scalar
from iria_reports.loading.textfile import read_text
from iria_reports.model.assessment import SCALES, LikelihoodScale, LikelihoodTerm
from iria_reports.model.base import ModelError
from iria_reports.model.briefing import DOCUMENT_LANGUAGES
from iria_reports.model.choices import CitationStyle, ThemeChoice
from iria_reports.model.dates import EdtfDate
from iria_reports.model.forms import FORMS, Form
from iria_reports.model.languages import Language
from iria_reports.model.pictures import MOST_BYTES as MOST_PICTURE_BYTES
from iria_reports.model.pictures import Picture
from iria_reports.problems import Problems, SourceText, did_you_mean
from iria_reports.theme import theme_names

#: Characters of a name that are told.
_TOLD = 60


@attrs.frozen
class Surroundings:
    """What reading a value may need: the briefing's folder, its scale of likelihood, where problems go."""

    folder: Path
    problems: Problems
    scale: LikelihoodScale

    def options(self, annotation: Any) -> tuple[str, ...]:
        """Words that could have been meant, to suggest one."""
        if annotation is Form:
            return tuple(FORMS)
        if annotation is LikelihoodTerm:
            return tuple(self.scale.words())
        if annotation is LikelihoodScale:
            return tuple(SCALES)
        if annotation is Language:
            return DOCUMENT_LANGUAGES
        if annotation is CitationStyle:
            return tuple(citation_style_names())
        if annotation is ThemeChoice:
            return theme_names()
        return ()

    def file(self, name: Scalar) -> Path | None:
        """The file that ``name`` names, if it is there; else a problem says what is."""
        why, path = "it is an address, not a file", self.folder
        if "://" not in name.text and not name.text.startswith("data:"):
            try:
                why, path = "", resolved_within(self.folder / name.text, self.folder)
            except RefusedFileError as refused:
                why = str(refused.strerror)
        if why:
            message = f'"{name.text[:_TOLD]}" is not read: {why}'
            self.problems.error("outside-folder", name.location, message, "copy the file into the folder, and name the copy")
            return None
        if path.is_file():
            return path
        siblings = [sibling.name for sibling in path.parent.iterdir()] if path.parent.is_dir() else []
        mend = did_you_mean(path.name, siblings) or "check the name, or take it out"
        self.problems.error("missing-file", name.location, f"there is no file {name.text}", mend)
        return None


def _text(written: Scalar, _surroundings: Surroundings) -> str:
    return " ".join(written.text.split())


def _bool(written: Scalar, _surroundings: Surroundings) -> bool:
    words = {"yes": True, "true": True, "no": False, "false": False}
    if written.text.lower() not in words:
        raise ModelError("", "yes or no", written.text)
    return words[written.text.lower()]


def _int(written: Scalar, _surroundings: Surroundings) -> int:
    if not (written.text.isascii() and written.text.isdigit() and len(written.text) < 10):
        raise ModelError("", "a number", written.text)
    return int(written.text)


def _date(written: Scalar, _surroundings: Surroundings) -> date:
    try:
        return datetime.strptime(written.text, "%Y-%m-%d").date()  # noqa: DTZ007  a day, no moment
    except ValueError as error:
        raise ModelError("", "a day such as 2023-03-20", written.text) from error


def _datetime(written: Scalar, _surroundings: Surroundings) -> datetime:
    try:
        moment = datetime.fromisoformat(written.text)
    except ValueError as error:
        raise ModelError("", "a time such as 2023-03-16T18:00Z", written.text) from error
    if moment.utcoffset() is None:
        raise ModelError("", "a time with its zone, such as 2023-03-16T18:00Z or …+03:00", written.text)
    return moment


def _form(written: Scalar, _surroundings: Surroundings) -> Form:
    if written.text not in FORMS:
        raise ModelError("", f"a form ({', '.join(FORMS)})", written.text)
    return FORMS[written.text]


def _likelihood(written: Scalar, surroundings: Surroundings) -> LikelihoodTerm:
    return surroundings.scale[written.text]


def _scale(written: Scalar, _surroundings: Surroundings) -> LikelihoodScale:
    if written.text not in SCALES:
        raise ModelError("", f"a scale ({', '.join(SCALES)})", written.text)
    return SCALES[written.text]


def _picture(written: Scalar, surroundings: Surroundings) -> Picture | None:
    path = surroundings.file(written)
    if path is None:
        return None
    try:
        return Picture.of(written.text, read_file(path, surroundings.folder, MOST_PICTURE_BYTES))
    except OSError as error:
        raise ModelError("", "a picture file", f"one that cannot be read: {error.strerror}") from error


def _citation_style(written: Scalar, surroundings: Surroundings) -> CitationStyle | None:
    if not written.text.endswith(".csl"):
        if citation_style_path(written.text) is None:
            raise ModelError("", "a style of the CSL repository, or a .csl file", written.text)
        return CitationStyle(written.text)
    path = surroundings.file(written)
    source = None if path is None else read_text(path, written.text, surroundings.problems)
    return None if source is None or _is_broken(source, surroundings.problems) else CitationStyle(written.text, source.text)


def _is_broken(source: SourceText, problems: Problems) -> bool:
    """Whether a style's XML is broken; then a problem says where."""
    # Imported here: only a style of one's own is read before it is used.
    from lxml import etree

    try:
        etree.fromstring(source.text.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        line, column = error.position
        start = source.line_starts[min(max(line, 1), len(source.line_starts)) - 1] + max(column - 1, 0)
        at = source.at(min(start, len(source.text)))
        mend = "open it in an editor for XML, or take a style of the CSL repository"
        problems.error("broken-style", at, f"{source.name} is no XML: {error.msg}", mend)
        return True
    return False


def _theme(written: Scalar, surroundings: Surroundings) -> ThemeChoice | None:
    if not written.text.endswith(".toml"):
        if written.text not in theme_names():
            raise ModelError("", f"a theme ({', '.join(theme_names())}), or a .toml file", written.text)
        return ThemeChoice(written.text)
    path = surroundings.file(written)
    return None if path is None else ThemeChoice(written.text, str(path))


SCALAR_READERS: dict[Any, Callable[[Scalar, Surroundings], Any]] = {
    str: _text,
    bool: _bool,
    int: _int,
    date: _date,
    datetime: _datetime,
    EdtfDate: lambda written, _surroundings: EdtfDate.parse(written.text),
    Language: lambda written, _surroundings: Language(written.text),
    Form: _form,
    LikelihoodTerm: _likelihood,
    LikelihoodScale: _scale,
    Picture: _picture,
    CitationStyle: _citation_style,
    ThemeChoice: _theme,
}
