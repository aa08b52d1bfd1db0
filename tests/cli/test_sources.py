"""``iria sources``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import EXAMPLES, written

SOURCES = """
- {id: used, type: book, title: A, author: B, publisher: C, issued: 2020, language: en}
- {id: spare, type: webpage, title: D, author: [{family: Reuters}], URL: "https://e.org", issued: 2023, language: ru}
"""


@pytest.fixture
def folder(tmp_path):
    path = written(tmp_path / "x", "One [@used]. Two [@used, 3]; @absent too.")
    (path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (path / "sources.notes.yaml").write_text("used: {reliability: B, credibility: 2}", encoding="utf-8")
    return path


def iria(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).parent / "iria"
    return subprocess.run([program, "sources", *arguments], capture_output=True, text=True, check=False)


def test_the_table_tells_uses_ratings_and_what_is_wrong(folder):
    done = iria(str(folder))
    lines = [line.split() for line in done.stdout.splitlines()]
    assert lines[0] == ["key", "type", "uses", "rating", "title", "remarks"]
    assert lines[1] == ["used", "book", "2", "B2", "A"]
    assert lines[2][:3] == ["spare", "webpage", "unused"]
    assert 'author "Reuters" looks like a body' in done.stdout
    assert "2 sources, 1 unused" in done.stderr
    assert '"absent" is cited and is no source' in done.stderr
    assert done.returncode == 1


def test_the_same_for_machines(folder):
    data = json.loads(iria(str(folder), "--json").stdout)
    assert data["unknown"] == ["absent"]
    assert [(row["key"], row["uses"], row["rating"]) for row in data["sources"]] == [("used", 2, "B2"), ("spare", 0, "")]
    assert data["sources"][1]["suspicious"]
    assert [row["key"] for row in json.loads(iria(str(folder), "--json", "--cited").stdout)["sources"]] == ["used"]


@pytest.mark.parametrize(("form", "begins"), [("csl", "["), ("bib", "@book{used"), ("ris", "TY  - BOOK")])
def test_sources_are_written_in_three_formats(folder, form, begins):
    assert iria(str(folder), "--format", form).stdout.startswith(begins)


def test_what_a_format_cannot_hold_is_told():
    done = iria(str(EXAMPLES / "moscow-mediation"), "--format", "ris")
    assert "ris has no place for assad-2023: type interview, interviewer" in done.stderr
    assert done.returncode == 0


def test_a_summary_is_drafted_for_the_analyst(folder):
    (folder / "briefing.md").write_text((folder / "briefing.md").read_text().replace("; @absent too", ""), encoding="utf-8")
    done = iria(str(folder), "--summary")
    assert done.stdout.startswith("::: source-summary\nCited sources: 1 (Literature 1). Reliability (Admiralty code): B 1.")
    assert "Languages: English 1." in done.stdout


def test_two_kinds_of_output_are_wrong_usage(folder):
    assert iria(str(folder), "--json", "--summary").returncode == 2


def test_a_folder_without_briefing_is_an_error(tmp_path):
    done = iria(str(tmp_path))
    assert done.returncode == 1
    assert "no-briefing" in done.stderr
