"""What a Word file may be made with or without."""

from __future__ import annotations

from enum import StrEnum

import attrs


class Protection(StrEnum):
    """How a Word file asks to be treated. None of it is secrecy: it stops accidents, not intent.

    ``read-only``: Word recommends to open it read-only. ``comments``: only comments may be added.
    """

    NONE = "none"
    READ_ONLY = "read-only"
    COMMENTS = "comments"


@attrs.frozen
class WordOptions:
    """``password`` is asked for before protection by ``comments`` is taken off."""

    embed_fonts: bool = True
    protection: Protection = Protection.NONE
    password: str = attrs.field(default="", repr=False)

    def __attrs_post_init__(self) -> None:
        if self.password and self.protection is not Protection.COMMENTS:
            raise ValueError('a password goes with the protection "comments"')
