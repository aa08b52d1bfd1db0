"""Outputs taken apart by format: all text in them, each stretch with its place, all pictures, and files within files."""

from __future__ import annotations

from iria_reports.inspecting.leaks.opened.contents import Contents
from iria_reports.inspecting.leaks.opened.html import open_html
from iria_reports.inspecting.leaks.opened.pdf import open_pdf
from iria_reports.inspecting.leaks.opened.word import open_zip

__all__ = ["Contents", "open_output"]

_OPENERS = {"pdf": open_pdf, "docx": open_zip, "html": open_html}


def open_output(form: str, data: bytes) -> Contents:
    """The contents of an output of the format ``form``."""
    found = Contents()
    _OPENERS[form](data, form, found)
    return found
