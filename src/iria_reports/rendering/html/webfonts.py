"""The fonts of a page for the web, within the page: of each face that it is set in, the ranges of characters that it has."""

from __future__ import annotations

import base64
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

import attrs
from lxml import etree

from iria_reports.assets import webfonts
from iria_reports.theme.roles import Role
from iria_reports.theme.theme import Theme

_ROLE: Final = "role-"
#: Elements that say how what is in them is set.
_BOLD, _ITALIC, _CODE = "strong", "em", "code"
_CALL: Final = "note-call"
_BOLD_FROM: Final = 600
_SVG: Final = "http://www.w3.org/2000/svg"
_UNSEEN: Final = ("script", "style", "title")
#: Faces to take where a family lacks the one that is wanted: upright before bold, as browsers slant and thicken.
_INSTEAD: Final = {"Bold Italic": ("Bold", "Italic", "Regular"), "Bold": ("Regular",), "Italic": ("Regular",), "Regular": ()}


@attrs.frozen
class _Set:
    """How text is set: a font of the theme, bold or not, italic or not."""

    font: str
    bold: bool = False
    italic: bool = False

    @property
    def style(self) -> str:
        """Name of the style of the face."""
        return _style(bold=self.bold, italic=self.italic)


@attrs.frozen
class _File:
    """A face with some ranges of characters."""

    family: str
    style: str
    ranges: tuple[tuple[int, int], ...]
    file: str


def with_fonts(page: str, theme: Theme) -> str:
    """``page`` with the faces that it is set in."""
    root = etree.fromstring(page, etree.HTMLParser(huge_tree=True))
    used: defaultdict[_Set, set[str]] = defaultdict(set)
    for setting, text in _texts(root, _Set("text"), theme):
        used[setting].update(text)
    faces: dict[str, str] = {}
    for setting, characters in used.items():
        for family in (theme.fonts[setting.font].family, theme.scripts.complex):
            for file in _files(family, setting.style, characters):
                faces.setdefault(file.file, _rule(file, file.family))
    rules = "".join(faces[name] for name in sorted(faces))
    return page.replace("<style>", f"<style>{rules}", 1)


def drawing_with_fonts(svg: bytes, complex_family: str) -> bytes:
    """A drawing with the faces of its words, as a page does not lend it its own.

    What its families lack they have from ``complex_family``, under their own name.
    """
    root = etree.fromstring(svg)
    faces: dict[str, str] = {}
    for element in root.iter(*(f"{{{_SVG}}}{name}" for name in ("text", "tspan", "textPath"))):
        style = _style(bold=_is_bold(element), italic=_is_italic(element))
        words = f"{element.text or ''}{''.join(child.tail or '' for child in element)}"
        family = _inherited(element, "font-family").partition(",")[0].strip(" '\"")
        for source in (family, complex_family):
            for file in _files(source, style, words):
                faces.setdefault(f"{family} {file.file}", _rule(file, family))
    if not faces:
        return svg
    style_element = etree.Element(f"{{{_SVG}}}style")
    style_element.text = "".join(faces[name] for name in sorted(faces))
    root.insert(0, style_element)
    return etree.tostring(root)


def _style(*, bold: bool, italic: bool) -> str:
    """What a face is called within its family."""
    return " ".join(name for name, yes in (("Bold", bold), ("Italic", italic)) if yes) or "Regular"


def _inherited(element: Any, name: str) -> str:
    """Value of a property of text in a drawing, which may stand on an element around it."""
    for each in (element, *element.iterancestors()):
        styled = re.search(rf"(?:^|;)\s*{name}\s*:\s*([^;]+)", each.get("style") or "")
        if value := (styled[1] if styled else each.get(name)):
            return str(value)
    return ""


def _is_bold(element: Any) -> bool:
    weight = _inherited(element, "font-weight").strip()
    return weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= _BOLD_FROM)


def _is_italic(element: Any) -> bool:
    return _inherited(element, "font-style").strip() in ("italic", "oblique")


def _texts(element: Any, around: _Set, theme: Theme) -> Iterator[tuple[_Set, str]]:
    """Each text within ``element``, which stands in a text that is set as ``around``, with how it is set itself."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    setting = _setting(element, around, theme)
    if element.text:
        yield setting, element.text
    if mark := element.get("data-mark"):
        yield _Set("label"), mark
    for child in element:
        yield from _texts(child, setting, theme)
        if child.tail:
            yield setting, child.tail


def _setting(element: Any, around: _Set, theme: Theme) -> _Set:
    classes = element.get("class", "").split()
    if _CALL in classes:
        return _Set("label-strong")
    role = next((name for name in classes if name.startswith(_ROLE)), None)
    if role is not None:
        style = theme.styles[Role(role.removeprefix(_ROLE))]
        return _Set(style.font, style.bold, style.italic)
    match element.tag:
        case tag if tag == _BOLD:
            return attrs.evolve(around, bold=True)
        case tag if tag == _ITALIC:  # upright again where the text around is italic
            return attrs.evolve(around, italic=not around.italic)
        case tag if tag == _CODE:
            return attrs.evolve(around, font="code")
        case _:
            return around


def _files(family: str, style: str, characters: Iterable[str]) -> Iterator[_File]:
    """Files of the face of a family that hold any of ``characters`` that can be seen."""
    seen = [ord(character) for character in characters if unicodedata.category(character)[0] not in "CZ"]
    for name in (style, *_INSTEAD[style]):
        if files := _index().get((family, name)):
            yield from (file for file in files if any(first <= code <= last for code in seen for first, last in file.ranges))
            return


@cache
def _index() -> dict[tuple[str, str], list[_File]]:
    """All files by family and style."""
    found: dict[tuple[str, str], list[_File]] = {}
    for item in json.loads((webfonts() / "index.json").read_text(encoding="utf-8")):
        file = _File(item["family"], item["style"], tuple((first, last) for first, last in item["ranges"]), item["file"])
        found.setdefault((file.family, file.style), []).append(file)
    return found


@cache
def _rule(file: _File, family: str) -> str:
    """``@font-face`` of a file as part of ``family``, within the page."""
    data = base64.b64encode((webfonts() / file.file).read_bytes()).decode()
    weight = 700 if "Bold" in file.style else 400
    slope = "italic" if "Italic" in file.style else "normal"
    ranges = ",".join(f"U+{first:X}-{last:X}" for first, last in file.ranges)
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{slope};unicode-range:{ranges};'
        f'src:url(data:font/woff2;base64,{data}) format("woff2")}}'
    )
