"""Footnotes or endnotes: what Word calls them, their parts and their styles."""

from __future__ import annotations

from enum import Enum

from iria_reports.rendering.docx.looks.stylenames import CHARACTERS, ENDNOTE_NUMBER, ENDNOTE_TEXT, PARAGRAPHS, StyleName
from iria_reports.theme.roles import Role


class NoteKind(Enum):
    """Where notes stand. The value is what the names of their elements begin with."""

    FOOT = "footnote"
    END = "endnote"

    @property
    def text_style(self) -> StyleName:
        """The style of their paragraphs."""
        return PARAGRAPHS[Role.NOTE] if self is NoteKind.FOOT else ENDNOTE_TEXT

    @property
    def number_style(self) -> StyleName:
        """The style of their numbers."""
        return CHARACTERS[Role.NOTE_NUMBER] if self is NoteKind.FOOT else ENDNOTE_NUMBER
