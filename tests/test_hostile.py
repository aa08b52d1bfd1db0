"""Hostile content can neither hang nor fell the machine, nor reach out of its folder."""

import socket
import threading
import time

import pytest
from conftest import everything_in, written
from hostile import CASES

import iria_reports as iria

#: Seconds in which each case must be over: a fair machine needs a tenth.
PATIENCE = 60


def spread(folder, text, files):
    written(folder, text)
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def outcome(folder, out, to):
    """The files of a build, or its problems."""
    try:
        return list(iria.build(folder, to=to, out=out).paths.values()), ()
    except iria.BriefingError as error:
        return [], error.problems


@pytest.mark.parametrize("name", CASES)
def test_it_is_over_soon_and_says_what_is_wrong(name, tmp_path):
    (text, files), code = CASES[name]
    started = time.monotonic()
    made, problems = outcome(spread(tmp_path, text, files), tmp_path / "out", ["pdf", "docx"])
    assert time.monotonic() - started < PATIENCE
    codes = {problem.code for problem in problems}
    assert code in codes if code else not codes
    assert bool(made) is (code is None) is (tmp_path / "out").exists()
    assert all(problem.message and (problem.mend or problem.location) for problem in problems)


@pytest.fixture
def listener():
    """A socket of this machine, and who called on it."""
    callers = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        done = threading.Event()

        def listen():
            while not done.is_set():
                try:
                    connection, address = server.accept()
                except TimeoutError:
                    continue
                callers.append(address)
                connection.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", callers
        done.set()
        thread.join()


REACHING = {
    "a picture from elsewhere": ('![a]({url}/a.png){{alt="a"}}', None),
    "a picture above the folder": ('![a](../secret.txt){{alt="a"}}', None),
    "a picture by its path": ('![a]({secret}){{alt="a"}}', None),
    "a picture by a link": ('![a](link.svg){{alt="a"}}', None),
    "a table from above": ('::: {{.table src="../secret.txt"}}\nCaption\n:::', None),
    "an image in a drawing": (None, '<image href="{url}/a.png" width="9" height="9"/>'),
    "an image of a file in a drawing": (None, '<image href="file://{secret}" width="9" height="9"/>'),
    "a use from elsewhere": (None, '<use href="{url}/a.svg#a"/>'),
    "a fill from elsewhere": (None, '<rect width="9" height="9" fill="url({url}/a.svg#a)"/>'),
    "a style that imports": (None, '<style>@import url("{url}/a.css");</style><rect width="9" height="9"/>'),
    "a style sheet by instruction": ("pi", '<?xml-stylesheet href="{url}/a.css"?><rect width="9" height="9"/>'),
    "a foreign object": (None, '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="{url}"/></foreignObject>'),
    "an entity of a file": ("dtd", "<text>&secret;</text>"),
    "a link": ("[a]({url}/page)", None),
}


@pytest.mark.parametrize("name", REACHING)
def test_nothing_is_fetched_and_no_other_file_is_read(name, tmp_path, listener):
    url, callers = listener
    secret = tmp_path / "secret.txt"
    secret.write_text("mkplanted", encoding="utf-8")
    folder = tmp_path / "briefing"
    text, content = REACHING[name]
    if content is not None:
        head = f'<!DOCTYPE svg [<!ENTITY secret SYSTEM "file://{secret}">]>' if text == "dtd" else ""
        drawn = content.format(url=url, secret=secret)
        svg = f'{head}<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{drawn}</svg>'
        text = '![a](x.svg){{alt="a"}}'
    written(folder, text.format(url=url, secret=secret) + "\n")
    if content is not None:
        (folder / "x.svg").write_text(svg, encoding="utf-8")
    (folder / "link.svg").symlink_to(secret)
    made, problems = outcome(folder, tmp_path / "out", ["pdf", "docx", "html"])
    assert made or problems
    assert "mkplanted" not in str(list(problems))
    assert all(b"mkplanted" not in everything_in(path.read_bytes()) for path in made)
    assert callers == []
