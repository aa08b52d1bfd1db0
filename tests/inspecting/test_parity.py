"""PDF, Word and the resolved document say the same; a gate that reads both back sees to it, and can fail."""

import io
import zipfile

import attrs
import pytest
from conftest import written

import iria_reports as iria
from iria_reports.inspecting import check_docx, check_html, check_pdf
from iria_reports.inspecting.docxtext import docx_text
from iria_reports.inspecting.pdftext import pdf_text
from iria_reports.rendering.docx import render_docx
from iria_reports.resolved import Heading, NoteCall, Paragraph, PullQuote, Reference, Run
from iria_reports.theme import load_theme


def changed_docx(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A Word file with other bytes in one part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as changed:
        for name in archive.namelist():
            blob = archive.read(name)
            if name == part:
                assert old in blob
                blob = blob.replace(old, new, 1)
            changed.writestr(name, blob)
    return out.getvalue()


def pages_of(example) -> dict[str, int]:
    """Pages of the anchors, from a build that was not told them."""
    from iria_reports.rendering.cover import pictures
    from iria_reports.rendering.html import Medium, render_html
    from iria_reports.rendering.pdf.process import Worker

    with Worker() as worker:
        return worker.lay_out(
            render_html(example.document, load_theme(), Medium.PRINT),
            pictures(example.document, load_theme()),
            example.document.metadata,
        ).pages


@pytest.fixture(scope="module")
def pages(every_block) -> dict[str, int]:
    return pages_of(every_block)


def test_pdf_and_word_say_what_was_resolved(every_block, pages):
    assert check_pdf(every_block.pdf, every_block.document, pages) == []
    assert check_docx(every_block.docx, every_block.document, pages) == []
    assert check_html(every_block.html, every_block.document) == []


def test_a_word_too_many_in_the_pdf_is_found(every_block, pages):
    first = every_block.document.body[-1]
    assert isinstance(first, Paragraph)
    shorter = attrs.evolve(every_block.document, body=every_block.document.body[:-1])
    (problem,) = check_pdf(every_block.pdf, shorter, pages)
    assert problem.code == "outputs-differ"
    assert "nothing was expected" in problem.message


def test_a_changed_word_in_the_word_file_is_found(every_block, pages):
    data = changed_docx(every_block.docx, "word/document.xml", b"mkunnumbered", b"mkunnumbred")
    (problem,) = check_docx(data, every_block.document, pages)
    assert 'expected "ered' in problem.message


def test_a_changed_note_is_found(every_block, pages):
    data = changed_docx(every_block.docx, "word/footnotes.xml", b"mklongnote", b"mklongnode")
    (problem,) = check_docx(data, every_block.document, pages)
    assert problem.message.startswith("Word notes: in the note 5")


def test_a_heading_number_that_word_would_count_otherwise_is_found(every_block, pages):
    """The second heading loses its place in the list: all later ones count one less."""
    data = changed_docx(every_block.docx, "word/numbering.xml", b'<w:lvlText w:val="%1"/>', b'<w:lvlText w:val="%1)"/>')
    (problem, *_) = check_docx(data, every_block.document, pages)
    assert "heading" in problem.message or "entry" in problem.message


def test_a_field_whose_result_is_not_what_word_would_give_is_found(every_block, pages):
    number = b'<w:instrText xml:space="preserve"> SEQ Table \\* ARABIC </w:instrText>'
    data = changed_docx(every_block.docx, "word/document.xml", number, number.replace(b"Table", b"Figure"))
    found = docx_text(data).wrong
    assert any("SEQ Figure" in wrong for wrong in found)
    assert any(problem.code == "word-field" for problem in check_docx(data, every_block.document, pages))


def test_a_reference_to_another_number_is_found(every_block):
    data = changed_docx(every_block.docx, "word/document.xml", b"REF _Ref_a", b"REF _Ref_x")
    assert any("no such bookmark" in wrong for wrong in docx_text(data).wrong)


def test_numbers_that_word_computes_are_the_resolved_ones(every_block):
    """Simulated from numbering.xml and the order of calls, without a look at any cached result."""
    text = docx_text(every_block.docx).body
    for block in every_block.document.body:
        if isinstance(block, Heading) and block.number:
            words = "".join(each.text for each in block.content if isinstance(each, Run | Reference))
            assert f"{block.number} {words}" in text
    calls = [each for block in every_block.document.body if isinstance(block, Paragraph) for each in block.content]
    assert all(call.number <= len(every_block.document.notes) for call in calls if isinstance(call, NoteCall))


def test_a_build_is_refused_when_its_outputs_differ(monkeypatch, tmp_path):
    """The gate stands in every build: a renderer that drops a word cannot publish."""
    from conftest import briefing

    from iria_reports.building import outputs

    def forgetful(document, theme, pages, **options):
        return render_docx(attrs.evolve(document, body=document.body[1:]), theme, pages, **options)

    monkeypatch.setattr(outputs, "render_docx", forgetful)
    with pytest.raises(iria.BriefingError, match="Word text: in the body"):
        iria.build(briefing(iria.Paragraph("First."), iria.Paragraph("Second.")), to=["docx"], out=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_pull_quote_stands_on_the_page_though_no_one_who_listens_hears_it_twice(every_block):
    pull = PullQuote((Run("words that stand nowhere"),))
    more = attrs.evolve(every_block.document, body=(*every_block.document.body, pull))
    (problem,) = check_pdf(every_block.pdf, more, pages_of(every_block))
    assert problem.message == 'PDF: the pull quote "words that stand nowhere" is missing'


def test_the_repeated_head_of_a_table_is_read_once(tmp_path):
    rows = "\n".join(f"| row {number} | {number} |" for number in range(90))
    written(tmp_path, f"| Headword | Number |\n|---|---|\n{rows}\n")
    built = iria.build(tmp_path, to=["pdf"], out=tmp_path)
    found = pdf_text(built.paths["pdf"].read_bytes())
    assert built.pages > 1
    assert found.body.count("Headword") == 1
    assert found.apart.count("Headword") == built.pages - 1


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("mksubtitle</p>", "mksubtitel</p>", "HTML text"),
        ("mknote", "mknota", "HTML notes"),
        ('data-mark="–"', 'data-mark="•"', "HTML text"),
        ("</main>", "<p>more</p></main>", "HTML text"),
    ],
)
def test_a_page_of_html_that_says_something_else_is_refused(every_block, old, new, part):
    assert old in every_block.html
    (problem,) = check_html(every_block.html.replace(old, new, 1), every_block.document)
    assert problem.code == "outputs-differ"
    assert problem.message.startswith(part)


