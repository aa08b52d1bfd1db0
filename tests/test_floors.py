"""Imports point down: import-linter holds the floors of the house (docs/explanation/architecture.md)."""

import subprocess
import sys
from pathlib import Path

from conftest import ROOT

LINTER = Path(sys.executable).parent / "lint-imports"


def test_imports_point_down():
    done = subprocess.run([LINTER], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_floors_can_fail(tmp_path: Path):
    """A renderer that imports the model breaks a contract."""
    copy = tmp_path / "src" / "iria_reports"
    source = ROOT / "src" / "iria_reports"
    for path in source.rglob("*.py"):
        target = copy / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    broken = copy / "rendering" / "docx" / "xml.py"
    broken.write_text(broken.read_text(encoding="utf-8") + "\nfrom iria_reports.model.base import Node\n", encoding="utf-8")
    done = subprocess.run(
        [LINTER], cwd=tmp_path, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(tmp_path / "src")}
    )
    assert done.returncode == 1
    assert "iria_reports.rendering.docx.xml -> iria_reports.model.base" in done.stdout


def test_modules_stay_small():
    """Modules under 300 lines, so that each can be read at a sitting."""
    long = {
        str(path.relative_to(ROOT)): count
        for path in (ROOT / "src").rglob("*.py")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert long == {}
