"""Pango, which sets WeasyPrint's type: the one thing that no wheel brings."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

#: Libraries that WeasyPrint loads: name, and version of the interface.
LIBRARIES: Final = (
    ("gobject-2.0", 0),
    ("pango-1.0", 0),
    ("pangoft2-1.0", 0),
    ("harfbuzz", 0),
    ("harfbuzz-subset", 0),
    ("fontconfig", 1),
)


def soname(name: str, version: int) -> str:
    """File name of a library on Linux."""
    return f"lib{name}.so.{version}"


def pango_mend() -> str:
    """The command that installs Pango on this machine."""
    if sys.platform == "darwin":
        return "brew install pango"
    if sys.platform == "win32":
        return "install MSYS2, and in its shell run: pacman -S mingw-w64-x86_64-pango"
    if Path("/etc/fedora-release").exists():
        return "sudo dnf install pango"
    if Path("/etc/alpine-release").exists():  # by soname: the packages' names change from release to release
        return " ".join(["apk add", *(f"so:{soname(*library)}" for library in LIBRARIES)])
    return "sudo apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
