import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import EXAMPLES, written

IRIA = Path(sys.executable).parent / "iria"
MOSCOW = str(EXAMPLES / "moscow-mediation")


def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(IRIA), *arguments], capture_output=True, text=True, check=False, cwd=cwd)


def loaded(*arguments: str) -> set[str]:
    """Modules that a command loads."""
    code = (
        "import os, sys\nfrom iria_reports.cli import main\nos._exit = sys.exit\nsys.argv = ['iria', *sys.argv[1:]]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\nprint(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_help_loads_neither_the_model_nor_any_renderer():
    modules = loaded("--help")
    assert "click" in modules
    assert not {"attr", "weasyprint", "docx", "jinja2", "markdown_it", "babel", "lxml"} - {"attr"} & modules
    assert "iria_reports.model.blocks" not in modules


def test_check_loads_no_renderer():
    modules = loaded("check", MOSCOW)
    assert "iria_reports.loading.folder" in modules
    assert not {"weasyprint", "docx", "jinja2"} & modules


def test_build_writes_the_three_files_and_prints_their_paths(tmp_path):
    done = run("build", MOSCOW, "--out", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert [Path(line).name for line in done.stdout.splitlines()] == [
        f"moscow-mediation.{form}" for form in ("pdf", "docx", "html")
    ]
    assert done.stderr.splitlines()[0] == "load …"
    assert all(Path(line).stat().st_size for line in done.stdout.splitlines())


def test_build_writes_only_the_formats_asked_for_into_out(tmp_path):
    done = run("build", MOSCOW, "--to", "docx", "--quiet", cwd=tmp_path)
    assert done.stderr == ""
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["moscow-mediation.docx"]


def test_build_as_json(tmp_path):
    done = run("build", MOSCOW, "--to", "html", "--out", str(tmp_path), "--json")
    result = json.loads(done.stdout)
    assert result["problems"] == []
    assert Path(result["paths"]["html"]).is_file()
    assert set(result["seconds"]) >= {"load", "check", "resolve", "html", "publish"}


def test_errors_are_exit_status_1_and_nothing_is_written(tmp_path):
    folder = written(tmp_path / "bad", "See @fig-none.")
    done = run("build", str(folder), "--out", str(tmp_path / "out"))
    assert done.returncode == 1
    assert "unknown-target" in done.stderr
    assert not (tmp_path / "out").exists()


def test_earlier_files_stay_and_are_reported_as_stale(tmp_path):
    folder = written(tmp_path / "report", "Good.")
    assert run("build", str(folder), "--to", "html", "--out", str(tmp_path / "out")).returncode == 0
    before = (tmp_path / "out" / "report.html").read_bytes()
    written(folder, "Bad @fig-none.")
    done = run("build", str(folder), "--to", "html", "--out", str(tmp_path / "out"))
    assert done.returncode == 1
    assert "stale-output" in done.stderr
    assert (tmp_path / "out" / "report.html").read_bytes() == before


def test_wrong_usage_is_exit_status_2_with_a_suggestion():
    assert run("biuld", MOSCOW).returncode == 2
    assert "Did you mean 'build'" in run("biuld", MOSCOW).stderr
    assert run("build", MOSCOW, "--to", "odt").returncode == 2
    assert run("check", "no/such/folder").returncode == 2


def test_check_says_so_if_there_is_nothing_wrong():
    done = run("check", MOSCOW)
    assert (done.returncode, done.stderr.strip()) == (0, "no problems")


def test_check_as_json(tmp_path):
    done = run("check", str(written(tmp_path / "x", "See @fig-none.")), "--json")
    (problem,) = json.loads(done.stdout)
    assert problem["code"] == "unknown-target"
    assert (problem["file"], problem["line"], problem["column"], problem["width"]) == ("briefing.md", 7, 5, 9)


def test_an_unwritable_folder_is_a_problem_not_a_traceback(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = run("build", MOSCOW, "--to", "html", "--out", str(tmp_path / "file" / "out"))
    assert done.returncode == 1
    assert "unwritable-output" in done.stderr
    assert "Traceback" not in done.stderr


def test_forms_lists_the_six_forms():
    done = run("forms", "--json")
    assert [form["form"] for form in json.loads(done.stdout)] == [
        "backgrounder", "briefing", "special-report", "situation-report", "fact-sheet", "analysis",
    ]  # fmt: skip
    assert run("forms").stdout.startswith("backgrounder  (4–12 pages)")


def test_doctor_finds_this_machine_able():
    done = run("doctor", "--json")
    findings = json.loads(done.stdout)
    assert done.returncode == 0
    assert {"Pandoc", "library pango-1.0", "fonts"} <= {finding["what"] for finding in findings}


def test_doctor_names_the_command_for_what_is_missing(monkeypatch):
    from iria_reports.inspecting import doctor

    monkeypatch.setattr(doctor, "soname", lambda name, version: f"libmissing-{name}.so.{version}")
    monkeypatch.setattr("ctypes.util.find_library", lambda name: None)
    # The libraries alone: whether the machine has East Asian fonts is its own matter.
    missing = [finding for finding in doctor.examine() if not finding.found and finding.what.startswith("library ")]
    assert len(missing) == 6
    assert all("install" in finding.mend for finding in missing)


@pytest.mark.parametrize(("platform", "command"), [("darwin", "brew install pango"), ("win32", "pacman -S")])
def test_the_mend_for_pango_is_that_of_the_platform(monkeypatch, platform, command):
    from iria_reports.rendering.pdf.pango import pango_mend

    monkeypatch.setattr(sys, "platform", platform)
    assert command in pango_mend()


def test_dump_prints_the_resolved_document():
    done = run("dump", MOSCOW)
    data = json.loads(done.stdout)
    assert data["type"] == "ResolvedDocument"
    assert data["notes"][0]["number"] == 1


@pytest.mark.parametrize(
    ("given", "language", "words"),
    [
        (["--client", "tamin-al-namudhaj"], "ar", "شركة النموذج للتأمين"),
        (["--lang", "ar"], "ar", "ما بعد ممر الحبوب"),
        (["--proof"], "en", "DRAFT"),
    ],
)
def test_dump_shows_the_edition_that_is_asked_for(given, language, words):
    done = run("dump", str(EXAMPLES / "clients"), *given)
    assert json.loads(done.stdout)["language"]["tag"].startswith(language), done.stderr
    assert words in done.stdout


@pytest.mark.parametrize("given", [["--client", "dummy-relief", "--proof"], ["--client", "dummy-relief", "--lang", "ar"]])
def test_dump_is_of_one_edition(given):
    assert run("dump", str(EXAMPLES / "clients"), *given).returncode == 2


def test_a_machine_without_pango_is_exit_status_3(tmp_path, monkeypatch):
    """The worker finds no library: the command that installs it, and exit status 3."""
    fake = tmp_path / "weasyprint"
    fake.mkdir()
    (fake / "__init__.py").write_text("raise OSError('cannot load library pango')", encoding="utf-8")
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); from iria_reports.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), "build", MOSCOW, "--to", "pdf", "--out", str(tmp_path / "out")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 3, done.stderr
    assert "libpango" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("formats", [["pdf", "docx", "html"], ["docx"], ["pdf"]])
def test_the_progress_bar_is_as_long_as_the_build_has_phases(formats, tmp_path):
    from iria_reports.building.build import build
    from iria_reports.cli.making import _PHASES, _PHASES_OF

    phases: list[str] = []
    build(MOSCOW, to=formats, out=tmp_path, on_phase=phases.append)
    assert len(phases) == _PHASES + sum(_PHASES_OF[form] for form in formats)
