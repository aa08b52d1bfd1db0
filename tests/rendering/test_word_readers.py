"""Word files are read by others than us: Pandoc, the Open XML SDK, LibreOffice."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import attrs
import pytest
from conftest import FIXTURES, OFFICES, require
from lxml import etree

from iria_reports.inspecting.expected import body_pieces, squeezed
from iria_reports.resolved import (
    Figure,
    Heading,
    NoteCall,
    Panel,
    Run,
    Table,
    all_blocks,
    images,
    inline_text,
)
from iria_reports.resolving.citations.engine import pandoc_path

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def blocks_of(document) -> list[Any]:
    """All resolved blocks, those within others too."""
    return list(all_blocks(document.body))


def links_of(document) -> set[str]:
    text = str(document.body) + str(document.notes)
    return set(re.findall(r"link='([^']+)'", text))


@pytest.fixture(scope="module")
def by_pandoc(request) -> dict[str, dict[str, Any]]:
    read = {}
    for name in FIXTURES.values():
        example = request.getfixturevalue(name)
        done = subprocess.run(
            [pandoc_path(), "--from=docx", "--to=json", str(example.built.paths["docx"])], capture_output=True, check=True
        )
        assert done.stderr == b""
        read[example.name] = json.loads(done.stdout)
    return read


def nodes(value: Any, kind: str) -> list[Any]:
    """All nodes of a kind in Pandoc's tree."""
    if isinstance(value, dict):
        own = [value] if value.get("t") == kind else []
        return own + [node for inner in value.values() for node in nodes(inner, kind)]
    if isinstance(value, list):
        return [node for inner in value for node in nodes(inner, kind)]
    return []


def words(value: Any) -> str:
    if isinstance(value, dict):
        if value.get("t") == "Str":
            return value["c"]
        if value.get("t") in ("Space", "SoftBreak", "LineBreak"):
            return " "
        if value.get("t") == "Note":
            return ""
        return words(value.get("c", ""))
    if isinstance(value, list):
        return "".join(words(inner) for inner in value)
    return ""


def test_pandoc_finds_every_heading(example, by_pandoc):
    found = [words(header["c"][2]) for header in nodes(by_pandoc[example.name], "Header")]
    headings = [block for block in blocks_of(example.document) if isinstance(block, Heading)]
    expected = [
        "".join(run.text for run in block.content if isinstance(run, Run))
        for block in headings
        if block.role.value not in ("panel-title", "group-heading")  # not among Word's own headings
    ]
    assert found == [text for text in expected if text]


def all_words(value: Any) -> str:
    """All text in Pandoc's tree, that of code, quotations and links too, notes apart."""
    if isinstance(value, dict):
        if value.get("t") == "Note":
            return ""
        if value.get("t") == "Quoted":
            return all_words(value["c"][1])
        if value.get("t") in ("Code", "RawInline"):
            return value["c"][1]
        return value["c"] if value.get("t") == "Str" else all_words(value.get("c", ""))
    return "".join(map(all_words, value)) if isinstance(value, list) else ""


def without_calls(value: Any) -> Any:
    """A resolved value without the calls of notes."""
    if isinstance(value, tuple):
        return tuple(without_calls(item) for item in value if not isinstance(item, NoteCall))
    if attrs.has(type(value)):
        return attrs.evolve(
            value, **{field.name: without_calls(getattr(value, field.name)) for field in attrs.fields(type(value))}
        )
    return value


def test_pandoc_gives_back_the_text(example, by_pandoc):
    """Word for word: what is typed, and what fields show. Numbers that Word computes are simulated elsewhere."""
    found = squeezed(all_words(by_pandoc[example.name]["blocks"]))
    for piece in body_pieces(without_calls(example.document)):
        if piece.label in ("heading", "entry", "scale", "masthead", "kicker", "title", "subtitle", "byline"):
            continue  # numbers of headings; Pandoc takes the title block for metadata
        text = re.sub(r"^(?:\d+\.|[–·]) ", "", piece.text)
        assert squeezed(text) in found, piece
    notes = squeezed("".join(all_words(note["c"]) for note in nodes(by_pandoc[example.name], "Note")))
    for note in example.document.notes:
        assert squeezed("".join(inline_text(each.content) for each in note.content)) in notes, note.number


def test_pandoc_finds_every_note(example, by_pandoc):
    assert len(nodes(by_pandoc[example.name], "Note")) == len(example.document.notes)


def test_pandoc_finds_every_table_and_panel(example, by_pandoc):
    blocks = blocks_of(example.document)
    tables = sum(isinstance(block, Table) for block in blocks)
    panels = sum(isinstance(block, Panel) for block in blocks)
    assert len(nodes(by_pandoc[example.name], "Table")) == tables + panels


def test_pandoc_finds_every_picture_with_its_alternative_text(example, by_pandoc):
    found = {words(image["c"][1]) for image in nodes(by_pandoc[example.name], "Image")} - {""}  # the cover's ground
    lead = example.document.title_block.lead
    figures = [block for block in blocks_of(example.document) if isinstance(block, Figure)] + ([lead] if lead else [])
    assert found == {figure.alt for figure in figures}
    assert len(images(example.document)) == len(figures)


def test_pandoc_finds_every_link(example, by_pandoc):
    found = {link["c"][2][0] for link in nodes(by_pandoc[example.name], "Link")}
    assert links_of(example.document) <= found


def test_numbers_of_headings_hang_in_the_margin(moscow):
    # An indent of the style would overrule that of its numbering, which sets the number before the edge of the text.
    styles, numbering = etree.fromstring(moscow.part("word/styles.xml")), etree.fromstring(moscow.part("word/numbering.xml"))
    for level in range(1, 6):
        assert styles.find(f".//{W}style[@{W}styleId='Heading{level}']/{W}pPr/{W}ind") is None
        indent = numbering.find(f".//{W}lvl[{W}pStyle][@{W}ilvl='{level - 1}']/{W}pPr/{W}ind")
        assert int(indent.get(f"{W}left")) == 0
        assert int(indent.get(f"{W}hanging")) > 0


