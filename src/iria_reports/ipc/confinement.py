"""What a worker may take, and that it ends with the process that started it."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Mapping
from typing import IO, Final

#: Variables that the interpreter and the system's libraries need; nothing else is handed on, no proxies above all.
_KEPT: Final = (
    "PATH",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "TMPDIR",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "LD_LIBRARY_PATH",
    "WEASYPRINT_DLL_DIRECTORIES",
)
#: The option of prctl(2) by which a process gets a signal when its parent ends.
_PR_SET_PDEATHSIG: Final = 1
#: Seconds between two looks whether the parent is still there, where the system does not tell.
_LOOK: Final = 0.5


def environment(**more: str) -> dict[str, str]:
    """The variables that a worker gets: those that the system needs, and ``more``."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", **more}


def own_output() -> IO[bytes]:
    """Standard output for answers alone: whatever else is printed goes to standard error."""
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answer


def limit(resources: Mapping[str, int]) -> None:
    """Limits by their names in ``resource`` (``RLIMIT_AS``: bytes), where the system has them."""
    try:
        import resource
    except ImportError:  # Windows has none; the parent's time limit holds there, too.
        return
    for name, wanted in resources.items():
        kind = getattr(resource, name)
        _soft, hard = resource.getrlimit(kind)
        least = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        # macOS refuses some; the parent's time limit holds there, too.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (least, hard))


def end_with_parent(parent: int) -> None:
    """End this process when the process ``parent``, which started it, has ended in whatever way."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it was gone before we asked
        os._exit(1)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)
