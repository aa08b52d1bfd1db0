"""Panels: text set apart on a ground of its own, or beside a rule.

A ground is a table of one cell. Word joins shaded paragraphs into one ground only if all have the same
indents, so a list within would tear it; a cell holds whatever it holds, breaks over pages and reads in order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import attrs

from iria_reports.rendering.docx.context import Context, Place
from iria_reports.rendering.docx.paragraphs import write_caption, write_heading
from iria_reports.rendering.docx.xml import border, hex_colour, mm_twips, twips, w
from iria_reports.resolved import Blocks, Direction, Panel, PanelKind
from iria_reports.theme.roles import Role
from iria_reports.theme.theme import Theme

BlocksWriter = Callable[[Blocks, Context, Place], str]

#: Grounds by their colour tokens; kinds without one have none.
_GROUNDS: Final = {
    PanelKind.BOX: "mist",
    PanelKind.EXPERT: "mist",
    PanelKind.JUDGEMENT: "sand",
    PanelKind.FACTS: "sand",
}


def write_panel(panel: Panel, context: Context, place: Place, write_blocks: BlocksWriter) -> str:
    """A panel with its heading or caption. ``write_blocks`` writes what is in it."""
    if panel.kind is PanelKind.SUMMARY:
        inner = attrs.evolve(place, panel=panel.kind)
        return _content(panel, context, inner, write_blocks)
    left = -mm_twips(context.theme.page.label) if panel.kind is PanelKind.JUDGEMENT else 0
    width = place.width - left
    padding = _padding(panel.kind, context.theme)
    inner = Place(width - padding["left"] - padding["right"], panel.kind)
    content = _content(panel, context, inner, write_blocks)
    margins = w("tblCellMar", *(w(side, w=space, type="dxa") for side, space in padding.items()))
    properties = w(
        "tblPr",
        w("bidiVisual") if context.document.language.direction is Direction.RTL else "",
        w("tblW", w=width, type="dxa"),
        w("tblInd", w=left, type="dxa"),
        _borders(panel.kind, context.theme),
        w("tblLayout", type="fixed"),
        margins,
    )
    cell = w("tc", w("tcPr", w("tcW", w=width, type="dxa"), _shading(panel.kind, context.theme)), content)
    whole = w("trPr", w("cantSplit")) if panel.kind in (PanelKind.JUDGEMENT, PanelKind.FACTS) else ""
    return w("tbl", properties, w("tblGrid", w("gridCol", w=width)), w("tr", whole, cell))


def _content(panel: Panel, context: Context, place: Place, write_blocks: BlocksWriter) -> str:
    written = write_heading(panel.heading, context, place) if panel.heading else ""
    if panel.caption is not None:
        written += write_caption(panel.caption, panel.anchor, Role.PANEL_LABEL, context, place)
    return written + write_blocks(panel.content, context, place)


def _padding(kind: PanelKind, theme: Theme) -> dict[str, int]:
    padding = twips(theme.space.panel)
    if kind is PanelKind.RECOMMENDATION:
        return {"top": 0, "left": twips(theme.space.quote), "bottom": 0, "right": 0}
    return {"top": padding, "left": padding, "bottom": padding, "right": padding}


def _shading(kind: PanelKind, theme: Theme) -> str:
    ground = _GROUNDS.get(kind)
    return w("shd", val="clear", color="auto", fill=hex_colour(theme.colours[ground])) if ground else ""


def _borders(kind: PanelKind, theme: Theme) -> str:
    rules, colours = theme.rules, theme.colours
    match kind:
        case PanelKind.JUDGEMENT:
            return w("tblBorders", border("top", rules.masthead, colours["blue"]))
        case PanelKind.FACTS:
            return w("tblBorders", border("top", rules.quote, colours["red"]))
        case PanelKind.RECOMMENDATION:
            return w("tblBorders", border("left", rules.masthead, colours["blue"]))
        case _:
            return ""
