"""What a build shall make. A module of its own: it is known before anything else is loaded."""

from __future__ import annotations

import attrs

from iria_reports.rendering.wordoptions import WordOptions, WordPages


@attrs.frozen(kw_only=True)
class Wanted:
    """Formats, and how they are made. No formats: those of the client, or all.

    ``theme`` is the name or file of a theme, None for the briefing's own. ``attach``: whether PDFs bring their sources and the
    data of their tables along; None for the public edition alone.
    """

    formats: tuple[str, ...]
    theme: str | None = None
    attach: bool | None = None
    word: WordOptions = attrs.field(factory=WordOptions)

    @property
    def lays_out(self) -> bool:
        """Whether pages may have to be laid out."""
        formats = self.formats
        return not formats or "pdf" in formats or ("docx" in formats and self.word.pages is WordPages.PDF)

    @property
    def draws(self) -> bool:
        """Whether something may have to be drawn as pixels: Word shows logos and covers so."""
        return not self.formats or "docx" in self.formats
