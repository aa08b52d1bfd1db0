"""Inline rules that markdown-it-py lacks.

What must not pass becomes a ``problem`` token, which the reader turns into a problem with its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

from markdown_it.common.utils import isMdAsciiPunct
from markdown_it.rules_inline import StateInline, html_inline, image, link
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from iria_reports.loading.markdown.attributes import BrokenAttributes, parse_attributes
from iria_reports.loading.markdown.placed import KEY, PlacedState
from iria_reports.loading.raw import Scalar

Rule = Callable[[StateInline, bool], bool]

_REFERENCE = re.compile(rf"(?P<minus>-)?@(?P<key>{KEY})")
_BRACKET_AFTER = re.compile(r"\s?\[(?P<inside>[^\[\]]*)\](?![({])")
_HOLDS_CITE = re.compile(rf"@{KEY}")
_NOTE = re.compile(r"\[\^(?P<label>[^\]\s]{1,999})\]")  # as long as CommonMark lets a label be


def problem(state: StateInline, at: int, end: int, code: str, message: str, mend: str = "") -> None:
    """Leave a problem for the reader: at ``state.src[at:end]``."""
    token = state.push("problem", "", 0)
    token.meta = {"at": at, "end": end, "code": code, "message": message, "mend": mend}


def _within(state: StateInline, name: str, start: int, end: int, meta: dict[str, object]) -> None:
    """Tokenize ``src[start:end]`` between ``name_open`` and ``name_close``."""
    opening = state.push(f"{name}_open", "", 1)
    opening.meta = meta
    saved = state.posMax
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.pos, state.posMax = end, saved
    closing = state.push(f"{name}_close", "", -1)
    if name == "note":
        # What stands beside a quotation mark tells whether it opens or closes: to the text around, a note is nothing.
        opening.content, closing.content = " ", "."


def _here(state: StateInline) -> Scalar:
    """The paragraph's text for reading attributes, whose places the reader finds again."""
    written: Scalar = state.env["written"]
    return Scalar(state.src, written.location)


_BRACE_AFTER = re.compile(r"(?:\s*,)?\s*\{(?P<inside>[^{}]*)\}")


def reference(state: StateInline, silent: bool) -> bool:
    """``@key``, ``-@key``, ``@fig-id``; ``@key [p. 3]`` with a locator."""
    character = state.src[state.pos]
    if character not in "@-":
        return False
    match = _REFERENCE.match(state.src, state.pos)
    if match is None or (state.pos and (state.src[state.pos - 1].isalnum() or state.src[state.pos - 1] == "_")):
        return False
    end = match.end()
    second = None if silent else _BRACKET_AFTER.match(state.src, end)
    if second is not None and _HOLDS_CITE.search(second["inside"]):
        message = "Pandoc would read this citation as part of the one before"
        problem(state, end, second.end(), "two-citations", message, "write one bracket, or a word between the two")
    if not silent:
        if bracket_missing := _BRACE_AFTER.match(state.src, end):
            message = "braces behind a key in the text stand as they are"
            mend = f"write @{match['key']} [{bracket_missing['inside'].strip()}]"
            problem(state, end, bracket_missing.end(), "broken-locator", message, mend)
        token = state.push("reference", "", 0)
        token.content = "x"  # to quotation marks beside it, it is a word
        token.meta = {"at": state.pos, "end": end, "key": match["key"].strip("{}"), "minus": bool(match["minus"])}
        bracket = _bracket_after(state, end)
        if bracket is not None:
            token.meta["suffix"] = bracket
            end = bracket[1] + 1
    state.pos = end
    return True


def _bracket_after(state: StateInline, at: int) -> tuple[int, int] | None:
    """Inside of ``[p. 3]`` after a key in the text, unless it is a link, span, note or citation."""
    start = at + 1 if state.src[at : at + 1] in (" ", "\n") else at
    if state.src[start : start + 1] != "[" or state.src[start + 1 : start + 2] in ("^", "@", "-"):
        return None
    saved = state.pos
    close = state.md.helpers.parseLinkLabel(state, start)
    state.pos = saved
    if close < 0 or state.src[close + 1 : close + 2] in tuple("([{"):
        return None
    return (start + 1, close)


def bracket(state: StateInline, silent: bool) -> bool:
    """``[^label]``, ``[text]{attributes}`` and ``[see @key, p. 3; @other]``; links are left to markdown-it."""
    if state.src[state.pos] != "[":
        return False
    start = state.pos
    if match := _NOTE.match(state.src, start):
        if not silent:
            token = state.push("note_mark", "", 0)
            token.meta = {"at": start, "end": match.end(), "label": match["label"]}
        state.pos = match.end()
        return True
    close = state.md.helpers.parseLinkLabel(state, start)
    state.pos = start
    if close < 0:
        return False
    following = state.src[close + 1 : close + 2]
    if following == "{":
        return _span(state, start, close, silent)
    if following == "(" or not cast("PlacedState", state).holds_cite(start, close):
        return False
    if not silent:
        token = state.push("cites", "", 0)
        token.meta = {"at": start, "end": close + 1, "inside": (start + 1, close), "text": state.src[start + 1 : close]}
    state.pos = close + 1
    return True


