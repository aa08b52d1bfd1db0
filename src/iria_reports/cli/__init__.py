"""The command ``iria``: a module a command, and the one place that prints.

Modules of commands are loaded when they are called, and what they work with when they run: ``iria --help`` and
``iria check`` load no WeasyPrint.
"""

from iria_reports.cli.main import main

__all__ = ["main"]
