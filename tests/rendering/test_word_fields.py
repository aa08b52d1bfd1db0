"""Whatever Word can keep alive is a field with its result; page numbers are those of a layout, or none."""

import re

import pytest
from conftest import EXAMPLES, briefing, require

import iria_reports as iria
from iria_reports.inspecting.wordfile import WordFile, q, value
from iria_reports.inspecting.wordlint import lint_docx
from iria_reports.resolved import Contents, inline_text


def instructions(data: bytes) -> list[str]:
    return [each.text.strip() for each in WordFile(data).tree("word/document.xml").iter(q("instrText"))]


def shown_pages(data: bytes) -> dict[str, int]:
    """Pages that contents and lists show, by their anchors."""
    document = WordFile(data).parts["word/document.xml"].decode()
    found = re.findall(r'PAGEREF _Toc_(\w+) \\h .*?<w:t xml:space="preserve">(\d+)</w:t>', document)
    return {anchor: int(page) for anchor, page in found}


def test_contents_and_lists_are_fields_that_an_update_would_fill_alike(report):
    found = instructions(report.docx)
    assert 'TOC \\o "1-2" \\b _Listed \\h \\z' in found
    assert 'TOC \\h \\z \\c "Figure"' in found
    assert 'TOC \\h \\z \\c "Table"' in found


def test_what_contents_list_is_under_the_bookmark_that_they_name(report):
    """An update finds the headings that are listed, and none of those before the contents."""
    body = WordFile(report.docx).tree("word/document.xml")[0]
    (start,) = (each for each in body.iter(q("bookmarkStart")) if value(each, "name") == "_Listed")
    headings = [
        "".join(p.itertext())
        for p in start.itersiblings(q("p"))
        if value(p.find(f"{q('pPr')}/{q('pStyle')}")) in ("Heading1", "Heading2")
    ]
    (contents,) = [block for block in report.document.body if isinstance(block, Contents) and block.of is None]
    assert headings == [inline_text(entry.content) for entry in contents.entries]


def test_contents_show_the_pages_of_the_pdf_whether_it_is_made_or_not(report, tmp_path):
    alone = iria.build(report.path, to="docx", out=tmp_path)
    assert alone.pages is None
    assert alone.paths["docx"].read_bytes() == report.docx
    assert len(shown_pages(report.docx)) > 30


def test_without_a_layout_contents_show_no_pages():
    data = iria.render_docx(EXAMPLES / "after-new-start", word=iria.WordOptions(pages="none"))
    assert shown_pages(data) == {}
    assert "PAGEREF" not in " ".join(instructions(data))
    assert lint_docx(data) == []


def test_a_document_without_contents_is_not_laid_out_for_word(monkeypatch):
    from iria_reports.rendering.pdf.process import Worker

    monkeypatch.setattr(Worker, "lay_out", lambda *_a, **_k: pytest.fail("laid out"))
    assert iria.render_docx(briefing())


def test_an_unknown_source_of_pages_is_refused():
    with pytest.raises(ValueError, match="'word' is not a valid WordPages"):
        iria.WordOptions(pages="word")


@pytest.mark.parametrize("name", ["soffice"])
def test_without_libreoffice_its_command_is_named(name, monkeypatch):
    from iria_reports.rendering.docx.pages import layout

    monkeypatch.setattr(layout.shutil, "which", lambda _name: None)
    with pytest.raises(iria.MachineError, match="LibreOffice is not installed") as caught:
        iria.render_docx(EXAMPLES / "after-new-start", word=iria.WordOptions(pages="libreoffice"))
    assert "libreoffice-writer" in caught.value.mend
    assert name


@pytest.mark.external
@pytest.mark.parametrize("name", ["every-block", "after-new-start"])
def test_with_libreoffices_pages_all_are_libreoffices(name):
    from iria_reports.rendering.docx.pages.layout import libreoffice_pages

    require("soffice")
    data = iria.render_docx(EXAMPLES / name, word=iria.WordOptions(pages="libreoffice"))
    shown = shown_pages(data)
    there = libreoffice_pages(data)
    assert len(shown) > 20
    assert shown == {anchor: there[anchor] for anchor in shown}


@pytest.mark.external
def test_pages_of_the_pdf_are_nearly_all_those_of_libreoffice(every_block, report):
    """The aim is 95 in a hundred (docs/explanation/word.md)."""
    from iria_reports.rendering.docx.pages.layout import libreoffice_pages

    require("soffice")
    same, count = 0, 0
    for example in (every_block, report):
        there = libreoffice_pages(example.docx)
        shown = shown_pages(example.docx)
        same += sum(there[anchor] == page for anchor, page in shown.items())
        count += len(shown)
    assert same / count >= 0.9, f"{same} of {count}"
