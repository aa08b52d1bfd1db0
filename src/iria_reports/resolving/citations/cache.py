"""Answers of the engine, kept by what was asked: in memory, and for editions that anybody may read on disk.

Editions that cite the same ask the same, and pay once. What is asked holds words of the briefing, so files are the
user's alone, and a client's edition is kept in memory only.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import stat
import zlib
from pathlib import Path
from typing import Final, Protocol

#: Answers that are kept; the oldest go first.
MOST_ON_DISK: Final = 64
MOST_IN_MEMORY: Final = 16
_DIGEST: Final = 32


class Cache(Protocol):
    """Answers by the digest of what was asked."""

    def get(self, key: str) -> bytes | None:
        """The answer, if it is there and whole."""

    def put(self, key: str, answer: bytes) -> None:
        """Keep an answer."""


class MemoryCache:
    """Answers of this process."""

    def __init__(self) -> None:
        self._answers: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        answer = self._answers.get(key)
        return None if answer is None else zlib.decompress(answer)

    def put(self, key: str, answer: bytes) -> None:
        self._answers[key] = zlib.compress(answer, 1)
        while len(self._answers) > MOST_IN_MEMORY:
            del self._answers[next(iter(self._answers))]


MEMORY: Final = MemoryCache()


class DiskCache:
    """Answers in a folder that no other user can read or write. A folder that cannot be used holds nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> bytes | None:
        if (found := MEMORY.get(key)) is not None:
            return found
        try:
            data = self._read(key) if self._is_private() else b""
            digest, packed = data[:_DIGEST], data[_DIGEST:]
            # A file that was cut off or changed, or is the answer to another question, is none: it is asked for again.
            return zlib.decompress(packed) if _digest(key, packed) == digest else None
        except (OSError, zlib.error):
            return None

    def put(self, key: str, answer: bytes) -> None:
        MEMORY.put(key, answer)
        # A home that is read-only or full costs time, not a report.
        with contextlib.suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._is_private():
                self._write(key, zlib.compress(answer, 1))
                self._forget()

    def _is_private(self) -> bool:
        if os.name != "posix":
            return self.folder.is_dir()  # a profile's folder is its user's
        state = self.folder.lstat()
        return stat.S_ISDIR(state.st_mode) and state.st_uid == os.getuid() and not state.st_mode & 0o077

    def _read(self, key: str) -> bytes:
        """An entry; nothing if it is not the user's own, or others may write it."""
        with (self.folder / key).open("rb") as file:
            state = os.fstat(file.fileno())
            if os.name == "posix" and (state.st_uid != os.getuid() or state.st_mode & 0o022 or not stat.S_ISREG(state.st_mode)):
                return b""
            return file.read()

    def _write(self, key: str, packed: bytes) -> None:
        temporary = self.folder / f"{key}.{secrets.token_hex(8)}"
        try:
            temporary.touch(mode=0o600, exist_ok=False)
            temporary.write_bytes(_digest(key, packed) + packed)
            temporary.replace(self.folder / key)
        finally:
            temporary.unlink(missing_ok=True)

    def _forget(self) -> None:
        files = sorted((path for path in self.folder.iterdir() if path.is_file()), key=lambda path: path.stat().st_mtime)
        for path in files[:-MOST_ON_DISK]:
            path.unlink(missing_ok=True)


def _digest(key: str, packed: bytes) -> bytes:
    """What binds an answer to its question."""
    return hashlib.sha256(key.encode() + b"\0" + packed).digest()


def user_cache() -> Cache:
    """The cache of this user: in ``$IRIA_CACHE`` or the usual folder for caches; in memory if ``IRIA_CACHE`` is ``off``."""
    named = os.environ.get("IRIA_CACHE")
    if named == "off":
        return MEMORY
    if named:
        return DiskCache(Path(named))
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or (f"{home}/.cache" if (home := os.environ.get("HOME")) else None)
    return DiskCache(Path(base, "iria-reports")) if base and Path(base).is_absolute() else MEMORY
