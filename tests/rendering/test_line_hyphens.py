"""Hyphens at the ends of lines are soft in the PDF: a reader finds, copies and hears whole words."""

import re
import subprocess

import pypdfium2 as pdfium
import pytest
from conftest import briefing, require

import iria_reports as iria

pytestmark = pytest.mark.external

LONG = "Internationalisation of responsibilities notwithstanding, administrations characteristically underestimated it. " * 12
SOFT, HARD = "\u00ad", "-"


def text_of(path):
    command = [require("pdftotext"), "-raw", path, "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_a_hyphen_that_breaks_a_line_is_soft(tmp_path):
    text = text_of(iria.build(briefing(iria.Paragraph(LONG)), to="pdf", out=tmp_path).paths["pdf"])
    ends = re.findall(r"([^\w\s])$", text, flags=re.MULTILINE)
    assert ends.count(SOFT) >= 3
    assert HARD not in ends
    assert LONG.partition(".")[0].replace(" ", "") in re.sub(f"[\\s{SOFT}]", "", text)


def test_a_hyphen_that_belongs_to_the_word_stays(tmp_path):
    words = "well-known co-operation and policy-makers of north-west internationalisation "
    text = text_of(iria.build(briefing(iria.Paragraph(words * 30)), to="pdf", out=tmp_path).paths["pdf"])
    plain = re.sub(f"[\\s{SOFT}]", "", text)
    assert "\u2010" not in text
    assert plain.count(words.replace(" ", "")) == 30


def test_no_line_of_an_address_ends_with_one_of_its_hyphens(report):
    document = pdfium.PdfDocument(report.pdf)
    text = "\n".join(document[index].get_textpage().get_text_range() for index in range(len(document)))
    lines = text.replace("\r", "").split("\n")
    assert any("\u200b" not in line and line.startswith("-takeaways-from-putins") for line in lines)
    assert not [line for line in lines if "/" in line and line.endswith("-")]
    assert "\u200b" not in report.html, "who copies an address from the screen gets no more than it"


def test_the_arabic_article_stays_with_its_noun_and_is_found(tmp_path):
    words = "Bashar al-Assad at Ras al-Ain and Abdel Fattah el-Sisi, "
    text = text_of(iria.build(briefing(iria.Paragraph(words * 40)), to="pdf", out=tmp_path).paths["pdf"])
    assert not re.search("l-$", text, flags=re.MULTILINE)
    assert text.count("al-Assad") == text.count("al-Ain") == text.count("el-Sisi") == 40


@pytest.mark.parametrize("words", range(8, 40, 4))
def test_no_stub_of_an_address_stands_alone_on_its_last_line(tmp_path, words):
    address = "https://example.org/news/2023/02/23/a-tale-of-five-ministers/?page=4&of=5-6"
    link = iria.Link(address, address)
    pdf = iria.build(briefing(iria.Paragraph(["word " * words, link])), to="pdf", out=tmp_path).paths["pdf"]
    lines = [line for line in text_of(pdf).splitlines() if line.strip() and address.endswith(line.strip())]
    assert all(len(line.strip()) >= 12 for line in lines)
