"""Pages of a Word file as LibreOffice breaks them: it makes a PDF whose destinations are the file's bookmarks."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from iria_reports.problems import BriefingError, MachineError, Problem
from iria_reports.rendering.docx.body.fields import ANCHOR_PREFIX

#: Programs by which LibreOffice may be called.
_PROGRAMS: Final = ("soffice", "libreoffice")
LIBREOFFICE_MEND: Final = "apt-get install --yes --no-install-recommends libreoffice-writer-nogui"
_EXPORT: Final = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
#: What the destinations of anchors begin with: LibreOffice writes the code of whatever is no letter or digit.
_PREFIX: Final = ANCHOR_PREFIX.replace("_", "5F")
#: Seconds for one document. A hundred pages take ten.
_TIME_LIMIT: Final = 600


def libreoffice() -> str | None:
    """The program, if it is installed."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


def libreoffice_pages(docx: bytes) -> dict[str, int]:
    """The page (from 1) of each anchor of a Word file that was made here.

    Raises `MachineError` without LibreOffice, `BriefingError` if it cannot lay the file out.
    """
    program = libreoffice()
    if program is None:
        raise MachineError("the pages of Word files cannot be counted: LibreOffice is not installed", LIBREOFFICE_MEND)
    # A profile of its own: a LibreOffice that the user has open would answer in its place.
    with tempfile.TemporaryDirectory(prefix="iria-") as folder:
        source, made = Path(folder, "document.docx"), Path(folder, "document.pdf")
        source.write_bytes(docx)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", _EXPORT, "--outdir", folder, str(source)]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_TIME_LIMIT, check=False)
        except subprocess.TimeoutExpired as error:
            message = f"LibreOffice took more than {_TIME_LIMIT} seconds to lay the Word file out"
            raise BriefingError([Problem("layout-failed", message, "take --word-pages pdf")]) from error
        if done.returncode or not made.is_file():
            said = done.stderr.decode("utf-8", "replace").strip() or f"status {done.returncode}"
            raise BriefingError([Problem("layout-failed", f"LibreOffice could not lay the Word file out: {said}")])
        return destinations(made.read_bytes())


def destinations(pdf: bytes) -> dict[str, int]:
    """The page of each anchor among the named destinations of a PDF."""
    document = pdfium.PdfDocument(pdf)
    try:
        found: dict[str, int] = {}
        for index in range(raw.FPDF_CountNamedDests(document.raw)):
            name, page = _destination(document.raw, index)
            if name.startswith(_PREFIX):
                found[name.removeprefix(_PREFIX)] = page + 1
        return found
    finally:
        document.close()


def _destination(document: Any, index: int) -> tuple[str, int]:
    """Name and page (from 0) of a destination."""
    size = ctypes.c_long(0)
    raw.FPDF_GetNamedDest(document, index, None, size)
    buffer = ctypes.create_string_buffer(size.value)
    found = raw.FPDF_GetNamedDest(document, index, buffer, size)
    return buffer.raw[: size.value - 2].decode("utf-16-le", "replace"), raw.FPDFDest_GetDestPageIndex(document, found)
