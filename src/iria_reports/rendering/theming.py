"""Drawings in the colours and fonts of the theme, for PDF, Word and HTML alike."""

from __future__ import annotations

import hashlib

import attrs

from iria_reports.resolved import SVG, Image
from iria_reports.theme.theme import Theme


def in_theme(image: Image, theme: Theme) -> Image:
    """``image`` with the theme's colours and fonts where it asks for them; itself if it asks for none."""
    if image.media_type != SVG:
        return image
    data = theme.drawn(image.data)
    if data == image.data:
        return image
    return attrs.evolve(image, data=data, digest=hashlib.sha256(data).hexdigest())
