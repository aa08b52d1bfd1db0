"""The lint of Word files: a folder of broken ones, each of which breaks one rule, and a sound one, which breaks none.

A case holds the parts that differ from those of ``sound``, and what the lint says in ``expected.txt``. To take over what it
says: ``IRIA_ACCEPT=1 pytest tests/inspecting/test_wordlint.py``.
"""

import io
import os
import zipfile
from pathlib import Path

import pytest

from iria_reports.inspecting.wordfile import WordFile
from iria_reports.inspecting.wordlint import RULES, lint_docx
from iria_reports.inspecting.wordlint.editing import direct_formatting

BROKEN = Path(__file__).parent / "broken"
SOUND = BROKEN / "sound"
CASES = sorted(path.name for path in BROKEN.iterdir() if path != SOUND)


def parts(folder: Path) -> dict[str, bytes]:
    found = {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    found.pop("expected.txt", None)
    return found


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def said(data: bytes) -> str:
    return "".join(
        f"{problem.severity.value} {problem.code}: {problem.message}{f' ({problem.subject})' if problem.subject else ''}\n"
        for problem in lint_docx(data)
    )


def test_a_sound_file_is_sound():
    assert said(zipped(parts(SOUND))) == ""


@pytest.mark.parametrize("case", CASES)
def test_what_is_broken_is_said(case):
    expected = BROKEN / case / "expected.txt"
    found = said(zipped(parts(SOUND) | parts(BROKEN / case)))
    if os.environ.get("IRIA_ACCEPT"):
        expected.write_text(found, encoding="utf-8")
    assert found
    assert found == expected.read_text(encoding="utf-8")


def test_a_part_that_stands_twice_is_said():
    buffer = io.BytesIO(zipped(parts(SOUND)))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/styles.xml", "<other/>")
    assert "word/styles.xml stands 2 times in the file" in said(buffer.getvalue())


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"%PDF-1.7", zipped({"a.txt": b"x"})])
def test_what_is_no_word_file_is_said(data):
    (problem,) = lint_docx(data)
    assert problem.code == "word-package"
    assert problem.mend


def test_every_rule_has_a_case_that_breaks_it():
    """Taken out, a rule leaves at least one case unsaid."""
    files = {case: WordFileOrNone(zipped(parts(SOUND) | parts(BROKEN / case))) for case in CASES}
    for rule in RULES:
        if rule.__name__ == "parts_stand_once":
            continue  # above
        assert any(file is not None and list(rule(file)) for file in files.values()), rule.__name__


def WordFileOrNone(data: bytes) -> WordFile | None:  # noqa: N802
    from iria_reports.problems import BriefingError

    try:
        file = WordFile(data)
        _ = file.stories
    except BriefingError:
        return None
    return file


def test_our_files_are_clean(example):
    assert lint_docx(example.docx) == []


def test_nothing_in_our_files_is_formatted_by_hand(example):
    assert direct_formatting(WordFile(example.docx)).total() == 0
