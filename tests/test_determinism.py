"""The same input gives the same bytes: in another process, on another day, in another place."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import EXAMPLES

FORMATS = ("pdf", "docx", "html")


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def build_elsewhere(name: str, out: Path, **environment: str) -> dict[str, str]:
    """Digests of a build in a process of its own with another environment."""
    code = "import sys, iria_reports; iria_reports.build(sys.argv[1], out=sys.argv[2])"
    variables = {**os.environ, **environment}
    subprocess.run([sys.executable, "-c", code, str(EXAMPLES / name), str(out)], env=variables, check=True, cwd=out.parent)
    return digests(out)


def other_fonts(folder: Path) -> str:
    """A fontconfig file of a machine whose fonts carry the names of ours."""
    from iria_reports.assets import fonts

    fake = folder / "fonts"
    fake.mkdir()
    # Another face under the name of our text face: if it were taken, every page would change.
    (fake / "IRIASerif-Regular.ttf").write_bytes((fonts() / "IRIASans-Bold.ttf").read_bytes())
    config = folder / "fonts.conf"
    config.write_text(f"<fontconfig><dir>{fake}</dir></fontconfig>", encoding="utf-8")
    return str(config)


def test_a_second_build_gives_the_same_bytes(every_block, tmp_path):
    first = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in every_block.built.paths.values()}
    (tmp_path / "home").mkdir()
    second = build_elsewhere(
        "every-block",
        tmp_path / "out",
        PYTHONHASHSEED="4711",
        TZ="Asia/Tokyo",
        LC_ALL="C",
        LANG="tr_TR.UTF-8",
        USER="somebody",
        HOME=str(tmp_path / "home"),
        SOURCE_DATE_EPOCH="1",
        FONTCONFIG_FILE=other_fonts(tmp_path),
    )
    assert second == dict(sorted(first.items()))


@pytest.mark.parametrize("form", FORMATS)
def test_outputs_hold_no_trace_of_the_machine(every_block, form):
    from conftest import everything_in

    data = everything_in(every_block.built.paths[form].read_bytes()).lower()
    host = os.uname().nodename.encode()
    traces = [str(EXAMPLES).encode(), b"/tmp/", b"python-docx", *([host] if len(host) > 5 else [])]
    for trace in traces:
        assert trace.lower() not in data, trace


def test_nothing_depends_on_the_clock(monkeypatch, tmp_path):
    """With a clock that fails, the Word file and the page are built all the same."""
    import datetime as dt
    import time

    from conftest import briefing

    import iria_reports as iria

    document = briefing()
    word, page = iria.render_docx(document), iria.render_html(document)

    class Stopped(dt.datetime):
        @classmethod
        def now(cls, tz=None):
            raise AssertionError("somebody looked at the clock")

        utcnow = today = now

    def no_time(*_args: object) -> float:
        raise AssertionError("somebody looked at the clock")

    monkeypatch.setattr(dt, "datetime", Stopped)
    monkeypatch.setattr(time, "time", no_time)
    monkeypatch.setattr(time, "localtime", no_time)
    assert iria.render_docx(document) == word
    assert iria.render_html(document) == page
