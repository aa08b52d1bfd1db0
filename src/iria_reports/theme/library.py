"""The themes of the package, and themes in files of their own."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

from iria_reports.assets import styles
from iria_reports.problems import BriefingError, Problem, did_you_mean
from iria_reports.theme.reading import theme_of
from iria_reports.theme.theme import Theme

HOUSE_THEME: Final = "iria"
_ENDING: Final = ".toml"


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
        own = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BriefingError([Problem("broken-theme", f"{path.name}: {error}")]) from error
    except OSError as error:
        raise BriefingError([Problem("broken-theme", f"{path} cannot be read: {error.strerror}")]) from error
    logo = own.get("logo")
    if isinstance(logo, dict):  # a drawing lies beside the file that names it
        own["logo"] = {key: path.parent / value if isinstance(value, str) else value for key, value in logo.items()}
    base = own.pop("base", None)
    if base is None:
        return own
    found = theme_path(str(base))
    if found in readers | {path}:
        raise BriefingError([Problem("broken-theme", f'{path.name}: base "{base}" leads back to this theme')])
    return _laid_over(_tables(found, readers | {path}), own)


def _laid_over(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        below = merged.get(key)
        merged[key] = _laid_over(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged
