"""The briefing that is built in Python, as its first lines say to run it."""

import subprocess
import sys

import pikepdf
from conftest import EXAMPLES


def test_the_example_in_python_builds_from_anywhere(tmp_path):
    done = subprocess.run(
        [sys.executable, EXAMPLES / "python_api.py", "made"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [f"made/aid-across-syrias-borders.{form}" for form in ("pdf", "docx", "html")]
    with pikepdf.open(tmp_path / "made" / "aid-across-syrias-borders.pdf") as pdf:
        assert str(pdf.docinfo["/Title"]) == "Aid across Syria’s borders"
