"""``{{client.name or our readers}}``: what each client has of its own, with what stands there for all others."""

from __future__ import annotations

import re
from typing import Final

from markdown_it.rules_inline import StateInline

from iria_reports.loading.markdown.inline_rules import problem

_VARIABLE: Final = re.compile(r"\{\{\s*client\.(?P<name>[\w-]+)(?:\s+or\s+(?P<default>[^{}\n]+?))?\s*\}\}")
_BROKEN: Final = re.compile(r"\{\{[^{}\n]*\}*")
_MEND: Final = "write {{client.name}}, or {{client.name or what others read}}; for the signs themselves write \\{\\{"


def variable(state: StateInline, silent: bool) -> bool:
    """A variable; two braces that begin none are a problem, since they were meant to be filled in."""
    if not state.src.startswith("{{", state.pos):
        return False
    start = state.pos
    match = _VARIABLE.match(state.src, start)
    if match is None:
        broken = _BROKEN.match(state.src, start)
        assert broken is not None  # it begins with two braces
        if not silent:
            problem(state, start, broken.end(), "broken-variable", f"{broken[0]} is no variable", _MEND)
        state.pos = broken.end()
        return True
    if not silent:
        token = state.push("variable", "", 0)
        token.content = "x"  # to quotation marks beside it, it is a word
        default = match["default"]
        token.meta = {
            "at": start,
            "end": match.end(),
            "name": match["name"],
            "default": None if default is None else default.strip(),
        }
    state.pos = match.end()
    return True