NOTES = """
One [@doe]. Two.^[See [@doe, 3] and [@roe].]

# A heading

Three [@doe, 4]. Four [@roe, 5].
"""
SOURCES = """
- {id: doe, type: book, author: [{family: Doe, given: Jane}], title: A book, publisher: House, issued: 2020, language: en}
- {id: roe, type: webpage, author: A Ministry, title: Statement, URL: "https://example.org/x", issued: 2023-03, language: en}
"""


@pytest.mark.parametrize("place", ["foot", "end"])
@pytest.mark.parametrize(
    "style", ["oscola", "chicago-notes-bibliography", "apa", "ieee", "chicago-author-date", "modern-language-association"]
)
def test_notes_and_entries_are_the_same_in_all_outputs_whatever_the_style(tmp_path, style, place):
    folder = written(tmp_path / "x", NOTES, **{"citation-style": style, "notes": place, "list-sources": "yes", "lang": "en-GB"})
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    assert iria.build(folder, out=tmp_path / "out").paths.keys() == {"pdf", "docx", "html"}


def test_a_reference_to_a_note_that_shows_another_number_is_refused(tmp_path):
    folder = written(tmp_path / "x", NOTES, **{"citation-style": "oscola", "lang": "en-GB"})
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    document = iria.resolve(folder)
    data = render_docx(document, load_theme())
    assert check_docx(data, document, {}) == []
    wrong = changed_docx(data, "word/footnotes.xml", b"NOTEREF _Ref_note-1", b"NOTEREF _Ref_note-2")
    (problem,) = check_docx(wrong, document, {})
    assert problem.code == "word-field"
    assert "note-2: shows 1, refers to 2" in problem.message
