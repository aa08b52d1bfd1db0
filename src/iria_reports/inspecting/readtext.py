"""What is read of a page for parity."""

from __future__ import annotations

import attrs


@attrs.frozen
class ReadText:
    """Text of the body and of the notes, each in the order in which it is read; ``apart`` is what a listener is spared."""

    body: str
    notes: str
    apart: str = ""
