"""A folder to start from: a commented briefing of a form, which builds as it is."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files
from pathlib import Path
from typing import Final

from iria_reports.building.publishing import publish
from iria_reports.model.forms import Form
from iria_reports.problems import BriefingError, Problem

_FOLDER: Final = "starting"


def start(folder: Path, form: Form, title: str, day: dt.date) -> list[Path]:
    """Write a briefing of ``form`` with its sources to ``folder``; the paths of the files.

    Raises `BriefingError` if the folder holds anything, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        mend = "name a folder that is empty or not there yet"
        raise BriefingError([Problem("folder-in-use", f"{folder} is there already", mend)])
    texts = files("iria_reports") / _FOLDER
    written = (texts / f"{form.id}.md").read_text(encoding="utf-8")
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    outputs = {
        "briefing.md": written.replace("{date}", day.isoformat()).replace("{title}", quoted).encode(),
        "sources.yaml": (texts / "sources.yaml").read_bytes(),
    }
    return list(publish(outputs, folder).values())
