"""``python -m iria_reports``: the command line."""

from iria_reports.cli import main

main()
