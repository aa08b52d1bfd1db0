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

PARAGRAPHS: Final[dict[Role, StyleName]] = {
    Role.MASTHEAD: _own("Masthead"),
    Role.KICKER: _own("Kicker", follows="Title"),
    Role.TITLE: StyleName("Title", "Title", next="Subtitle"),
    Role.SUBTITLE: StyleName("Subtitle", "Subtitle", next=BODY_TEXT),
    Role.BYLINE: _own("Byline", follows=BODY_TEXT),
    Role.HEADING_1: StyleName("Heading1", "heading 1", next=BODY_TEXT),
    Role.HEADING_2: StyleName("Heading2", "heading 2", next=BODY_TEXT),
    Role.HEADING_3: StyleName("Heading3", "heading 3", next=BODY_TEXT),
    Role.HEADING_4: StyleName("Heading4", "heading 4", next=BODY_TEXT),
    Role.HEADING_5: StyleName("Heading5", "heading 5", next=BODY_TEXT),
    Role.PART_HEADING: _own("Part heading", based_on="Heading1", follows=BODY_TEXT),
    Role.BODY: StyleName(BODY_TEXT, "Body Text"),
    Role.PANEL_TEXT: _own("Panel text"),
    Role.NOTE: StyleName("FootnoteText", "footnote text"),
    Role.BIBLIOGRAPHY: StyleName("Bibliography", "Bibliography"),
    Role.SMALL_PRINT: _own("Small print"),
    Role.QUOTE: StyleName("Quote", "Quote", next="IRIAAttribution"),
    Role.PULL_QUOTE: StyleName("IntenseQuote", "Intense Quote", next=BODY_TEXT),
    Role.ATTRIBUTION: _own("Attribution", follows=BODY_TEXT),
    Role.SIGNATURE: StyleName("Signature", "Signature"),
    Role.PANEL_LABEL: _own("Panel label"),
    Role.PANEL_TITLE: _own("Panel title"),
    Role.STATEMENT: _own("Judgement"),
    Role.ASSESSMENT: _own("Assessment"),
    Role.SCALE: _own("Scale"),
    Role.SCALE_LIT: _own("Scale term"),
    Role.CAPTION: StyleName("Caption", "caption", next=BODY_TEXT),
    Role.SOURCE_LINE: _own("Source line", follows=BODY_TEXT),
    Role.TABLE_HEAD: _own("Table head"),
    Role.TABLE_CELL: _own("Table text"),
    Role.ROW_HEAD: _own("Row head"),
    Role.EVENT: _own("Event"),
    Role.FACT_LABEL: _own("Fact label"),
    Role.FACT_VALUE: _own("Fact value"),
    Role.CONTENTS_1: StyleName("TOC1", "toc 1", next="Normal"),
    Role.CONTENTS_2: StyleName("TOC2", "toc 2", next="Normal"),
    Role.RUNNING_HEAD: StyleName("Header", "header"),
}

#: The heading of the contents is set as those of parts are, but is no heading: it would list itself.
CONTENTS_HEADING: Final = StyleName("TOCHeading", "TOC Heading", next="Normal")

#: The footer is set as the header is, with stops of its own.
FOOTER: Final = StyleName("Footer", "footer", "Header")

#: Roles that are character styles.
CHARACTERS: Final[dict[Role, StyleName]] = {
    Role.NOTE_NUMBER: StyleName("FootnoteReference", "footnote reference"),
    Role.CAPTION_LABEL: _own("Caption label"),
    Role.PAGE_NUMBER: StyleName("PageNumber", "page number"),
    Role.MARK: _own("Handling mark"),
}
