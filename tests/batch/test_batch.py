"""Many editions at once: none stops another, whatever befalls it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest
from conftest import ROOT, written

import iria_reports as iria
from iria_reports.batch import build_all, frames, process
from iria_reports.batch.jobs import Job
from iria_reports.building.addressee import Addressee

IRIA = Path(sys.executable).parent / "iria"


def folder(tmp_path: Path, clients: int = 3, text: str = "Text for {{client.name or all}}.\n", more: str = "") -> Path:
    path = written(tmp_path / "briefing", text)
    names = "".join(f"  c{number}: {{name: Client {number}, audiences: [officials]}}\n" for number in range(clients))
    listed = f"clients:\n{names}{more}" if names or more else ""
    (path / "clients.yaml").write_text(f"audiences: {{officials: Officials., press: Press.}}\n{listed}", encoding="utf-8")
    return path


def test_each_client_gets_its_own_files_and_the_outcomes_are_in_the_order_of_the_clients(tmp_path):
    told: list[str] = []
    outcomes = build_all(
        folder(tmp_path), to="html", out=tmp_path / "out", jobs=2, on_outcome=lambda each: told.append(each.client)
    )
    assert [outcome.client for outcome in outcomes] == ["c0", "c1", "c2"]
    assert sorted(told) == ["c0", "c1", "c2"]
    for outcome in outcomes:
        path = tmp_path / "out" / outcome.client / f"briefing-{outcome.client}.html"
        assert outcome.built is not None
        assert outcome.built.paths["html"] == path
        assert f"Text for Client {outcome.client[1]}" in path.read_text(encoding="utf-8")


def test_a_batch_makes_the_same_bytes_as_each_edition_alone(tmp_path):
    path = folder(tmp_path, 2)
    for outcome in build_all(path, out=tmp_path / "batch", jobs=2):
        alone = iria.build(path, client=outcome.client, out=tmp_path / "alone")
        assert outcome.built is not None
        for form, made in outcome.built.paths.items():
            assert made.read_bytes() == alone.paths[form].read_bytes()


def test_one_edition_that_fails_stops_no_other(tmp_path):
    text = '# One {#sec-one for="officials"}\n\nText.\n\n# Two\n\n[See @sec-one]{not-for="nobody"}.\n'.replace(
        'not-for="nobody"', 'for="officials press"'
    )
    path = folder(tmp_path, 2, text, "  failing: {name: F, audiences: [press]}\n")
    outcomes = {outcome.client: outcome for outcome in build_all(path, to="html", out=tmp_path / "out", jobs=1)}
    assert outcomes["failing"].built is None
    assert [problem.code for problem in outcomes["failing"].problems] == ["withheld-target"]
    assert outcomes["c0"].built is not None
    assert outcomes["c1"].built is not None


def test_a_briefing_built_in_python_may_be_built_for_all(tmp_path):
    clients = [iria.Client(id=name, name=name) for name in ("a", "b")]
    source = iria.Source.of("doe", "book", title="A book", author=[iria.Name(family="Doe")], issued="2020")
    whole = iria.Briefing(
        form=iria.FORMS["analysis"], title="T", date=iria.load(folder(tmp_path)).date, body=iria.Paragraph(["x", iria.Citation("doe")]),
        clients=clients, sources=[source],
    )  # fmt: skip
    outcomes = build_all(whole, to=["html", "docx"], out=tmp_path / "out", jobs=2)
    assert all(outcome.built for outcome in outcomes)


@pytest.mark.parametrize(("clients", "code"), [(["c9"], "unknown-client"), (None, "no-clients")])
def test_a_batch_for_nobody_is_refused(clients, code, tmp_path):
    path = folder(tmp_path, 2 if clients else 0)
    with pytest.raises(iria.BriefingError) as refused:
        build_all(path, clients=clients, out=tmp_path / "out")
    assert code in {problem.code for problem in refused.value.problems}


def test_what_is_wrong_with_all_editions_is_told_once_and_nothing_is_made(tmp_path):
    path = folder(tmp_path, 3, more="  broken: {name: B, watermrk: x}\n")
    with pytest.raises(iria.BriefingError) as refused:
        build_all(path, out=tmp_path / "out")
    assert [problem.code for problem in refused.value.problems] == ["unknown-key"]
    with pytest.raises(iria.BriefingError) as alone:
        iria.build(path, client="broken", out=tmp_path / "out")
    assert [problem.code for problem in alone.value.problems] == ["unknown-key"], "it is not unknown"
    assert not (tmp_path / "out").exists()


def test_no_clients_are_no_editions_and_one_may_be_given_as_text(tmp_path):
    path = folder(tmp_path)
    assert build_all(path, clients=[], out=tmp_path) == ()
    assert [each.client for each in build_all(path, clients="c1", to="html", out=tmp_path)] == ["c1"]


def test_a_process_that_is_killed_is_replaced_and_its_edition_made(tmp_path, monkeypatch):
    """The first try of one edition kills its own process, as a lack of memory would."""
    killed: list[int] = []
    make = process.Process.make

    def killing(self, addressee):
        if addressee.client == "c1" and not killed:
            killed.append(self.pid)
            os.kill(self.pid, signal.SIGKILL)
        return make(self, addressee)

    monkeypatch.setattr(process.Process, "make", killing)
    outcomes = build_all(folder(tmp_path), to="html", out=tmp_path / "out", jobs=1)
    assert killed
    assert all(outcome.built for outcome in outcomes)


def test_an_edition_that_fells_its_process_each_time_is_reported_and_the_others_are_made(tmp_path, monkeypatch):
    make = process.Process.make

    def killing(self, addressee):
        if addressee.client == "c1":
            os.kill(self.pid, signal.SIGKILL)
        return make(self, addressee)

    monkeypatch.setattr(process.Process, "make", killing)
    outcomes = {outcome.client: outcome for outcome in build_all(folder(tmp_path), to="html", out=tmp_path / "out", jobs=2)}
    assert [problem.code for problem in outcomes["c1"].problems] == ["process-lost"]
    assert outcomes["c0"].built
    assert outcomes["c2"].built


def test_no_process_is_left_behind(tmp_path):
    build_all(folder(tmp_path), to="pdf", out=tmp_path / "out", jobs=2)
    left = [
        child.cmdline()
        for child in psutil.Process().children(recursive=True)
        if child.is_running() and child.status() != psutil.STATUS_ZOMBIE
    ]
    assert not [command for command in left if "iria_reports.batch.worker" in command]


def test_what_editions_print_by_accident_does_not_reach_the_answers(tmp_path):
    with process.Process(Job(str(folder(tmp_path)), iria_wanted("html"), str(tmp_path / "out"), ())) as running:
        assert running.make(Addressee(client="c0")).built
        assert running.make(Addressee(client="c1")).built


def iria_wanted(*formats: str):
    from iria_reports.building.wanted import Wanted

    return Wanted(formats=formats)


def test_messages_that_are_cut_off_are_no_messages(tmp_path):
    with (tmp_path / "pipe").open("wb") as pipe:
        frames.write(pipe, {"a": 1})
    whole = (tmp_path / "pipe").read_bytes()
    for length in (0, 4, len(whole) - 1):
        (tmp_path / "cut").write_bytes(whole[:length])
        with (tmp_path / "cut").open("rb") as pipe, pytest.raises(EOFError):
            frames.read(pipe)


def test_a_folder_that_cannot_be_written_fails_that_edition_alone(tmp_path):
    path = folder(tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    (out / "c1").write_text("a file where the folder should be")
    outcomes = {outcome.client: outcome for outcome in build_all(path, to="html", out=out, jobs=1)}
    assert [problem.code for problem in outcomes["c1"].problems] == ["unwritable-output"]
    assert outcomes["c0"].built
    assert outcomes["c2"].built
    assert (out / "c1").read_text() == "a file where the folder should be"


def test_a_full_disk_leaves_the_files_of_yesterday_and_no_half_ones(tmp_path):
    """A file system of 300 kilobytes, which root alone can mount."""
    if os.geteuid() != 0:
        pytest.skip("mounting a small file system takes root's rights; CI has them")
    path, small = folder(tmp_path, 2), tmp_path / "small"
    small.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(small)], check=True)
    try:
        (before,) = (outcome.built for outcome in build_all(path, clients=["c0"], to="html", out=small, jobs=1))
        kept = before.paths["html"].read_bytes()
        (small / "filler").write_bytes(b"x" * (290_000 - len(kept)))
        outcomes = build_all(path, to=["html", "docx"], out=small, jobs=1)
        assert [[problem.code for problem in outcome.problems] for outcome in outcomes] == [
            ["unwritable-output", "stale-output"],
            ["unwritable-output"],
        ]
        assert before.paths["html"].read_bytes() == kept
        assert {file.name for file in small.rglob("*") if file.is_file()} == {"filler", "briefing-c0.html"}
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_the_command_tells_each_edition_and_sums_up(tmp_path):
    path = folder(tmp_path, 2, 'Text.\n\n[Words.]{for="press"}\n', "  reporter: {name: R, audiences: [press]}\n")
    ran = subprocess.run(
        [IRIA, "build", path, "--all-clients", "--to", "html", "--out", tmp_path / "out"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert [Path(line).name for line in ran.stdout.splitlines()] == [
        "briefing-c0.html",
        "briefing-c1.html",
        "briefing-reporter.html",
    ]
    assert "the same text for: c0, c1" in ran.stderr
    assert "3 of 3 editions made" in ran.stderr


def test_the_command_as_data(tmp_path):
    path = folder(tmp_path, 2, "Text.\n", "  failing: {name: F, lang: ar}\n")
    ran = subprocess.run(
        [IRIA, "build", path, "--all-clients", "--to", "html", "--json", "--out", tmp_path / "out"],
        capture_output=True,
        text=True,
        check=False,
    )
    data = json.loads(ran.stdout)
    assert ran.returncode == 1
    assert [(each["client"], each["made"]) for each in data["editions"]] == [("c0", True), ("c1", True), ("failing", False)]
    assert data["equal"] == [["c0", "c1"]]


@pytest.mark.parametrize(
    "words",
    [
        ["--client", "c0", "--all-clients"],
        ["--client", "c0", "--proof"],
        ["--client", "c0", "--lang", "ar"],
        ["--jobs", "2"],
        ["--jobs", "0", "--all-clients"],
    ],
)
def test_editions_that_exclude_each_other_are_wrong_usage(words, tmp_path):
    ran = subprocess.run([IRIA, "build", folder(tmp_path), *words], capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "Usage" in ran.stderr


def test_an_unguarded_script_may_build_for_all(tmp_path):
    """No copy of the script runs in the processes, as multiprocessing's would."""
    script = tmp_path / "script.py"
    script.write_text(
        f"import iria_reports as iria\nprint('once')\nprint(len(iria.build_all({str(folder(tmp_path))!r}, to='html', out={str(tmp_path / 'out')!r}, jobs=2)))\n"
    )
    ran = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout == "once\n3\n"


def test_an_interrupt_ends_a_batch_after_the_editions_at_hand(tmp_path):
    path = folder(tmp_path, 40)
    running = subprocess.Popen(
        [IRIA, "build", path, "--all-clients", "--jobs", "1", "--out", tmp_path / "out"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob("out/*/*.pdf")) and time.monotonic() < deadline:
        time.sleep(0.1)
    running.send_signal(signal.SIGINT)
    killer = threading.Timer(60, running.kill)
    killer.start()
    running.communicate()
    killer.cancel()
    assert running.returncode == 130
    assert 1 <= len(list(tmp_path.glob("out/*/*.pdf"))) < 40
