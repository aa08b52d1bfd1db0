"""All that lies in a briefing's folder counts as written by others: it reaches no file, starts no script, ends no machine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from conftest import written

import iria_reports as iria
from iria_reports.assets import citation_style_path
from iria_reports.building.finding import find_problems
from iria_reports.building.publishing import publish
from iria_reports.resolving.citations import cache
from iria_reports.theme.library import read_theme

SECRET = "mksecret"  # noqa: S105  the word that must not be told
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40"><text x="5" y="20">{SECRET}</text></svg>'
posix = pytest.mark.skipif(os.name != "posix", reason="POSIX has these files")


def codes(path):
    return {problem.code for problem in find_problems(path)}


def theme(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(f'base = "iria"\n{text}\n', encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        '[fonts.text]\nfamily = "IRIA Serif"\nfallback = ["x\\"; } </style><script>alert(1)</script>"]',
        '[scripts]\ncomplex = "x\\"; } </style>"',
        '[scripts]\neast-asian = "x; }"',
        '[colours]\n"q;background:url(http://host.example/t.png)" = "#123456"',
        '[colours]\nprimary = "red; }"',
        "grounds = 3",
        "[grounds]\npaper = 3",
        "[roles.body]\nsize = nan",
        "[roles.body]\nline = inf",
        "[roles.body]\nafter = 1e300",
        '[logo]\nfile = "/etc/passwd"',
        '[logo]\nfile = "../../secret.svg"',
        '[logo]\nfile = "a\\u0000.svg"',
        '[logo]\nfile = "loop.svg"',
        '[logo]\nfile = "link.svg"',
        '[logo]\nfile = "pipe.svg"',
        '[logo]\nfile = "zero.svg"',
    ],
)
@posix
def test_a_theme_says_looks_and_nothing_else(text, tmp_path):
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (tmp_path / "secret.svg").write_text(SVG, encoding="utf-8")
    (folder / "link.svg").symlink_to(tmp_path / "secret.svg")
    (folder / "loop.svg").symlink_to(folder / "loop.svg")
    (folder / "zero.svg").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.svg")
    with pytest.raises(iria.BriefingError) as refused:
        read_theme(theme(folder, text))
    assert {problem.code for problem in refused.value.problems} == {"broken-theme"}


@posix
@pytest.mark.parametrize(
    "name",
    ["briefing.md", "clients.yaml", "iria.yaml", "briefing.ar.md", "clients/reader.yaml", "sources.yaml", "sources.notes.yaml"],
)
def test_a_link_out_of_the_folder_is_not_followed(name, tmp_path):
    path = written(tmp_path / "talks", "Text.\n")
    outside = tmp_path / "outside"
    outside.write_text(
        (path / "briefing.md").read_text(encoding="utf-8") if name.endswith(".md") else f"- {SECRET}: [\n", encoding="utf-8"
    )
    (path / name).parent.mkdir(exist_ok=True)
    (path / name).unlink(missing_ok=True)
    (path / name).symlink_to(outside)
    problems = find_problems(path)
    assert any(problem.is_error for problem in problems)
    assert not any(SECRET in f"{problem}{problem.location.source.text if problem.location else ''}" for problem in problems)


@posix
def test_a_folder_of_clients_elsewhere_is_not_read(tmp_path):
    path = written(tmp_path / "talks", "Text.\n")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "reader.yaml").write_text("name: A Reader\n", encoding="utf-8")
    (path / "clients").symlink_to(tmp_path / "elsewhere")
    assert "unreadable-file" in codes(path)


@posix
@pytest.mark.parametrize("name", ["figure.svg", "data.csv", "own.csl", "sources.bib"])
@pytest.mark.parametrize("kind", ["pipe", "zero", "loop", "folder"])
def test_only_regular_files_are_read(name, kind, tmp_path):
    text = {"figure.svg": '![x](figure.svg){alt="x"}', "data.csv": '::: {.table src="data.csv"}\n:::'}.get(name, "Text.")
    front = {"own.csl": {"citation-style": "own.csl"}, "sources.bib": {"bibliography": "sources.bib"}}.get(name, {})
    path = written(tmp_path / "b", f"{text}\n", **front)
    file = path / name
    match kind:
        case "pipe":
            os.mkfifo(file)
        case "zero":
            file.symlink_to("/dev/zero")
        case "loop":
            file.symlink_to(file)
        case "folder":
            file.mkdir()
    assert codes(path) & {"missing-file", "outside-folder", "unreadable-file", "wrong-value"}


@pytest.mark.parametrize(
    "name", ["a%00.svg", "data:image/png;base64," + "A" * 4000, "x" * 5000 + ".png", "https://host.example/x.png"]
)
def test_what_is_no_name_of_a_file_is_told(name, tmp_path):
    found = find_problems(written(tmp_path, f'![x]({name}){{alt="x"}}\n'))
    assert {problem.code for problem in found if problem.is_error} <= {"outside-folder", "missing-file"}
    assert all(len(problem.message) < 200 for problem in found)


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() != 0, reason="only root can make files of others")
def test_a_house_file_of_another_user_is_not_read(tmp_path):
    path = written(tmp_path / "open" / "talks", "Text.\n")
    house = tmp_path / "open" / "iria.yaml"
    house.write_text(f"about: {SECRET}\n", encoding="utf-8")
    assert codes(path) == set()
    os.chown(house, 12345, 12345)
    assert codes(path) == {"untrusted-house"}


@posix
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_house_file_that_anybody_may_write_is_not_read(what, tmp_path):
    path = written(tmp_path / "open" / "talks", "Text.\n")
    house = tmp_path / "open" / "iria.yaml"
    house.write_text("about: Words.\n", encoding="utf-8")
    (house if what == "file" else house.parent).chmod(0o666 if what == "file" else 0o777)
    assert codes(path) == {"untrusted-house"}


def test_a_house_file_above_the_repository_is_not_looked_for(tmp_path):
    path = written(tmp_path / "repository" / "talks", "Text.\n")
    (tmp_path / "iria.yaml").write_text("nonsense: x\n", encoding="utf-8")
    assert codes(path) == {"unknown-key"}
    (tmp_path / "repository" / ".git").mkdir()
    assert codes(path) == set()


def style(macros: str, called: str) -> str:
    text = citation_style_path("chicago-author-date").read_text(encoding="utf-8")
    text = text.replace("<citation ", f"{macros}<citation ", 1)
    at = text.index("<layout", text.index("<citation "))
    at = text.index(">", at) + 1
    return f'{text[:at]}<text macro="{called}"/>{text[at:]}'


@pytest.mark.parametrize(
    ("macros", "called"),
    [
        ('<macro name="m"><text macro="m"/></macro>', "m"),
        ('<macro name="m"><text macro="n"/></macro><macro name="n"><group><text macro="m"/></group></macro>', "m"),
        (
            "".join(f'<macro name="m{n}"><text macro="m{n + 1}"/><text macro="m{n + 1}"/></macro>' for n in range(40))
            + '<macro name="m40"><text value="x"/></macro>',
            "m0",
        ),
    ],
    ids=["itself", "each other", "a fan"],
)
def test_a_style_that_never_ends_is_refused(macros, called, tmp_path):
    path = written(tmp_path, "Text [@doe].\n", **{"citation-style": "own.csl"})
    (path / "sources.yaml").write_text("- {id: doe, type: book, title: A book}\n", encoding="utf-8")
    (path / "own.csl").write_text(style(macros, called), encoding="utf-8")
    assert "broken-style" in codes(path)


@pytest.mark.parametrize(
    "inner",
    [
        f'<path d="M0 0 {" ".join(f"L{n % 300} {n % 97}" for n in range(40_000))}" stroke-dasharray="0.01" stroke="#000" fill="none"/>',
        "".join(f'<mask id="m{n}"><rect width="4000" height="4000" fill="#fff"/></mask><g mask="url(#m{n})">' for n in range(90)) + '<rect width="4000" height="4000"/>' + "</g>" * 90,
        '<pattern id="p" width="0.0001" height="0.0001" patternUnits="userSpaceOnUse"><rect width="9" height="9"/></pattern><rect width="4000" height="4000" fill="url(#p)"/>',
        '<pattern id="p" width="1" height="1" patternTransform="scale(100000)" patternUnits="userSpaceOnUse"><rect width="9" height="9"/></pattern><rect width="4000" height="4000" fill="url(#p)"/>',
    ],
    ids=["dashes", "masks", "small tiles", "large tiles"],
)  # fmt: skip
def test_a_drawing_that_costs_too_much_costs_nobody_else(inner, tmp_path):
    path = written(tmp_path, '![x](costly.svg){alt="x"}\n')
    (path / "costly.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="4000">{inner}</svg>', encoding="utf-8"
    )
    started = time.monotonic()
    refused = ()
    try:
        iria.build(path, out=tmp_path / "out")
    except iria.BriefingError as error:
        refused = error.problems
    assert all("costly.svg" in f"{each.message}{each.location.source.text if each.location else ''}" for each in refused)
    assert time.monotonic() - started < 120
    assert psutil.Process().memory_info().rss < 2_000_000_000


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_the_process_that_started_them(number, tmp_path):
    path = written(tmp_path / "b", "\n\n".join(["Words and more words, to no end. " * 40] * 400))
    (path / "a.svg").write_text(SVG, encoding="utf-8")
    program = f"import iria_reports as iria; iria.build({str(path)!r}, to=['pdf'], out={str(tmp_path / 'out')!r})"
    process = subprocess.Popen([sys.executable, "-c", program])
    parent = psutil.Process(process.pid)
    deadline = time.monotonic() + 30
    while not (children := parent.children(recursive=True)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert children
    time.sleep(1)
    process.send_signal(number)
    process.wait()
    _gone, alive = psutil.wait_procs(children, timeout=10)
    assert not alive


def test_what_a_killed_build_left_is_tidied_by_the_next(tmp_path):
    old, fresh, other = (tmp_path / name for name in (".ok.pdf.0123456789abcdef", ".ok.pdf.0123456789abcde0", ".ok.pdf.backup"))
    for path in (old, fresh, other):
        path.write_bytes(b"x")
    os.utime(old, (1, 1))
    os.utime(other, (1, 1))
    publish({"ok.pdf": b"new"}, tmp_path)
    assert not old.exists()
    assert fresh.exists()
    assert other.exists()


def test_a_briefing_of_a_long_name_in_any_script_can_be_written(tmp_path):
    path = written(tmp_path / ("中" * 80), "Text.\n")
    assert all(path.is_file() for path in iria.build(path, to="html", out=tmp_path / "out").paths.values())


@posix
@pytest.mark.parametrize("change", ["others may write it", "another question", "a link"])
def test_an_answer_that_may_be_somebody_else_s_is_not_taken(change, tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "MEMORY", cache.MemoryCache())
    kept = cache.DiskCache(tmp_path / "cache")
    kept.put("a" * 64, b"the answer")
    monkeypatch.setattr(cache, "MEMORY", cache.MemoryCache())
    file = tmp_path / "cache" / ("a" * 64)
    assert kept.get("a" * 64) == b"the answer"
    monkeypatch.setattr(cache, "MEMORY", cache.MemoryCache())
    if change == "others may write it":
        file.chmod(0o666)
        assert kept.get("a" * 64) is None
    elif change == "another question":
        file.rename(tmp_path / "cache" / ("b" * 64))
        assert kept.get("b" * 64) is None
    else:
        fifo = tmp_path / "cache" / ("c" * 64)
        fifo.symlink_to("/dev/null")
        assert kept.get("c" * 64) is None


def run(*words, **options):
    return subprocess.run(
        [sys.executable, "-m", "iria_reports", *words], capture_output=True, text=True, check=False, **options
    )


@posix
@pytest.mark.parametrize(
    ("words", "shell", "status"),
    [
        ("build {b} --to html --out {out} --lang ../../../etc/passwd", "", (1, 2)),
        ("check {b}", "ulimit -n 8;", (0, 1, 3)),
        ("schema", ">/dev/full", (3,)),
        ("build {b} --to html --out {out} --quiet", ">&-", (0, 3)),
        ("check {b}", "unset HOME;", (0,)),
        ("build {b} --to pdf --out {out} --quiet", "TMPDIR=/nonexistent;export TMPDIR;", (0, 3)),
    ],
)
def test_the_command_line_ends_with_a_message_whatever_the_system_refuses(words, shell, status, tmp_path):
    path = written(tmp_path / "b", "Text.\n")
    command = f"{sys.executable} -m iria_reports {words.format(b=path, out=tmp_path / 'out')}"
    line = f"{command} {shell}" if shell.startswith(">") else f"{shell} {command}"
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert "Traceback" not in done.stderr
    assert done.returncode in status, done.stderr


def test_the_schema_needs_no_docstrings():
    done = subprocess.run([sys.executable, "-OO", "-m", "iria_reports", "schema"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_word_file_that_is_a_bomb_of_xml_is_refused(tmp_path):
    import zipfile

    bomb = '<!DOCTYPE a [<!ENTITY x0 "aaaaaaaaaa">' + "".join(f'<!ENTITY x{n + 1} "{f"&x{n};" * 10}">' for n in range(12))
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f"{bomb}]><a>&x12;</a>")
        archive.writestr("[Content_Types].xml", "<a/>")
        archive.writestr("word/styles.xml", f"{bomb}]><a>&x12;</a>")
    done = run("doctor", str(path))
    assert "Traceback" not in done.stderr
    assert done.returncode in (1, 3)
