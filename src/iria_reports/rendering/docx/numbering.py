"""``numbering.xml``: headings, bullets and counted lists."""

from __future__ import annotations

from typing import Final

import attrs

from iria_reports.rendering.docx.stylenames import PARAGRAPHS
from iria_reports.rendering.docx.xml import document, hex_colour, mm_twips, twips, val, w
from iria_reports.theme.roles import HEADINGS
from iria_reports.theme.theme import Theme

#: Numbers of the lists (``w:num``) that every document has; counted lists follow.
HEADING_LIST: Final = 1
BULLET_LIST: Final = 2
_FIRST_COUNTED: Final = 3
_HEADINGS, _BULLETS, _COUNTED = 0, 1, 2
_LEVELS: Final = 9


@attrs.define
class Numbering:
    """Lists of one document. Each counted list is a ``w:num`` of its own, so that it begins anew."""

    marks: tuple[str, ...]
    starts: list[tuple[int, int]] = attrs.field(factory=list)

    def counted(self, start: int, level: int) -> int:
        """The number of a new counted list that begins with ``start`` on ``level``."""
        self.starts.append((start, level))
        return _FIRST_COUNTED + len(self.starts) - 1

    def part(self, theme: Theme) -> bytes:
        """The part."""
        abstract = [
            _abstract(_HEADINGS, [_heading_level(level, theme) for level in range(_LEVELS)]),
            _abstract(_BULLETS, [self._bullet_level(level, theme) for level in range(_LEVELS)]),
            _abstract(_COUNTED, [_counted_level(level, theme) for level in range(_LEVELS)]),
        ]
        nums = [_num(HEADING_LIST, _HEADINGS), _num(BULLET_LIST, _BULLETS)]
        for index, (start, level) in enumerate(self.starts):
            override = w("lvlOverride", val("startOverride", start), ilvl=level)
            nums.append(_num(_FIRST_COUNTED + index, _COUNTED, override))
        return document("w:numbering", *abstract, *nums)

    def _bullet_level(self, level: int, theme: Theme) -> str:
        mark = self.marks[min(level, len(self.marks) - 1)]
        sans = theme.fonts["sans"].family
        run = w("rPr", w("rFonts", ascii=sans, hAnsi=sans), val("color", hex_colour(theme.colours["grey"])))
        return _level(level, "bullet", mark, _list_indent(level, theme), run)


def _abstract(number: int, levels: list[str]) -> str:
    # A fixed name for each list, so that Word does not take two documents' lists for one.
    return w(
        "abstractNum",
        val("nsid", f"1A1A00{number:02X}"),
        val("multiLevelType", "multilevel"),
        val("tmpl", f"1A1A10{number:02X}"),
        *levels,
        abstractNumId=number,
    )


def _num(number: int, abstract: int, override: str = "") -> str:
    return w("num", val("abstractNumId", abstract), override, numId=number)


def _level(level: int, form: str, mark: str, paragraph: str, run: str, style: str = "") -> str:
    return w(
        "lvl",
        val("start", 1),
        val("numFmt", form),
        style,
        val("suff", "tab"),
        val("lvlText", mark),
        val("lvlJc", "left"),
        paragraph,
        run,
        ilvl=level,
    )


def _heading_level(level: int, theme: Theme) -> str:
    """A number such as "1.2" in the margin of labels, its heading at the edge of the text."""
    mark = ".".join(f"%{index + 1}" for index in range(level + 1))
    label = mm_twips(theme.page.label)
    paragraph = w("pPr", w("tabs", w("tab", val="num", pos=0)), w("ind", left=0, hanging=label))
    run = w("rPr", w("b", val=0), val("color", hex_colour(theme.colours["grey"])))
    style = val("pStyle", PARAGRAPHS[HEADINGS[level]].id) if level < len(HEADINGS) else ""
    return _level(level, "decimal", mark, paragraph, run, style)


def _counted_level(level: int, theme: Theme) -> str:
    sans = theme.fonts["sans"].family
    run = w("rPr", w("rFonts", ascii=sans, hAnsi=sans), val("color", hex_colour(theme.colours["grey"])))
    return _level(level, "decimal", f"%{level + 1}.", _list_indent(level, theme), run)


def _list_indent(level: int, theme: Theme) -> str:
    step = twips(theme.space.indent)
    return w("pPr", w("ind", left=step * (level + 1), hanging=step))
