"""A watermark behind the text of Word's pages: drawn words in the header, as Word itself makes them."""

from __future__ import annotations

import html
from typing import Final

from iria_reports.rendering.watermark import Ground, colour, letter_height
from iria_reports.resolved import ResolvedDocument, WatermarkPlace
from iria_reports.theme.theme import Theme

#: Width of a letter as a share of its height, for the box into which Word stretches the words.
_LETTER: Final = 0.58
_MM: Final = 72 / 25.4
#: What Word calls the shape of drawn words (ECMA-376 part 4, 19.1.2.21).
_TYPE: Final = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>'
    '<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
    '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" '
    'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/></v:shapetype>'
)


def watermark(page: ResolvedDocument, theme: Theme, ground: Ground) -> str:
    """A run with the watermark of a kind of page; empty if there is none."""
    mark = page.furniture.watermark
    if mark is None:
        return ""
    width, height = theme.page.width, theme.page.height
    if ground is Ground.TURNED:
        width, height = height, width
    size = letter_height(mark, width, height)
    box = f"width:{len(mark.text) * _LETTER * size * _MM:.1f}pt;height:{size * _MM:.1f}pt"
    if mark.place is WatermarkPlace.DIAGONAL:
        where = "mso-position-horizontal:center;mso-position-vertical:center"
        turn, edge = 315, "margin"
    else:
        side = "right" if page.language.rtl else "left"
        where = f"mso-position-horizontal:{side};mso-position-vertical:center"
        turn, edge = (90 if page.language.rtl else 270), "page"
    style = (
        f"position:absolute;{box};rotation:{turn};z-index:-251658752;{where};"
        f"mso-position-horizontal-relative:{edge};mso-position-vertical-relative:{edge}"
    )
    words = html.escape(mark.text)
    shape = (
        f'<v:shape id="Watermark" o:spid="_x0000_s2049" type="#_x0000_t136" alt="" style="{style}" o:allowincell="f" '
        f'fillcolor="{colour(mark, theme, ground)}" stroked="f">'
        f'<v:textpath style="font-family:&quot;IRIA Sans&quot;;font-size:1pt" string="{words}"/></v:shape>'
    )
    return f"<w:r><w:pict>{_TYPE}{shape}</w:pict></w:r>"
