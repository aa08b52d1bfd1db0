"""The tables of a theme as a theme: unknown, missing and unreadable tokens are errors, contrast is checked."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar, get_type_hints

import attrs

from iria_reports.assets import fonts, styles
from iria_reports.confined import read_file
from iria_reports.drawingtokens import COLOURS, FONTS
from iria_reports.model.base import ModelError
from iria_reports.model.pictures import SVG, Picture
from iria_reports.problems import BriefingError, Problems, did_you_mean
from iria_reports.theme.contrast import contrast, least_contrast
from iria_reports.theme.roles import Role
from iria_reports.theme.theme import Cover, Drawing, FontFamily, Logo, Page, Rules, Scripts, Space, TextStyle, Theme

#: What a colour may be called, and a family of fonts: both are written into style sheets.
_TOKEN: Final = re.compile(r"[a-z][a-z0-9-]{0,40}\Z")
_FAMILY: Final = re.compile(r"[^\W_][\w .+-]{0,60}\Z")
_COLOUR: Final = re.compile(r"#[0-9a-f]{6}\Z")
_TEXTS: Final = ("name", "description")
_TABLES: Final = (
    *_TEXTS,
    "colours",
    "fonts",
    "scripts",
    "cover",
    "logo",
    "page",
    "rules",
    "space",
    "roles",
    "sheet",
    "grounds",
)
_PARTS: Final[dict[str, type[Scripts | Cover | Logo | Page | Rules | Space]]] = {
    "scripts": Scripts,
    "cover": Cover,
    "logo": Logo,
    "page": Page,
    "rules": Rules,
    "space": Space,
}
#: Roles that stand on grounds of their own, not on paper.
_NOT_ON_PAPER: Final = (
    Role.MARK,
    Role.REDACTION,
    Role.COVER_MASTHEAD,
    Role.COVER_KICKER,
    Role.COVER_TITLE,
    Role.COVER_SUBTITLE,
    Role.COVER_LINE,
)
_SMALLEST: Final = 6.0
#: No length of a page comes near it; what is no number is not below it either.
_LARGEST: Final = 10_000
Part = TypeVar("Part")


def theme_of(tables: dict[str, Any], name: str) -> Theme:
    """The theme of the tables of a file called ``name``. Raises `BriefingError` with all that is wrong with them."""
    problems = Problems()
    theme = _Reader(name, tables, problems).theme()
    if theme is None or problems.any_error:
        raise BriefingError(problems.sorted())
    _check_contrast(name, theme, problems)
    if theme.page.facing and theme.page.label:
        message = f"{name}: page.label cannot be {theme.page.label:g} where pages face each other"
        mend = "0, as Word cannot mirror a margin of labels; or leave page.facing out"
        problems.error("broken-theme", None, message, mend, "page.label")
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
        for table in _TABLES:
            if not isinstance(self.tables.get(table), str if table in _TEXTS else dict):
                self.wrong(table, "is missing, or no text" if table in _TEXTS else "is missing, or no table")
        if self.problems.any_error:
            return None
        colours = self._colours()
        fonts = self._fonts()
        values: dict[str, Any] = {
            **{name: self.tables[name] for name in _TEXTS},
            "colours": colours,
            "fonts": fonts,
            "styles": self._styles(self.tables["roles"], "roles", colours, fonts),
            "sheet": self._styles(self._sheet(), "sheet", colours, fonts),
            "grounds": self._grounds(colours),
        }
        for name, cls in _PARTS.items():
            values[name] = self._instance(cls, name, self.tables[name])
        return None if self.problems.any_error else Theme(**values)

    def _colours(self) -> dict[str, str]:
        colours: dict[str, str] = {}
        for token, value in self.tables["colours"].items():
            if not _TOKEN.match(token):
                self.wrong("colours", f"has a name that is none: {token[:60]!r}", "small letters, digits and hyphens")
            elif isinstance(value, str) and _COLOUR.match(value.lower()):
                colours[token] = value.lower()
            else:
                self.wrong(f"colours.{token}", f"is no colour: {value!r}", "write #rrggbb")
        for token in COLOURS:
            if token not in self.tables["colours"]:
                self.wrong(f"colours.{token}", "is missing")
        return colours

    def _fonts(self) -> dict[str, FontFamily | None]:
        """Families by name, each of those whose faces the package holds: any other would be replaced in silence."""
        families = sorted({_family(face) for face in fonts().glob("*.ttf")})
        found = {name: self._instance(FontFamily, f"fonts.{name}", table) for name, table in self.tables["fonts"].items()}
        for name, font in found.items():
            if font is not None and font.family not in families:
                self.wrong(
                    f"fonts.{name}.family", f'is no family of the package: "{font.family}"', f"one of {', '.join(families)}"
                )
        for name in FONTS:
            if name not in found:
                self.wrong(f"fonts.{name}", "is missing")
        return found

    def _sheet(self) -> dict[str, Any]:
        """All roles as they are set in columns: each as ever, but for what "sheet" says of it."""
        roles, own = self.tables["roles"], self.tables["sheet"]
        own = {name: table if isinstance(table, dict) else {"": table} for name, table in own.items()}
        return {**own, **{name: {**table, **own.get(name, {})} for name, table in roles.items() if isinstance(table, dict)}}

    def _styles(
        self, tables: dict[str, Any], where: str, colours: dict[str, str], fonts: dict[str, Any]
    ) -> dict[Role, TextStyle]:
        by_role: dict[Role, TextStyle] = {}
        for name in tables:
            if name not in set(Role):
                self.wrong(f"{where}.{name}", "is no role", did_you_mean(name, [role.value for role in Role]))
        for role in Role:
            token = f"{where}.{role.value}"
            if role.value not in tables:
                self.wrong(token, "is missing")
                continue
            style = self._instance(TextStyle, token, tables[role.value])
            if style is None:
                continue
            if style.colour not in colours:
                self.wrong(f"{token}.colour", f'names no colour: "{style.colour}"', did_you_mean(style.colour, colours))
            if style.font not in fonts:
                self.wrong(f"{token}.font", f'names no font: "{style.font}"', did_you_mean(style.font, fonts))
            if style.size < _SMALLEST or style.size * 2 != int(style.size * 2):
                mend = f"halves of points from {_SMALLEST:g} on, as Word holds them"
                self.wrong(f"{token}.size", f"cannot be {style.size:g}", mend)
            by_role[role] = style
        return by_role

    def _grounds(self, colours: dict[str, str]) -> dict[str, tuple[Role, ...]]:
        grounds: dict[str, tuple[Role, ...]] = {}
        for ground, names in self.tables["grounds"].items():
            if ground not in colours:
                self.wrong(f"grounds.{ground}", "names no colour", did_you_mean(ground, colours))
            if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
                self.wrong(f"grounds.{ground}", "is no list of roles")
                continue
            for name in names:
                if name not in set(Role):
                    self.wrong(
                        f"grounds.{ground}", f'names no role: "{name}"', did_you_mean(name, [role.value for role in Role])
                    )
            grounds[ground] = tuple(Role(name) for name in names if name in set(Role))
        return grounds

    def _instance(self, cls: type[Part], token: str, table: Any) -> Part | None:
        """An instance of ``cls`` from a table of tokens, each checked against the field's own annotation."""
        if not isinstance(table, dict):
            self.wrong(token, "is no table")
            return None
        hints = get_type_hints(cls)
        fields = {field.name.replace("_", "-"): field for field in attrs.fields(cls)}  # type: ignore[arg-type]  # all are attrs classes
        before = len(self.problems)
        values: dict[str, Any] = {}
        for key, value in table.items():
            if key not in fields:
                self.wrong(f"{token}.{key}", "is no token", did_you_mean(key, fields))
            elif cls in (FontFamily, Scripts) and not _are_families(value):
                self.wrong(
                    f"{token}.{key}", f"names no family of fonts: {value!r}"[:120], "letters, digits, spaces and hyphens"
                )
            elif (read := _read(hints[fields[key].name], value)) is None:
                self.wrong(f"{token}.{key}", f"cannot be {value!r}", _expected(hints[fields[key].name]))
            else:
                values[fields[key].name] = read
        for key, field in fields.items():
            if key not in table and field.default is attrs.NOTHING:
                self.wrong(f"{token}.{key}", "is missing")
        return None if len(self.problems) > before else cls(**values)


