"""A file within a PDF."""

from __future__ import annotations

import attrs


@attrs.frozen
class Attachment:
    """A file within a PDF. ``relationship`` is one of ISO 32000-2, 7.11.3, as PDF/A-3 wants it (ISO 19005-3, 6.8)."""

    name: str
    data: bytes = attrs.field(repr=False)
    relationship: str
    description: str
