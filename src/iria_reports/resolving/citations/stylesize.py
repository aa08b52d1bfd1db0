"""How much a CSL style comes to, all its macros followed: a few lines can call themselves, or each other without end."""

from __future__ import annotations

from typing import Any, Final

#: Elements that a style may come to; the largest of the CSL repository comes to a quarter of it.
MOST_ELEMENTS: Final = 10_000_000
#: Macros within macros.
DEEPEST: Final = 60


def too_large(root: Any, namespace: str) -> str:
    """Why the style below ``root`` is not run; empty if it is."""
    macros = {macro.get("name"): macro for macro in root.iter(f"{{{namespace}}}macro")}
    sizes: dict[str, int] = {}
    opened: list[str] = []

    def size(element: Any) -> int:
        count = 0
        for each in element.iter(f"{{{namespace}}}*"):
            count += 1
            name = each.get("macro")
            if name in macros:
                count += of_macro(name)
        return count

    def of_macro(name: str) -> int:
        if name not in sizes:
            if name in opened or len(opened) >= DEEPEST:
                raise RecursionError(name)
            opened.append(name)
            sizes[name] = size(macros[name])
            opened.pop()
        return sizes[name]

    try:
        total = sum(size(part) for part in root if part.tag in (f"{{{namespace}}}citation", f"{{{namespace}}}bibliography"))
    except RecursionError as error:
        return f'its macro "{error}" calls itself, or too many others within one another'
    return "" if total <= MOST_ELEMENTS else f"its macros come to {total:,} elements"
