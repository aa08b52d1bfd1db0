"""Word files are set in styles: none formats by hand, variants are made where they are needed, a theme recolours them."""

import re

import pytest
from conftest import briefing
from lxml import etree

import iria_reports as iria
from iria_reports.inspecting.wordfile import WordFile, q, value
from iria_reports.inspecting.wordlint.editing import direct_formatting
from iria_reports.rendering.docx.looks.stylebook import Stylebook, Trait
from iria_reports.rendering.docx.looks.stylenames import PARAGRAPHS
from iria_reports.resolved import Style
from iria_reports.theme import Role, load_theme

BUILT_IN = (
    "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "Quote", "Intense Quote", "caption", "footnote text",
    "footnote reference", "endnote text", "endnote reference", "toc 1", "toc 2", "TOC Heading", "table of figures",
    "List Bullet", "List Bullet 2", "List Number", "List Number 3", "List Continue", "Body Text", "header", "footer",
    "Bibliography", "Signature", "Emphasis", "Strong", "Hyperlink", "page number", "Normal Table", "No List",
)  # fmt: skip
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def styles(file: WordFile) -> dict[str, etree._Element]:
    return {value(style, "styleId"): style for style in file.styles.iter(q("style"))}


def test_names_are_those_of_word_where_word_has_them(example):
    names = {value(style.find(q("name"))) for style in styles(WordFile(example.docx)).values()}
    assert set(BUILT_IN) <= names
    assert all(name.startswith("IRIA ") or name in BUILT_IN or re.match(r"(heading|List \w+) \d$", name) or
               name in ("Normal", "Default Paragraph Font") for name in names), names  # fmt: skip


def test_all_blocks_of_the_house_carry_no_formatting_by_hand(every_block):
    assert direct_formatting(WordFile(every_block.docx)) == {}


def test_formatting_by_hand_is_found():
    data = iria.render_docx(briefing())
    file = WordFile(data)
    properties = next(file.tree("word/document.xml").iter(q("pPr")))
    etree.SubElement(properties, q("jc")).set(q("val"), "center")
    assert direct_formatting(file) == {"pPr/jc": 1}


def test_a_variant_is_made_once_and_rests_on_its_role():
    book = Stylebook(load_theme())
    name = PARAGRAPHS[Role.CAPTION]
    first = book.paragraph(name, Trait.WIDE, Trait.WITH_NEXT)
    assert first == book.paragraph(name, Trait.WIDE, Trait.WITH_NEXT) == "IRIACaptionwidewithnext"
    assert book.paragraph(name) == "Caption"
    assert list(book.written) == [first]
    assert '<w:basedOn w:val="Caption"/>' in book.written[first]
    assert '<w:name w:val="IRIA Caption wide with next"/>' in book.written[first]


def test_traits_that_share_an_element_are_put_together():
    book = Stylebook(load_theme())
    name = book.paragraph(PARAGRAPHS[Role.QUOTE], Trait.FOLLOWING, Trait.LAST)
    assert '<w:spacing w:before="0" w:after="296"/>' in book.written[name]


def test_marks_that_come_together_have_a_style_of_their_own():
    book = Stylebook(load_theme())
    assert book.run(Style.PLAIN) is None
    assert book.run(Style.STRONG) == "Strong"
    assert book.run(Style.STRONG | Style.EMPHASIS) == "IRIAStrongEmphasis"
    assert book.run(Style.EMPHASIS, linked=True) == "IRIAHyperlinkEmphasis"
    assert "<w:i/>" in book.written["IRIAStrongEmphasis"]


def test_a_style_says_only_what_its_base_does_not(moscow):
    found = styles(WordFile(moscow.docx))
    assert found["BodyText"].find(f"{q('rPr')}") is None  # the text of the house is the document's default
    assert value(found["IRIARowhead"].find(q("basedOn"))) == "IRIATabletext"
    assert found["IRIARowhead"].find(f"{q('rPr')}/{q('sz')}") is None


