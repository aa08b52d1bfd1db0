"""A value that cannot be right cannot be built: the error names field, expected, got."""

import datetime as dt

import attrs
import pytest
from conftest import briefing

import iria_reports as iria
from iria_reports.model.base import EVERYBODY, Node
from iria_reports.model.blocks import Block
from iria_reports.model.inlines import Inline
from iria_reports.model.walk import children, rebuild, walk


@pytest.mark.parametrize(
    ("build", "field", "expected"),
    [
        (lambda: iria.Paragraph(3), "prose", "text, an inline or several"),
        (lambda: iria.Paragraph(""), "Paragraph.content", "something"),
        (lambda: iria.Paragraph([iria.Paragraph("x")]), "Paragraph.content", "tuple of one of 17 kinds of inline"),
        (lambda: iria.Text("a\x00b"), "Text.text", "text without control characters"),
        (lambda: iria.Text("\u202eevil"), "Text.text", "text without control characters"),
        (lambda: iria.Section("One", id="one"), "Section.id", "an id that begins with sec-"),
        (lambda: iria.Section("One", id="sec-ä ö"), "Section.id", "letters, digits and hyphens"),
        (lambda: iria.Judgement("x", confidence="high"), "Judgement.confidence", "Confidence (high, moderate, low)"),
        (lambda: iria.Cite("fig-map"), "Cite.key", "does not begin like a cross-reference"),
        (lambda: iria.Cite("no key"), "Cite.key", "a key of letters"),
        (lambda: iria.CrossReference("map"), "CrossReference.target", "begins with fig-, tbl-, sec- or box-"),
        (lambda: iria.Citation((iria.Cite("a"), iria.Cite("b")), iria.CitationMode.IN_TEXT), "Citation.cites", "one source"),
        (lambda: iria.Link("x", "javascript:alert(1)"), "Link.url", "https:"),
        (lambda: iria.Link("x", "https://a b"), "Link.url", "https:"),
        (lambda: iria.Language("english"), "Language.tag", "a language tag"),
        (lambda: iria.Table(columns=["A", "B"], rows=[["1"]]), "Table.rows", "2 cells in each row"),
        (lambda: iria.Table(columns=["A"], rows=[]), "Table.rows", "something"),
        (lambda: iria.Quote([iria.PageBreak()]), "Quote.content", "paragraphs and lists"),
        (lambda: iria.EdtfDate.parse("soon"), "EdtfDate", "a date such as"),
        (lambda: iria.EdtfDate.parse("2023-02-30"), "CalendarDate.day", "a day from 01 to 28"),
        (lambda: iria.EdtfDate.parse("2023/2020"), "EdtfDate", "ends after it starts"),
        (lambda: iria.Handling(embargo=dt.datetime(2023, 1, 1)), "Handling.embargo", "a time with its zone"),
        (lambda: iria.Name(family="Doe", literal="Doe"), "Name", "either literal, or family and given"),
        (lambda: iria.Source.of("a", "boook"), "Source.type", "an item type of CSL"),
        (lambda: iria.Source.of("a", "book", titel="T"), "Source.variables", "a variable of CSL"),
        (lambda: iria.Source("a", "book", {"issued": 2020}), "Source.issued", "a date"),
        (lambda: iria.ICD_203["perhaps"], "likelihood", "a term of ICD 203"),
        (lambda: iria.AudienceDeclaration("public", "x"), "AudienceDeclaration.id", "another id than 'public'"),
        (lambda: iria.Picture.of("x.png", b"no picture"), "x.png", "a PNG, JPEG or SVG picture"),
        (lambda: briefing(language=iria.Language("de")), "Briefing.language", "a language with labels"),
        (lambda: briefing(updated=dt.date(2020, 1, 1)), "Briefing.updated", "a day after 2023-03-20"),
        (lambda: briefing(slug="No Slug"), "Briefing.slug", "lower-case letters"),
    ],
)
def test_a_wrong_value_cannot_be_built(build, field, expected):
    with pytest.raises(iria.ModelError) as raised:
        build()
    assert raised.value.field.startswith(field) or field in raised.value.field
    assert expected in raised.value.expected
    assert raised.value.got is not None


