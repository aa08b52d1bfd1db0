"""Fonts of drawings. Those of other programs are not there to draw with: each family becomes one of the theme's."""

from __future__ import annotations

import re
from typing import Any, Final

from iria_reports.drawingtokens import named_tokens

#: Families of the package, which themes are set in.
_OWN: Final = re.compile(r"IRIA \w")
#: Generic families of CSS, and words in names of others, with the theme's font that takes their place.
_KINDS: Final = (
    ("code", re.compile(r"mono|courier|consolas|menlo|typewriter|\bcode\b|console", re.IGNORECASE)),
    ("label", re.compile(r"sans|arial|helvetica|verdana|tahoma|calibri|\bui\b|grotesk|gothic", re.IGNORECASE)),
    ("text", re.compile(r"serif|times|georgia|garamond|cambria|palatino|roman|minion|charter|song|ming", re.IGNORECASE)),
)
_ELSE: Final = "label"
_GENERIC: Final = ("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui")


def fonts_of_the_theme(root: Any) -> tuple[str, ...]:
    """Let all words below ``root`` ask for fonts of the theme; the families that were replaced, in the order of the drawing."""
    replaced: dict[str, None] = {}
    for element in root.iter():
        value = element.get("font-family")
        if value is None or named_tokens(value) or _OWN.search(value) or value == "inherit":
            continue
        families = [family.strip(" '\"") for family in value.split(",")]
        replaced |= dict.fromkeys(family for family in families[:1] if family and family not in _GENERIC)
        element.set("font-family", f"var(--font-{_kind(families)}, {_plain(value)})")
    if root.get("font-family") is None:
        root.set("font-family", f"var(--font-{_ELSE}, sans-serif)")
    return tuple(replaced)


def _kind(families: list[str]) -> str:
    """The theme's font for a list of families: that of the first which tells what it is."""
    for family in families:
        for kind, names in _KINDS:
            if names.search(family):
                return kind
    return _ELSE


def _plain(value: str) -> str:
    """A list of families that may stand within parentheses."""
    return re.sub(r"[()]", "", value)
