"""Markdown as two readers see it: ours and Pandoc's ``markdown``, in one neutral form.

A tree of tuples: kind, then what it holds. Text is kept as words; what typography may change (quotation marks,
dashes, hard spaces after abbreviations) is made equal.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

from iria_reports.loading.markdown.attributes import Attributes, trailing_attributes
from iria_reports.loading.markdown.reader import MarkdownReader
from iria_reports.loading.markdown.sections import nest
from iria_reports.loading.raw import Scalar
from iria_reports.loading.values import Surroundings
from iria_reports.model.assessment import ICD_203
from iria_reports.model.languages import Language
from iria_reports.problems import Problems, SourceText
from iria_reports.resolving.citations.engine import pandoc_path

_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "\n": " "})


def merged(items: list[Any]) -> list[Any]:
    """Neighbouring texts joined, spaces made single."""
    out: list[Any] = []
    for item in items:
        if isinstance(item, str) and out and isinstance(out[-1], str):
            out[-1] += item
        else:
            out.append(item)
    for index, item in enumerate(out[1:], 1):
        if item == ("break",) and isinstance(out[index - 1], str):
            out[index - 1] = out[index - 1].rstrip()
    plain = [re.sub(r" +", " ", item.translate(_PLAIN)) if isinstance(item, str) else item for item in out]
    return [item for item in plain if item != ""]


def trimmed(items: list[Any]) -> list[Any]:
    items = merged(items)
    if items and isinstance(items[0], str):
        items[0] = items[0].lstrip()
    if items and isinstance(items[-1], str):
        items[-1] = items[-1].rstrip()
    return [item for item in items if item != ""]


# Ours


def read(text: str, folder: Path = Path()) -> tuple[list[Any], list[str]]:
    """Structure of ``text`` as iria-reports reads it, and the codes of the errors that it finds."""
    problems = Problems()
    reader = MarkdownReader(Language("en-GB"), Surroundings(folder, problems, ICD_203))
    nest(reader.items(SourceText("text.md", text)), problems)
    written = Scalar(text, SourceText("text.md", text).at(0, len(text)), ((0, 0),))
    tokens = reader.parser.parse(text, {"written": written})
    return _Ours(tokens).all(), [problem.code for problem in problems]


class _Ours:
    def __init__(self, tokens: list[Any]) -> None:
        self.tokens = tokens
        self.index = 0
        self.notes: dict[str, Any] = {}

    def all(self) -> list[Any]:
        out = []
        while self.index < len(self.tokens):
            out += self.block()
        return out

    def until(self, closing: str) -> list[Any]:
        out = []
        while self.tokens[self.index].type != closing:
            out += self.block()
        self.index += 1
        return out

    def block(self) -> list[Any]:
        token = self.tokens[self.index]
        self.index += 1
        match token.type:
            case "paragraph_open":
                inline = self.tokens[self.index]
                self.index += 2
                content = trimmed(inlines(inline.children))
                return [("para", content)] if content else []
            case "heading_open":
                inline = self.tokens[self.index]
                self.index += 2
                children, attributes = without_attributes(inline)
                return [("heading", int(token.tag[1]), attributes, trimmed(inlines(children)))]
            case "bullet_list_open":
                return [("bullets", self.items("bullet_list_close"))]
            case "ordered_list_open":
                return [("numbers", int(token.attrs.get("start", 1)), self.items("ordered_list_close"))]
            case "blockquote_open":
                return [("quote", self.until("blockquote_close"))]
            case "div_open":
                return [("div", attribute_form(token.meta["attributes"]), self.until("div_close"))]
            case "table_open":
                return [self.table()]
            case "note_text_open":
                self.until("note_text_close")
                return []
            case "caption_open":
                self.index += 2
                return []
        return [(token.type,)]

    def items(self, closing: str) -> list[Any]:
        out = []
        while self.tokens[self.index].type != closing:
            self.index += 1
            out.append(self.until("list_item_close"))
        self.index += 1
        return out

    def table(self) -> Any:
        rows: list[list[Any]] = []
        while (token := self.tokens[self.index]).type != "table_close":
            self.index += 1
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(trimmed(inlines(token.children)))
        self.index += 1
        caption: list[Any] = []
        if self.index < len(self.tokens) and self.tokens[self.index].type == "caption_open":
            children, _ = without_attributes(self.tokens[self.index + 1])
            caption = trimmed(inlines(children))
            self.index += 3
        return ("table", rows, caption)


def without_attributes(inline: Any) -> tuple[list[Any], Any]:
    """Children of a heading or caption without the attributes at its end."""
    written = Scalar(inline.content, SourceText("", inline.content).at(0), ())
    attributes, end = trailing_attributes(written, Problems())
    if attributes is None:
        return inline.children, ("", (), ())
    reader = MarkdownReader(Language("en-GB"), Surroundings(Path(), Problems(), ICD_203))
    (parsed,) = reader.parser.parseInline(inline.content[:end].rstrip(), {"written": written})
    return parsed.children, attribute_form(attributes)


def attribute_form(attributes: Attributes) -> Any:
    identifier = attributes.identifier.text if attributes.identifier else ""
    pairs = tuple(sorted((entry.key.text, entry.value.text) for entry in attributes.pairs))
    return identifier, tuple(scalar.text for scalar in attributes.classes), pairs


_PAIRS = {
    "em": "em",
    "strong": "strong",
    "superscript": "sup",
    "subscript": "sub",
    "link": "link",
    "note": "note",
    "span": "span",
}


def inlines(tokens: list[Any]) -> list[Any]:
    stack: list[list[Any]] = [[]]
    opened: list[Any] = []
    for token in tokens:
        name, _, side = token.type.rpartition("_")
        if side == "open" and name in _PAIRS:
            stack.append([])
            opened.append(token)
        elif side == "close" and name in _PAIRS:
            content, opening = merged(stack.pop()), opened.pop()
            extra = (opening.attrs["href"],) if name == "link" else ()
            stack[-1].append((_PAIRS[name], *extra, trimmed(content) if name == "note" else content))
        else:
            stack[-1].append(inline(token))
    return merged(stack[0])


def inline(token: Any) -> Any:
    match token.type:
        case "text":
            return token.content
        case "softbreak":
            return " "
        case "hardbreak":
            return ("break",)
        case "code_inline":
            return ("code", token.content)
        case "reference":
            return ("cite", (token.meta["key"],))
        case "variable":  # to Pandoc it is text
            default = token.meta["default"]
            return "{{client." + token.meta["name"] + (f" or {default}" if default is not None else "") + "}}"
        case "cites":
            return (
                "cite",
                tuple(
                    key.strip("{}")
                    for key in re.findall(r"(?<![\w\\])-?@([\w][\w:.#$%&+?<>~/-]*\w|\w|\{[^}]*\})", token.meta["text"])
                ),
            )
        case "note_mark":
            return ("note-mark", token.meta["label"])
        case "image":
            return ("image", token.attrs["src"], trimmed(inlines(token.children)))
        case "problem":
            return ("problem", token.meta["code"])
    return (token.type,)


# Pandoc's


class Pandoc:
    """Pandoc's reader, by one process a text."""

    FORMAT = "markdown"

    def read(self, text: str) -> list[Any]:
        done = subprocess.run(
            [pandoc_path(), f"--from={self.FORMAT}", "--to=json"], input=text.encode(), capture_output=True, check=True
        )
        return pandoc_form(json.loads(done.stdout))


