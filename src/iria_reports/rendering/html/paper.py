"""The page of the screen as a browser prints it: every sheet bears its marks, head, foot and number.

Browsers with margin boxes (CSS Paged Media 3, 5) set them there; others repeat an element on each sheet.
"""

from __future__ import annotations

import re

from iria_reports.resolved import Direction, ResolvedDocument

#: What must not stand in a string of CSS as it is, or could end the element that holds it.
_UNSAFE = re.compile(r"[^\w .,:;–—-]")
#: Browsers without margin boxes, by what they alone know.
_WITHOUT_BOXES = "@supports (-moz-appearance:none) or (font:-apple-system-body)"
_SMALL = "font-size:8pt;line-height:11pt;vertical-align:middle"
#: Points of a line of a mark, of its letters (TLP 2.0 asks for 12), and of the room that one of them takes.
_LINE, _SIZE, _SIGN = 15, 12, 7.6


def paper_rules(document: ResolvedDocument) -> str:
    """Rules for printing the page of ``document`` from a browser, with variables of the theme."""
    start, end = ("left", "right") if document.language.direction is Direction.LTR else ("right", "left")
    furniture = document.furniture
    text = f"{_SMALL};font-family:var(--font-label);color:var(--colour-label)"
    boxes = [
        f"@top-{start}{{content:{_string(furniture.running_head)};{text}}}",
        f"@bottom-{start}{{content:counter(page);{text}}}",
    ]
    fallback = ""
    if furniture.mark is not None:
        lines = "\\A ".join(_string(line)[1:-1] for line in furniture.mark.lines)
        look = (
            f"font-size:{_SIZE}pt;line-height:{_LINE}pt;font-family:var(--font-label-strong);white-space:pre;text-align:{end};"
            "color:var(--mark-colour);background:var(--mark-background);"
            "print-color-adjust:exact;-webkit-print-color-adjust:exact"
        )
        # A box would fill the margin: it is as large as its words.
        longest = max(map(len, furniture.mark.lines))
        size = f"width:{longest * _SIGN + 12:g}pt;height:{len(furniture.mark.lines) * _LINE + 4}pt;margin:auto 0"
        boxes += [f'@{edge}-{end}{{content:"{lines}";{look};{size};padding:2pt 6pt}}' for edge in ("top", "bottom")]
        fallback = f"{_WITHOUT_BOXES}{{footer .mark{{position:fixed;top:0;inset-inline-end:0}}}}"
    margins = "margin:25mm 18mm 22mm"
    return f"@page{{{margins};{''.join(boxes)}}}@media print{{{_PLAIN}{fallback}}}"


#: The first sheet is no other than the rest: a cover is as tall as it needs, its date on a line of its own.
_PLAIN = (
    "html,body{background:none;print-color-adjust:exact;-webkit-print-color-adjust:exact}"
    "body{max-width:none;padding:0}"
    "main,main+.notes,.table-block,.panel-judgement,.panel-summary,.contents,.figure{margin-inline-start:0}"
    "[dir] .panel-summary>.heading{float:none}"
    ".panel-summary>.panel-body,.heading-number{margin-inline-start:0}"
    ".cover{break-after:page}"
    ".masthead-date{position:static;display:block}"
    ".heading,.table-block caption,.table-block .role-caption{break-after:avoid}"
    ".figure,.panel-judgement,tr{break-inside:avoid}"
    ".table-block,.figure{overflow:visible}"
)


def _string(text: str) -> str:
    """``text`` as a string of CSS."""
    return '"' + _UNSAFE.sub(lambda match: f"\\{ord(match[0]):x} ", text) + '"'
