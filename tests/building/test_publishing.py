"""Files are written all or none, each whole; what stood there stays unless all can be replaced."""

import os
import stat
from pathlib import Path

import pytest

import iria_reports as iria
from iria_reports.building.publishing import publish


def listed(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_files_are_written_into_a_folder_that_is_made(tmp_path):
    paths = publish({"a.pdf": b"one", "a.docx": b"two"}, tmp_path / "new" / "out")
    assert {name: path.read_bytes() for name, path in paths.items()} == {"a.pdf": b"one", "a.docx": b"two"}
    assert listed(tmp_path / "new" / "out") == {"a.pdf": b"one", "a.docx": b"two"}


def test_files_have_the_rights_that_the_users_mask_gives(tmp_path):
    before = os.umask(0o027)
    try:
        path = publish({"a.pdf": b"one"}, tmp_path)["a.pdf"]
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_if_one_file_cannot_be_put_in_place_the_former_ones_stand(tmp_path, monkeypatch, fails_at):
    """As on Windows, where a file that is open in Word cannot be replaced."""
    publish({"a.pdf": b"old pdf", "a.docx": b"old docx"}, tmp_path)
    calls = 0
    replace = Path.replace

    def replacing(self, target):
        nonlocal calls
        calls += 1
        if calls == fails_at:
            raise PermissionError(13, "Permission denied", str(self), None, str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", replacing)
    with pytest.raises(iria.BriefingError) as caught:
        publish({"a.pdf": b"new", "a.docx": b"new", "a.html": b"new"}, tmp_path)
    assert listed(tmp_path) == {"a.pdf": b"old pdf", "a.docx": b"old docx"}
    assert [problem.code for problem in caught.value.problems] == ["unwritable-output"]
    assert "Permission denied" in caught.value.problems[0].message


def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):
    publish({"a.pdf": b"old"}, tmp_path)
    opened = Path.open

    class Full:
        def __init__(self, file):
            self.file = file

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self.file.close()

        def write(self, data):
            self.file.write(data[:1])
            raise OSError(28, "No space left on device")

    def opening(self, mode="r", **options):
        file = opened(self, mode, **options)
        return Full(file) if mode == "xb" else file

    monkeypatch.setattr(Path, "open", opening)
    with pytest.raises(iria.BriefingError, match="No space left"):
        publish({"a.pdf": b"new", "a.docx": b"new"}, tmp_path)
    monkeypatch.undo()
    assert listed(tmp_path) == {"a.pdf": b"old"}


def test_a_folder_that_is_a_file_is_a_problem(tmp_path):
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(iria.BriefingError, match="cannot be written"):
        publish({"a.pdf": b"new"}, tmp_path / "out")


def test_a_build_that_fails_late_leaves_the_former_files(tmp_path, monkeypatch):
    from conftest import briefing

    from iria_reports.building import outputs

    first = iria.build(briefing(), to=["docx"], out=tmp_path)
    former = first.paths["docx"].read_bytes()
    monkeypatch.setattr(outputs, "check_docx", lambda *_: [iria.Problem("outputs-differ", "a word is missing")])
    with pytest.raises(iria.BriefingError) as caught:
        iria.build(briefing(iria.Paragraph("Other words.")), to=["docx"], out=tmp_path)
    assert listed(tmp_path) == {"a-title.docx": former}
    assert [problem.code for problem in caught.value.problems] == ["outputs-differ", "stale-output"]
