"""Every block and inline goes through every renderer: its marker word once in each output, and in order."""

import re

import attrs
import pytest
from conftest import everything_in

import iria_reports as iria
from iria_reports.inspecting.docxtext import docx_text
from iria_reports.inspecting.pdftext import pdf_text
from iria_reports.model.base import Node
from iria_reports.model.blocks import Block
from iria_reports.model.inlines import Inline, Redaction
from iria_reports.model.parts import PartKind
from iria_reports.model.walk import walk
from iria_reports.resolved import Block as ResolvedBlock
from iria_reports.resolved import Inline as ResolvedInline

MARKER = re.compile(r"mk[a-z]{4,}")
#: Markers of what the public edition must not hold.
WITHHELD = re.compile(r"mkwithheld[a-z]*|mknotpress")
#: A pull quote and the text of a link stand where they stand; these markers are in alternative texts only.
NOT_IN_TEXT = {"mkleadalt"}


def in_order(text: str, expected: list[str]) -> list[str]:
    """The markers that ``text`` holds, in its order; a PDF has no spaces between lines, so words are not parted."""
    for marker in expected:
        assert text.count(marker) <= 1, marker
    return sorted((marker for marker in expected if marker in text), key=text.index)


@pytest.fixture(scope="session")
def source_markers(every_block) -> list[str]:
    text = "".join((every_block.path / name).read_text(encoding="utf-8") for name in ("briefing.md", "more.md", "iria.yaml"))
    found = MARKER.findall(text) + MARKER.findall((every_block.path / "data" / "members.csv").read_text(encoding="utf-8"))
    return [marker for marker in found if not WITHHELD.match(marker)]


def test_every_kind_of_block_and_inline_stands_in_the_sample(every_block):
    used = {type(node) for node in walk(every_block.briefing)}
    # Marks of what is withheld are made by tailoring alone.
    assert {kind for kind in (*Block.__args__, *Inline.__args__) if kind not in used} == {Redaction}
    parts = {node.kind for node in walk(every_block.briefing) if hasattr(node, "kind") and isinstance(node.kind, PartKind)}
    assert parts == set(PartKind)


def test_every_kind_of_resolved_block_and_inline_comes_of_the_sample_with_notes_at_the_foot_or_at_the_end(every_block):
    used: set[type] = set()

    def look(value: object) -> None:
        used.add(type(value))
        if attrs.has(type(value)):
            for field in attrs.fields(type(value)):
                look(getattr(value, field.name))
        elif isinstance(value, tuple):
            for item in value:
                look(item)

    look(every_block.document)
    look(iria.resolve(attrs.evolve(every_block.briefing, notes=iria.NotePlace.END)))
    assert {kind for kind in (*ResolvedBlock.__args__, *ResolvedInline.__args__) if kind not in used} == set()


def test_every_field_that_authors_may_give_is_given_in_the_sample(every_block):
    """No attribute of a block goes unseen by the tests of the renderers."""
    given: set[str] = set()
    for node in walk(every_block.briefing):
        for field in attrs.fields(type(node)):
            if "description" in field.metadata and getattr(node, field.name) not in (None, (), False):
                given.add(f"{type(node).__name__}.{field.name}")
    known = {
        f"{cls.__name__}.{field.name}"
        for cls in (*Block.__args__, *Inline.__args__)
        for field in attrs.fields(cls)
        if "description" in field.metadata
    }
    # Ids of sections and so on are given; a start of 1 and numbered=True are defaults.
    assert known - given == set()


def test_each_marker_stands_once_in_the_text_of_each_output_and_in_order(every_block, source_markers):
    expected = [marker for marker in source_markers if marker not in NOT_IN_TEXT]
    assert len(set(expected)) == len(expected) > 45
    assert not any(one != other and one.startswith(other) for one in expected for other in expected)
    pdf, docx = pdf_text(every_block.pdf), docx_text(every_block.docx)
    page = re.sub(r"<(style|script)[ >].*?</\1>|<[^>]+>", " ", every_block.html, flags=re.DOTALL)
    screen, _, screen_notes = page.rpartition("Notes ")
    bodies = [in_order(text, expected) for text in (pdf.body, docx.body, screen)]
    notes = [in_order(text, expected) for text in (pdf.notes, docx.notes, screen_notes)]
    assert bodies[0] == bodies[1] == bodies[2]
    assert notes[0] == notes[1] == notes[2]
    assert sorted(bodies[0] + notes[0]) == sorted(expected)


@pytest.mark.parametrize("form", ["pdf", "docx", "html"])
def test_what_is_withheld_stands_nowhere_in_the_public_edition(every_block, form):
    data = everything_in(every_block.built.paths[form].read_bytes())
    text = pdf_text(every_block.pdf).body + pdf_text(every_block.pdf).notes if form == "pdf" else ""
    for found in (data, data.replace(b"\x00", b""), text.encode()):
        assert WITHHELD.search(found.decode("utf-8", "replace")) is None
    assert b"officials" not in data.lower().replace(b"officials, policy-makers", b"")


def test_an_edition_for_an_audience_holds_what_is_for_it(every_block, tmp_path):
    import iria_reports as iria

    built = iria.build(every_block.briefing, to=["docx"], audiences=["officials"], out=tmp_path)
    assert built.paths["docx"].name == "every-block-for-officials.docx"
    text = docx_text(built.paths["docx"].read_bytes()).body
    for word in ("mkwithheldspan", "mkwithhelditem", "mkwithheldcell", "mkwithheldcolumn", "mkwithheldrow", "mkwithheldentry"):
        assert word in text, word
    for word in ("mkwithhelddiv", "mkwithheldheading", "mkwithheldtext", "mknotpress"):
        assert word in text, word
    assert "mkpublic" not in text


def test_nothing_of_the_model_is_a_node_without_being_walked(every_block):
    """A field that holds nodes in another shape than a node or a tuple would escape every rule."""
    for node in walk(every_block.briefing):
        for field in attrs.fields(type(node)):
            value = getattr(node, field.name)
            if isinstance(value, dict | list | set):
                assert not any(isinstance(item, Node) for item in value), (node, field.name)
