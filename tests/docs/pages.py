"""Pages of the documentation, taken apart: fences with what stands behind their language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import attrs
from conftest import ROOT
from markdown_it import MarkdownIt

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]


@attrs.frozen
class Fence:
    """A block of code: its language, what stands behind it, its text and line."""

    language: str
    what: str
    text: str
    line: int


def fences(page: Path) -> Iterator[Fence]:
    """The blocks of code of a page, in order."""
    for token in MarkdownIt().parse(page.read_text(encoding="utf-8")):
        if token.type == "fence":
            language, _, what = token.info.strip().partition(" ")
            assert token.map is not None
            yield Fence(language, what.strip(), token.content, token.map[0] + 1)


def anchors(page: Path) -> set[str]:
    """Anchors of a page's headings, as GitHub makes them."""
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    titles = [tokens[index + 1].content for index, token in enumerate(tokens) if token.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def links(page: Path) -> Iterator[str]:
    """Targets of a page's links and pictures."""
    for token in MarkdownIt().enable("table").parse(page.read_text(encoding="utf-8")):
        for child in token.children or ():
            target = child.attrGet("href") or child.attrGet("src")
            if target:
                yield str(target)
