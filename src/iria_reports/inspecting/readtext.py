"""What is read of a page for parity."""

from __future__ import annotations

import attrs


@attrs.frozen
class ReadText:
    """Text of the body and of the notes, each in the order in which it is read."""

    body: str
    notes: str
