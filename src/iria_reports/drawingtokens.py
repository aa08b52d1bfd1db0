"""Colours and fonts of the theme in drawings: ``var(--colour-primary, #12355b)``, as CSS writes them.

The value behind the comma is what other programs show. Drawings are set in the theme of the edition before they are drawn.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

#: Colours and fonts that every theme has, by name.
COLOURS: Final = (
    "ink", "primary", "deep", "accent", "panel", "box", "label", "rule", "track", "paper", "cover", "cover-line",
)  # fmt: skip
FONTS: Final = ("text", "text-strong", "label", "label-strong", "title", "code")
#: What drawings may name.
TOKENS: Final = (*(f"--colour-{name}" for name in COLOURS), *(f"--font-{name}" for name in FONTS))

_VARIABLE: Final = re.compile(r"var\(\s*([\w-]*)\s*(?:,[^()]*(?:\([^()]*\)[^()]*)*)?\)")


def named_tokens(svg: str) -> list[str]:
    """Tokens that a drawing names, whether there are such or not."""
    return [match[1] for match in _VARIABLE.finditer(svg)]


def with_values(svg: bytes, values: Mapping[str, str]) -> bytes:
    """A drawing in which each token of `TOKENS` is replaced by its value."""
    return _VARIABLE.sub(lambda match: values[match[1]], svg.decode()).encode() if b"var(" in svg else svg
