"""Roles of text: what a paragraph or run is for. Each has one text style in a theme, for CSS and for Word."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """A role of text. The value is its key in a theme file and its class in HTML."""

    # First page
    MASTHEAD = "masthead"
    KICKER = "kicker"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    EDITION = "edition"
    # Cover
    COVER_MASTHEAD = "cover-masthead"
    COVER_KICKER = "cover-kicker"
    COVER_TITLE = "cover-title"
    COVER_SUBTITLE = "cover-subtitle"
    COVER_LINE = "cover-line"
    # Headings
    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    HEADING_4 = "heading-4"
    HEADING_5 = "heading-5"
    GROUP_HEADING = "group-heading"
    # Text
    BODY = "body"
    PANEL_TEXT = "panel-text"
    NOTE = "note"
    NOTE_NUMBER = "note-number"
    BIBLIOGRAPHY = "bibliography"
    SMALL_PRINT = "small-print"
    # Quotations
    QUOTE = "quote"
    PULL_QUOTE = "pull-quote"
    ATTRIBUTION = "attribution"
    SIGNATURE = "signature"
    # Panels
    PANEL_LABEL = "panel-label"
    PANEL_TITLE = "panel-title"
    STATEMENT = "statement"
    ASSESSMENT = "assessment"
    SCALE = "scale"
    SCALE_LIT = "scale-lit"
    # Figures and tables
    CAPTION_LABEL = "caption-label"
    CAPTION = "caption"
    SOURCE_LINE = "source-line"
    TABLE_HEAD = "table-head"
    TABLE_CELL = "table-cell"
    ROW_HEAD = "row-head"
    EVENT = "event"
    FACT_LABEL = "fact-label"
    FACT_VALUE = "fact-value"
    # Contents
    CONTENTS_1 = "contents-1"
    CONTENTS_2 = "contents-2"
    CONTENTS_ITEM = "contents-item"
    # Page furniture
    RUNNING_HEAD = "running-head"
    PAGE_NUMBER = "page-number"
    MARK = "mark"
    # Editions: what is withheld, and in proofs for whom a part is
    REDACTION = "redaction"
    AUDIENCE = "audience"
    AUDIENCE_LABEL = "audience-label"


HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4, Role.HEADING_5)
