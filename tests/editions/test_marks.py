"""Marks of an edition: TLP as its standard has it, restrictions, watermark; the same in PDF, Word and on the screen."""

from __future__ import annotations

import io
import re
import zipfile

import page
import pikepdf
import pypdfium2 as pdfium
import pytest
from conftest import briefing
from lxml import etree
from pypdfium2 import raw

import iria_reports as iria
from iria_reports.resolved import Paragraph, inline_text
from iria_reports.theme import load_theme, theme_names
from iria_reports.theme.roles import Role

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: FIRST, TLP 2.0 (August 2022), table of colours on #000000.
COLOURS = {"RED": "ff2b2b", "AMBER": "ffc000", "AMBER_STRICT": "ffc000", "GREEN": "33ff00", "CLEAR": "ffffff"}
LABELS = {
    "RED": "TLP:RED",
    "AMBER": "TLP:AMBER",
    "AMBER_STRICT": "TLP:AMBER+STRICT",
    "GREEN": "TLP:GREEN",
    "CLEAR": "TLP:CLEAR",
}


def marked(tlp: iria.Tlp, **fields: object) -> iria.Briefing:
    """Two pages and a turned one, or chapters behind a cover."""
    table = iria.Table("A table", columns=["A", "B"], rows=[["1", "2"]], landscape=True)
    body = [
        iria.Part(iria.PartKind.SUMMARY, "Short."),
        iria.Section("One", ["Text.", iria.PageBreak(), "More."]),
        iria.Section("Two", [table]),
    ]
    recipients = ("The Minister",) if tlp is iria.Tlp.RED else ()
    client = iria.Client(id="c", name="A Client", recipients=recipients, **fields)
    return briefing(
        *body,
        form=iria.FORMS["special-report"],
        handling=iria.Handling(tlp, ("Not for onward transmission",)),
        clients=(client,),
    )


def words_of_page(sheet: pdfium.PdfPage) -> list[tuple[str, float, tuple[int, ...], float]]:
    """Pieces of text with their size in points, colour and distance from the foot."""
    text_page = sheet.get_textpage()
    found = []
    for item in sheet.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=6):
        size, colour = raw.ctypes.c_float(), [raw.ctypes.c_uint() for _ in range(4)]
        raw.FPDFTextObj_GetFontSize(item.raw, size)
        raw.FPDFPageObj_GetFillColor(item.raw, *colour)
        length = raw.FPDFTextObj_GetText(item.raw, text_page.raw, None, 0)
        buffer = raw.ctypes.create_string_buffer(length)
        raw.FPDFTextObj_GetText(
            item.raw, text_page.raw, raw.ctypes.cast(buffer, raw.ctypes.POINTER(raw.ctypes.c_ushort)), length
        )
        matrix = item.get_matrix()
        found.append(
            (
                buffer.raw[: length - 2].decode("utf-16-le"),
                size.value * abs(matrix.d),
                tuple(each.value for each in colour[:3]),
                item.get_bounds()[1],
            )
        )
    return found


@pytest.mark.parametrize("name", COLOURS)
def test_the_label_stands_in_head_and_foot_of_every_page_at_twelve_points_in_its_colour(name):
    data = iria.render_pdf(marked(iria.Tlp[name]), client="c")
    expected = tuple(bytes.fromhex(COLOURS[name]))
    document = pdfium.PdfDocument(data)
    assert len(document) > 3
    for sheet in document:
        labels = [piece for piece in words_of_page(sheet) if piece[0].strip() == LABELS[name]]
        restrictions = [piece for piece in words_of_page(sheet) if "Not for onward transmission" in piece[0]]
        middle = sheet.get_height() / 2
        for pieces in (labels, restrictions):
            assert sum(piece[3] > middle for piece in pieces) == 1, "head"
            assert sum(piece[3] < middle for piece in pieces) == 1, "foot"
            for _, size, colour, _ in pieces:
                assert size == pytest.approx(12, abs=0.05)
                assert colour == expected
        sheet.close()
    document.close()


