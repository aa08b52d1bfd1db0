"""Marked content that is no part of the text: furniture of the page, repeated heads, pull quotes (ISO 32000-1, 14.8.2.2)."""

from __future__ import annotations

from typing import Any

import pydyf


def mark_as_artifacts(stream: Any, numbers: set[int]) -> None:
    """Turn the marked content of ``numbers`` in a page's stream into artifacts."""
    parts = stream.stream
    for index, part in enumerate(parts):
        if isinstance(part, pydyf.Dictionary) and part.get("MCID") in numbers:
            parts[index - 1] = "/Artifact"
            parts[index] = pydyf.Dictionary({"Type": "/Pagination"})
