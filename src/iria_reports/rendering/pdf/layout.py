"""Layout itself: a print page through WeasyPrint. Only the worker imports this."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any, Final

import weasyprint
from weasyprint.formatting_structure.boxes import LineBox
from weasyprint.text.fonts import FontConfiguration

from iria_reports.rendering.pdf import (
    columnheads,
    continued,
    drawntext,
    feet,
    footnotes,
    glyphtext,
    linehyphens,
    linespaces,
    longnotes,
    tablenotes,
)
from iria_reports.rendering.pdf.conformance import VARIANT, end_clearly, ends_clearly, finish
from iria_reports.rendering.pdf.fetching import ConfinedFetcher
from iria_reports.rendering.pdf.gaps import gaps
from iria_reports.rendering.pdf.linenumbers import line_numbers
from iria_reports.rendering.pdf.overruns import overruns
from iria_reports.rendering.pdf.tagging import install as tagging

#: How often a file is written, at most.
_TRIES: Final = 4

drawntext.install()
footnotes.install()
longnotes.install()
feet.install()
columnheads.install()
continued.install()
tablenotes.install()
linehyphens.install()
linespaces.install()
glyphtext.install()
tagging.install()


def lay_out(
    html: str, pictures: dict[str, tuple[str, bytes]], attached: list[tuple[dict[str, str], bytes]], *, asked: dict[str, Any]
) -> tuple[dict[str, Any], bytes]:
    """The PDF of ``html`` (empty if it is not wanted), with the page of each anchor, the lines and the `gaps` of pages.

    ``pictures`` are media type and bytes by digest; nothing else is loaded. ``attached`` are files for the PDF: name,
    relationship and description, and their bytes. ``asked`` says whether a PDF is wanted (``to_pdf``), the ``day`` of its
    attachments, the ``facts`` for its metadata, and how lines are numbered, if they are (``line_numbers``).
    """
    document = _rendered(html, pictures)
    if (numbered := asked["line_numbers"]) is not None:
        rules, numbers = line_numbers(document, **numbered)
        document = _rendered(html, pictures | numbers, rules)
    pages: dict[str, int] = {}
    for number, laid_out in enumerate(document.pages, 1):
        for anchor in laid_out.anchors:
            pages.setdefault(anchor, number)
    pdf = _written(document, attached, asked) if asked["to_pdf"] else b""
    lines = [_lines(laid_out) for laid_out in document.pages]
    return {"pages": pages, "lines": lines, "gaps": gaps(document), "overruns": overruns(document)}, pdf


def _rendered(html: str, pictures: dict[str, tuple[str, bytes]], rules: str = "") -> Any:
    page = weasyprint.HTML(string=html, base_url="iria:", url_fetcher=ConfinedFetcher(pictures))
    sheets = [weasyprint.CSS(string=rules, base_url="iria:", url_fetcher=ConfinedFetcher(pictures))] if rules else []
    return page.render(font_config=FontConfiguration(), stylesheets=sheets, pdf_variant=VARIANT, pdf_tags=True)


def _written(document: Any, attached: list[tuple[dict[str, str], bytes]], asked: dict[str, Any]) -> bytes:
    """The PDF of a layout."""
    day = datetime.fromisoformat(asked["day"])

    def write(padding: int) -> bytes:
        def finisher(_document: Any, written: Any) -> None:
            finish(written, asked["facts"])
            end_clearly(written, padding)

        files = [_attachment(described, data, day) for described, data in attached]
        data: bytes = document.write_pdf(finisher=finisher, pdf_variant=VARIANT, pdf_tags=True, attachments=files)
        return data

    data = write(0)
    for padding in range(1, _TRIES):  # one file in a hundred is written once more
        if ends_clearly(data):
            break
        data = write(padding)
    return data


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
