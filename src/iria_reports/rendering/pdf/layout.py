"""Layout itself: a print page through WeasyPrint. Only the worker imports this."""

from __future__ import annotations

from typing import Any

import weasyprint
from weasyprint.formatting_structure.boxes import LineBox
from weasyprint.text.fonts import FontConfiguration

from iria_reports.rendering.pdf import footnotes
from iria_reports.rendering.pdf.conformance import VARIANT, declare_pdf_ua
from iria_reports.rendering.pdf.fetching import ConfinedFetcher
from iria_reports.rendering.pdf.tagging import install as tagging

footnotes.install()
tagging.install()


def lay_out(html: str, pictures: dict[str, tuple[str, bytes]], *, to_pdf: bool) -> tuple[dict[str, Any], bytes]:
    """The PDF of ``html`` (empty if it is not wanted), with the page of each anchor and the number of pages.

    ``pictures`` are media type and bytes by digest; nothing else is loaded.
    """
    page = weasyprint.HTML(string=html, base_url="iria:", url_fetcher=ConfinedFetcher(pictures))
    document = page.render(font_config=FontConfiguration(), pdf_variant=VARIANT, pdf_tags=True)
    pages: dict[str, int] = {}
    for number, laid_out in enumerate(document.pages, 1):
        for anchor in laid_out.anchors:
            pages.setdefault(anchor, number)
    pdf = document.write_pdf(finisher=declare_pdf_ua, pdf_variant=VARIANT, pdf_tags=True) if to_pdf else b""
    return {"pages": pages, "lines": [_lines(laid_out) for laid_out in document.pages]}, pdf


def _lines(page: Any) -> int:
    """Lines of text on a page, without its furniture."""
    text = page._page_box.children[0]  # noqa: SLF001  the one way to the boxes of a page
    return sum(isinstance(box, LineBox) for box in text.descendants())
