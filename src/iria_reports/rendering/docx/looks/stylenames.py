"""Names of the Word styles: built-in ones where Word has them, so that navigation and restyling work."""

from __future__ import annotations

from typing import Final

import attrs

from iria_reports.theme.roles import Role


@attrs.frozen
class StyleName:
    """A paragraph style: id, name, the style it is based on and the one that follows it."""

    id: str
    name: str
    based_on: str = "Normal"
    next: str | None = None


def _own(name: str, based_on: str = "Normal", follows: str | None = None) -> StyleName:
    return StyleName("IRIA" + name.replace(" ", ""), f"IRIA {name}", based_on, follows)


BODY_TEXT: Final = "BodyText"
CHARACTER: Final = "DefaultParagraphFont"

PARAGRAPHS: Final[dict[Role, StyleName]] = {
    Role.MASTHEAD: _own("Masthead"),
    Role.KICKER: _own("Kicker", follows="Title"),
    Role.TITLE: StyleName("Title", "Title", next="Subtitle"),
    Role.SUBTITLE: StyleName("Subtitle", "Subtitle", next=BODY_TEXT),
    Role.BYLINE: _own("Byline", follows=BODY_TEXT),
    Role.EDITION: _own("Edition", follows="IRIAByline"),
    Role.COVER_MASTHEAD: _own("Cover masthead", follows="IRIACoverkicker"),
    Role.COVER_KICKER: _own("Cover kicker", follows="IRIACovertitle"),
    Role.COVER_TITLE: _own("Cover title", based_on="Title", follows="IRIACoversubtitle"),
    Role.COVER_SUBTITLE: _own("Cover subtitle", based_on="Subtitle", follows="IRIACoverline"),
    Role.COVER_LINE: _own("Cover line"),
    Role.HEADING_1: StyleName("Heading1", "heading 1", next=BODY_TEXT),
    Role.HEADING_2: StyleName("Heading2", "heading 2", next=BODY_TEXT),
    Role.HEADING_3: StyleName("Heading3", "heading 3", next=BODY_TEXT),
    Role.HEADING_4: StyleName("Heading4", "heading 4", next=BODY_TEXT),
    Role.HEADING_5: StyleName("Heading5", "heading 5", next=BODY_TEXT),
    Role.GROUP_HEADING: _own("Group heading", follows="Bibliography"),
    Role.BODY: StyleName(BODY_TEXT, "Body Text"),
    Role.PANEL_TEXT: _own("Panel text"),
    Role.NOTE: StyleName("FootnoteText", "footnote text"),
    Role.BIBLIOGRAPHY: StyleName("Bibliography", "Bibliography"),
    Role.SMALL_PRINT: _own("Small print"),
    Role.AUDIENCE_LABEL: _own("Audience label", follows=BODY_TEXT),
    Role.QUOTE: StyleName("Quote", "Quote", next="IRIAAttribution"),
    Role.PULL_QUOTE: StyleName("IntenseQuote", "Intense Quote", next=BODY_TEXT),
    Role.ATTRIBUTION: _own("Attribution", follows=BODY_TEXT),
    Role.SIGNATURE: StyleName("Signature", "Signature", based_on="IRIAPaneltext"),
    Role.PANEL_LABEL: _own("Panel label"),
    Role.PANEL_TITLE: _own("Panel title", based_on="IRIAPanellabel"),
    Role.STATEMENT: _own("Judgement"),
    Role.ASSESSMENT: _own("Assessment", based_on="IRIAPaneltext"),
    Role.SCALE: _own("Scale"),
    Role.SCALE_LIT: _own("Scale term", based_on="IRIAScale"),
    Role.CAPTION: StyleName("Caption", "caption", next=BODY_TEXT),
    Role.SOURCE_LINE: _own("Source line", based_on="IRIASmallprint", follows=BODY_TEXT),
    Role.TABLE_HEAD: _own("Table head", based_on="IRIATabletext"),
    Role.TABLE_CELL: _own("Table text"),
    Role.ROW_HEAD: _own("Row head", based_on="IRIATabletext"),
    Role.EVENT: _own("Event", based_on="IRIATabletext"),
    Role.FACT_LABEL: _own("Fact label", based_on="IRIATabletext"),
    Role.FACT_VALUE: _own("Fact value", based_on="IRIATabletext"),
    Role.CONTENTS_1: StyleName("TOC1", "toc 1", next="Normal"),
    Role.CONTENTS_ITEM: StyleName("TableofFigures", "table of figures", next="Normal"),
    Role.CONTENTS_2: StyleName("TOC2", "toc 2", based_on="TOC1", next="Normal"),
    Role.RUNNING_HEAD: StyleName("Header", "header"),
}

