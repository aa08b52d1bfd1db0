"""Fonts of the worker: the theme's own, whatever the machine has, and one of the machine's for East Asian text."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path
from typing import Final

#: Characters of Chinese, Japanese and Korean, their punctuation among them.
EAST_ASIAN: Final = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
#: Command that installs the font which the theme names for them. No package of Python brings it.
EAST_ASIAN_MEND: Final = "sudo apt-get install --no-install-recommends fonts-noto-cjk"
_EAST_ASIAN_FILES: Final = "NotoSerifCJK*"
_FONT_FOLDERS: Final = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)
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


def east_asian_fonts() -> list[Path]:
    """Files of the machine's font for Chinese, Japanese and Korean; none if it has none."""
    return [
        path
        for folder in _FONT_FOLDERS
        for path in sorted(Path(folder).expanduser().rglob(_EAST_ASIAN_FILES))
        if path.suffix in (".ttc", ".otc", ".otf", ".ttf")
    ]


def lend(fonts: list[Path], folder: Path) -> None:
    """Put ``fonts`` into ``folder``, by link where the system has links."""
    for font in fonts:
        try:
            (folder / font.name).symlink_to(font)
        except OSError:
            shutil.copy(font, folder)
