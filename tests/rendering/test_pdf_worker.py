"""The layout worker is confined: no network, no files, no time or memory without end; what it says is heard."""

import gc
import os
import re
import subprocess
import sys
import threading
import time

import pypdfium2 as pdfium
import pytest
from conftest import briefing, metadata

import iria_reports as iria
from iria_reports.ipc.frames import pack, unpack
from iria_reports.rendering.pdf import process
from iria_reports.rendering.pdf.process import Worker


def lay_out(html: str):
    with Worker() as worker:
        return worker.lay_out(html, {}, metadata())


def page(body: str, head: str = "") -> str:
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T</title>{head}</head><body>{body}</body></html>'


def test_a_page_becomes_a_pdf_with_the_pages_of_its_anchors():
    made = lay_out(page('<p id="a">One</p><p id="b" style="break-before: page">Two</p>'))
    assert made.pdf.startswith(b"%PDF-")
    assert (made.count, made.pages) == (2, {"a": 1, "b": 2})


@pytest.mark.parametrize(
    "body",
    [
        '<img src="file:///etc/passwd" alt="x">',
        '<img src="http://127.0.0.1:9/x.png" alt="x">',
        '<img src="iria:picture/unknown" alt="x">',
        '<img src="data:image/png;base64,AAAA" alt="x">',
        '<object data="file:///etc/passwd"></object>',
        '<p style="background: url(file:///etc/passwd)">x</p>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd" width="9" height="9"/></svg>',
    ],
)
def test_nothing_is_loaded_but_the_pictures_of_the_document(body):
    with pytest.raises(iria.BriefingError) as caught:
        lay_out(page(body))
    assert {problem.code for problem in caught.value.problems} <= {"layout-failed", "layout-warning"}
    assert re.search("refused to load|Failed to render SVG image", str(caught.value))


@pytest.mark.parametrize(
    "head", ['<link rel="stylesheet" href="file:///etc/passwd">', "<style>@import url(http://127.0.0.1:9/a.css);</style>"]
)
def test_no_style_sheet_is_loaded(head):
    with pytest.raises(iria.BriefingError, match="refused to load"):
        lay_out(page("<p>x</p>", head))


def test_every_warning_of_weasyprint_is_a_problem():
    with pytest.raises(iria.BriefingError) as caught:
        lay_out(page("<p>x</p>", "<style>p { colour: red; widht: 3em }</style>"))
    assert [problem.code for problem in caught.value.problems] == ["layout-warning"] * 2
    assert "colour" in caught.value.problems[0].message


def test_a_layout_without_end_is_stopped(monkeypatch):
    monkeypatch.setattr(process, "TIME_LIMIT", 1)
    start = time.monotonic()
    with pytest.raises(iria.BriefingError, match="took more than 1 seconds"):
        lay_out(page("<p>" + "word " * 400_000 + "</p>"))
    assert time.monotonic() - start < 20


def test_a_request_that_is_never_read_leaves_nothing_open(monkeypatch):
    monkeypatch.setattr(process, "TIME_LIMIT", 0.01)
    with pytest.raises(iria.BriefingError, match="took more than"):
        lay_out(page("<p>" + "word " * 400_000 + "</p>"))
    gc.collect()  # a file left open would be a warning, and warnings are errors here


def test_a_killed_worker_is_a_problem_not_a_hang():
    with Worker() as worker:
        worker._process.kill()
        with pytest.raises(iria.BriefingError, match="the layout failed"):
            worker.lay_out(page("<p>x</p>"), {}, metadata())


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory holds on Linux alone")
def test_memory_without_end_is_refused():
    code = "from iria_reports.rendering.pdf import worker; worker.limit({'RLIMIT_AS': 2**30}); bytearray(2**31)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "MemoryError" in done.stderr


def test_the_worker_sees_no_proxy_no_home_and_no_secret(monkeypatch):
    seen: dict[str, str] = {}
    started = subprocess.Popen

    def spy(*args, **options):
        seen.update(options["env"])
        return started(*args, **options)

    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("A_SECRET", "s")
    monkeypatch.setattr(subprocess, "Popen", spy)
    lay_out(page("<p>x</p>"))
    assert "https_proxy" not in seen
    assert "A_SECRET" not in seen
    assert seen["HOME"] != os.environ.get("HOME")


def test_nothing_stays_in_the_temporary_folder(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    lay_out(page("<p>x</p>"))
    assert list(tmp_path.iterdir()) == []


def test_threads_may_lay_out_at_the_same_time():
    made: list[bytes] = []
    threads = [threading.Thread(target=lambda: made.append(iria.render_pdf(briefing()))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 3
    assert len(set(made)) == 1


def test_frames_are_read_as_they_were_written():
    header, data = unpack(pack({"a": [1, "é"]}, b"one", b"", b"\x00two"))
    assert header == {"a": [1, "é"]}
    assert list(data) == [b"one", b"", b"\x00two"]


def test_a_note_handed_on_to_the_next_page_stands_there_once():
    # The first paragraph fills its page, and must have nine lines there: the note goes to the next page. That
    # page is kept when the page numbers of the links make WeasyPrint lay out the first and the fourth again.
    style = (
        "@page { size: 600px 200px; margin: 0; @footnote { margin: 0; border: 0; padding: 0 } } * { margin: 0; padding: 0 }"
        "body { font: 10px/20px 'IRIA Sans' } p { orphans: 2; widows: 1 } p:first-child { orphans: 9 } b { float: footnote; footnote-policy: line }"
        "a::after { content: target-counter(attr(href), page) } ::footnote-call, ::footnote-marker { content: '' }"
    )
    link = "<a href='#end'>See</a>"
    body = f"<p>{link} note<b>mknote</b>{'<br>line' * 11}</p><p>{'more<br>' * 20}{link}{'<br>more' * 8}</p><p id='end'>end<b>mkother</b></p>"
    made = lay_out(page(body, f"<style>{style}</style>"))
    document = pdfium.PdfDocument(made.pdf)
    texts = [each.get_textpage().get_text_bounded() for each in document]
    document.close()
    assert texts[0].startswith("See5")
    assert ["mknote" in text for text in texts] == [False, True, False, False, False]
