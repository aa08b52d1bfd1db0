"""Fonts of the worker: the theme's own, whatever the machine has."""

from __future__ import annotations

import html
from pathlib import Path

_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
{folders}
<cachedir>{cache}</cachedir>
<config><rescan><int>0</int></rescan></config>
</fontconfig>
"""


def write_font_config(folder: Path, fonts: tuple[Path, ...]) -> Path:
    """A fontconfig file in ``folder`` that knows the folders ``fonts`` and no other."""
    folders = "\n".join(f"<dir>{html.escape(str(each), quote=False)}</dir>" for each in fonts)
    path = folder / "fonts.conf"
    path.write_text(_CONFIG.format(folders=folders, cache=html.escape(str(folder / "cache"), quote=False)), encoding="utf-8")
    return path
