"""Panels: text set apart on a ground of its own, beside a rule, or beside its label.

A ground is a table of one cell. Word joins shaded paragraphs into one ground only if all have the same
indents, so a list within would tear it; a cell holds whatever it holds, breaks over pages and reads in order.
"""

from __future__ import annotations

from collections.abc import Callable

from iria_reports.rendering.docx.body.grid import grid, grid_cell
from iria_reports.rendering.docx.body.paragraphs import break_, write_caption, write_heading
from iria_reports.rendering.docx.context import Context, Place
from iria_reports.rendering.docx.looks.stylebook import Trait
from iria_reports.rendering.docx.looks.tablestyles import PANELS, panel_padding
from iria_reports.rendering.docx.xml import w
from iria_reports.rendering.keeping import stays_whole
from iria_reports.resolved import Blocks, Panel, PanelKind
from iria_reports.theme.roles import Role

BlocksWriter = Callable[[Blocks, Context, Place], str]

#: Kinds that begin in the margin of labels.
_WIDE = (PanelKind.JUDGEMENT, PanelKind.SUMMARY)


def write_panel(panel: Panel, context: Context, place: Place, write_blocks: BlocksWriter) -> str:
    """A panel with its heading or caption. ``write_blocks`` writes what is in it."""
    label = place.label if panel.kind in _WIDE else 0
    width = place.width + label
    padding = panel_padding(panel.kind, context.theme)
    inner = Place(
        width - padding["left"] - padding["right"], panel=panel.kind, ending=(Trait.FLUSH,) if padding["bottom"] == 0 else ()
    )
    beside = panel.kind is PanelKind.SUMMARY and label > 0
    head = write_heading(panel.heading, context, *((Trait.BESIDE,) if beside else ())) if panel.heading else ""
    if panel.caption is not None:
        head += write_caption(panel.caption, panel.anchor, Role.PANEL_LABEL, context)
    if beside:
        # The label stands beside the text, as it does on a page of ours.
        cells = [(label, head), (place.width, write_blocks(panel.content, context, Place(place.width, panel=panel.kind)))]
    else:
        cells = [(width, head + write_blocks(panel.content, context, inner))]
    written = (grid_cell(each, _ended(content)) for each, content in cells)
    whole = w("trPr", w("cantSplit")) if stays_whole(panel) else ""
    return grid(PANELS[panel.kind], [each for each, _ in cells], label, context, w("tr", whole, *written))


def _ended(content: str) -> str:
    """What stands in a cell, which must end with a paragraph."""
    return content if content.endswith("</w:p>") else content + break_()