def test_header_rows_repeat_and_rows_stay_whole(every_block):
    tree = etree.fromstring(every_block.part("word/document.xml"))
    tables = [table for table in tree.iter(f"{W}tbl") if table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "IRIATable"]
    heads = sum(isinstance(block, Table) and block.head is not None for block in blocks_of(every_block.document))
    assert sum(1 for table in tables if table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None) == heads
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for table in tables for row in table.iterfind(f"{W}tr"))


def test_fonts_are_embedded_or_not_as_asked(tmp_path):
    import io
    import zipfile

    from conftest import briefing

    import iria_reports as iria

    with_fonts, without = iria.render_docx(briefing()), iria.render_docx(briefing(), word=iria.WordOptions(embed_fonts=False))
    for data, expected in ((with_fonts, True), (without, False)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert any(name.startswith("word/fonts/") for name in archive.namelist()) is expected
            assert (b"embedTrueTypeFonts" in archive.read("word/settings.xml")) is expected


def test_an_embedded_font_is_the_font_again_when_the_key_is_applied():
    from iria_reports.rendering.docx.file.embedding import face_files, obfuscated

    path = face_files("IRIA Serif")["embedRegular"]
    key, data = obfuscated(path)
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    restored = bytes(byte ^ mask[index % 16] for index, byte in enumerate(data[:32])) + data[32:]
    assert restored == path.read_bytes()


# What needs programs from outside


@pytest.mark.external
def test_the_open_xml_sdk_finds_nothing_wrong(example, validated):
    assert validated(example.built.paths["docx"], *OFFICES) == []


@pytest.fixture(scope="session")
def by_libreoffice(request, tmp_path_factory) -> dict[str, tuple[Path, str]]:
    """Each example as LibreOffice opens it: a PDF, and its text."""
    made = {}
    for name in FIXTURES.values():
        example = request.getfixturevalue(name)
        folder = tmp_path_factory.mktemp("libreoffice")
        source = folder / "document.docx"
        shutil.copy(example.built.paths["docx"], source)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        for form in ("pdf", "fodt"):
            subprocess.run(
                [require("soffice"), profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(source)],
                capture_output=True, check=True, timeout=120,
            )  # fmt: skip
        made[example.name] = (folder / "document.pdf", (folder / "document.fodt").read_text(encoding="utf-8"))
    return made


@pytest.mark.external
def test_libreoffice_opens_the_file_with_all_its_text(example, by_libreoffice):
    from iria_reports.inspecting.expected import inline_words

    pdf, source = by_libreoffice[example.name]
    assert pdf.stat().st_size > 10_000
    tree = etree.fromstring(source.encode(), etree.XMLParser(huge_tree=True))
    notes = list(tree.iter(f"{TEXT}note-body"))
    assert [squeezed("".join(note.itertext())) for note in notes] == [
        squeezed("".join(inline_words(each.content) for each in note.content)) for note in example.document.notes
    ]
    for note in notes:
        note.getparent().remove(note)  # its number stays where it is called
    found = squeezed("".join(tree.find(f"{OFFICE}body").itertext()))
    for piece in body_pieces(example.document):
        if piece.label in ("heading", "entry", "caption", "scale"):
            continue  # numbers that Word computes are simulated in test_parity
        assert squeezed(re.sub(r"^(?:\d+\.|[–·]) ", "", piece.text)) in found, piece


def captions_of(document) -> int:
    lead = document.title_block.lead
    blocks = [*blocks_of(document), *([lead] if lead else [])]
    return sum(1 for block in blocks if (caption := getattr(block, "caption", None)) is not None and caption.number is not None)


@pytest.mark.external
def test_libreoffice_counts_what_the_document_holds(example, by_libreoffice):
    """Notes, captions, tables, links, bookmarks and comments: none is lost, none is made up."""
    _, source = by_libreoffice[example.name]
    tree = etree.fromstring(source.encode(), etree.XMLParser(huge_tree=True))
    blocks = blocks_of(example.document)
    written = etree.fromstring(example.part("word/document.xml"))
    tables = sum(isinstance(block, Table | Panel) for block in blocks)
    assert len(list(tree.iter(f"{TEXT}note"))) == len(example.document.notes)
    assert len(list(tree.iter(f"{TEXT}sequence"))) == captions_of(example.document)
    assert len(list(tree.iter("{urn:oasis:names:tc:opendocument:xmlns:table:1.0}table"))) == tables
    bookmarks = {each.get(f"{TEXT}name") for each in tree.iter(f"{TEXT}bookmark-start", f"{TEXT}bookmark")}
    assert {each.get(f"{W}name") for each in written.iter(f"{W}bookmarkStart")} - bookmarks <= {"_Listed"}
    addresses = {each.get("{http://www.w3.org/1999/xlink}href") for each in tree.iter(f"{TEXT}a")}
    assert links_of(example.document) <= addresses
    assert not list(tree.iter(f"{OFFICE}annotation"))


@pytest.mark.external
def test_libreoffice_sets_the_pages_in_the_embedded_fonts(moscow, by_libreoffice):
    import pikepdf

    pdf, _ = by_libreoffice["moscow-mediation"]
    with pikepdf.open(pdf) as opened:
        fonts = {str(font.BaseFont) for sheet in opened.pages for font in sheet.Resources.get("/Font", {}).values()}
        assert abs(len(opened.pages) - moscow.built.pages) <= 1
    assert fonts
    assert all("+IRIA" in font for font in fonts), fonts
