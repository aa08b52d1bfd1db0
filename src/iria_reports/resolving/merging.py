"""Joining neighbouring runs of one manner."""

from __future__ import annotations

from collections.abc import Iterable

from iria_reports.resolved import Inline, Inlines, Run


def merged(inlines: Iterable[Inline]) -> Inlines:
    """``inlines`` with neighbouring runs of one manner made one, and empty ones dropped."""
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Run):
            if not inline.text:
                continue
            last = out[-1] if out else None
            if isinstance(last, Run) and _same_manner(last, inline):
                out[-1] = Run(last.text + inline.text, last.style, last.tongue, last.link, last.role)
                continue
        out.append(inline)
    return tuple(out)


def _same_manner(left: Run, right: Run) -> bool:
    return left.style == right.style and left.tongue == right.tongue and left.link == right.link and left.role == right.role
