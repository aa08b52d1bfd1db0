"""``numbering.xml``: headings, bullets and counted lists."""

from __future__ import annotations

from typing import Final

import attrs

from iria_reports.rendering.docx.stylenames import DEEPEST_LIST, PARAGRAPHS, list_style
from iria_reports.rendering.docx.textstyles import colour, fonts, major_font
from iria_reports.rendering.docx.xml import document, mm_twips, twips, val, w
from iria_reports.theme.roles import HEADINGS
from iria_reports.theme.theme import Theme

#: Numbers of the lists (``w:num``) that every document has; counted lists follow.
HEADING_LIST: Final = 1
BULLET_LIST: Final = 2
NUMBER_LIST: Final = 3
QUOTED_BULLETS: Final = 4
_FIRST_COUNTED: Final = 5
_HEADINGS, _BULLETS, _COUNTED, _QUOTED_BULLETS, _QUOTED_COUNTED = range(5)


@attrs.define
class Numbering:
    """Lists of one document. Each counted list is a ``w:num`` of its own, so that it begins anew."""

    marks: tuple[str, ...]
    counted_lists: list[tuple[int, int, bool]] = attrs.field(factory=list)

    def counted(self, start: int, level: int, *, quoted: bool) -> int:
        """The number of a new counted list that begins with ``start`` on ``level``; ``quoted`` within a quotation."""
        self.counted_lists.append((start, level, quoted))
        return _FIRST_COUNTED + len(self.counted_lists) - 1

    def part(self, theme: Theme) -> bytes:
        """The part."""
        levels, quote = range(DEEPEST_LIST), twips(theme.space.quote)
        abstract = [
            _abstract(_HEADINGS, [_heading_level(level, theme) for level in levels]),
            _abstract(_BULLETS, [self._bullet_level(level, theme, style="Bullet") for level in levels]),
            _abstract(_COUNTED, [_counted_level(level, theme, style="Number") for level in levels]),
            _abstract(_QUOTED_BULLETS, [self._bullet_level(level, theme, quote) for level in levels]),
            _abstract(_QUOTED_COUNTED, [_counted_level(level, theme, quote) for level in levels]),
        ]
        lists = {HEADING_LIST: _HEADINGS, BULLET_LIST: _BULLETS, NUMBER_LIST: _COUNTED, QUOTED_BULLETS: _QUOTED_BULLETS}
        nums = [_num(number, of) for number, of in lists.items()]
        for index, (start, level, quoted) in enumerate(self.counted_lists):
            override = w("lvlOverride", val("startOverride", start), ilvl=level)
            nums.append(_num(_FIRST_COUNTED + index, _QUOTED_COUNTED if quoted else _COUNTED, override))
        return document("w:numbering", *abstract, *nums)

    def _bullet_level(self, level: int, theme: Theme, start: int = 0, style: str = "") -> str:
        mark = self.marks[min(level, len(self.marks) - 1)]
        return _level(level, "bullet", mark, _list_indent(level, theme, start), _mark_run(theme), _linked(style, level))


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


def _level(level: int, form: str, mark: str, paragraph: str, run: str, style: str = "", follows: str = "tab") -> str:
    return w(
        "lvl",
        val("start", 1),
        val("numFmt", form),
        style,
        val("suff", follows),
        val("lvlText", mark),
        val("lvlJc", "left"),
        paragraph,
        run,
        ilvl=level,
    )


def _heading_level(level: int, theme: Theme) -> str:
    """A number such as "1.2" in the margin of labels, its heading at the edge of the text; before it, where there is none."""
    mark = ".".join(f"%{index + 1}" for index in range(level + 1))
    label = mm_twips(theme.page.label)
    stop = w("tabs", w("tab", val="num", pos=0)) if label else ""
    paragraph = w("pPr", stop, w("ind", left=0, hanging=label))
    run = w("rPr", w("b", val=0), w("bCs", val=0), colour("grey", theme))
    style = val("pStyle", PARAGRAPHS[HEADINGS[level]].id) if level < len(HEADINGS) else ""
    return _level(level, "decimal", mark, paragraph, run, style, follows="tab" if label else "space")


def _counted_level(level: int, theme: Theme, start: int = 0, style: str = "") -> str:
    mark = f"%{level + 1}."
    return _level(level, "decimal", mark, _list_indent(level, theme, start), _mark_run(theme), _linked(style, level))


def _linked(style: str, level: int) -> str:
    """The style of the body text's lists that stands for a level."""
    return val("pStyle", list_style(style, level + 1).id) if style else ""


def _mark_run(theme: Theme) -> str:
    return w("rPr", fonts(major_font(theme), theme), colour("grey", theme))


def _list_indent(level: int, theme: Theme, start: int) -> str:
    step = twips(theme.space.indent)
    return w("pPr", w("ind", left=start + step * (level + 1), hanging=step))
