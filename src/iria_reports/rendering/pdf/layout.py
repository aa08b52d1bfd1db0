"""Layout itself: a print page through WeasyPrint. Only the worker imports this."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

import weasyprint
from weasyprint.formatting_structure.boxes import LineBox
from weasyprint.text.fonts import FontConfiguration

from iria_reports.rendering.pdf import footnotes
from iria_reports.rendering.pdf.conformance import VARIANT, finish
from iria_reports.rendering.pdf.fetching import ConfinedFetcher
from iria_reports.rendering.pdf.tagging import install as tagging

footnotes.install()
tagging.install()


def lay_out(
    html: str, pictures: dict[str, tuple[str, bytes]], attached: list[tuple[dict[str, str], bytes]], *, asked: dict[str, Any]
) -> tuple[dict[str, Any], bytes]:
    """The PDF of ``html`` (empty if it is not wanted), with the page of each anchor and the lines of each page.

    ``pictures`` are media type and bytes by digest; nothing else is loaded. ``attached`` are files for the PDF: name,
    relationship and description, and their bytes. ``asked`` says whether a PDF is wanted (``to_pdf``), the ``day`` of its
    attachments, and the ``facts`` for its metadata.
    """
    page = weasyprint.HTML(string=html, base_url="iria:", url_fetcher=ConfinedFetcher(pictures))
    document = page.render(font_config=FontConfiguration(), pdf_variant=VARIANT, pdf_tags=True)
    pages: dict[str, int] = {}
    for number, laid_out in enumerate(document.pages, 1):
        for anchor in laid_out.anchors:
            pages.setdefault(anchor, number)
    pdf = b""
    if asked["to_pdf"]:
        day = datetime.fromisoformat(asked["day"])
        files = [_attachment(described, data, day) for described, data in attached]
        pdf = document.write_pdf(
            finisher=lambda _document, written: finish(written, asked["facts"]),
            pdf_variant=VARIANT,
            pdf_tags=True,
            attachments=files,
        )
    return {"pages": pages, "lines": [_lines(laid_out) for laid_out in document.pages]}, pdf


def _attachment(described: dict[str, str], data: bytes, day: datetime) -> weasyprint.Attachment:
    return weasyprint.Attachment(
        file_obj=BytesIO(data),
        name=described["name"],
        description=described["description"],
        relationship=described["relationship"],
        created=day,
        modified=day,
    )


def _lines(page: Any) -> int:
    """Lines of text on a page, without its furniture."""
    text = page._page_box.children[0]  # noqa: SLF001  the one way to the boxes of a page
    return sum(isinstance(box, LineBox) for box in text.descendants())