def test_the_message_names_field_expected_and_got():
    with pytest.raises(iria.ModelError, match=r"^Section\.id: expected an id that begins with sec-, got 'one'$"):
        iria.Section("One", id="one")


def deep(levels: int) -> iria.Section:
    section = iria.Section("Deepest", ["Text."])
    for _ in range(levels - 1):
        section = iria.Section("Above", [section])
    return section


def test_sections_go_five_levels_deep_and_no_deeper():
    assert deep(5)
    with pytest.raises(iria.ModelError, match="at most 5 levels"):
        deep(6)


@pytest.mark.parametrize("cls", [*Block.__args__, *Inline.__args__])
def test_every_class_is_frozen_slotted_and_holds_tuples(cls):
    assert issubclass(cls, Node)
    assert not hasattr(cls, "__dict__") or "__dict__" not in dir(cls.__new__(cls))
    assert cls.__attrs_attrs__
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        cls.__new__(cls).anything = 1


def test_location_is_no_part_of_equality():
    from iria_reports.problems import SourceText

    assert iria.Text("a") == iria.Text("a", location=SourceText("f", "a").at(0))


def test_plain_strings_become_prose_and_paragraphs():
    section = iria.Section("Title", ["One.", iria.BulletList(["a", "b"])])
    assert section.content[0] == iria.Paragraph((iria.Text("One."),))
    assert section.content[1].items[1].content == (iria.Paragraph("b"),)


def test_walk_goes_in_reading_order_through_everything(every_block):
    """Compared with a second walk, written otherwise: over the fields of every object, by recursion."""

    def plain(value: object) -> list[Node]:
        found: list[Node] = []
        if isinstance(value, Node):
            found.append(value)
            for field in attrs.fields(type(value)):
                if field.name not in ("audience", "location"):
                    found += plain(getattr(value, field.name))
        elif isinstance(value, tuple):
            for item in value:
                found += plain(item)
        return found

    walked = list(walk(every_block.briefing))
    assert [id(node) for node in walked] == [id(node) for node in plain(every_block.briefing)]
    assert len(walked) > 400


def test_a_caption_is_read_before_its_table_and_an_attribution_after_its_quotation():
    table = iria.Table("Caption", columns=["A"], rows=[["1"]])
    assert [type(node).__name__ for node in children(table)] == ["Text", "Column", "Row"]
    quote = iria.Quote("Words", iria.Attribution(speaker="A"))
    assert [type(node).__name__ for node in children(quote)] == ["Paragraph", "Attribution"]


def test_rebuilding_without_a_change_gives_the_same_object(every_block):
    assert rebuild(every_block.briefing, lambda node: node) is every_block.briefing


def test_rebuilding_drops_what_cannot_be_without_what_was_dropped():
    document = briefing(iria.BulletList(["a"]), iria.Paragraph("kept"))
    without = rebuild(document, lambda node: None if isinstance(node, iria.Text) and node.text == "a" else node)
    assert without.body == (iria.Paragraph("kept"),)


def test_the_public_sees_nothing_that_is_withheld_from_anybody():
    public = frozenset({iria.PUBLIC})
    assert EVERYBODY.admits(public)
    assert not iria.Audience(frozenset({"officials"})).admits(public)
    assert not iria.Audience(never=frozenset({"press"})).admits(public)
    assert iria.Audience(frozenset({"public"})).admits(public)


def test_not_for_wins_over_for():
    audience = iria.Audience(frozenset({"officials"}), frozenset({"press"}))
    assert audience.admits(frozenset({"officials"}))
    assert not audience.admits(frozenset({"officials", "press"}))


@pytest.mark.parametrize(
    ("tag", "direction"),
    [("en-GB", "ltr"), ("ar", "rtl"), ("fa", "rtl"), ("he", "rtl"), ("ar-Latn", "ltr"), ("zh-Hans", "ltr"), ("ckb", "rtl")],
)
def test_the_direction_of_a_language_is_that_of_its_script(tag, direction):
    assert iria.Language(tag).direction == direction
