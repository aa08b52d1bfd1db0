"""Exit statuses of the command line, as ``docs/reference/command-line.md`` lists them."""

from __future__ import annotations

from typing import Final

DONE: Final = 0
ERRORS: Final = 1
USAGE: Final = 2
MACHINE: Final = 3
STOPPED: Final = 130
