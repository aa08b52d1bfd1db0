"""The one door through which files come in that a briefing, a theme or a client names.

All that lies in a briefing's folder counts as written by others. So a file is read only if it is a regular one, lies within the
folder that may name it, all links followed, and is not larger than what it is read for.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

#: A text file beyond this size is something else.
MOST_BYTES: Final = 20_000_000


class RefusedFileError(OSError):
    """A file that is not read; ``strerror`` says why, in words for its author."""

    def __init__(self, why: str) -> None:
        super().__init__(0, why)


def resolved_within(path: Path, folder: Path) -> Path:
    """``path`` with all links followed. Raises `RefusedFileError` if it then lies outside ``folder``, or has no end."""
    try:
        real = path.resolve()
        inside = real.is_relative_to(folder.resolve())
        real.exists()
    except (OSError, RuntimeError, ValueError) as error:  # too long, a circle of links, a character that no name has
        raise RefusedFileError("its name is none that this system knows") from error
    if not inside:
        raise RefusedFileError("it lies outside the folder that names it")
    return real


def read_file(path: Path, folder: Path | None = None, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file, which must lie within ``folder`` (its own, if none is given) and have at most ``most`` of them.

    Raises `FileNotFoundError` if there is none, `RefusedFileError` if it may not be read, `OSError` if it cannot be.
    """
    real = resolved_within(path, folder if folder is not None else path.parent)
    # A pipe would wait for somebody to write to it.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(real, flags), "rb") as file:
        state = os.fstat(file.fileno())
        if not stat.S_ISREG(state.st_mode):
            raise RefusedFileError("it is no regular file")
        if state.st_size > most:
            raise RefusedFileError(f"it has {state.st_size / 1e6:.0f} MB; at most {most // 1_000_000} MB are read")
        data = file.read(most + 1)
    if len(data) > most:
        raise RefusedFileError(f"more than {most // 1_000_000} MB are in it")
    return data
