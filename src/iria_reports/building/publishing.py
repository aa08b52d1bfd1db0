"""Publishing: files are written all or none, each whole, and what stood there before is lost only to its successor."""

from __future__ import annotations

import contextlib
import glob
import os
import re
import secrets
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from iria_reports.problems import BriefingError, Problem

#: What ends the name of a file that is being written, and seconds after which nobody writes it any more.
_LEFT: Final = re.compile(r"\.[0-9a-f]{16}\Z")
_LONG: Final = 3600


def publish(outputs: dict[str, bytes], folder: Path) -> dict[str, Path]:
    """Write files to ``folder`` by name; the paths by name.

    Raises `BriefingError` if they cannot be written: then the files that stood there are as they were.
    """
    finals = {name: folder / name for name in outputs}
    written: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, final in finals.items():
            _tidy(final)
            written[final] = _beside(final, outputs[name])
        _replace_all(written)
        _flush(folder)
    except OSError as error:
        message = f"{error.filename2 or error.filename or folder} cannot be written: {error.strerror}"
        mend = "choose another folder with --out, or close the file where it is open"
        raise BriefingError([Problem("unwritable-output", message, mend)]) from error
    finally:
        for temporary in written.values():
            temporary.unlink(missing_ok=True)
    return finals


def _tidy(final: Path) -> None:
    """Take away what a build that was killed left beside ``final``; a build at work has not been for so long."""
    for path in final.parent.glob(f".{glob.escape(final.name)}.*"):
        with contextlib.suppress(OSError):
            if _LEFT.search(path.name) and time.time() - path.stat().st_mtime > _LONG:
                path.unlink()


def _flush(folder: Path) -> None:
    """Let the folder's new names reach the disk before success is told, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some file systems of the network have no such thing
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Signals wait: a set of files is swapped whole, or not at all."""
    if os.name != "posix":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _beside(final: Path, data: bytes) -> Path:
    """A new file beside ``final`` that holds ``data``, with the rights that the user's mask gives."""
    temporary = final.with_name(f".{final.name}.{secrets.token_hex(8)}")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _replace_all(written: dict[Path, Path]) -> None:
    """Put each new file in its place; if one cannot be, put back those that stood in the places of the others."""
    former = {final: final.read_bytes() if final.is_file() else None for final in written}
    done: list[Path] = []
    try:
        with _undisturbed():
            for final, temporary in written.items():
                temporary.replace(final)
                done.append(final)
    except OSError:
        for final in done:
            _restore(final, former[final])
        raise


def _restore(final: Path, data: bytes | None) -> None:
    if data is None:
        final.unlink(missing_ok=True)
        return
    # The folder was written to a moment ago; if it now cannot be, the first error is the one to tell.
    with contextlib.suppress(OSError):
        _beside(final, data).replace(final)
