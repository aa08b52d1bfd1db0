"""Addresses that the print page and the worker which lays it out agree on."""

from __future__ import annotations

from typing import Final

#: What the address of a picture begins with; its digest follows.
PICTURES: Final = "iria:picture/"


def picture_url(digest: str) -> str:
    """Address by which the print page asks for a picture."""
    return f"{PICTURES}{digest}"
