"""Bad briefings give exactly the lines that stand beside them in ``expected.txt``, and never a traceback.

To take over changed messages after reading them: ``IRIA_ACCEPT=1 pytest tests/test_bad_briefings.py``.
"""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from iria_reports.cli.main import iria

FOLDER = Path(__file__).parent / "bad"
CASES = sorted(path.name for path in FOLDER.iterdir())


@pytest.mark.parametrize("name", CASES)
def test_a_bad_briefing_gives_the_expected_lines(name, monkeypatch):
    monkeypatch.chdir(FOLDER)
    result = CliRunner().invoke(iria, ["check", name])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    said = result.stderr
    expected = FOLDER / name / "expected.txt"
    if os.environ.get("IRIA_ACCEPT"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")
    assert result.exit_code == 1
    assert result.stdout == ""


def test_there_are_bad_briefings_enough():
    assert len(CASES) >= 40


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_written_for_a_bad_briefing(name, tmp_path):
    result = CliRunner().invoke(iria, ["build", str(FOLDER / name), "--to", "html", "--out", str(tmp_path / "out"), "--quiet"])
    assert result.exit_code == 1
    assert not (tmp_path / "out").exists()
