"""Running Pandoc's citeproc: one document in, one document out, in a process of its own."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import attrs

from iria_reports.problems import BriefingError, MachineError, Problem
from iria_reports.resolving.citations.cache import Cache

Json = dict[str, Any]

#: Seconds after which the engine is taken to hang; 5,000 cites take two.
TIME_LIMIT: Final = 300
# Some styles leave some kinds out of the bibliography on purpose: Chicago does so with interviews (18th edition, 14.111).
# A citation without its author may leave nothing: MLA cites by the author alone.
_NO_ENTRY: Final = re.compile(r"Citeproc: (?:Bibliography entry|Citation) with no printed form: ")
# Haskell's runtime clears its memory when it has grown fourfold, not twofold: a tenth of the time for half of the memory more.
_RARE_COLLECTION: Final = ("+RTS", "-F4", "-RTS")
_INSTALL: Final = "pip install pypandoc_binary"


def pandoc_path() -> str:
    """The Pandoc that the ``pypandoc_binary`` wheel carries. Raises `MachineError` if it is not there."""
    # Imported here: it searches the path at import.
    import pypandoc

    binary = Path(pypandoc.__file__).parent / "files" / "pandoc"
    for candidate in (binary, binary.with_suffix(".exe")):
        if candidate.is_file():
            return str(candidate)
    raise MachineError("Pandoc, which settles citations, is not installed", _INSTALL)


@attrs.frozen
class Engine:
    """Pandoc's citeproc, which is asked once for each question."""

    cache: Cache

    def settle(self, document: Json, items: list[Json], style: str, language: str) -> Json:
        """``document`` with its citations settled. Raises `BriefingError` with what the engine objects to."""
        document["meta"]["lang"] = {"t": "MetaString", "c": language}
        asked = json.dumps(document), json.dumps(items), style
        key = hashlib.sha256("\0".join((_engine_version(), *asked)).encode("utf-8", "surrogatepass")).hexdigest()
        answer = self.cache.get(key)
        if answer is None:
            answer = _answer(*asked)
            self.cache.put(key, answer)
        settled: Json = json.loads(answer)
        return settled


@cache
def _engine_version() -> str:
    """What tells one engine from another: the version of its package, and the size of the program."""
    return f"{version('pypandoc_binary')} {Path(pandoc_path()).stat().st_size} {' '.join(_RARE_COLLECTION)}"


def _answer(document: str, items: str, style: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="iria-") as folder:
        style_file, item_file = Path(folder, "style.csl"), Path(folder, "items.json")
        style_file.write_text(style, encoding="utf-8")
        item_file.write_text(items, encoding="utf-8")
        command = [pandoc_path(), *_RARE_COLLECTION, "--sandbox", "--from=json", "--to=json", "--citeproc"]
        command += [f"--csl={style_file}", f"--bibliography={item_file}"]
        try:
            done = subprocess.run(command, input=document.encode(), capture_output=True, timeout=TIME_LIMIT, check=False)
        except subprocess.TimeoutExpired as error:
            message = f"the citation engine did not answer within {TIME_LIMIT} seconds"
            raise BriefingError([Problem("citation-engine", message)]) from error
    complaints = done.stderr.decode("utf-8", "replace").replace(f"{folder}/", "").splitlines()
    serious = [complaint for complaint in complaints if complaint.strip() and not _NO_ENTRY.search(complaint)]
    if done.returncode or serious:
        said = "; ".join(serious) or f"status {done.returncode}"
        raise BriefingError([Problem("citation-engine", f"the citation engine says: {said}")])
    return done.stdout
