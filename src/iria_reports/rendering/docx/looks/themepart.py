"""``theme1.xml``: the colours and the two families by which Word's own themes change a document."""

from __future__ import annotations

import html
from typing import Final

from iria_reports.rendering.docx.looks.textstyles import PLACES, major_font, minor_font
from iria_reports.rendering.docx.xml import XML_DECLARATION, hex_colour
from iria_reports.theme.theme import FontFamily, Theme

_NAMESPACE: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
#: What follows the colours that styles name: those of links, before and after.
_LINKS: Final = (("hlink", "primary"), ("folHlink", "label"))
#: What a theme must describe besides: plain fills, lines and effects (ECMA-376 part 1, 20.1.4.1.14).
_FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE: Final = f'<a:ln w="6350">{_FILL}</a:ln>'
_EFFECT: Final = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_FORMAT: Final = (
    f'<a:fmtScheme name="IRIA"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>'
    f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def theme_part(theme: Theme) -> bytes:
    """The part."""
    places = [*((place, token) for place, _, token in PLACES), *_LINKS]
    colours = "".join(
        f'<a:{place}><a:srgbClr val="{hex_colour(theme.colours[token])}"/></a:{place}>' for place, token in places
    )
    name = html.escape(theme.name)
    return (
        f'{XML_DECLARATION}<a:theme xmlns:a="{_NAMESPACE}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{name}">{_family("majorFont", major_font(theme), theme)}'
        f"{_family('minorFont', minor_font(theme), theme)}</a:fontScheme>{_FORMAT}"
        "</a:themeElements></a:theme>"
    ).encode()


def _family(element: str, font: FontFamily, theme: Theme) -> str:
    names = (font.family, theme.scripts.east_asian_beside(font), theme.scripts.complex)
    latin, east_asian, complex_script = map(html.escape, names)
    faces = f'<a:latin typeface="{latin}"/><a:ea typeface="{east_asian}"/><a:cs typeface="{complex_script}"/>'
    return f"<a:{element}>{faces}</a:{element}>"
