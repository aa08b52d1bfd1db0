"""The page of HTML, printed from a browser: every sheet bears its marks, its head and its number."""

from __future__ import annotations

import subprocess

import pypdfium2 as pdfium
import pytest
from conftest import EXAMPLES, require

import iria_reports as iria

QUIET = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
]  # fmt: skip


def sheets(path, tmp_path):
    """The text of each sheet."""
    printed = tmp_path / "printed.pdf"
    command = [require("chromium"), *QUIET, f"--user-data-dir={tmp_path / 'user'}", f"--print-to-pdf={printed}", path.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    document = pdfium.PdfDocument(printed)
    found = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in document]
    document.close()
    return found


@pytest.mark.external
@pytest.mark.parametrize(
    ("example", "client", "marks"),
    [
        ("moscow-mediation", None, ["TLP:AMBER"]),
        ("after-new-start", None, ["TLP:GREEN"]),
        ("clients", "ministry-of-examples", ["TLP:AMBER+STRICT", "Not for onward transmission"]),
    ],
)
def test_every_sheet_bears_its_marks_and_its_number(example, client, marks, tmp_path):
    built = iria.build(EXAMPLES / example, client=client, to="html", out=tmp_path)
    found = sheets(built.paths["html"], tmp_path)
    assert len(found) > 2
    for number, text in enumerate(found, 1):
        for mark in marks:
            assert text.count(mark) >= 2, f"sheet {number} bears {mark} at its head and foot"
        assert str(number) in text.split()
        assert "IRIA" in text


@pytest.mark.external
def test_the_date_of_a_cover_does_not_stand_on_the_name(tmp_path):
    built = iria.build(EXAMPLES / "after-new-start", to="html", out=tmp_path)
    first = sheets(built.paths["html"], tmp_path)[0]
    assert "International Relations Insights & Analysis" in first
    assert "20 March 2024" in first
