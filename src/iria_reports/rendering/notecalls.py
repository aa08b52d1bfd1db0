"""Calls of notes, which stay legible in the smallest print of PDF and Word."""

from __future__ import annotations

from typing import Final

#: Size in points below which no call is set.
SMALLEST_CALL: Final = 6.0
