"""The themes of the package, and themes in files of their own."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

from iria_reports.assets import styles
from iria_reports.confined import RefusedFileError, read_file, resolved_within
from iria_reports.problems import BriefingError, Problem, did_you_mean
from iria_reports.theme.reading import theme_of
from iria_reports.theme.theme import Theme

HOUSE_THEME: Final = "iria"
_ENDING: Final = ".toml"
#: Tables and lists within each other; the house's go to three.
_DEEPEST: Final = 10
#: A key of as many parts, for which tomllib takes the square of the time.
_DOTTED: Final = re.compile(rf"(?:\.\s*[\w-]{{1,99}}\s*){{{_DEEPEST}}}")


def load_theme(name: str = HOUSE_THEME) -> Theme:
    """The theme ``name`` of the package, or of the TOML file at that path.

    Raises `BriefingError` with all that is wrong with it.
    """
    return read_theme(Path(name)) if name.endswith(_ENDING) else _of_the_package(name)


@cache
def _of_the_package(name: str) -> Theme:
    return read_theme(theme_path(name))


def read_theme(path: Path) -> Theme:
    """The theme of a TOML file. Raises `BriefingError` with all that is wrong with it."""
    return theme_of(_tables(path, frozenset()), path.name)


@cache
def theme_names() -> tuple[str, ...]:
    """Names of the themes of the package, the house's first."""
    return tuple(sorted((file.stem for file in styles().glob(f"*{_ENDING}")), key=lambda name: (name != HOUSE_THEME, name)))


def theme_path(name: str) -> Path:
    """File of the theme ``name`` of the package. Raises `BriefingError` if there is none."""
    if name not in theme_names():
        mend = did_you_mean(name, theme_names()) or f"one of {', '.join(theme_names())}, or a .toml file"
        raise BriefingError([Problem("unknown-theme", f'there is no theme "{name}"', mend)])
    return styles() / f"{name}{_ENDING}"


def _tables(path: Path, readers: frozenset[Path]) -> dict[str, Any]:
    """The tables of a theme file, laid over those of the theme that it is based on."""
    try:
        text = read_file(path).decode("utf-8")
        if _DOTTED.search(text):
            raise BriefingError([_too_deep(path)])
        own = tomllib.loads(text)
    except ValueError as error:  # it is no TOML, no UTF-8, or holds a number without end
        raise BriefingError([Problem("broken-theme", f"{path.name}: {error}")]) from error
    except RecursionError as error:
        raise BriefingError([_too_deep(path)]) from error
    except OSError as error:
        raise BriefingError([Problem("broken-theme", f"{path} cannot be read: {error.strerror}")]) from error
    if _is_deep(own):
        raise BriefingError([_too_deep(path)])
    logo = own.get("logo")
    if isinstance(logo, dict):  # a drawing lies beside the file that names it
        own["logo"] = {key: _beside(path, value) if isinstance(value, str) else value for key, value in logo.items()}
    base = own.pop("base", None)
    if base is None:
        return own
    found = theme_path(str(base))
    if found in readers | {path}:
        raise BriefingError([Problem("broken-theme", f'{path.name}: base "{base}" leads back to this theme')])
    return _laid_over(_tables(found, readers | {path}), own)


def _beside(path: Path, name: str) -> Path:
    """The file ``name`` beside that of a theme. Raises `BriefingError` if it lies elsewhere."""
    try:
        return resolved_within(path.parent / name, path.parent)
    except RefusedFileError as refused:
        message = f"{path.name}: logo {name[:60]!r} is not read: {refused.strerror}"
        raise BriefingError([Problem("broken-theme", message, "put the drawing beside the theme's file")]) from refused


def _is_deep(tables: dict[str, Any]) -> bool:
    """Whether tables and lists stand within each other deeper than any theme has them."""
    level: list[Any] = [tables]
    for _ in range(_DEEPEST):
        level = [child for each in level for child in (each.values() if isinstance(each, dict) else each)]
        level = [each for each in level if isinstance(each, dict | list)]
    return bool(level)


def _too_deep(path: Path) -> Problem:
    message = f"{path.name}: more than {_DEEPEST} tables or lists stand within each other"
    return Problem("broken-theme", message, "a theme holds tables of values, and a table within them at most")


def _laid_over(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        below = merged.get(key)
        merged[key] = _laid_over(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged
