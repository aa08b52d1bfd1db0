"""Table styles: data tables, and the grounds on which panels stand."""

from __future__ import annotations

from typing import Final

from iria_reports.rendering.docx.looks.textstyles import rule, shading
from iria_reports.rendering.docx.xml import twips, val, w
from iria_reports.resolved import PanelKind
from iria_reports.theme.roles import Role
from iria_reports.theme.theme import Theme

TABLE: Final = "IRIATable"
#: A table without a head: a rule above takes its place.
HEADLESS: Final = "IRIATablewithouthead"
#: One that stands on the ground of a panel, which ends it.
FACTS: Final = "IRIATableoffacts"
#: Styles of panels.
PANELS: Final = {kind: f"IRIA{kind.value.title()}panel" for kind in PanelKind}
#: Grounds by their colour tokens; kinds without one have none.
_GROUNDS: Final = {
    PanelKind.BOX: "box",
    PanelKind.EXPERT: "box",
    PanelKind.JUDGEMENT: "panel",
    PanelKind.FACTS: "panel",
}


#: The last column ends where the rules do.
_LAST_COLUMN: Final = w("tblStylePr", w("tcPr", w("tcMar", w("right", w=0, type="dxa"))), type="lastCol")


def table_styles(theme: Theme) -> list[str]:
    """Styles of tables, the built-in base of all among them."""
    none = w(
        "style",
        val("name", "Normal Table"),
        val("uiPriority", 99),
        w("semiHidden"),
        w("tblPr", w("tblInd", w=0, type="dxa"), _margins({"top": 0, "left": 0, "bottom": 0, "right": 0})),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    return [none, _data(theme), *_headless(theme), *(_panel(kind, theme) for kind in PanelKind)]


def panel_padding(kind: PanelKind, theme: Theme) -> dict[str, int]:
    """Space between a panel's edge and what is in it, by side, in twips."""
    padding = twips(theme.space.panel)
    if kind is PanelKind.BOX:
        # The last paragraph within brings some of the space with it.
        below = max(0, padding - twips(theme.styles[Role.PANEL_TEXT].after))
        return {"top": padding, "left": padding, "bottom": below, "right": padding}
    if kind is PanelKind.SUMMARY:
        return {"top": 0, "left": 0, "bottom": 0, "right": 0}
    if kind is PanelKind.RECOMMENDATION:
        return {"top": 0, "left": twips(theme.space.quote), "bottom": 0, "right": 0}
    return {"top": padding, "left": padding, "bottom": padding, "right": padding}


def _margins(sides: dict[str, int]) -> str:
    return w("tblCellMar", *(w(side, w=space, type="dxa") for side, space in sides.items()))


def _data(theme: Theme) -> str:
    rules = theme.rules
    cell, gutter = twips(theme.space.cell), twips(theme.space.gutter)
    borders = w("tblBorders", rule("bottom", rules.hair, "rule", theme), rule("insideH", rules.hair, "rule", theme))
    head = w("tcBorders", rule("top", rules.heavy, "primary", theme), rule("bottom", rules.medium, "primary", theme))
    return _style(
        TABLE,
        "IRIA Table",
        w("tblPr", borders, _margins({"top": cell, "left": 0, "bottom": cell, "right": gutter})),
        w("tblStylePr", w("tcPr", head, val("vAlign", "bottom")), type="firstRow"),
        _LAST_COLUMN,
    )


def _headless(theme: Theme) -> list[str]:
    top = rule("top", theme.rules.hair, "rule", theme)
    open_ended = w("tblPr", w("tblBorders", top, val("bottom", "nil")))
    # The last column once more: LibreOffice does not look for it in the base.
    return [
        _style(HEADLESS, "IRIA Table without head", w("tblPr", w("tblBorders", top)), _LAST_COLUMN, base=TABLE),
        _style(FACTS, "IRIA Table of facts", open_ended, _LAST_COLUMN, base=HEADLESS),
    ]


def _panel(kind: PanelKind, theme: Theme) -> str:
    properties = w("tblPr", _borders(kind, theme), _margins(panel_padding(kind, theme)))
    ground = _GROUNDS.get(kind)
    return _style(
        PANELS[kind],
        f"IRIA {kind.value.title()} panel",
        properties,
        w("tcPr", shading(ground, theme)) if ground else "",
    )


def _style(style_id: str, name: str, *content: str, base: str = "TableNormal") -> str:
    return w(
        "style", val("name", name), val("basedOn", base), w("qFormat"), *content,
        type="table", customStyle=1, styleId=style_id,
    )  # fmt: skip


def _borders(kind: PanelKind, theme: Theme) -> str:
    rules = theme.rules
    match kind:
        case PanelKind.JUDGEMENT:
            return w("tblBorders", rule("top", rules.masthead, "primary", theme))
        case PanelKind.FACTS:
            return w("tblBorders", rule("top", rules.quote, "accent", theme))
        case PanelKind.RECOMMENDATION:
            return w("tblBorders", rule("left", rules.masthead, "primary", theme))
        case _:
            return ""
