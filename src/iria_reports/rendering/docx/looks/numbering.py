"""``numbering.xml``: headings, bullets and counted lists."""

from __future__ import annotations

from enum import Enum
from typing import Final

import attrs

from iria_reports.rendering.docx.looks.stylenames import DEEPEST_LIST, PARAGRAPHS, list_style
from iria_reports.rendering.docx.looks.textstyles import colour, fonts, major_font
from iria_reports.rendering.docx.xml import document, mm_twips, twips, val, w
from iria_reports.theme.roles import HEADINGS
from iria_reports.theme.theme import Theme

#: Numbers of the lists (``w:num``) that every document has; those of panels, quotations and counted lists follow.
HEADING_LIST: Final = 1
BULLET_LIST: Final = 2
NUMBER_LIST: Final = 3
APPENDIX_LIST: Final = 4
_OTHERS: Final = 5
#: Number of the levels of appendices, behind those of all manners of lists.
_APPENDICES: Final = 99


class Manner(Enum):
    """How lists are set: as the text is, within a quotation, or with the accent in a summary."""

    PLAIN = "plain"
    QUOTED = "quoted"
    SUMMARY = "summary"


@attrs.frozen
class _List:
    """A list of a document: where it takes its levels from, and the number and level with which it begins anew."""

    abstract: int
    start: tuple[int, int] | None = None


@attrs.define
class Numbering:
    """Lists of one document. Each counted list is a ``w:num`` of its own, so that it begins anew."""

    marks: tuple[str, ...]
    others: list[_List] = attrs.field(factory=list)

    def bullets(self, manner: Manner) -> int:
        """The number of the list of bullets of a manner."""
        if manner is Manner.PLAIN:
            return BULLET_LIST
        listed = _List(_bullets_of(manner))
        if listed not in self.others:
            self.others.append(listed)
        return _OTHERS + self.others.index(listed)

    def counted(self, start: int, level: int, manner: Manner) -> int:
        """The number of a new counted list that begins with ``start`` on ``level``."""
        self.others.append(_List(_bullets_of(manner) + 1, (start, level)))
        return _OTHERS + len(self.others) - 1

    def part(self, theme: Theme) -> bytes:
        """The part."""
        levels = range(DEEPEST_LIST)
        abstract = [_abstract(0, [_heading_level(level, theme) for level in levels])]
        for manner in Manner:
            bullets, linked = _bullets_of(manner), manner is Manner.PLAIN
            abstract.append(_abstract(bullets, [self._bullet_level(level, theme, manner, linked=linked) for level in levels]))
            abstract.append(_abstract(bullets + 1, [_counted_level(level, theme, manner, linked=linked) for level in levels]))
        abstract.append(_abstract(_APPENDICES, [_heading_level(level, theme, lettered=True) for level in levels]))
        own = _bullets_of(Manner.PLAIN)
        nums = [_num(HEADING_LIST, 0), _num(BULLET_LIST, own), _num(NUMBER_LIST, own + 1), _num(APPENDIX_LIST, _APPENDICES)]
        for number, listed in enumerate(self.others, _OTHERS):
            override = ""
            if listed.start is not None:
                start, level = listed.start
                override = w("lvlOverride", val("startOverride", start), ilvl=level)
            nums.append(_num(number, listed.abstract, override))
        return document("w:numbering", *abstract, *nums)

    def _bullet_level(self, level: int, theme: Theme, manner: Manner, *, linked: bool) -> str:
        mark = self.marks[min(level, len(self.marks) - 1)]
        style = _linked("Bullet", level) if linked else ""
        return _level(level, "bullet", mark, _list_indent(level, theme, manner), _mark_run(theme, manner), style)


def _bullets_of(manner: Manner) -> int:
    """Number of the levels of bullets of a manner; those of its counted lists follow. Headings have 0."""
    return 1 + 2 * list(Manner).index(manner)


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


def _heading_level(level: int, theme: Theme, *, lettered: bool = False) -> str:
    """A number such as "1.2" in the margin of labels, its heading at the edge of the text; before it, where there is none.

    ``lettered``: that of an appendix, such as "A.2". The styles of headings stand for the levels of the others.
    """
    mark = ".".join(f"%{index + 1}" for index in range(level + 1))
    label = mm_twips(theme.page.label)
    stop = w("tabs", w("tab", val="num", pos=0)) if label else ""
    paragraph = w("pPr", stop, w("ind", left=0, hanging=label))
    run = w("rPr", w("b", val=0), w("bCs", val=0), colour("label", theme))
    style = val("pStyle", PARAGRAPHS[HEADINGS[level]].id) if level < len(HEADINGS) and not lettered else ""
    return _level(
        level,
        "upperLetter" if lettered and not level else "decimal",
        mark,
        paragraph,
        run,
        style,
        follows="tab" if label else "space",
    )


def _counted_level(level: int, theme: Theme, manner: Manner, *, linked: bool) -> str:
    mark = f"%{level + 1}."
    style = _linked("Number", level) if linked else ""
    return _level(level, "decimal", mark, _list_indent(level, theme, manner), _mark_run(theme, manner), style)


def _linked(style: str, level: int) -> str:
    """The style of the body text's lists that stands for a level."""
    return val("pStyle", list_style(style, level + 1).id)


def _mark_run(theme: Theme, manner: Manner) -> str:
    return w("rPr", fonts(major_font(theme), theme), colour("accent" if manner is Manner.SUMMARY else "label", theme))


def _list_indent(level: int, theme: Theme, manner: Manner) -> str:
    step = twips(theme.space.indent)
    start = twips(theme.space.quote) if manner is Manner.QUOTED else 0
    return w("pPr", w("ind", left=start + step * (level + 1), hanging=step))
