"""Reading a theme file: unknown, missing and unreadable tokens are errors, contrast is checked."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar, get_type_hints

import attrs

from iria_reports.assets import styles
from iria_reports.problems import BriefingError, Problem, Problems, did_you_mean
from iria_reports.theme.contrast import contrast, least_contrast
from iria_reports.theme.roles import Role
from iria_reports.theme.theme import Figures, FontFamily, Page, Rules, Scripts, Space, TextStyle, Theme

HOUSE_THEME: Final = "iria"
_COLOUR: Final = re.compile(r"#[0-9a-f]{6}\Z")
_TABLES: Final = ("name", "colours", "fonts", "scripts", "page", "rules", "space", "roles", "grounds")
#: Roles that stand on grounds of their own, not on paper.
_NOT_ON_PAPER: Final = (Role.MARK,)
_SMALLEST: Final = 6.0

Part = TypeVar("Part")


@cache
def load_theme(name: str = HOUSE_THEME) -> Theme:
    """The theme ``name`` of the package. Raises `BriefingError` with all that is wrong with it."""
    path = styles() / f"{name}.toml"
    if not path.is_file():
        known = [file.stem for file in styles().glob("*.toml")]
        raise BriefingError([Problem("unknown-theme", f'there is no theme "{name}"', did_you_mean(name, known))])
    return read_theme(path)


def read_theme(path: Path) -> Theme:
    """The theme of a TOML file. Raises `BriefingError` with all that is wrong with it."""
    problems = Problems()
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BriefingError([Problem("broken-theme", f"{path.name}: {error}")]) from error
    theme = _Reader(path.name, tables, problems).theme()
    if theme is None or problems.any_error:
        raise BriefingError(problems.sorted())
    _check_contrast(path.name, theme, problems)
    if problems.any_error:
        raise BriefingError(problems.sorted())
    return theme


@attrs.frozen
class _Reader:
    name: str
    tables: dict[str, Any]
    problems: Problems

    def wrong(self, token: str, message: str, mend: str = "") -> None:
        self.problems.error("broken-theme", None, f"{self.name}: {token} {message}", mend, token)

    def theme(self) -> Theme | None:
        for table in self.tables:
            if table not in _TABLES:
                self.wrong(table, "is no part of a theme", did_you_mean(table, _TABLES))
        missing = [table for table in _TABLES if table not in self.tables]
        for table in missing:
            self.wrong(table, "is missing")
        if missing:
            return None
        colours = self._colours()
        fonts = {name: FontFamily(font["family"], tuple(font["fallback"])) for name, font in self.tables["fonts"].items()}
        styles_by_role = self._styles(colours, fonts)
        grounds = {ground: tuple(Role(role) for role in roles) for ground, roles in self.tables["grounds"].items()}
        parts = [
            self._part(cls, table) for cls, table in ((Scripts, "scripts"), (Page, "page"), (Rules, "rules"), (Space, "space"))
        ]
        if self.problems.any_error:
            return None
        scripts, page, rules, space = parts
        return Theme(
            name=self.tables["name"],
            colours=colours,
            fonts=fonts,
            scripts=scripts,
            page=page,
            rules=rules,
            space=space,
            styles=styles_by_role,
            grounds=grounds,
        )

    def _colours(self) -> dict[str, str]:
        colours: dict[str, str] = {}
        for token, value in self.tables["colours"].items():
            if isinstance(value, str) and _COLOUR.match(value.lower()):
                colours[token] = value.lower()
            else:
                self.wrong(f"colours.{token}", f"is no colour: {value!r}", "write #rrggbb")
        return colours

    def _part(self, cls: type[Any], table: str) -> Any:
        """An instance of ``cls`` from a table of plain values."""
        hints = get_type_hints(cls)
        values: dict[str, Any] = {}
        known = {field.name.replace("_", "-"): field.name for field in attrs.fields(cls)}
        for token, value in self.tables[table].items():
            if token not in known:
                self.wrong(f"{table}.{token}", "is no token", did_you_mean(token, known))
            elif not isinstance(value, int | float if hints[known[token]] is float else hints[known[token]]):
                self.wrong(f"{table}.{token}", f"cannot be {value!r}")
            else:
                values[known[token]] = value
        for token in known.keys() - self.tables[table].keys():
            self.wrong(f"{table}.{token}", "is missing")
        return None if self.problems.any_error else cls(**values)

    def _styles(self, colours: dict[str, str], fonts: dict[str, FontFamily]) -> dict[Role, TextStyle]:
        tables: dict[str, dict[str, Any]] = self.tables["roles"]
        by_role: dict[Role, TextStyle] = {}
        for name in tables:
            if name not in set(Role):
                self.wrong(f"roles.{name}", "is no role", did_you_mean(name, [role.value for role in Role]))
        for role in Role:
            if role.value not in tables:
                self.wrong(f"roles.{role.value}", "is missing")
                continue
            style = self._style(role, tables[role.value])
            if style is None:
                continue
            if style.colour not in colours:
                self.wrong(
                    f"roles.{role.value}.colour", f'names no colour: "{style.colour}"', did_you_mean(style.colour, colours)
                )
            if style.font not in fonts:
                self.wrong(f"roles.{role.value}.font", f'names no font: "{style.font}"', did_you_mean(style.font, fonts))
            by_role[role] = style
        return by_role

    def _style(self, role: Role, table: dict[str, Any]) -> TextStyle | None:
        known = {field.name.replace("_", "-"): field.name for field in attrs.fields(TextStyle)}
        before = len(self.problems)
        for token in table:
            if token not in known:
                self.wrong(f"roles.{role.value}.{token}", "is no token", did_you_mean(token, known))
        for token in ("font", "size", "line", "colour"):
            if token not in table:
                self.wrong(f"roles.{role.value}.{token}", "is missing")
        size = table.get("size", _SMALLEST)
        if not isinstance(size, int | float) or size < _SMALLEST or size * 2 != int(size * 2):
            self.wrong(
                f"roles.{role.value}.size", f"cannot be {size!r}", f"halves of points from {_SMALLEST:g} on, as Word holds them"
            )
        if "figures" in table and table["figures"] not in set(Figures):
            self.wrong(f"roles.{role.value}.figures", f"cannot be {table['figures']!r}", "lining, old-style or tabular")
        if len(self.problems) > before:
            return None
        values = {known[token]: value for token, value in table.items()}
        if "figures" in values:
            values["figures"] = Figures(values["figures"])
        return TextStyle(**values)


def _check_contrast(name: str, theme: Theme, problems: Problems) -> None:
    grounds = {"paper": tuple(role for role in Role if role not in _NOT_ON_PAPER), **theme.grounds}
    for ground, roles in grounds.items():
        if ground not in theme.colours:
            problems.error(
                "broken-theme", None, f"{name}: grounds.{ground} names no colour", did_you_mean(ground, theme.colours)
            )
            continue
        for role in roles:
            style = theme.styles[role]
            least = least_contrast(style.size, bold=style.bold)
            found = contrast(theme.colour(role), theme.colours[ground])
            if found < least:
                message = f"{name}: {role.value} on {ground} has a contrast of {found:.1f}"
                problems.error("low-contrast", None, message, f"at least {least:g} (WCAG AA)", role.value)
