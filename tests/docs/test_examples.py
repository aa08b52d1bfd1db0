"""Every example of the documentation works as shown.

- ```` ```markdown briefing.md ```` (a fence with a file's name) writes that file to the folder of the page.
- ```` ```console ```` runs the lines after ``$`` there; what follows each is what it prints, ``…`` standing for anything.
- ```` ```python ```` runs there; with ``>>>`` its answers are compared.
- ```` ```markdown ```` is read as the text of a briefing, and has no problem; with the code of a problem behind, it has
  that problem.
- ```` ```sh ```` and ```` ```text ```` are for reading: set-up, and pictures of files.
"""

import doctest
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from conftest import EXAMPLES, ROOT, written
from pages import NAMES, PAGES, Fence, fences

from iria_reports.building.finding import find_problems

SCRIPTS = Path(sys.executable).parent


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_the_examples_of_a_page_work(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path / "page"
    shutil.copytree(EXAMPLES, folder / "examples")
    monkeypatch.chdir(folder)
    names: dict[str, object] = {"__name__": "example"}
    for number, fence in enumerate(fences(page)):
        where = f"{page.relative_to(ROOT)}:{fence.line}"
        match fence.language:
            case "console":
                run_console(fence, folder, where)
            case "python":
                run_python(fence, names, where)
            case "markdown" | "yaml" | "csv" | "json" | "toml" | "svg" if "." in fence.what:
                file = folder / fence.what
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(fence.text, encoding="utf-8")
            case "markdown":
                read_fragment(fence, tmp_path / str(number), where)
            case "sh" | "text":
                pass
            case other:
                pytest.fail(f"{where}: what is to be done with a fence of {other!r}?")


def run_console(fence: Fence, folder: Path, where: str) -> None:
    environment = {**os.environ, "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1"}
    for command, expected in commands(fence.text):
        done = subprocess.run(
            ["sh", "-c", command + " 2>&1"], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        pattern = ".*".join(re.escape(part) for part in expected.rstrip().split("…"))
        assert re.fullmatch(pattern, done.stdout.rstrip(), re.DOTALL), f"{where}: $ {command}\n{done.stdout}"


def commands(text: str) -> list[tuple[str, str]]:
    """Commands and what each prints. ``./run`` is the command ``iria`` of this environment."""
    parts = re.split(r"(?m)^\$ (.*)\n", text)[1:]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return [(re.sub(r"^\./run (?!test|python)", "iria ", command), output) for command, output in pairs]


def run_python(fence: Fence, names: dict[str, object], where: str) -> None:
    if ">>> " not in fence.text:
        with redirect_stdout(io.StringIO()):
            exec(compile(fence.text, where, "exec"), names)
        return
    test = doctest.DocTestParser().get_doctest(fence.text, names, where, where, fence.line)
    said: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=said.append, clear_globs=False)
    names |= test.globs
    assert not result.failed, "".join(said)


def read_fragment(fence: Fence, folder: Path, where: str) -> None:
    """Read a fragment among the files of the test document: its sources, figures and data."""
    shutil.copytree(EXAMPLES / "every-block", folder)
    (folder / "more.md").unlink()
    written(folder, fence.text, bibliography="sources.yaml")
    problems = find_problems(folder)
    codes = {problem.code for problem in problems}
    assert codes == set(shlex.split(fence.what)), f"{where}: {[str(problem) for problem in problems]}"