@pytest.mark.parametrize("name", COLOURS)
def test_the_label_stands_in_each_header_and_footer_of_word(name):
    parts = zipfile.ZipFile(io.BytesIO(iria.render_docx(marked(iria.Tlp[name]), client="c")))
    for part in (each for each in parts.namelist() if re.match(r"word/(header|footer)\d", each)):
        text = parts.read(part).decode()
        assert LABELS[name] in text, part
        assert "Not for onward transmission" in text, part
    styles = etree.fromstring(parts.read("word/styles.xml"))
    (style,) = styles.xpath("//*[local-name()='style'][@*[local-name()='styleId']='IRIAHandlingmark']")
    properties = style.find(f"{W}rPr")
    assert properties.find(f"{W}color").get(f"{W}val").lower() == COLOURS[name]
    assert properties.find(f"{W}shd").get(f"{W}fill") == "000000"
    assert int(properties.find(f"{W}sz").get(f"{W}val")) == 24  # half points


@pytest.mark.parametrize("name", theme_names())
def test_no_theme_makes_the_mark_smaller_than_the_standard(name):
    theme = load_theme(name)
    assert theme.styles[Role.MARK].size >= 12
    assert theme.styles[Role.MARK].bold


def test_the_mark_stands_on_the_screen_too():
    html = iria.render_html(marked(iria.Tlp.AMBER), client="c")
    assert html.count("TLP:AMBER\nNot for onward transmission") == 2, "above and below the text"
    assert "#ffc000" in html


@pytest.mark.parametrize("place", iria.WatermarkPlace)
def test_a_watermark_is_no_part_of_what_is_read_aloud_and_leaves_the_pdf_as_valid_as_it_was(place):
    data = iria.render_pdf(marked(iria.Tlp.GREEN, watermark=iria.Watermark("Copy of A Client", place)), client="c")
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        assert page.validate_pdf_bytes(data, profile=profile).is_compliant
    document = pdfium.PdfDocument(data)
    assert all("CopyofAClient" in re.sub(r"\s", "", sheet.get_textpage().get_text_range()) for sheet in document)
    document.close()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert not any("Copy of A Client" in str(item) for item in pdf.objects if isinstance(item, pikepdf.String))


@pytest.mark.parametrize("place", iria.WatermarkPlace)
def test_a_watermark_stands_in_each_header_of_word_and_on_the_screen(place):
    whole = marked(iria.Tlp.GREEN, watermark=iria.Watermark("Copy of <A> Client", place))
    parts = zipfile.ZipFile(io.BytesIO(iria.render_docx(whole, client="c")))
    for part in (each for each in parts.namelist() if re.match(r"word/header\d", each)):
        assert 'string="Copy of &lt;A&gt; Client"' in parts.read(part).decode()
    assert "body{background:url(data:image/svg+xml" in iria.render_html(whole, client="c")


def test_text_can_be_read_over_a_watermark():
    """Contrast of the body over its colour (WCAG 2.2, 1.4.3)."""
    from iria_reports.rendering.watermark import Ground, colour
    from iria_reports.resolved import Watermark, WatermarkPlace
    from iria_reports.theme.contrast import contrast

    for name in theme_names():
        theme = load_theme(name)
        ground = colour(Watermark("X", WatermarkPlace.DIAGONAL), theme, Ground.PAGE)
        for role in (Role.BODY, Role.NOTE, Role.TABLE_CELL):
            assert contrast(theme.colour(role), ground) >= 4.5, (name, role)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "tr", "ar", "zh"])
@pytest.mark.parametrize("tlp", iria.Tlp)
def test_the_document_says_what_its_label_allows(tlp, language):
    """TLP 2.0 asks sources to say whom they mean by clients and community."""
    made = briefing(handling=iria.Handling(tlp), language=iria.Language(language))
    (line,) = (words for block in iria.resolve(made).body if (words := plain_words(block)).startswith(tlp.label))
    assert len(line) > len(tlp.label) + 5
    if language == "en":
        assert ("clients" in line) == (tlp is iria.Tlp.AMBER)
        assert ("community" in line) == (tlp is iria.Tlp.GREEN)


def plain_words(block: object) -> str:
    return inline_text(block.content) if isinstance(block, Paragraph) else ""
