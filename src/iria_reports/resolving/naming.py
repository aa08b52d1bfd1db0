"""How sources are called in passing."""

from __future__ import annotations

from typing import Final

from babel.lists import format_list

from iria_reports.model.csl import without_markup
from iria_reports.model.sources import Source
from iria_reports.resolved import Run, Style
from iria_reports.resolving.labels import Labels

#: More authors than this are named by the first.
_MOST_AUTHORS: Final = 2
#: Works whose own titles are set in italics, and those that stand in works whose titles are (Chicago 18, 8.168 to 8.196).
_WORKS: Final = frozenset("book broadcast collection motion_picture pamphlet periodical report song thesis".split())
_PARTS: Final = frozenset(
    """article-journal article-magazine article-newspaper chapter entry-dictionary entry-encyclopedia paper-conference review
    review-book""".split()
)


def called(source: Source, labels: Labels) -> Run:
    """What to call a source in passing: its authors, else its short title, its paper or publisher, its title."""
    for variable in ("author", "editor"):
        if names := source.variables.get(variable):
            short = [name.short for name in names]
            if len(short) > _MOST_AUTHORS:
                return Run(labels("labels", "and-others", name=short[0]))
            return Run(str(format_list(short, locale=labels.language.locale)))
    return _said(source, "title-short", "container-title", "publisher", "title") or Run(source.key)


def distinctive(source: Source) -> Run:
    """What tells a source from others of one name: its symbol or number, else its title."""
    return _said(source, "number", "title-short", "title") or Run(source.key)


def titled(source: Source, labels: Labels) -> Run:
    """A source by its title, the short one if it has one; by its name if it has none."""
    return _said(source, "title-short", "title") or called(source, labels)


def named_in_full(source: Source, labels: Labels) -> str:
    """A source by its authors and its title."""
    title = without_markup(str(source.variables.get("title", "")))
    if not (source.variables.get("author") or source.variables.get("editor")):
        return title or called(source, labels).text
    return labels.comma().join(part for part in (called(source, labels).text, title) if part)


def _said(source: Source, *variables: str) -> Run | None:
    """The first of ``variables`` of which a source says something, in italics if that is the title of a work."""
    variable = next((name for name in variables if source.variables.get(name)), None)
    if variable is None:
        return None
    italic = {"title": _WORKS, "title-short": _WORKS, "container-title": _PARTS}.get(variable, frozenset())
    style = Style.EMPHASIS if source.type in italic else Style.PLAIN
    return Run(without_markup(str(source.variables[variable])), style)