def _are_families(value: Any) -> bool:
    names = value if isinstance(value, list) else [value]
    return all(isinstance(name, str) and _FAMILY.match(name) for name in names)


def _read(annotation: Any, value: Any) -> Any:
    """``value`` as ``annotation`` has it; None if it is not of that kind."""
    if annotation is float:
        is_number = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _LARGEST
        return float(value) if is_number else None
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return annotation(value) if value in set(annotation) else None
    if annotation is Drawing:
        return _drawing(value) if isinstance(value, Path) else None
    if annotation in (str, bool):
        return value if isinstance(value, annotation) else None
    return tuple(value) if isinstance(value, list) and all(isinstance(item, str) for item in value) else None


def _expected(annotation: Any) -> str:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return f"one of {', '.join(annotation)}"
    expected = {float: "a number", bool: "true or false", str: "a text", Drawing: "the name of an SVG file beside the theme's"}
    return expected.get(annotation, "a list of texts")


def _drawing(path: Path) -> Drawing | None:
    """An SVG file, cleaned of all that could do anything; None if it is none."""
    try:
        picture = Picture.of(path.name, read_file(path), look=not path.is_relative_to(styles()))
    except (OSError, ModelError):
        return None
    if picture.media_type != SVG:
        return None
    return Drawing(data=picture.data, width=picture.width, height=picture.height, digest=picture.digest)


def _family(face: Path) -> str:
    """Family of a face by its file's name: "IRIA Serif Caption" of ``IRIASerifCaption-Bold.ttf``."""
    words = face.stem.partition("-")[0].removeprefix("IRIA")
    return " ".join(("IRIA", *re.findall("[A-Z][a-z]+", words)))


def _check_contrast(name: str, theme: Theme, problems: Problems) -> None:
    grounds = {"paper": tuple(role for role in Role if role not in _NOT_ON_PAPER), **theme.grounds}
    for ground, roles in grounds.items():
        for role in roles:
            style = theme.styles[role]
            least = least_contrast(style.size, bold=style.bold)
            found = contrast(theme.colour(role), theme.colours[ground])
            if found < least:
                message = f"{name}: {role.value} on {ground} has a contrast of {found:.1f}"
                problems.error("low-contrast", None, message, f"at least {least:g} (WCAG AA)", role.value)
