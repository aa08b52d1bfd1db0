"""``settings.xml``, ``fontTable.xml`` and the properties of the file."""

from __future__ import annotations

from typing import Final

from iria_reports.rendering.docx.furniture import endnote_properties
from iria_reports.rendering.docx.notes import CONTINUATION, SEPARATOR
from iria_reports.rendering.docx.xml import XML_DECLARATION, document, val, w
from iria_reports.theme.theme import Theme

#: Word 2013 and later; older modes lay out differently and say so in the title bar.
_COMPATIBILITY: Final = 15
_OFFICE: Final = "http://schemas.microsoft.com/office/word"


def settings_part(language: str, notes: str, *, embeds_fonts: bool) -> bytes:
    """``settings.xml``: a current Word, its notes (``footnote`` or ``endnote``), hyphenation. Nothing asks to update."""
    compatibility = [
        w("compatSetting", name=name, uri=_OFFICE, val=value)
        for name, value in (
            ("compatibilityMode", _COMPATIBILITY),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    ]
    return document(
        "w:settings",
        w("embedTrueTypeFonts") if embeds_fonts else "",
        val("defaultTabStop", 720),
        w("autoHyphenation"),
        val("characterSpacingControl", "doNotCompress"),
        w(
            f"{notes}Pr",
            *(endnote_properties() if notes == "endnote" else ()),
            w(notes, id=SEPARATOR),
            w(notes, id=CONTINUATION),
        ),
        w("compat", *compatibility),
        w("themeFontLang", val=language),
        val("decimalSymbol", "."),
        val("listSeparator", ","),
    )


def font_table_part(theme: Theme, embedded: dict[str, dict[str, str]]) -> bytes:
    """``fontTable.xml``: each family with what to take in its place, and its embedded faces.

    ``embedded`` maps a family to elements such as ``embedRegular`` with their attributes.
    """
    fallbacks = {font.family: font.fallback[0] for font in theme.fonts.values()}
    fonts = [_font(name, fallback, "00", embedded) for name, fallback in sorted(fallbacks.items())]
    return document("w:fonts", *fonts, _font(theme.scripts.complex, "Arial", "B2", embedded))


def _font(name: str, fallback: str, charset: str, embedded: dict[str, dict[str, str]]) -> str:
    return w(
        "font",
        val("altName", fallback),
        val("charset", charset),
        val("family", "auto"),
        val("pitch", "variable"),
        *embedded.get(name, {}).values(),
        name=name,
    )


def app_part() -> bytes:
    """``app.xml``: which program wrote the file."""
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return (
        f"{XML_DECLARATION}"
        f'<Properties xmlns="{namespace}"><Application>iria-reports</Application><AppVersion>1.0000</AppVersion></Properties>'
    ).encode()