#: The heading of the contents is set as others are, but is no heading: it would list itself.
CONTENTS_HEADING: Final = StyleName("TOCHeading", "TOC Heading", next="Normal")

#: The footer is set as the header is, with stops of its own.
FOOTER: Final = StyleName("Footer", "footer", "Header")

#: Head and foot of a page that is turned.
TURNED_HEADER: Final = _own("Header turned", "Header")
TURNED_FOOTER: Final = _own("Footer turned", "Footer")
#: Either of a cover, which has no margin of labels.
COVER_FURNITURE: Final = _own("Header cover", "Header")

#: A line of a handling mark below the first.
MARK_LINE: Final = _own("Handling mark line", "Header")

#: Roles that are character styles.
CHARACTERS: Final[dict[Role, StyleName]] = {
    Role.NOTE_NUMBER: StyleName("FootnoteReference", "footnote reference", CHARACTER),
    Role.CAPTION_LABEL: _own("Caption label", CHARACTER),
    Role.PAGE_NUMBER: StyleName("PageNumber", "page number", CHARACTER),
    Role.MARK: _own("Handling mark", CHARACTER),
    Role.REDACTION: _own("Redaction", CHARACTER),
    Role.AUDIENCE: _own("Audience", CHARACTER),
}

#: Endnotes are set as footnotes are, under the names that Word gives them.
ENDNOTE_TEXT: Final = StyleName("EndnoteText", "endnote text", "FootnoteText")
ENDNOTE_NUMBER: Final = StyleName("EndnoteReference", "endnote reference", "FootnoteReference")

#: The call of a note in small print, where Word would make one too small to read.
SMALL_CALL: Final = _own("Note call small", CHARACTER)
#: The number with which a note begins: not raised, as on a page of ours.
NOTE_MARK: Final = _own("Note mark", CHARACTER)

#: What keeps two things apart that Word would join, the same before something that it must not leave, and the holder
#: of a section's end.
GAP: Final = _own("Gap")
GAP_WITH_NEXT: Final = _own("Gap with next", GAP.id)
BREAK: Final = _own("Break")
#: The line above the notes of a page.
SEPARATOR: Final = _own("Note separator")
#: A line of pictures.
FIGURE: Final = _own("Figure", follows="Caption")
COVER_FIGURE: Final = _own("Cover figure", FIGURE.id)
#: Bands of the likelihood bar.
BAND: Final = _own("Band", CHARACTER)
BAND_LIT: Final = _own("Band lit", CHARACTER)

#: Items of lists by depth, from 1; Word has five levels of its own.
_WORDS_OWN: Final = 5
DEEPEST_LIST: Final = 9


def list_style(name: str, depth: int) -> StyleName:
    """The style ``List Bullet``, ``List Number`` or ``List Continue`` for a list of that depth."""
    suffix = f" {depth}" if depth > 1 else ""
    prefix = "" if depth <= _WORDS_OWN else "IRIA "
    full = f"{prefix}List {name}{suffix}"
    return StyleName(full.replace(" ", ""), full, BODY_TEXT)