def pandoc_form(document: dict[str, Any]) -> list[Any]:
    return blocks(document["blocks"])


def blocks(items: list[Any]) -> list[Any]:
    out: list[Any] = []
    for item in items:
        content = item.get("c")
        match item["t"]:
            case "Para" | "Plain":
                if form := trimmed(pandoc_inlines(content)):
                    out.append(("para", form))
            case "Header":
                identifier, classes, pairs = content[1]
                out.append(
                    (
                        "heading",
                        content[0],
                        (identifier, tuple(classes), tuple(sorted(map(tuple, pairs)))),
                        trimmed(pandoc_inlines(content[2])),
                    )
                )
            case "BulletList":
                out.append(("bullets", [blocks(each) for each in content]))
            case "OrderedList":
                out.append(("numbers", content[0][0], [blocks(each) for each in content[1]]))
            case "BlockQuote":
                out.append(("quote", blocks(content)))
            case "Div":
                identifier, classes, pairs = content[0]
                out.append(("div", (identifier, tuple(classes), tuple(sorted(map(tuple, pairs)))), blocks(content[1])))
            case "Table":
                out.append(pandoc_table(content))
            case "Figure":
                out += blocks(content[2])
            case other:
                out.append((other,))
    return out


def pandoc_table(content: list[Any]) -> Any:
    rows = [row[1] for row in content[3][1]] + [row[1] for body in content[4] for row in body[3]]
    cells = [[trimmed([part for block in cell[4] for part in pandoc_inlines(block["c"])]) for cell in row] for row in rows]
    caption = trimmed([part for block in content[1][1] for part in pandoc_inlines(block["c"])])
    return ("table", cells, caption)


_KINDS = {"Emph": "em", "Strong": "strong", "Superscript": "sup", "Subscript": "sub"}


def pandoc_inlines(items: list[Any]) -> list[Any]:
    out: list[Any] = []
    for item in items:
        content = item.get("c")
        match item["t"]:
            case "Str":
                out.append(content)
            case "Space" | "SoftBreak":
                out.append(" ")
            case "LineBreak":
                out.append(("break",))
            case "Code":
                out.append(("code", content[1]))
            case "Quoted":
                mark = '"' if content[0]["t"] == "DoubleQuote" else "'"
                out += [mark, *pandoc_inlines(content[1]), mark]
            case "Link":
                out.append(("link", content[2][0], pandoc_inlines(content[1])))
            case "Image":
                out.append(("image", content[2][0], trimmed(pandoc_inlines(content[1]))))
            case "Cite":
                out.append(("cite", tuple(each["citationId"] for each in content[0])))
            case "Note":
                out.append(
                    (
                        "note",
                        trimmed(
                            [
                                part
                                for block in content
                                for part in pandoc_inlines(block.get("c", []) if block["t"] in ("Para", "Plain") else [])
                            ]
                        ),
                    )
                )
            case "Span":
                out.append(("span", pandoc_inlines(content[1])))
            case "SmallCaps":
                out.append(("span", pandoc_inlines(content)))
            case kind if kind in _KINDS:
                out.append((_KINDS[kind], pandoc_inlines(content)))
            case other:
                out.append((other,))
    return merged(out)


def comparable(form: Any) -> Any:
    """What both forms share: generated ids of headings are Pandoc's own, notes by label are compared by their number."""
    if isinstance(form, tuple):
        if form[0] == "heading":
            return ("heading", form[1], form[2][2], comparable(form[3]))
        if form[0] == "note-mark":
            return ("note",)
        if form[0] == "note":
            return ("note",)
        if form[0] == "div":
            return ("div", form[1], comparable(form[2]))
        if form[0] == "image":
            return ("image", form[1])
        if form[0] == "em" and len(form[1]) == 1 and form[1][0][0] == "strong":
            # Both at once: which is within which makes no difference.
            return ("strong", [("em", comparable(form[1][0][1]))])
        return tuple(comparable(each) for each in form)
    if isinstance(form, list):
        return [comparable(each) for each in form]
    return form
