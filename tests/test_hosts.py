"""The library is a guest: in a script, a thread, a notebook, twice; the host's house stays as it was."""

import subprocess
import sys
import textwrap
import threading

import pytest
from conftest import briefing

import iria_reports as iria


def test_it_works_in_a_plain_unguarded_script(tmp_path):
    """No `if __name__ == "__main__"` is needed, as multiprocessing would."""
    script = tmp_path / "make.py"
    script.write_text(
        textwrap.dedent("""
        import datetime, iria_reports as iria
        document = iria.Briefing(form=iria.FORMS["analysis"], title="T", date=datetime.date(2023, 1, 1), body=["Hello."])
        for name in ("one", "two"):
            print(iria.build(document, out=name).paths["pdf"])
        """),
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["one/t.pdf", "two/t.pdf"]


def test_it_works_in_threads_at_once():
    made: dict[int, bytes] = {}

    def make(number: int) -> None:
        made[number] = iria.render_pdf(briefing(iria.Paragraph("The same text.")))

    threads = [threading.Thread(target=make, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 3
    assert len(set(made.values())) == 1


def test_the_host_stays_as_it_was(tmp_path):
    """In a process of its own: what an earlier test had changed would not show."""
    code = textwrap.dedent("""
        import datetime, logging, os, signal, sys, threading, warnings
        from pathlib import Path
        import iria_reports as iria

        def state():
            root = logging.getLogger()
            return {
                "environment": dict(os.environ),
                "working folder": str(Path.cwd()),
                "signals": [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM)],
                "logging": (list(root.handlers), root.level),
                "warnings": list(warnings.filters),
                "threads": threading.active_count(),
                "rights of new files": os.umask(os.umask(0o022)),
                "WeasyPrint": "weasyprint" in sys.modules,
            }

        before = state()
        briefing = iria.Briefing(form=iria.FORMS["analysis"], title="T", date=datetime.date(2023, 1, 1), body=["Hello."])
        iria.build(briefing)
        print([name for name, value in state().items() if value != before[name]])
    """)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.strip() == "[]"


def test_no_process_is_left_behind(tmp_path):
    """Neither after a build nor after one that failed."""
    code = textwrap.dedent("""
        import datetime, psutil, iria_reports as iria
        good = iria.Briefing(form=iria.FORMS["analysis"], title="T", date=datetime.date(2023, 1, 1), body=["Hello."])
        bad = iria.Briefing(form=iria.FORMS["analysis"], title="T", date=datetime.date(2023, 1, 1),
                            body=[iria.Paragraph(iria.CrossReference("fig-none"))])
        iria.render_pdf(good)
        try:
            iria.render_pdf(bad)
        except iria.BriefingError as error:
            print(error)
        print(psutil.Process().children(recursive=True))
    """)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    message, left = done.stdout.splitlines()
    assert message == 'nothing here has the id "fig-none"'
    assert left == "[]"


def test_a_module_in_the_working_folder_is_not_taken_for_a_library(tmp_path):
    (tmp_path / "weasyprint.py").write_text("raise SystemExit('taken')", encoding="utf-8")
    code = "import datetime, iria_reports as i; print(len(i.render_pdf(i.Briefing(form=i.FORMS['analysis'], title='T', date=datetime.date(2023, 1, 1), body=['Hello.']))) > 1000)"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.strip() == "True"


@pytest.mark.long
def test_it_works_in_a_notebook_kernel(tmp_path):
    from jupyter_client.manager import start_new_kernel

    manager, client = start_new_kernel(kernel_name="python3")
    code = "import datetime, iria_reports as i\nprint(i.render_pdf(i.Briefing(form=i.FORMS['analysis'], title='T', date=datetime.date(2023, 1, 1), body=['Hello.']))[:8])"
    said: list[str] = []
    try:
        reply = client.execute_interactive(
            code, timeout=60, output_hook=lambda message: said.append(str(message["content"].get("text", message["content"])))
        )
        assert reply["content"]["status"] == "ok", said
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    assert any("%PDF-1.7" in text for text in said), said
