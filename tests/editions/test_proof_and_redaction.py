"""The desk's proof, and editions that show where something is withheld."""

from __future__ import annotations

import io
import re
import zipfile
from typing import get_type_hints

import attrs
import page
import pypdfium2 as pdfium
import pytest
from conftest import EXAMPLES, briefing, written

import iria_reports as iria
from iria_reports.editions import Reader, tailored
from iria_reports.editions.redacting import marks_merged
from iria_reports.model.base import PUBLIC
from iria_reports.model.inlines import Prose
from iria_reports.model.walk import fields

OFFICIALS = iria.Audience(frozenset({"officials"}))
PRESS = iria.Audience(frozenset({"press"}))
DECLARED = (iria.AudienceDeclaration("officials", "Officials."), iria.AudienceDeclaration("press", "The press."))
CLIENT = iria.Client(id="c", name="A Client", audiences=("press",), withheld=iria.Withheld.VISIBLE)
MARK = "\u00a0withheld\u00a0"


def shown(*body: iria.Block, **fields: object) -> iria.Briefing:
    whole = briefing(*body, audiences=DECLARED, clients=(CLIENT,), **fields)
    return tailored(whole, Reader.of_client(CLIENT))


def marks(edition: iria.Briefing) -> int:
    return sum(isinstance(node, iria.Redaction) for node in iria.walk(edition))


HIDDEN = iria.Paragraph("Hidden words.", audience=OFFICIALS)
LONG = iria.Paragraph("Hidden words, many more of them than in the other one, to no end.", audience=OFFICIALS)


@pytest.mark.parametrize(
    "hidden",
    [HIDDEN, LONG, iria.Section("Hidden", "Text.", audience=OFFICIALS), iria.Group([HIDDEN, LONG], audience=OFFICIALS)],
)
def test_a_mark_is_the_same_whatever_it_stands_for(hidden):
    edition = shown(iria.Paragraph("Seen."), hidden)
    assert edition.body == (iria.Paragraph("Seen."), iria.Paragraph(iria.Redaction()))
    assert MARK in iria.dump(iria.resolve(edition))


def test_neighbours_leave_one_mark():
    assert shown(iria.Paragraph("Seen."), HIDDEN, LONG, iria.Group([HIDDEN], audience=OFFICIALS)).body[1:] == (
        iria.Paragraph(iria.Redaction()),
    )
    seen = iria.Group([iria.Paragraph("Seen."), HIDDEN], audience=PRESS)
    assert marks(shown(seen, LONG)) == 1


@pytest.mark.parametrize(
    ("block", "count"),
    [
        (iria.Paragraph(["They met ", iria.Span("in Cairo", audience=OFFICIALS), " today."]), 1),
        (
            iria.BulletList(
                [iria.ListItem("Seen."), iria.ListItem("x", audience=OFFICIALS), iria.ListItem("y", audience=OFFICIALS)]
            ),
            1,
        ),
        (iria.Table("T", columns=["A", "B"], rows=[iria.Row(["1", "2"]), iria.Row(["3", "4"], audience=OFFICIALS)]), 1),
        (iria.Table("T", columns=["A", iria.Column("B", audience=OFFICIALS)], rows=[["1", "2"], ["3", "4"]]), 3),
        (
            iria.Timeline(
                [
                    iria.TimelineEntry(iria.EdtfDate.parse("2020"), "Seen"),
                    iria.TimelineEntry(iria.EdtfDate.parse("2021"), "x", audience=OFFICIALS),
                ]
            ),
            1,
        ),
        (iria.Actors([iria.Actor("x", audience=OFFICIALS)]), 1),
        (iria.Box("Seen", [iria.Paragraph("Seen."), HIDDEN]), 1),
    ],
)
def test_each_kind_of_part_leaves_its_mark(block, count):
    assert marks(shown(iria.Paragraph("Seen."), block)) == count


def prose_fields() -> dict[str, tuple[iria.Node, str]]:
    """Every field of the model that holds prose, by its name, with a node of the test document that has it."""
    found: dict[str, tuple[iria.Node, str]] = {}
    for node in iria.walk(iria.load(EXAMPLES / "every-block")):
        kind = type(node)
        for name in fields(kind):
            if get_type_hints(kind)[name] in (Prose, Prose | None):
                found.setdefault(f"{kind.__name__}.{name}", (node, name))
    return found


