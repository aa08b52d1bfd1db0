"""How sources are called in passing."""

from __future__ import annotations

from babel.lists import format_list

from iria_reports.model.csl import without_markup
from iria_reports.model.sources import Source
from iria_reports.resolving.labels import Labels

#: More authors than this are named by the first.
_MOST_AUTHORS = 2


def short_name(source: Source, labels: Labels) -> str:
    """What to call a source in passing: its authors, else its short title, its paper or publisher, its title."""
    for variable in ("author", "editor"):
        if names := source.variables.get(variable):
            called = [name.short for name in names]
            if len(called) > _MOST_AUTHORS:
                return labels("labels", "and-others", name=called[0])
            return str(format_list(called, locale=labels.language.locale))
    for variable in ("title-short", "container-title", "publisher", "title"):
        if text := source.variables.get(variable):
            return without_markup(str(text))
    return source.key


def distinctive(source: Source) -> str:
    """What tells a source from others of one name: its symbol or number, else its title."""
    values = source.variables
    return without_markup(str(values.get("number") or values.get("title-short") or values.get("title") or source.key))


def named_in_full(source: Source, labels: Labels) -> str:
    """A source by its authors and its title."""
    title = without_markup(str(source.variables.get("title", "")))
    if not (source.variables.get("author") or source.variables.get("editor")):
        return title or short_name(source, labels)
    return labels.comma().join(part for part in (short_name(source, labels), title) if part)
