"""What a Word file may be made with or without. A module of its own: it is known before anything of Word is loaded."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import attrs

#: Characters of a password that Word looks at.
LONGEST_PASSWORD: Final = 15


class WordPages(StrEnum):
    """Whose pages a Word file's contents show: those of the PDF's layout, those of LibreOffice's, or none."""

    PDF = "pdf"
    LIBREOFFICE = "libreoffice"
    NONE = "none"


class Protection(StrEnum):
    """How a Word file asks to be treated. None of it is secrecy: it stops accidents, not intent.

    ``read-only``: Word recommends to open it read-only. ``comments``: only comments may be added.
    """

    NONE = "none"
    READ_ONLY = "read-only"
    COMMENTS = "comments"


@attrs.frozen(kw_only=True)
class WordOptions:
    """How a Word file is made. Raises `ValueError` for a value that is none of those named.

    ``embed_fonts``: whether the theme's fonts are within, so that it looks the same everywhere. ``pages``: where the page
    numbers of its contents come from. ``protection``, and a ``password`` that Word asks for before it takes the one by
    ``comments`` off.
    """

    embed_fonts: bool = True
    pages: WordPages = attrs.field(default=WordPages.PDF, converter=WordPages)
    protection: Protection = attrs.field(default=Protection.NONE, converter=Protection)
    password: str = attrs.field(default="", repr=False)

    def __attrs_post_init__(self) -> None:
        if self.password and self.protection is not Protection.COMMENTS:
            raise ValueError('a password goes with the protection "comments" alone')
        if len(self.password) > LONGEST_PASSWORD:
            raise ValueError(f"a password has at most {LONGEST_PASSWORD} characters")