@pytest.mark.parametrize("wrap", [lambda mark: mark, iria.Emphasis, iria.Strong, iria.SmallCaps])
@pytest.mark.parametrize(("node", "field"), prose_fields().values(), ids=prose_fields().keys())
def test_nobody_can_count_neighbours_in_any_field(node, field, wrap):
    mark = iria.Redaction()
    words = {"note_text": (iria.Text("Words"),)} if field == "short_note_text" else {}
    marked = attrs.evolve(node, **words | {field: (iria.Text("Seen "), mark, iria.Text(" "), wrap(mark), iria.Text(" still"))})
    merged = marks_merged(marked)
    assert getattr(merged, field) == (iria.Text("Seen "), mark, iria.Text(" still"))


def test_a_client_that_sees_all_sees_no_mark():
    assert marks(shown(iria.Paragraph("Seen.", audience=PRESS))) == 0


def test_marks_look_alike_in_all_outputs_and_are_read_aloud():
    whole = briefing("Seen.", HIDDEN, audiences=DECLARED, clients=(CLIENT,))
    assert '<span class="role-redaction">\u00a0withheld\u00a0</span>' in iria.render_html(whole, client="c")
    docx = zipfile.ZipFile(io.BytesIO(iria.render_docx(whole, client="c")))
    assert 'w:val="IRIARedaction"' in docx.read("word/document.xml").decode()
    pdf = iria.render_pdf(whole, client="c")
    assert page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).is_compliant


# The proof


@pytest.fixture(scope="module")
def proof(tmp_path_factory):
    return iria.build(EXAMPLES / "every-block", proof=True, out=tmp_path_factory.mktemp("proof"))


def test_a_proof_holds_what_any_reader_gets_with_whom_it_is_for(tmp_path):
    parts = [
        HIDDEN,
        iria.Paragraph(["Seen ", iria.Span("by some", audience=PRESS), "."]),
        iria.BulletList([iria.ListItem("An item", audience=OFFICIALS)]),
        iria.Table("T", columns=["A", iria.Column("B", audience=PRESS)], rows=[iria.Row(["1", "2"], audience=OFFICIALS)]),
        iria.Actors([iria.Actor("An actor", audience=PRESS)]),
        iria.Paragraph("Public.", audience=iria.Audience(frozenset({PUBLIC}))),
        iria.Section("A section", "Text.", audience=iria.Audience(None, frozenset({"press"}))),
    ]
    whole = briefing(*parts, audiences=DECLARED)
    text = iria.build(whole, proof=True, to="html", out=tmp_path).paths["html"].read_text(encoding="utf-8")
    for words in ("Hidden words.", "by some", "An item", "An actor", "Public.", "A section"):
        assert words in text
    assert text.count("for officials") == 3
    assert text.count("for press") == 5, "two are of the heading that is not for the press, one of them for contents"
    assert "not for press" in text


def test_a_proof_is_never_mistaken_for_an_edition(proof):
    for path in proof.paths.values():
        assert path.name.startswith("every-block-proof.")
    html = proof.paths["html"].read_text(encoding="utf-8")
    assert "<title>DRAFT – " in html
    assert "not to leave the desk" in html
    document = pdfium.PdfDocument(proof.paths["pdf"])
    assert document.get_metadata_dict()["Title"].startswith("DRAFT – ")
    for sheet in document:
        assert "DRAFT" in re.sub(r"\s", "", sheet.get_textpage().get_text_range())
    document.close()


def test_lines_of_a_proof_are_numbered(proof):
    document = pdfium.PdfDocument(proof.paths["pdf"])
    lines = document[3].get_textpage().get_text_range().splitlines()
    document.close()
    numbers = [int(line) for line in lines if line.strip().isdecimal() and int(line) < 60]
    assert {5, 6, 7, 8, 9, 10} <= set(numbers)
    parts = zipfile.ZipFile(proof.paths["docx"])
    assert parts.read("word/document.xml").decode().count("<w:lnNumType") > 1


def test_a_proof_conforms_like_any_other_pdf(proof):
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        assert page.validate_pdf_bytes(proof.paths["pdf"].read_bytes(), profile=profile).is_compliant


def test_numbers_of_lines_move_nothing(tmp_path):
    """A proof has the pages that it would have without them."""
    paragraph = "The ministers met in the capital and spoke of the border at some length, without result. " * 8
    path = written(tmp_path / "b", "\n\n".join([paragraph] * 11))
    plain, proof = (iria.build(path, to="pdf", proof=each, out=tmp_path) for each in (False, True))
    assert plain.pages > 1
    assert proof.pages == plain.pages
