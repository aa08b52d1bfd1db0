"""Values of BibTeX as they are written: strings joined with ``#``, braces and quotation marks around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

#: Macros that every style of BibTeX defines.
MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def value_of(written: str, strings: Mapping[str, str]) -> tuple[str, list[str]]:
    """The value of ``written``, and the names in it that no ``@string`` defines (they stay as they are)."""
    parts, unknown = [], []
    for part in _parts(written):
        if part[:1] in '{"':
            parts.append(part[1:-1])
        elif part.isdigit() or part.lower() in MONTHS or not part:
            parts.append(part)
        elif part.lower() in strings:
            parts.append(strings[part.lower()])
        else:
            parts.append(part)
            unknown.append(part)
    return "".join(parts), unknown


def _parts(written: str) -> Iterator[str]:
    """Stretches between ``#`` that stand outside braces and quotation marks."""
    depth, quoted, start = 0, False, 0
    for at, character in enumerate(written):
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
        elif character == '"' and depth == 0:
            quoted = not quoted
        elif character == "#" and depth == 0 and not quoted:
            yield written[start:at].strip()
            start = at + 1
    yield written[start:].strip()
