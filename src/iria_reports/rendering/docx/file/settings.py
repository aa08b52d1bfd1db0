"""``settings.xml``: how Word treats the file."""

from __future__ import annotations

from typing import Final

from iria_reports.rendering.docx.body.notekind import NoteKind
from iria_reports.rendering.docx.body.notes import CONTINUATION, SEPARATOR
from iria_reports.rendering.docx.file.protection import protection
from iria_reports.rendering.docx.pages.sections import endnote_properties
from iria_reports.rendering.docx.xml import document, val, w
from iria_reports.rendering.wordoptions import WordOptions
from iria_reports.resolved import ResolvedDocument, Tongue
from iria_reports.theme.theme import Theme

#: Word 2013 and later; older modes lay out differently and say so in the title bar.
_COMPATIBILITY: Final = 15
_OFFICE: Final = "http://schemas.microsoft.com/office/word"


def settings_part(page: ResolvedDocument, theme: Theme, notes: NoteKind, options: WordOptions, identity: str) -> bytes:
    """``settings.xml``: a current Word, its notes, hyphenation, protection. Nothing asks to update."""
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
    kind = notes.value
    recommended, enforced = protection(options, identity)
    return document(
        "w:settings",
        recommended,
        w("embedTrueTypeFonts") if options.embed_fonts else "",
        w("mirrorMargins") if theme.page.facing else "",
        enforced,
        val("defaultTabStop", 720),
        w("autoHyphenation"),
        w("evenAndOddHeaders") if theme.page.facing else "",
        val("characterSpacingControl", "doNotCompress"),
        w(
            f"{kind}Pr",
            *(endnote_properties() if notes is NoteKind.END else ()),
            w(kind, id=SEPARATOR),
            w(kind, id=CONTINUATION),
        ),
        w("compat", *compatibility),
        _theme_languages(page.language),
        _COLOUR_MAP,
        val("decimalSymbol", page.decimal_mark),
        val("listSeparator", ";"),
    )


def _theme_languages(language: Tongue) -> str:
    """Languages for which Word takes the fonts of its theme, by groups of scripts."""
    rtl = language.rtl
    return w("themeFontLang", val=None if rtl else language.tag, eastAsia="zh-CN", bidi=language.tag if rtl else "ar-SA")


#: Which colours of the theme stand for text and ground: the usual ones.
_COLOUR_MAP: Final = w(
    "clrSchemeMapping",
    bg1="light1", t1="dark1", bg2="light2", t2="dark2", accent1="accent1", accent2="accent2", accent3="accent3",
    accent4="accent4", accent5="accent5", accent6="accent6", hyperlink="hyperlink", followedHyperlink="followedHyperlink",
)  # fmt: skip
