"""What Pandoc's ``markdown`` would read otherwise than CommonMark: each is an error with its mend.

The same text thus means the same in both, which ``tests/loading/test_pandoc_reads_the_same.py`` checks.
"""

from __future__ import annotations

import re

from markdown_it.token import Token

from iria_reports.loading.markdown.passage import Passage
from iria_reports.problems import Problems

_MATH = re.compile(r"(?<!\\)\$(?=\S)(?:[^$\\]|\\.)*?(?<=[^\s\\])\$(?!\d)", re.DOTALL)
_FANCY_MARKER = re.compile(r"(?:\((?:\d+|[A-Za-z]|[ivxlcdm]+)\)|(?:[A-Za-z]|[ivxlcdm]{2,})[.)]|#\.|\(@[\w-]*\))(?=[ \t\n]|\Z)")
_UNDERLINE = re.compile(r"^[=-]+[ \t]*$", re.MULTILINE)
_LINE_BLOCK = re.compile(r"\|(?=\s|\Z)")
_TASK = re.compile(r"\[[ xX]\](?=\s|\Z)")
# A grid table, or a caption as Pandoc also writes it.
_TABLE = re.compile(r"\+[-=+:]{2,}\+|Table: .*\{#tbl-")
_NAMES = {
    "bullet_list_open": "a list",
    "ordered_list_open": "a list",
    "blockquote_open": "a quotation",
    "heading_open": "a heading",
    "table_open": "a table",
    "div_open": "a div",
}


def check_differences(tokens: list[Token], blocks: Passage, problems: Problems) -> None:
    """Note what of ``tokens`` Pandoc would read otherwise."""
    cells = 0
    for index, token in enumerate(tokens):
        cells += {"table_open": 1, "table_close": -1}.get(token.type, 0)
        if token.type == "inline":
            _check_math(token, blocks, problems)
            if not cells:  # Pandoc reads no blocks within the cells of a pipe table
                _check_text(token, blocks, problems)
        elif token.type in _NAMES:
            _check_blank_line(tokens, index, blocks, problems)
        if token.type == "paragraph_open" and index and tokens[index - 1].type == "heading_close":
            _check_after_heading(token, blocks, problems)
        if token.type in ("bullet_list_open", "ordered_list_open") and index:
            _check_neighbours(tokens, index, blocks, problems)


def _check_math(token: Token, blocks: Passage, problems: Problems) -> None:
    if "$" in token.content and (math := _MATH.search(token.content)):
        place = blocks.text(token).at(*math.span())
        problems.error("reads-as-math", place, "Pandoc would read a formula between these dollar signs", "write \\$")


def _check_text(token: Token, blocks: Passage, problems: Problems) -> None:
    # Within a list or quotation, Pandoc looks for the mark of an item at the beginning of every line.
    starts = [0, *(match.end() for match in re.finditer("\n", token.content))] if token.level > 1 else [0]
    for start in starts:
        if _LINE_BLOCK.match(token.content, start):
            place = blocks.text(token).at(start)
            problems.error("reads-as-lines", place, "Pandoc would read a block of lines here", "write \\|, or mend the table")
        if match := _FANCY_MARKER.match(token.content, start):
            place = blocks.text(token).at(*match.span())
            problems.error("reads-as-list", place, "Pandoc would read a list item here", "escape its mark: \\( or \\.")
    if match := _UNDERLINE.search(token.content):
        place = blocks.text(token).at(*match.span())
        problems.error("underlined-heading", place, "Pandoc may read a heading above this line", "begin headings with #")
    if token.level > 2 and (match := _TASK.match(token.content)):
        place = blocks.text(token).at(*match.span())
        problems.error("reads-as-task", place, "Pandoc would read a box to tick here", "escape it: \\[x]")
    if match := _TABLE.match(token.content):
        place = blocks.text(token).at(*match.span())
        mend = "write a pipe table, its caption after a colon"
        problems.error("reads-as-table", place, "Pandoc would read a table, or its caption, here", mend)
    if token.content.startswith("%") and not blocks.written.text[: _start(token, blocks)].strip():
        place = blocks.text(token).at(0)
        problems.error("reads-as-title", place, "Pandoc would read a title here", "write \\%")


def _start(token: Token, blocks: Passage) -> int:
    return blocks.lines.line_starts[token.map[0]] if token.map else 0


def _check_blank_line(tokens: list[Token], index: int, blocks: Passage, problems: Problems) -> None:
    """CommonMark lets these interrupt a paragraph, Pandoc wants a blank line before them."""
    token, before = tokens[index], tokens[index - 1] if index else Token("", "", 0)
    # The first block of a container stands where the container begins; a heading ends with its line.
    if not token.map or not token.map[0] or before.type.endswith("_open") or before.type == "heading_close":
        return
    above = blocks.lines.line(token.map[0]).strip("> \t")
    if not above or above.startswith(":::"):
        return
    # A list within a list item may follow its text directly: Pandoc reads that the same.
    inside_item = index >= 4 and before.type == "paragraph_close" and tokens[index - 4].type == "list_item_open"
    if inside_item and token.type in ("bullet_list_open", "ordered_list_open"):
        return
    message = f"{_NAMES[token.type]} follows a line of text directly; Pandoc would read it as part of the paragraph"
    problems.error("blank-line-needed", blocks.location(token), message, "put a blank line before it")


def _check_after_heading(token: Token, blocks: Passage, problems: Problems) -> None:
    """A bracket right below a heading: Pandoc takes it for part of a citation that ends the heading."""
    line = token.map[0] if token.map else 0
    if line and blocks.lines.line(line).strip() and blocks.lines.line(line + 1).lstrip().startswith("["):
        message = "a bracket follows a heading directly; Pandoc may read it as part of the heading"
        problems.error("blank-line-needed", blocks.location(token), message, "put a blank line before it")


def _check_neighbours(tokens: list[Token], index: int, blocks: Passage, problems: Problems) -> None:
    """Two lists in a row: CommonMark parts them by their marks, Pandoc may not."""
    before, token = tokens[index - 1], tokens[index]
    if before.type == token.type.replace("_open", "_close") and before.level == token.level:
        message = "two lists follow each other; Pandoc would read one"
        mend = "use the same mark for all items, or put a line of text between them"
        problems.error("two-lists", blocks.location(tokens[index]), message, mend)
