"""The wheel, installed where nothing of the checkout is in reach, builds an example."""

import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from conftest import EXAMPLES, ROOT

pytestmark = pytest.mark.long


def run(*command: object, cwd: Path) -> str:
    done = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # From a copy: building makes the fonts anew, which other tests are using meanwhile.
    copy = folder / "checkout"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "out", "fonts", "__pycache__"))
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, copy, cwd=folder)
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_holds_templates_styles_fonts_and_types(wheel: Path):
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in ("templates/document.html.j2", "styles/iria.toml", "fonts/IRIASerif-Regular.ttf", "py.typed"):
        assert f"iria_reports/{name}" in names
    assert not [name for name in names if name.startswith(("tests", "examples", "docs"))]


def test_the_installed_wheel_builds_the_example(wheel: Path, tmp_path: Path):
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    python, iria = scripts / "python", scripts / "iria"
    run(python, "-m", "pip", "install", "--quiet", "--constraint", ROOT / "constraints.txt", wheel, cwd=tmp_path)
    made = run(iria, "build", EXAMPLES / "moscow-mediation", "--quiet", "--out", "made", cwd=tmp_path)
    assert made.split() == [f"made/moscow-mediation.{form}" for form in ("pdf", "docx", "html")]
    found = run(python, "-c", "import iria_reports; print(iria_reports.__file__)", cwd=tmp_path)
    assert str(tmp_path) in found
    run(iria, "build", EXAMPLES / "moscow-mediation", "--quiet", "--out", "again", cwd=tmp_path)
    for form in ("pdf", "docx", "html"):
        name = f"moscow-mediation.{form}"
        assert (tmp_path / "made" / name).read_bytes() == (tmp_path / "again" / name).read_bytes()
