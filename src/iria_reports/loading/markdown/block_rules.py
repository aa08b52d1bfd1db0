"""Block rules that markdown-it-py lacks: divs, captions and the texts of notes."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from iria_reports.loading.markdown.attributes import Attributes, BrokenAttributes, parse_attributes
from iria_reports.loading.raw import Mapping, Scalar

_FENCE = re.compile(r":{3,}(?P<rest>.*)", re.DOTALL)
_NAME = re.compile(r"\s*(?P<name>[^\s{}:]+)\s*(?::+\s*)?\Z")
_NOTE = re.compile(r"\[\^(?P<label>[^\]\s]{1,999})\]:")

#: Blocks within blocks. Deeper than this is no document, and markdown-it would recurse too deep.
DEEPEST_NESTING = 20


def line_text(state: StateBlock, line: int) -> str:
    """Text of ``line`` from its first character that is no space."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def problem(state: StateBlock, at: int, end: int, code: str, message: str, mend: str = "") -> None:
    """Leave a problem for the reader: at ``state.src[at:end]``."""
    token = state.push("problem", "", 0)
    token.meta = {"code": code, "at": at, "end": end, "message": message, "mend": mend}


def fenced_div(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """``::: name`` or ``::: {attributes}`` up to the ``:::`` that closes it."""
    if state.sCount[start_line] - state.blkIndent >= 4:
        return False
    text = line_text(state, start_line)
    if not text.startswith(":::"):
        return False
    if silent:
        return True
    fence = _FENCE.match(text)
    assert fence is not None
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not fence["rest"].strip():
        problem(state, start, state.eMarks[start_line], "stray-fence", "these colons close nothing", "delete the line")
        state.line = start_line + 1
        return True
    written: Scalar = state.env["written"]
    attributes, body_line = _opening(state, start_line, start + fence.start("rest"), written)
    if isinstance(attributes, BrokenAttributes):
        problem(state, attributes.at, attributes.at + 1, "broken-attributes", attributes.message)
        attributes = Attributes(None, (Scalar("", written.at(start)),), parse_empty(written, start), start)
    close = _closing_line(state, body_line, end_line)
    if close is None:
        problem(state, start, state.eMarks[start_line], "unclosed-div", "this block is never closed", "close it with :::")
        close = end_line
    _push_div(state, start_line, body_line, close, attributes)
    state.line = min(close + 1, end_line)
    return True


def parse_empty(written: Scalar, start: int) -> Mapping:
    """No attributes, at ``start``."""
    return Mapping((), written.at(start))


def _opening(state: StateBlock, line: int, at: int, written: Scalar) -> tuple[Attributes | BrokenAttributes, int]:
    """The attributes of an opening fence, and the line after it."""
    rest = state.src[at : state.eMarks[line]]
    if match := _NAME.match(rest):
        name = written.slice(at + match.start("name"), at + match.end("name"))
        return Attributes(None, (name,), parse_empty(written, at), state.eMarks[line]), line + 1
    brace = state.src.find("{", at, state.eMarks[line])
    if brace < 0 or state.src[at:brace].strip():
        return BrokenAttributes(at + len(rest) - len(rest.lstrip()), "expected one name, or attributes in braces"), line + 1
    attributes = parse_attributes(written, brace)
    end = attributes.end if isinstance(attributes, Attributes) else attributes.at
    while state.eMarks[line] < end:
        line += 1
    after = state.src[end : state.eMarks[line]].strip()
    if isinstance(attributes, Attributes) and after.strip(":"):
        return BrokenAttributes(end, "nothing may follow the closing brace on this line"), line + 1
    return attributes, line + 1


def _closing_line(state: StateBlock, line: int, end_line: int) -> int | None:
    depth = 1
    while line < end_line:
        text = line_text(state, line)
        if text.startswith(":::"):
            depth += 1 if text.strip(": \t") else -1
            if depth == 0:
                return line
        line += 1
    return None


def _push_div(state: StateBlock, start_line: int, body_line: int, close: int, attributes: Attributes) -> None:
    token = state.push("div_open", "div", 1)
    token.map = [start_line, close + 1]
    token.meta = {"attributes": attributes, "body": body_line}
    if state.level > DEEPEST_NESTING:
        at = state.bMarks[start_line]
        problem(state, at, state.eMarks[start_line], "deep-nesting", f"more than {DEEPEST_NESTING} blocks within blocks")
    else:
        parent_type, line_max = state.parentType, state.lineMax
        state.parentType, state.lineMax = "div", close
        state.md.block.tokenize(state, body_line, close)
        state.parentType, state.lineMax = parent_type, line_max
    state.push("div_close", "div", -1)


def caption(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """``: Caption {#tbl-id}`` up to the next blank line."""
    text = line_text(state, start_line)
    if not text.startswith(": ") or state.sCount[start_line] - state.blkIndent >= 4:
        return False
    if silent:
        return True
    line = start_line + 1
    while line < end_line and not state.isEmpty(line) and not line_text(state, line).startswith(":::"):
        line += 1
    token = state.push("caption_open", "caption", 1)
    token.map = [start_line, line]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start_line, line, state.blkIndent, False).strip()[1:].strip()
    inline.map = [start_line, line]
    inline.children = []
    state.push("caption_close", "caption", -1)
    state.line = line
    return True


def note_text(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """``[^label]: text``, with further paragraphs indented by four spaces."""
    match = _NOTE.match(line_text(state, start_line))
    if match is None or state.sCount[start_line] - state.blkIndent >= 4:
        return False
    if silent:
        return True
    begin = state.bMarks[start_line] + state.tShift[start_line]
    after = begin + match.end()
    token = state.push("note_text_open", "", 1)
    token.meta = {"label": match["label"], "at": begin, "end": after}
    token.map = [start_line, start_line + 1]
    saved = (state.bMarks[start_line], state.tShift[start_line], state.sCount[start_line], state.blkIndent, state.parentType)
    # The text after the label is read as the first line of a block indented by four columns.
    spaces = len(state.src[after : state.eMarks[start_line]]) - len(state.src[after : state.eMarks[start_line]].lstrip())
    state.bMarks[start_line], state.tShift[start_line] = after, spaces
    state.blkIndent += 4
    state.sCount[start_line] = state.blkIndent
    state.parentType = "footnote"
    state.md.block.tokenize(state, start_line, end_line)
    state.bMarks[start_line], state.tShift[start_line], state.sCount[start_line] = saved[:3]
    state.blkIndent, state.parentType = saved[3], saved[4]
    token.map[1] = state.line
    state.push("note_text_close", "", -1)
    return True
