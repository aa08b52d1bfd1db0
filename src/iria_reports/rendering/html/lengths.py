"""Lengths that depend on one picture or one number: inline styles, and the only ones besides those of the scale."""

from __future__ import annotations

from markupsafe import Markup

from iria_reports.rendering.cover import picture_box
from iria_reports.rendering.fitting import fitted_width
from iria_reports.resolved import Align, Cell, Column, Figure, List
from iria_reports.theme.theme import Theme

#: Width of a decimal mark in digits, in the faces of tables.
_MARK = 0.5
#: Width of a sign of a list's mark, in the size of its items, and signs that find room in the theme's indent.
_SIGN, _SIGNS = 0.55, 3


def bleed(figure: Figure, theme: Theme) -> str:
    """Size of a cover's picture."""
    box = picture_box(figure.image, theme)
    return f"width:{box.width:g}mm;height:{box.height:g}mm;object-fit:cover"


def fitted(figure: Figure, theme: Theme) -> Markup:
    """Width of a figure that would be too tall if it were as wide as its column; nothing for any other."""
    measure = theme.page.measure + theme.page.label
    width = fitted_width(figure.image, measure, theme)
    return Markup(' style="width:{}%"').format(f"{100 * width / measure:.4g}") if width < measure else Markup("")


def decimals(content: Markup, cell: Cell, column: Column) -> Markup:
    """A number with space at its right if it has fewer decimals than others of its column, so that the marks stand in line."""
    lacks = column.decimals - cell.decimals
    if not lacks:
        return content
    width = lacks + (0 if cell.decimals else _MARK)
    space = Markup('<span class="decimals" style="width:{}ch"></span>').format(f"{width:g}")
    return space + content if column.align is Align.START else content + space


def mark_room(list_: List) -> Markup:
    """The indent of a list whose longest mark is wider than the theme's, as an attribute: all its items share it."""
    longest = max(len(item.mark) for item in list_.items)
    return Markup(' style="padding-inline-start:{}em"').format(f"{_SIGN * longest:g}") if longest > _SIGNS else Markup("")
