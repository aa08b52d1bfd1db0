"""Fonts of the worker: the package's, whatever the machine has, one of the machine's for East Asian text, those of a user."""

from __future__ import annotations

import html
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from iria_reports.problems import BriefingError, Problem

#: Variable of the environment that names folders of further fonts, as PATH names folders.
FONT_FOLDERS: Final = "IRIA_FONTS"
_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
{folders}
<cachedir>{cache}</cachedir>
<config><rescan><int>0</int></rescan></config>
</fontconfig>
"""


def font_folders(given: Iterable[str | os.PathLike[str]]) -> tuple[Path, ...]:
    """The folders ``given`` and those that the environment names. Raises `BriefingError` if one is none."""
    named = [part for part in os.environ.get(FONT_FOLDERS, "").split(os.pathsep) if part]
    folders = tuple(Path(folder).resolve() for folder in (*given, *named))
    lacking = [folder for folder in folders if not folder.is_dir()]
    if lacking:
        mend = f"name folders that hold fonts, with --fonts or {FONT_FOLDERS}"
        raise BriefingError([Problem("missing-folder", f"there is no folder {folder}", mend) for folder in lacking])
    return folders


def write_font_config(folder: Path, fonts: tuple[Path, ...]) -> Path:
    """A fontconfig file in ``folder`` that knows the folders ``fonts`` and no other."""
    folders = "\n".join(f"<dir>{html.escape(str(each), quote=False)}</dir>" for each in fonts)
    path = folder / "fonts.conf"
    path.write_text(_CONFIG.format(folders=folders, cache=html.escape(str(folder / "cache"), quote=False)), encoding="utf-8")
    return path


def lend(fonts: list[Path], folder: Path) -> None:
    """Put ``fonts`` into ``folder``, by link where the system has links."""
    for font in fonts:
        try:
            (folder / font.name).symlink_to(font)
        except OSError:
            shutil.copy(font, folder)
