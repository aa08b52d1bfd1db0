"""Length: a form that has so many pages has neither more nor fewer."""

from __future__ import annotations

from iria_reports.problems import Problem
from iria_reports.resolved import ResolvedDocument


def check_length(lines: tuple[int, ...], document: ResolvedDocument) -> list[Problem]:
    """What is over or missing. ``lines`` are those on each page, as laid out."""
    wanted = document.design.pages
    if wanted is None or len(lines) == wanted:
        return []
    if len(lines) > wanted:
        over = sum(lines[wanted:])
        message = f"{over} {'line is' if over == 1 else 'lines are'} over: this form has {wanted} pages"
        return [Problem("too-long", message, "shorten the text, or take a figure or a row out")]
    message = f"the text fills {len(lines)} of {wanted} pages, which this form has"
    return [Problem("too-short", message, "say more, show a chart or a table, or choose another form")]