def test_colours_and_families_are_those_of_a_theme_that_word_can_change(moscow):
    file = WordFile(moscow.docx)
    theme = file.tree("word/theme/theme1.xml")
    colours = {each.tag.removeprefix(A): each[0].get("val") for each in theme.iter(f"{A}clrScheme").__next__()}
    heading = styles(file)["Heading1"].find(q("rPr"))
    assert value(heading.find(q("color")), "themeColor") == "accent1"
    assert value(heading.find(q("color"))) == colours["accent1"] == load_theme().colours["primary"].lstrip("#").upper()
    assert value(heading.find(q("rFonts")), "asciiTheme") == "majorHAnsi"
    families = [each.get("typeface") for each in theme.iter(f"{A}latin")]
    assert families == [load_theme().fonts["label"].family, load_theme().fonts["text"].family]


@pytest.mark.parametrize("depth", [1, 5, 9])
def test_lists_have_styles_as_deep_as_word_counts(depth):
    block = iria.BulletList(["deepest"])
    for _ in range(depth - 1):
        block = iria.BulletList([iria.ListItem([iria.Paragraph("above"), block])])
    file = WordFile(iria.render_docx(briefing(block)))
    used = [value(each) for each in file.tree("word/document.xml").iter(q("pStyle"))]
    name = {1: "ListBullet", 5: "ListBullet5", 9: "IRIAListBullet9"}[depth]
    assert name in used
    assert direct_formatting(file) == {}


def test_a_reader_who_sees_nothing_passes_over_the_ground_of_a_cover(every_block):
    parts = {name: data.decode() for name, data in every_block.parts().items() if name.startswith("word/header")}
    (name,) = [name for name, header in parts.items() if "<wp:anchor" in header]
    (ground,) = re.findall(r"<wp:anchor .*?</wp:anchor>", parts[name])
    assert "TLP:AMBER" in parts[name], "a mark stands before it, not behind"
    assert 'behindDoc="1"' in ground
    assert '<adec:decorative val="1"/>' in ground


def paragraph_after(file: WordFile, style: str) -> str | None:
    """Space below the paragraphs of a style, which it or one that it is based on gives."""
    by_id = {each.get(q("styleId")): each for each in file.tree("word/styles.xml").iter(q("style"))}
    while style:
        spacing = by_id[style].find(f"{q('pPr')}/{q('spacing')}")
        if spacing is not None and value(spacing, "after") is not None:
            return value(spacing, "after")
        style = value(by_id[style].find(q("basedOn")))
    return None


def test_a_panel_without_a_ground_ends_with_its_last_line():
    blocks = [iria.Recommendation("All", ["Text.", iria.BulletList(["One.", "Two."])])]
    file = WordFile(iria.render_docx(briefing(iria.Section("S", blocks))))
    (cell,) = file.tree("word/document.xml").iter(q("tc"))
    spaces = [paragraph_after(file, value(each)) for each in cell.iter(q("pStyle"))]
    assert spaces[-1] == "0"
    assert "0" not in spaces[:-1]


def test_calls_of_notes_below_a_table_are_no_smaller_than_six_points():
    source = iria.Source.of("doe", "book", title="A", author="B", issued="2020")
    table = iria.Table("T", columns=["A"], rows=[["1"]], source="doe")
    file = WordFile(iria.render_docx(briefing(iria.Section("S", [table]), sources=[source])))
    (call,) = file.tree("word/document.xml").iter(q("footnoteReference"))
    style = value(call.getparent().find(f"{q('rPr')}/{q('rStyle')}"))
    (described,) = [each for each in file.tree("word/styles.xml").iter(q("style")) if each.get(q("styleId")) == style]
    assert int(value(described.find(f"{q('rPr')}/{q('sz')}"))) / 2 * 0.65 >= 5.9


def test_what_ends_a_panel_changes_no_style_within_a_quotation():
    quoted = iria.Quote(["First.", "Second."], iria.Attribution(speaker="A. B."))
    file = WordFile(iria.render_docx(briefing(iria.Section("S", [iria.Recommendation("All", ["Text.", quoted])]))))
    styles = [value(each) for each in file.tree("word/document.xml").iter(q("pStyle"))]
    assert "Quote" in styles
    assert not [style for style in styles if style.startswith("IRIAQuote") and "flush" in style]
