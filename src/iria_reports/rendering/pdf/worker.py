"""The worker process: reads one print page from its standard input, lays it out, writes the PDF.

Run as ``python -m iria_reports.rendering.pdf.worker``. It sees no file but the fonts, opens no connection and
lives under limits of memory and time; what it prints by accident goes to standard error, never into the answer.
"""

from __future__ import annotations

import logging
import os
import sys
import warnings
from typing import IO, Any, Final

from iria_reports.rendering.pdf.frames import pack, unpack

#: Bytes of address space. A report of 400 pages takes a tenth of it.
MEMORY_LIMIT: Final = 8 * 1024**3
#: Exit status of a machine without Pango.
NO_PANGO: Final = 86


class _Collector(logging.Handler):
    """Gathers what the libraries complain of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def _confine() -> None:
    """Limits of memory, where the system has them."""
    try:
        import resource
    except ImportError:  # Windows has none; the parent's time limit holds there, too.
        return
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(MEMORY_LIMIT, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    except (ValueError, OSError):  # macOS refuses; the parent's time limit holds there, too.
        return


def _own_output() -> IO[bytes]:
    """Standard output for the answer alone: whatever else is printed goes to standard error."""
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answer


def _lay_out(html: str, pictures: dict[str, tuple[str, bytes]]) -> tuple[dict[str, Any], bytes]:
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    from iria_reports.rendering.pdf.conformance import VARIANT, declare_pdf_ua
    from iria_reports.rendering.pdf.fetching import ConfinedFetcher

    fetcher = ConfinedFetcher(pictures)
    page = weasyprint.HTML(string=html, base_url="iria:", url_fetcher=fetcher)
    document = page.render(font_config=FontConfiguration(), pdf_variant=VARIANT, pdf_tags=True)
    pages: dict[str, int] = {}
    for number, laid_out in enumerate(document.pages, 1):
        for anchor in laid_out.anchors:
            pages.setdefault(anchor, number)
    pdf = document.write_pdf(finisher=declare_pdf_ua, pdf_variant=VARIANT, pdf_tags=True)
    return {"pages": pages, "count": len(document.pages), "refused": fetcher.refused}, pdf


def main() -> int:
    """Answer one request. The exit status says why there is none."""
    answer = _own_output()
    _confine()
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    logging.captureWarnings(True)
    warnings.simplefilter("default")
    # WeasyPrint leaves its own colour profile to the garbage collector.
    warnings.simplefilter("ignore", ResourceWarning)
    try:
        # Imported before the request is read: the parent loads and resolves meanwhile.
        import weasyprint  # noqa: F401
    except OSError as error:
        print(error, file=sys.stderr)
        return NO_PANGO
    request = sys.stdin.buffer.read()
    if not request:
        return 0  # the parent found errors and has no need of us
    header, (html, *data) = unpack(request)
    pictures = {digest: (kind, bytes_) for (digest, kind), bytes_ in zip(header["pictures"], data, strict=True)}
    result, pdf = _lay_out(html.decode(), pictures)
    answer.write(pack({**result, "warnings": collector.messages}, pdf))
    answer.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
