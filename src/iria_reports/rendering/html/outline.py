"""Lines of the contents as the outline that they are: those of lower levels within the line before them."""

from __future__ import annotations

from iria_reports.resolved import Contents, Entry

Branch = tuple[Entry, list["Branch"]]


def outline(contents: Contents) -> list[Branch]:
    """Each line of the first level with those below it."""
    top: list[Branch] = []
    open_at: list[tuple[int, list[Branch]]] = [(0, top)]
    for entry in contents.entries:
        while open_at[-1][0] >= entry.level:
            open_at.pop()
        within: list[Branch] = []
        open_at[-1][1].append((entry, within))
        open_at.append((entry.level, within))
    return top
