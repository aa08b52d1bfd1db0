"""Addresses that the print page and the worker which lays it out agree on."""

from __future__ import annotations

from typing import Final

#: What the address of a picture begins with; its digest follows.
PICTURES: Final = "iria:picture/"
