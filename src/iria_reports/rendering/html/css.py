"""The theme as CSS: variables for tokens, a rule for each role."""

from __future__ import annotations

import base64
import re
from typing import Any

import attrs

from iria_reports.assets import styles
from iria_reports.rendering.html.medium import Medium
from iria_reports.rendering.html.pages import page_rules
from iria_reports.rendering.html.paper import paper_rules
from iria_reports.rendering.notecalls import SMALLEST_CALL
from iria_reports.rendering.watermark import Ground, watermarks
from iria_reports.resolved import SVG, ResolvedDocument
from iria_reports.theme.theme import Figures, FontFamily, Setting, TextStyle, Theme

#: Size of the call of a note as a share of the letters around it.
_CALL = 0.66
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")
_FIGURES = {
    Figures.LINING: "lining-nums proportional-nums",
    Figures.OLD_STYLE: "oldstyle-nums proportional-nums",
    Figures.TABULAR: "lining-nums tabular-nums",
}
_GENERIC = ("serif", "sans-serif", "monospace")


def stylesheet(document: ResolvedDocument, theme: Theme, medium: Medium) -> str:
    """All CSS of a document. In print, variables are put in: WeasyPrint would look each up at each element."""
    folder = styles()
    parts = ["blocks.css", "print.css" if medium is Medium.PRINT else "screen.css"]
    rules = "\n".join((folder / name).read_text(encoding="utf-8") for name in parts)
    values = variables(theme, document)
    text = f"{role_rules(theme)}\n{rules}"
    if not theme.page.label:
        text += (folder / "plain.css").read_text(encoding="utf-8")
    if medium is Medium.SCREEN:
        root = "".join(f"--{name}:{value};" for name, value in values.items())
        paper = _VARIABLE.sub(lambda match: values[match[1]], paper_rules(document))  # pages know no variables of the root
        return f":root{{{root}}}\n{text}{screen_ground(document, theme)}{paper}"
    if document.design.columns > 1:
        text += (folder / "columns.css").read_text(encoding="utf-8")
    return _VARIABLE.sub(lambda match: values[match[1]], f"{text}\n{call_rules(theme)}\n{page_rules(document, theme)}")


def variables(theme: Theme, document: ResolvedDocument) -> dict[str, str]:
    """Tokens as CSS variables, without their leading hyphens."""
    values = {f"colour-{name}": colour for name, colour in theme.colours.items()}
    values |= {f"font-{name}": family_list(font, theme) for name, font in theme.fonts.items()}
    values |= {f"page-{name}": f"{value:g}mm" for name, value in _tokens(theme.page)}
    values["page-bleed"] = f"{theme.cover_bleed[0]:g}mm"
    values |= {f"rule-{name}": f"{value:g}pt" for name, value in _tokens(theme.rules)}
    values |= {f"space-{name}": f"{value:g}pt" for name, value in _tokens(theme.space)}
    values["logo-height"] = f"{theme.logo.height:g}mm"
    mark = document.furniture.mark
    values["columns"] = str(document.design.columns)
    values["mark-colour"] = mark.colour if mark else "transparent"
    values["mark-background"] = mark.background if mark else "transparent"
    return values


def _tokens(part: Any) -> list[tuple[str, float]]:
    """Lengths of a part of the theme by name."""
    return [(name, value) for name, value in attrs.asdict(part).items() if isinstance(value, float)]


def family_list(font: FontFamily, theme: Theme) -> str:
    """``font-family`` of a font: its own, those of other scripts, then its fallbacks."""
    scripts = theme.scripts
    names = (font.family, scripts.complex, scripts.east_asian_beside(font), scripts.east_asian, *font.fallback)
    return ", ".join(name if name in _GENERIC else f'"{name}"' for name in dict.fromkeys(names))


def role_rules(theme: Theme) -> str:
    """One rule a role; what is emphasised in italics stands upright."""
    rules = [f".role-{role.value}{{{declarations(style, theme)}}}" for role, style in theme.styles.items()]
    rules += [f".role-{role.value} em{{font-style:normal}}" for role, style in theme.styles.items() if style.italic]
    return "\n".join(rules)


def call_rules(theme: Theme) -> str:
    """How large the calls of notes are, by the role in which they stand: a share of its letters, not of the note's."""
    sized = ((role.value, max(style.size * _CALL, SMALLEST_CALL)) for role, style in theme.styles.items())
    calls = ((f".role-{role} .note::footnote-call,.role-{role} .note-call", size) for role, size in sized)
    return "\n".join(f"{call}{{font-size:{size:.2f}pt}}" for call, size in calls)


def declarations(style: TextStyle, theme: Theme) -> str:
    """A text style as CSS declarations."""
    pairs = {
        "font-family": family_list(theme.fonts[style.font], theme),
        "font-size": f"{style.size:g}pt",
        "line-height": f"{style.line:g}pt",
        "font-weight": "bold" if style.bold else "normal",
        "font-style": "italic" if style.italic else "normal",
        "font-variant-numeric": _FIGURES[style.figures],
        "color": theme.colours[style.colour],
        "text-align": style.set.value,
        "margin-top": f"{style.before:g}pt",
        "margin-bottom": f"{style.after:g}pt",
        "hyphens": "auto" if style.hyphenate else "manual",
    }
    if style.letter_spacing:
        pairs["letter-spacing"] = f"{style.letter_spacing:g}pt"
    if style.caps:
        pairs["text-transform"] = "uppercase"
    if style.set is Setting.JUSTIFY:  # lines that are filled need more hyphens than ragged ones
        pairs |= {"hyphenate-limit-zone": "0", "hyphenate-limit-chars": "6 3 3"}
    if style.keep_next:
        pairs["break-after"] = "avoid"
    if style.hanging:
        pairs["padding-inline-start"] = f"{style.hanging:g}pt"
        pairs["text-indent"] = f"{-style.hanging:g}pt"
    return ";".join(f"{name}:{value}" for name, value in pairs.items())


def screen_ground(document: ResolvedDocument, theme: Theme) -> str:
    """The watermark on the screen: as large as a page, again and again behind the text."""
    marks = watermarks(document, theme)
    if not marks:
        return ""
    data = base64.b64encode(marks[Ground.PAGE].data).decode()
    width = f"{theme.page.width:g}mm"
    return f"body{{background:url(data:{SVG};base64,{data}) top center/min(100%,{width}) repeat-y}}"
