"""What a page of HTML is for."""

from __future__ import annotations

from enum import StrEnum


class Medium(StrEnum):
    """Screen: notes stand at the end, pictures are within the page. Print: notes stand where they are called,
    from where WeasyPrint takes them to the foot of the page, and pictures are fetched by their digest."""

    SCREEN = "screen"
    PRINT = "print"
