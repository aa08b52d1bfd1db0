"""Pictures as renderers receive them."""

from __future__ import annotations

from iria_reports.model.pictures import Picture
from iria_reports.resolved import Image


def image_of(picture: Picture) -> Image:
    """``picture`` without what only the model knows of it."""
    return Image(picture.name, picture.media_type, picture.data, picture.width, picture.height, picture.digest)
