"""The theme as CSS: variables for tokens, a rule for each role."""

from __future__ import annotations

import base64
import re
from typing import Any

import attrs

from iria_reports.assets import styles
from iria_reports.rendering.addresses import picture_url
from iria_reports.rendering.cover import cover_ground
from iria_reports.rendering.fitting import MARK_LINE
from iria_reports.rendering.html.medium import Medium
from iria_reports.rendering.watermark import Ground, watermarks
from iria_reports.resolved import SVG, Direction, ResolvedDocument
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
        return f":root{{{root}}}\n{text}{screen_ground(document, theme)}"
    if document.design.columns > 1:
        text += (folder / "columns.css").read_text(encoding="utf-8")
    return _VARIABLE.sub(lambda match: values[match[1]], f"{text}\n{call_rules(theme)}\n{_furniture(document, theme)}")


def variables(theme: Theme, document: ResolvedDocument) -> dict[str, str]:
    """Tokens as CSS variables, without their leading hyphens."""
    values = {f"colour-{name}": colour for name, colour in theme.colours.items()}
    values |= {f"font-{name}": family_list(font, theme) for name, font in theme.fonts.items()}
    values |= {f"page-{name}": f"{value:g}mm" for name, value in _tokens(theme.page)}
    values |= {f"rule-{name}": f"{value:g}pt" for name, value in _tokens(theme.rules)}
    values |= {f"space-{name}": f"{value:g}pt" for name, value in _tokens(theme.space)}
    values["logo-height"] = f"{theme.logo.height:g}mm"
    mark = document.furniture.mark
    values["columns"] = str(document.design.columns)
    values["mark-colour"] = mark.colour if mark else "transparent"
    values["mark-background"] = mark.background if mark else "transparent"
    return values


def _tokens(part: Any) -> list[tuple[str, float]]:
    return [(field.name, getattr(part, field.name)) for field in attrs.fields(type(part))]


def family_list(font: FontFamily, theme: Theme) -> str:
    """``font-family`` of a font: its own, those of other scripts, then its fallbacks."""
    names = (font.family, theme.scripts.complex, theme.scripts.east_asian, *font.fallback)
    return ", ".join(name if name in _GENERIC else f'"{name}"' for name in names)


def role_rules(theme: Theme) -> str:
    """One rule a role."""
    return "\n".join(f".role-{role.value}{{{declarations(style, theme)}}}" for role, style in theme.styles.items())


def call_rules(theme: Theme) -> str:
    """How large the calls of notes are, by the role in which they stand: a share of its letters, not of the note's."""
    sized = ((role.value, style.size * _CALL) for role, style in theme.styles.items())
    return "\n".join(f".role-{role} .note::footnote-call{{font-size:{size:.2f}pt}}" for role, size in sized)


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


def _furniture(document: ResolvedDocument, theme: Theme) -> str:
    """Where the parts of the furniture stand, outer first, as the language is written; what the form's pages have besides."""
    start, end = ("left", "right") if document.language.direction is Direction.LTR else ("right", "left")
    boxes = [
        # Beside a mark, whose ground is padded, head and foot stand on its line.
        f"@top-{start}{{content:element(page-head);padding-top:calc(var(--page-head) + 1.5*var(--space-cell))}}",
        f"@bottom-{start}{{content:element(page-foot);padding-bottom:calc(var(--page-foot) + 1.5*var(--space-cell))}}",
        f"@top-{end}{{content:element(page-mark)}}",
        f"@bottom-{end}{{content:element(page-mark)}}",
    ]
    mark = document.furniture.mark
    short = mark is not None and max(map(len, mark.lines)) <= MARK_LINE
    # Beside a short mark the running title gives way; a long one breaks, or it would leave the page.
    whole = ".page-mark span{white-space:pre}" if short else ""
    # The first page has its masthead instead of a running head, a cover has neither head nor page number.
    bare = f"@page :first{{@top-{start}{{content:none}}}}"
    if document.design.cover:
        bare = f"@page cover{{@top-{start}{{content:none}}@bottom-{start}{{content:none}}}}"
    outer, inner = f"{theme.page.outer:g}mm", f"{theme.page.inner:g}mm"
    boxes += [f"margin-{start}:{outer}", f";margin-{end}:{inner}"]
    return f"@page{{{''.join(boxes)}}}{bare}{whole}{_grounds(document, theme)}"


def _grounds(document: ResolvedDocument, theme: Theme) -> str:
    """What pages are drawn on: the ground of a cover, the words of a watermark."""
    page = theme.page
    # Grounds of pages are measured from where the text begins, though they fill the margins, too.
    left = page.inner if document.language.rtl else page.outer
    upright = f"{-left:g}mm {-page.top:g}mm/{page.width:g}mm {page.height:g}mm no-repeat"
    turned = f"{-left:g}mm {-page.top:g}mm/{page.height:g}mm {page.width:g}mm no-repeat"
    marks = {ground: f"url({picture_url(image.digest)})" for ground, image in watermarks(document, theme).items()}
    rules = []
    if marks:
        rules.append(f"@page{{background:{marks[Ground.PAGE]} {upright}}}")
        rules.append(f"@page landscape{{background:{marks[Ground.TURNED]} {turned}}}")
    if document.design.cover:
        over = f"{marks[Ground.COVER]} {upright}," if marks else ""
        ground = cover_ground(document, theme).digest
        rules.append(f"@page cover{{background:{over}url({picture_url(ground)}) {upright}}}")
    return "".join(rules)


def screen_ground(document: ResolvedDocument, theme: Theme) -> str:
    """The watermark on the screen: as large as a page, again and again behind the text."""
    marks = watermarks(document, theme)
    if not marks:
        return ""
    data = base64.b64encode(marks[Ground.PAGE].data).decode()
    width = f"{theme.page.width:g}mm"
    return f"body{{background:url(data:{SVG};base64,{data}) top center/min(100%,{width}) repeat-y}}"
