"""Our tagging in the place of WeasyPrint's."""

from __future__ import annotations

from typing import Any

import weasyprint.pdf

from iria_reports.rendering.pdf.tagging.artifacts import mark_as_artifacts
from iria_reports.rendering.pdf.tagging.gathering import Gathering
from iria_reports.rendering.pdf.tagging.writing import Writer


def add_tags(pdf: Any, document: Any, _version: str, streams: list[Any]) -> None:
    """As WeasyPrint's function of this name: write the structure tree of ``document`` into ``pdf``."""
    root = document.pages[0]._page_box.children[0].element  # noqa: SLF001  the one way from a document to its elements
    gathering = Gathering(root)
    for number, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
        mark_as_artifacts(stream, gathering.page(number, page, stream._tags))  # noqa: SLF001  there the marks are
    Writer(pdf, len(document.pages)).write(gathering)


def install() -> None:
    """Let WeasyPrint tag with this package."""
    weasyprint.pdf.add_tags = add_tags
