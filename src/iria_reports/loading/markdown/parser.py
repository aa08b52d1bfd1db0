"""The parser: markdown-it-py with the rules it lacks."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from iria_reports.loading.markdown import block_rules, inline_rules, placed, quotes, variables

_DASHES = re.compile(r"-{2,}|\.{3}")
_TYPOGRAPHY = {"--": "–", "---": "—", "...": "…"}


def typographic(state: StateCore) -> None:
    """``--`` – ``---`` — ``...`` …, as Pandoc's ``smart`` has it (quotation marks are `quotes`)."""
    for token in state.tokens:
        if token.type == "inline" and token.children and _DASHES.search(token.content):
            for child in token.children:
                if child.type == "text":
                    child.content = _DASHES.sub(lambda match: _TYPOGRAPHY.get(match[0], match[0]), child.content)


@lru_cache(maxsize=16)
def make_parser(quotation_marks: tuple[str, str, str, str]) -> MarkdownIt:
    """A parser that turns straight quotation marks into ``quotation_marks``."""
    options = {"typographer": True, "quotes": list(quotation_marks), "maxNesting": 60}
    parser = MarkdownIt("commonmark", options)
    parser.inline = placed.PlacedInline()
    parser.helpers = placed.HELPERS  # type: ignore[assignment]  # markdown-it's is a module
    parser.validateLink = bool  # type: ignore[assignment]  # the model judges addresses
    block = parser.block.ruler
    interrupting = ["paragraph", "reference", "blockquote", "list"]
    block.before("table", "fenced_div", block_rules.fenced_div, {"alt": interrupting})
    block.before("table", "caption", block_rules.caption, {"alt": interrupting})
    block.before("reference", "note_text", block_rules.note_text, {"alt": ["paragraph", "reference"]})
    block.enable("table")
    inline = parser.inline.ruler
    inline.before("link", "reference", inline_rules.reference)
    inline.before("link", "bracket", inline_rules.bracket)
    inline.before("link", "variable", variables.variable)
    inline.before("link", "inline_note", inline_rules.inline_note)
    inline.before("link", "script", inline_rules.script)
    inline.before("escape", "lone_backslash", inline_rules.lone_backslash)
    inline.at("image", inline_rules.attributed_image)
    inline.at("link", inline_rules.attributed_link)
    inline.at("html_inline", inline_rules.html)
    inline.disable(["linkify", "strikethrough"])
    parser.inline.ruler2.disable("strikethrough")
    parser.inline.ruler2.before("fragments_join", "lone_delimiters", inline_rules.lone_delimiters)
    parser.inline.ruler2.after("fragments_join", "deep_marks", placed.refuse_deep_marks)
    parser.core.ruler.at("smartquotes", quotes.quotation_marks)
    parser.core.ruler.enable("smartquotes")
    parser.core.ruler.before("smartquotes", "typographic", typographic)
    parser.core.ruler.disable(["linkify", "replacements"])
    return parser
