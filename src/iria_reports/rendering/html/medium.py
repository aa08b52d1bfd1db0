"""What a page of HTML is for."""

from __future__ import annotations

from enum import StrEnum


class Medium(StrEnum):
    """The screen, or the press.

    On the screen notes stand at the end and pictures within the page. In print notes stand where they are
    called, from where WeasyPrint takes them to the foot of the page, and pictures are fetched by their digest.
    """

    SCREEN = "screen"
    PRINT = "print"
