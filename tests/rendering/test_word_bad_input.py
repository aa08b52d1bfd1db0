"""Input at which Word files broke: each becomes a sound file, or a problem with its mend."""

import io
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from conftest import briefing, loose, written
from PIL import Image

import iria_reports as iria
from iria_reports.inspecting.wordfile import WordFile, q, value
from iria_reports.inspecting.wordlint import lint_docx

IRIA = Path(sys.executable).parent / "iria"
BOX = iria.Box("Inner", ["Text."])
TABLE = iria.Table("T", columns=["a", "b"], rows=[["1", "2"]])


def body(data: bytes):
    return WordFile(data).tree("word/document.xml")


@pytest.mark.parametrize(
    "block",
    [
        iria.Box("Outer", [BOX]),
        iria.Box("Outer", ["Text.", TABLE]),
        iria.Box("Outer", [iria.BulletList([iria.ListItem([iria.Paragraph("x"), TABLE])])]),
        iria.Recommendation("All", [BOX]),
        iria.BulletList([iria.ListItem([iria.Paragraph("x"), TABLE, TABLE, BOX])]),
        iria.BulletList([iria.ListItem([iria.Paragraph("x"), TABLE]), iria.ListItem([TABLE])]),
    ],
)
def test_whatever_stands_last_a_cell_ends_with_a_paragraph_and_no_tables_touch(block):
    assert lint_docx(iria.render_docx(briefing(block, block))) == []


def test_a_reference_to_a_heading_leaves_the_calls_of_its_notes_out(tmp_path):
    source = written(tmp_path, "# Words^[A note.] {#sec-a}\n\nSee @sec-a.\n")
    assert lint_docx(iria.render_docx(source)) == []


def test_turned_pages_that_follow_one_another_leave_none_empty():
    wide = iria.Table("T", columns=["a"], rows=[["1"]], landscape=True)
    data = iria.render_docx(briefing(iria.Section("A", [wide]), iria.Section("B", [wide]), iria.Section("C", ["Text."])))
    kinds = [value(each.find(q("pgSz")), "orient") or "upright" for each in body(data).iter(q("sectPr"))]
    assert kinds == ["upright", "landscape", "landscape", "upright"]


@pytest.mark.parametrize("unit", ["mm", "cm", "pt", "pc", "in", "px"])
def test_drawings_in_any_unit_have_a_picture_beside_them(unit):
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="2{unit}" height="1{unit}"><rect width="1{unit}" height="9"/></svg>'
    )
    picture = iria.Picture.of("a.svg", drawing.encode())
    assert iria.render_docx(briefing(iria.Figure(picture, alt="A bar.")))


@pytest.mark.parametrize(
    "attributes",
    ['width="1" height="20000"', 'viewBox="0 0 nan 5"', 'width="1.2.3" height="4"', 'width="." height="."'],
)
def test_drawings_that_no_page_can_hold_are_refused(attributes):
    with pytest.raises(iria.ModelError):
        iria.Picture.of("a.svg", f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}></svg>'.encode())


def test_drawings_of_too_many_elements_within_one_another_are_refused():
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{"<g>" * 250}{"</g>" * 250}</svg>'
    with pytest.raises(iria.ModelError, match="within one another"):
        iria.Picture.of("a.svg", drawing.encode())


def photograph(width: int, height: int, orientation: int = 1) -> iria.Picture:
    buffer = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "A camera's maker"
    Image.new("RGB", (width, height), "red").save(buffer, "JPEG", exif=exif)
    return iria.Picture.of("a.jpg", buffer.getvalue())


def test_photographs_stand_upright_and_say_no_more_of_the_camera():
    picture = photograph(40, 20, orientation=6)
    assert (picture.width, picture.height) == (20, 40)
    assert b"maker" not in picture.data
    assert photograph(40, 20).width == 40


def test_strips_are_refused_and_tall_pictures_fit_the_page():
    with pytest.raises(iria.ModelError, match="at most 50 times the other"):
        photograph(1, 600)
    data = iria.render_docx(briefing(iria.Figure(photograph(100, 2000), alt="Tall.")))
    _logo, extent = body(data).iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent")
    assert int(extent.get("cy")) < 297 * 36_000 * 0.72


@pytest.mark.parametrize(
    "url",
    ["https://a..b/", "https://.", "https://a@/", "https://:80/", "mailto:a@b@c", "http://[::1", "http://a:99999/", "http://",
     "https:x", "javascript:alert(1)", "https://a%20b.c/"],
)  # fmt: skip
def test_what_is_no_address_is_refused(url):
    with pytest.raises(iria.ModelError):
        iria.Link("x", url)


@pytest.mark.parametrize("field", [{"website": "javascript:alert(1)"}, {"website": "https://a b.c"}, {"email": "a b@c"}])
def test_an_imprint_has_addresses_too(field):
    with pytest.raises(iria.ModelError):
        iria.Imprint(**field)


def test_signs_that_may_not_stand_in_an_address_are_encoded():
    doi = "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"
    source = iria.Source.of("a", "article-journal", title="T", author=iria.Name(family="A"), issued="1998", DOI=doi)
    cited = iria.Paragraph(["x", iria.Citation("a")])
    data = iria.render_docx(briefing(cited, sources=[source]))
    assert b"49:8%3C693::AID-ASI4%3E3.0.CO;2-O" in WordFile(data).parts["word/_rels/footnotes.xml.rels"]
    assert lint_docx(data) == []


def test_a_fact_sheet_may_have_contents_and_numbers(tmp_path):
    read = iria.load(written(tmp_path, "# One\n\nText.\n\n# Two\n\nText.\n", contents="yes", numbering="yes"))
    data = iria.render_docx(attrs.evolve(read, form=loose("fact-sheet")))
    style = next(each for each in WordFile(data).styles.iter(q("style")) if value(each, "styleId") == "TOC1")
    left, right = (int(value(stop, "pos")) for stop in style.iter(q("tab")))
    assert 0 < left < right < 5000  # within a column of some 80 mm


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(IRIA), *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "has 0 characters"),
        ("geheim".encode("utf-16"), "is not UTF-8"),
        (b"x" * 16, "has 16 characters"),
    ],
)
def test_a_password_that_word_cannot_ask_for_is_refused(tmp_path, data, message):
    path = tmp_path / "password.txt"
    path.write_bytes(data)
    done = run("build", str(written(tmp_path / "b", "Text.\n")), "--protect", "comments", "--password-file", str(path))
    assert done.returncode == 2
    assert message in done.stderr


def test_a_password_goes_with_its_protection(tmp_path):
    path = tmp_path / "password.txt"
    path.write_bytes(b"\xef\xbb\xbfsecret\r\n")
    source = str(written(tmp_path / "b", "Text.\n"))
    assert run("build", source, "--password-file", str(path)).returncode == 2
    out = str(tmp_path / "out")
    done = run("build", source, "--to", "docx", "--protect", "comments", "--password-file", str(path), "--out", out, "--quiet")
    assert done.returncode == 0
    expected = iria.render_docx(source, word=iria.WordOptions(protection="comments", password="secret"))  # noqa: S106
    assert Path(done.stdout.strip()).read_bytes() == expected


def test_doctor_looks_at_word_files(tmp_path):
    good, bad = tmp_path / "good.docx", tmp_path / "bad.docx"
    good.write_bytes(iria.render_docx(briefing()))
    bad.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old one")
    done = run("doctor", str(good))
    assert (done.returncode, done.stdout) == (0, f"{good}: nothing to object to\n")
    done = run("doctor", str(bad))
    assert done.returncode == 1
    assert "encrypted" in done.stderr