def _span(state: StateInline, start: int, close: int, silent: bool) -> bool:
    attributes = parse_attributes(_here(state), close + 1)
    if isinstance(attributes, BrokenAttributes):
        if not silent:
            problem(state, attributes.at, attributes.at + 1, "broken-attributes", attributes.message)
        state.pos = close + 2
        return True
    if not silent:
        _within(state, "span", start + 1, close, {"at": start, "end": attributes.end, "brace": close + 1})
    state.pos = attributes.end
    return True


def inline_note(state: StateInline, silent: bool) -> bool:
    """``^[text of the note]``."""
    start = state.pos
    if not state.src.startswith("^[", start):
        return False
    close = state.md.helpers.parseLinkLabel(state, start + 1)
    state.pos = start
    if close < 0:
        if not silent:
            problem(state, start, start + 2, "unclosed-note", "this note is never closed", "close it with ]")
        state.pos = start + 2
        return True
    if not silent:
        _within(state, "note", start + 2, close, {"at": start, "end": close + 1})
    state.pos = close + 1
    return True


_SCRIPTS = {"^": "superscript", "~": "subscript"}


def script(state: StateInline, silent: bool) -> bool:
    """``2^nd^`` and ``CO~2~``: no spaces within, as Pandoc has it."""
    start = state.pos
    mark = state.src[start]
    if mark not in _SCRIPTS or state.src.startswith("^[", start):
        return False
    if state.src.startswith("~~", start):
        if not silent:
            problem(state, start, start + 2, "strikeout", "struck-out text is not part of a briefing", "delete it")
        state.pos = start + 2
        return True
    end = start + 1
    while end < state.posMax and state.src[end] != mark and not state.src[end].isspace():
        end += 2 if state.src[end] == "\\" else 1
    if end >= state.posMax or state.src[end] != mark or end == start + 1:
        return False
    if not silent:
        _within(state, _SCRIPTS[mark], start + 1, end, {"at": start, "end": end + 1})
    state.pos = end + 1
    return True


def lone_backslash(state: StateInline, silent: bool) -> bool:
    """A backslash that escapes nothing: Pandoc would read a command of TeX or a hard space."""
    following = state.src[state.pos + 1 : state.pos + 2]
    if state.src[state.pos] != "\\" or following == "\n" or (following and isMdAsciiPunct(ord(following))):
        return False
    if not silent:
        message = "Pandoc would read this backslash as a command of TeX or as a hard space"
        problem(
            state, state.pos, state.pos + 2, "lone-backslash", message, "write \\\\ for a backslash, &nbsp; for a hard space"
        )
    state.pos += 1
    return True


def html(state: StateInline, silent: bool) -> bool:
    """markdown-it's rule for HTML, with comments in linear time: up to the next ``-->``."""
    start = state.pos
    if not state.src.startswith("<!--", start):
        return html_inline(state, silent)
    end = state.src.find("-->", start + 2) + 3 if state.html_terminator_last("-->") > start else 0
    if not start < end <= state.posMax:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = state.src[start:end]
    state.pos = end
    return True


def with_attributes(rule: Rule) -> Rule:
    """markdown-it's ``rule`` for images or links, with the attributes in braces that may follow."""

    def attributed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            opening = next(token for token in state.tokens[before:] if token.type in ("link_open", "image"))
            opening.meta.update(at=start, end=state.pos)
        if state.pos < state.posMax and state.src[state.pos] == "{":
            attributes = parse_attributes(_here(state), state.pos)
            if isinstance(attributes, BrokenAttributes):
                if not silent:
                    problem(state, attributes.at, attributes.at + 1, "broken-attributes", attributes.message)
                state.pos += 1
                return True
            if not silent:
                state.tokens[-1].meta["brace"] = state.pos
            state.pos = attributes.end
        if not silent:
            opening.meta["end"] = state.pos
        return True

    return attributed


def lone_delimiters(state: StateInline) -> None:
    """A ``*`` or ``_`` that could begin or end emphasis and does neither."""
    metas = [meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta]
    for delimiters in [state.delimiters, *metas]:
        for delimiter in delimiters:
            token = state.tokens[delimiter.token]
            # Such a delimiter is still the one-character text that the emphasis rule left.
            if token.type == "text" and token.content in ("*", "_") and (_could_mark(delimiter) or _at_line_end(state, token)):
                token.type = "problem"
                token.meta = {
                    **token.meta,
                    "code": "lone-mark",
                    "message": f"this {token.content} neither begins nor ends emphasis",
                    "mend": f"write \\{token.content} for the sign itself",
                }


def _could_mark(delimiter: Delimiter) -> bool:
    return delimiter.open or delimiter.close


def _at_line_end(state: StateInline, token: Token) -> bool:
    """Whether only a line end stands beside the mark: CommonMark takes that for a space, Pandoc does not."""
    at: int = token.meta["at"]
    return "\n" in (state.src[at - 1 : at], state.src[at + 1 : at + 2])


attributed_image = with_attributes(image)
attributed_link = with_attributes(link)
