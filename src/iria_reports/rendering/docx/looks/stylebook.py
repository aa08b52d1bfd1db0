"""Styles that a document makes use of beyond those of the theme's roles: each is made once, when something needs it.

So no paragraph or run is formatted by hand: a caption in the margin of labels has the style "IRIA Caption wide",
a word both strong and emphasised has "IRIA Strong Emphasis". Whoever changes the style changes all of them.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

import attrs

from iria_reports.rendering.docx.looks.stylenames import CHARACTER, CHARACTERS, StyleName
from iria_reports.rendering.docx.looks.textstyles import ordered
from iria_reports.rendering.docx.xml import mm_twips, twips, val, w
from iria_reports.resolved import Style
from iria_reports.theme.roles import Role
from iria_reports.theme.theme import Theme


class Trait(Enum):
    """How a paragraph differs from the style of its role. The value is what its style is called after.

    Wide ones hang into the margin of labels, those beside stand in it. Items stand close together; one that follows
    is a further paragraph of a quotation; the last one leaves a line before what comes next. Words stand apart from numbers
    that end where they begin. Contents begin a new page. What is flush ends with its panel.
    """

    WIDE = "wide"
    CENTRED = "centred"
    AT_END = "at end"
    WITH_NEXT = "with next"
    INDENTED = "indented"
    ITEM = "item"
    FOLLOWING = "following"
    LAST = "last"
    BESIDE = "beside"
    APART = "apart"
    NEW_PAGE = "new page"
    FLUSH = "flush"


#: Character styles of single marks of style.
MARKS: Final = {
    Style.STRONG: StyleName("Strong", "Strong", CHARACTER),
    Style.EMPHASIS: StyleName("Emphasis", "Emphasis", CHARACTER),
    Style.SMALL_CAPS: StyleName("IRIASmallcaps", "IRIA Small caps", CHARACTER),
    Style.SUPERSCRIPT: StyleName("IRIASuperscript", "IRIA Superscript", CHARACTER),
    Style.SUBSCRIPT: StyleName("IRIASubscript", "IRIA Subscript", CHARACTER),
    Style.CODE: StyleName("IRIACode", "IRIA Code", CHARACTER),
}
HYPERLINK: Final = StyleName("Hyperlink", "Hyperlink", CHARACTER)
#: Marks as properties, by the name of their element.
_MARKED: Final = {
    Style.STRONG: {"b": w("b"), "bCs": w("bCs")},
    Style.EMPHASIS: {"i": w("i"), "iCs": w("iCs")},
    Style.SMALL_CAPS: {"smallCaps": w("smallCaps")},
    Style.SUPERSCRIPT: {"vertAlign": val("vertAlign", "superscript")},
    Style.SUBSCRIPT: {"vertAlign": val("vertAlign", "subscript")},
}
_RUN_ORDER: Final = ("rFonts", "b", "bCs", "i", "iCs", "smallCaps", "noProof", "vertAlign")


def mark_properties(mark: Style, theme: Theme) -> str:
    """Properties of a run with that one mark."""
    return "".join(_properties_of(mark, theme).values())


def _properties_of(mark: Style, theme: Theme) -> dict[str, str]:
    if mark is Style.CODE:
        mono = theme.fonts["code"].family
        return {"rFonts": w("rFonts", ascii=mono, hAnsi=mono), "noProof": w("noProof")}
    return _MARKED[mark]


@attrs.define
class Stylebook:
    """Styles of one document. ``written`` are those that were made for it, by their ids."""

    theme: Theme
    written: dict[str, str] = attrs.field(factory=dict)
    _ids: dict[object, str] = attrs.field(factory=dict)

    def paragraph(self, base: StyleName, *traits: Trait, indent: float = 0.0) -> str:
        """Id of the style of ``base`` with ``traits``. ``indent`` is where one that is indented begins, in points."""
        if not traits:
            return base.id
        key = (base.id, traits, indent)
        if key not in self._ids:
            name = " ".join([_own(base.name), *(trait.value for trait in traits)])
            if Trait.INDENTED in traits:
                name += f" {indent:g}"
            attributes: dict[str, dict[str, object]] = {}
            for trait in traits:
                element, own = self._trait(trait, indent)
                attributes.setdefault(element, {}).update(own)
            properties = {element: w(element, **own) for element, own in attributes.items()}
            self._ids[key] = self._add("paragraph", name, base, f"<w:pPr>{ordered(properties)}</w:pPr>")
        return self._ids[key]

    def run(self, style: Style, role: Role | None = None, *, linked: bool = False) -> str | None:
        """Id of the character style of a run; None if it is like its paragraph."""
        if not style and role is None and not linked:
            return None
        key = (style, role, linked)
        if key not in self._ids:
            self._ids[key] = self._character(style, role, linked=linked)
        return self._ids[key]

    def _character(self, style: Style, role: Role | None, *, linked: bool) -> str:
        marks = [mark for mark in MARKS if mark in style]
        bases = [CHARACTERS[role]] if role is not None else [HYPERLINK] if linked else []
        first, *others = [*bases, *(MARKS[mark] for mark in marks)]
        if not others:
            return first.id
        added = marks if bases else marks[1:]
        properties: dict[str, str] = {}
        for mark in added:
            properties |= _properties_of(mark, self.theme)
        written = "".join(properties[name] for name in _RUN_ORDER if name in properties)
        name = " ".join([_own(first.name), *(each.name.removeprefix("IRIA ") for each in others)])
        return self._add("character", name, first, f"<w:rPr>{written}</w:rPr>")

    def _add(self, kind: str, name: str, base: StyleName, properties: str) -> str:
        style_id = name.replace(" ", "").replace(".", "-")
        self.written[style_id] = w(
            "style", val("name", name), val("basedOn", base.id), properties, type=kind, customStyle=1, styleId=style_id
        )
        return style_id

    def _trait(self, trait: Trait, indent: float) -> tuple[str, dict[str, object]]:
        """The element that makes a trait, and its attributes: those of one element are put together."""
        space = self.theme.space
        match trait:
            case Trait.WIDE:
                return "ind", {"left": -mm_twips(self.theme.page.label), "firstLine": 0}
            case Trait.CENTRED:
                return "jc", {"val": "center"}
            case Trait.AT_END:
                return "jc", {"val": "right"}
            case Trait.WITH_NEXT:
                return "keepNext", {}
            case Trait.NEW_PAGE:
                return "pageBreakBefore", {}
            case Trait.INDENTED:
                return "ind", {"left": twips(indent), "firstLine": 0}
            case Trait.ITEM:
                return "spacing", {"after": twips(space.cell)}
            case Trait.FOLLOWING:
                return "spacing", {"before": 0}
            case Trait.LAST:
                return "spacing", {"after": twips(space.line)}
            case Trait.FLUSH:
                return "spacing", {"after": 0}
            case Trait.APART:
                return "ind", {"left": twips(space.gutter), "firstLine": 0}
            case Trait.BESIDE:
                return "ind", {"right": twips(space.gutter)}


def _own(name: str) -> str:
    """A name of Word's as the beginning of one of ours."""
    return name if name.startswith("IRIA ") else f"IRIA {name[0].upper()}{name[1:]}"
