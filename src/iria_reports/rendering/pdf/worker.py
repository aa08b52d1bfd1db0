"""The worker process: reads one print page from its standard input, lays it out, writes the PDF.

Run as ``python -m iria_reports.rendering.pdf.worker``. It sees no file but the fonts, opens no connection and
lives under limits of memory and time; what it prints by accident goes to standard error, never into the answer.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
import warnings
from typing import Final

from iria_reports.ipc.confinement import end_with_parent, limit, own_output
from iria_reports.ipc.frames import pack, unpack

#: Bytes of address space. A report of 400 pages takes a tenth of it.
MEMORY_LIMIT: Final = 4 * 1024**3
#: Exit status of a machine without Pango.
NO_PANGO: Final = 86


class _Collector(logging.Handler):
    """Gathers what the libraries complain of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def main() -> int:
    """Answer one request. The exit status says why there is none."""
    answer = own_output()
    end_with_parent(int(sys.argv[1]))
    limit({"RLIMIT_AS": MEMORY_LIMIT, "RLIMIT_CORE": 0})
    # One document, then the process ends: to look for circles of dead objects would cost a tenth of the time and free little.
    gc.disable()
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    logging.captureWarnings(True)
    warnings.simplefilter("default")
    # WeasyPrint leaves its own colour profile to the garbage collector.
    warnings.simplefilter("ignore", ResourceWarning)
    try:
        # Imported before the request is read: the parent loads and resolves meanwhile.
        from iria_reports.rendering.pdf.layout import lay_out
    except OSError as error:
        print(error, file=sys.stderr)
        return NO_PANGO
    request = sys.stdin.buffer.read()
    if not request:
        return 0  # the parent found errors and has no need of us
    header, (html, *data) = unpack(request)
    count = len(header["pictures"])
    pictures = {digest: (kind, bytes_) for (digest, kind), bytes_ in zip(header["pictures"], data[:count], strict=True)}
    attached = list(zip(header["attached"], data[count:], strict=True))
    result, pdf = lay_out(html.decode(), pictures, attached, asked=header["asked"])
    answer.write(pack({**result, "warnings": collector.messages}, pdf))
    answer.close()
    return 0


if __name__ == "__main__":
    status = main()
    sys.stderr.flush()
    os._exit(status)  # nothing is left to do, and to take a large layout apart takes as long as a page of it
