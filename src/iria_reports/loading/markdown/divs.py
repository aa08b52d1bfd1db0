"""Divs into blocks: the name decides the class, the class decides what may stand in braces and between the colons."""

from __future__ import annotations

from typing import Any, cast

import attrs
from markdown_it.token import Token

from iria_reports.loading.construct import FieldSpec, field_specs
from iria_reports.loading.csvtable import read_csv_table
from iria_reports.loading.data import without
from iria_reports.loading.markdown.attributes import Attributes
from iria_reports.loading.markdown.passage import Passage
from iria_reports.loading.markdown.records import read_record
from iria_reports.loading.markdown.sections import Heading, Item, Restricted
from iria_reports.loading.names import DIVS, PARTS, all_names
from iria_reports.loading.raw import Entry, Scalar
from iria_reports.model.base import Audience
from iria_reports.model.blocks import Block, Content, Group, Part
from iria_reports.model.inlines import Prose
from iria_reports.model.tables import Table
from iria_reports.problems import did_you_mean


def read_div(blocks: Passage, token: Token, *, top: bool) -> list[Item]:
    """The block of one div."""
    attributes: Attributes = token.meta["attributes"]
    if not attributes.classes:
        return _audience_div(blocks, token, attributes, top=top)
    name = attributes.classes[0]
    if len(attributes.classes) > 1:
        extra = attributes.classes[1]
        blocks.problems.error(
            "unknown-class", extra.location, f"a block has one name, and .{extra.text} is a second", "delete it"
        )
    cls = Part if name.text in PARTS else DIVS.get(name.text)
    if cls is None:
        if name.text:
            message = f'no block is called "{name.text}"'
            mend = did_you_mean(name.text, all_names()) or "the blocks are listed in docs/reference/markdown.md"
            blocks.problems.error("unknown-block", name.location, message, mend)
        blocks.skip_past("div_close", token.level)
        return []
    if cls is Part and not top:
        message = f'the part "{name.text}" stands within another block'
        blocks.problems.error("nested-part", name.location, message, "move it to the top")
    block = _block(blocks, token, cls, name.text, attributes)
    return [block] if block is not None else []


def _audience_div(blocks: Passage, token: Token, attributes: Attributes, *, top: bool) -> list[Item]:
    audience = blocks.build.audience(attributes.pairs)
    place = attributes.pairs.location
    if audience.is_everybody:
        blocks.problems.error("empty-attributes", place, "this div has neither a name nor for=", "say what it is")
    for entry in attributes.pairs:
        if entry.key.text not in ("for", "not-for"):
            message = f'a div without a name has no "{entry.key.text}"'
            blocks.problems.error("unknown-key", entry.key.location, message, "it may have for and not-for")
    if attributes.identifier is not None:
        blocks.problems.error("unknown-key", attributes.identifier.location, "a div without a name takes no id")
    if top and blocks.peek() == "heading_open":
        return _restricted(blocks, audience, token)
    content = blocks.until("div_close")
    if not content:
        blocks.problems.error("empty", blocks.location(token), "this div is empty")
        return []
    return [Group(content, audience=audience, location=blocks.location(token))]


def _restricted(blocks: Passage, audience: Audience, token: Token) -> list[Item]:
    """The headings and blocks of an audience div at the top."""
    items: list[Any] = []
    while blocks.peek() != "div_close":
        items.extend(blocks.item(top=True))
    blocks.next()
    if not items or not isinstance(items[0], Heading):
        return []  # its heading was no good, which was noted
    return [Restricted(audience, tuple(items), blocks.location(token))]


def _block(blocks: Passage, token: Token, cls: type, name: str, attributes: Attributes) -> Block | None:
    given: dict[str, Any] = {"location": blocks.location(token)}
    if cls is Part:
        given["kind"] = PARTS[name]
    mapping = attributes.pairs
    if attributes.identifier is not None:
        entry = Entry(Scalar("id", attributes.identifier.location), attributes.identifier)
        mapping = attrs.evolve(mapping, entries=(*mapping.entries, entry))
    body = next((spec for spec in field_specs(cls) if spec.body), None)
    before = len(blocks.problems)
    given |= _body(blocks, token, name, body)
    if blocks.problems.error_since(before):
        blocks.build.refuse_unknown(cls, mapping, f'"{name}"', given)
        return None
    if cls is Table:
        src = mapping.get("src")
        if src is None:
            blocks.problems.error("missing-key", mapping.location, "a table div lacks its file", 'write src="data/….csv"')
            return None
        return read_csv_table(blocks.build, src, without(mapping, "src"), **given)
    return cast("Block | None", blocks.build.build(cls, mapping, f'"{name}"', **given))


def _body(blocks: Passage, token: Token, name: str, body: FieldSpec | None) -> dict[str, Any]:
    """What stands between the colons, as the block's body field has it."""
    place = blocks.location(token)
    if body is not None and body.annotation not in (Content, Prose):
        return {body.name: _records(blocks, token, name, body)}
    content = blocks.until("div_close")
    if body is None:
        if content:
            blocks.problems.error("unexpected-content", place, f'"{name}" holds nothing', "move its text out")
        return {}
    if body.annotation == Content:
        if not content:
            blocks.problems.error("empty", place, f'"{name}" is empty')
        return {body.name: content}
    if not content and not body.required:
        return {}
    words = getattr(content[0], "content", None) if len(content) == 1 else None
    if words is None or type(content[0]).__name__ != "Paragraph":
        blocks.problems.error("unexpected-content", place, f'"{name}" holds one paragraph', "move the rest out")
        return {body.name: ()}
    return {body.name: words}


def _records(blocks: Passage, token: Token, name: str, body: FieldSpec) -> tuple[Any, ...]:
    entry_class = body.annotation.__args__[0]
    entries: list[Any] = []
    found_wrong = False
    mend = "write its entries as - key: text, further keys indented below"
    while blocks.peek() != "div_close":
        item = blocks.next()
        if item.type == "bullet_list_open":
            while blocks.peek() == "list_item_open":
                entry = _record(blocks, name, entry_class)
                found_wrong = found_wrong or entry is None
                entries += [entry] if entry is not None else []
            blocks.next()
        else:
            place = blocks.location(item) if item.map else blocks.location(token)
            blocks.problems.error("broken-record", place, f'"{name}" holds records only', mend)
            blocks.skip_past("div_close", token.level)
            return ()
    blocks.next()
    if not entries and not found_wrong:
        blocks.problems.error("empty", blocks.location(token), f'"{name}" is empty', mend)
    return tuple(entries)


def _record(blocks: Passage, name: str, entry_class: type) -> object:
    opening = blocks.next()
    place = blocks.location(opening)
    inner = [blocks.next()]
    while inner[-1].type != "list_item_close" or inner[-1].level != opening.level:
        inner.append(blocks.next())
    if [token.type for token in inner] != ["paragraph_open", "inline", "paragraph_close", "list_item_close"]:
        blocks.problems.error("broken-record", place, "a record is one paragraph of fields", "no blank lines or lists within")
        return None
    before = len(blocks.problems)
    mapping = read_record(blocks.text(inner[1]), blocks.problems)
    if len(blocks.problems) > before:
        return None
    return blocks.build.build(entry_class, mapping, f'an entry of "{name}"', location=place)
