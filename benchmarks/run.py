"""Ratios of one run against named peers: ``./run python benchmarks/run.py [--rounds N] [--quick]``."""

from __future__ import annotations

import argparse
import base64
import json
import os
import pickle
import shutil
import statistics
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

import pypandoc
from briefings import write_citations, write_pages, write_paragraphs, write_plain
from editions import batch, one_edition
from measure import Run, in_turn, run

import iria_reports as iria
from iria_reports.assets import citation_style_path, fonts
from iria_reports.rendering.addresses import picture_url
from iria_reports.rendering.cover import pictures
from iria_reports.rendering.html import Medium, render_html
from iria_reports.rendering.pdf.conformance import VARIANT
from iria_reports.rendering.pdf.fonts import write_font_config
from iria_reports.theme import load_theme

HERE = Path(__file__).parent
IRIA = str(Path(sys.executable).parent / "iria")


def build(folder: Path, form: str, *, watch: bool = False) -> tuple[Run, float]:
    """A build in a process of its own, and its seconds without the gate that reads the output back.

    Word files show no pages, which would have to be laid out first; Pandoc's show none either.
    """
    command = [IRIA, "build", str(folder), "--to", form, "--word-pages", "none", "--out", str(folder / "out"), "--json"]
    done = run(command, watch=watch)
    return done, done.seconds - json.loads(done.output)["seconds"]["inspect"]


def kept(builds: list[tuple[Run, float]], made: tuple[Run, float]) -> float:
    """Seconds of a build without its gate; the build itself is kept in ``builds``."""
    builds.append(made)
    return made[1]


def bare_page(folder: Path) -> tuple[list[str], dict[str, str]]:
    """Bare WeasyPrint on the very page that ``iria`` lays out of the briefing in ``folder``: command and environment."""
    document = iria.resolve(folder)
    page = render_html(document, load_theme(), Medium.PRINT)
    for image in pictures(document, load_theme()).values():
        data = base64.b64encode(image.data).decode()
        page = page.replace(picture_url(image.digest), f"data:{image.media_type};base64,{data}")
    source = folder / "page.html"
    source.write_text(page, encoding="utf-8")
    config = write_font_config(folder, (fonts(),))
    environment = {**os.environ, "FONTCONFIG_FILE": str(config)}
    return [sys.executable, str(HERE / "bare_weasyprint.py"), str(source), str(folder / "bare.pdf"), VARIANT], environment


def against_weasyprint(folder: Path, pages: int, rounds: int) -> None:
    """(a) ``iria build --to pdf`` against bare WeasyPrint on the page that it lays out itself."""
    bare, environment = bare_page(write_pages(folder, pages))
    builds: list[tuple[Run, float]] = []
    ours, theirs, ratio = in_turn(lambda: kept(builds, build(folder, "pdf")), lambda: run(bare, environment).seconds, rounds)
    done, without = builds[-1]
    made = json.loads(done.output)["pages"]
    print(f"(a) PDF of {made} pages: {ours:.2f} s, bare WeasyPrint {theirs:.2f} s, ratio {ratio:.2f}")
    print(f"    the gate that reads it back takes {done.seconds - without:.2f} s more")


def against_pandoc(folder: Path, paragraphs: int, rounds: int) -> None:
    """(b) ``iria build --to docx`` against Pandoc's writer with citeproc, from the same text."""
    write_paragraphs(folder, paragraphs)
    style = citation_style_path("chicago-notes-bibliography")
    pandoc = [pypandoc.get_pandoc_path(), str(folder / "briefing.md"), "--from=markdown", "--citeproc", f"--csl={style}"]
    pandoc += [f"--bibliography={folder / 'sources.json'}", "--to=docx", "--toc", f"--output={folder / 'pandoc.docx'}"]
    builds: list[tuple[Run, float]] = []
    ours, theirs, ratio = in_turn(lambda: kept(builds, build(folder, "docx")), lambda: run(pandoc).seconds, rounds)
    done, without = builds[-1]
    print(f"(b) Word of {paragraphs} paragraphs: {ours:.2f} s, Pandoc {theirs:.2f} s, ratio {ratio:.2f}")
    print(f"    the gate that reads it back takes {done.seconds - without:.2f} s more")


def word_writer(folder: Path, rounds: int) -> None:
    """(f) The writer of Word files alone: from a resolved document to a file, against Pandoc from its own tree to a file.

    Either is a process of its own that reads the tree, writes the file and ends.
    """
    for paragraphs in (10_000, 50_000):
        path = write_plain(folder / str(paragraphs), paragraphs)
        (path / "tree.pickle").write_bytes(pickle.dumps(iria.resolve(path)))
        parts = [str(each) for each in sorted(path.glob("part*.md"), key=lambda each: (len(each.name), each.name))]
        subprocess.run([pypandoc.get_pandoc_path(), *parts, "--to=json", f"--output={path / 'tree.json'}"], check=True)
        pandoc = [
            pypandoc.get_pandoc_path(),
            "--from=json",
            str(path / "tree.json"),
            "--to=docx",
            f"--output={path / 'p.docx'}",
        ]
        own = [sys.executable, str(HERE / "bare_writer.py"), str(path / "tree.pickle"), str(path / "own.docx")]
        ours, theirs, ratio = in_turn(lambda own=own: run(own).seconds, lambda pandoc=pandoc: run(pandoc).seconds, rounds)
        peak = run(own, watch=True).peak
        print(f"(f) Word from the tree of {paragraphs} paragraphs: {ours:.2f} s, Pandoc {theirs:.2f} s, ratio {ratio:.2f}")
        print(f"    of which the writer {float(run(own).output):.2f} s; peak {peak:.0f} MB")


def growth(folder: Path, rounds: int) -> None:
    """(c) How time and peak memory grow with pages."""
    rows = []
    for pages in (40, 100, 200, 400):
        path = write_pages(folder / str(pages), pages)
        runs = [build(path, "pdf", watch=True)[0] for _ in range(1 if pages > 100 else rounds)]
        made = json.loads(runs[0].output)["pages"]
        rows.append((made, statistics.median(r.seconds for r in runs), statistics.median(r.peak for r in runs)))
        print(f"(c) PDF of {made} pages, all included: {rows[-1][1]:.2f} s, peak of all processes {rows[-1][2]:.0f} MB")
    for (few, *less), (many, *more) in pairwise(rows):
        seconds, memory = ((large - small) / (many - few) for small, large in zip(less, more, strict=True))
        print(f"    from {few} to {many}: {seconds:.3f} s and {memory:.2f} MB for one more page")
    (few, *less), (many, *more) = rows[0], rows[-1]
    seconds, memory = (large / many / (small / few) for small, large in zip(less, more, strict=True))
    print(f"    a page of {many} against a page of {few}: seconds {seconds:.2f}, memory {memory:.2f}")


def citations(folder: Path, rounds: int) -> None:
    """(e) Settling 5,000 cites of 1,000 sources, from files to runs, against Pandoc from files to its own document."""
    write_citations(folder, 1000, 5000)
    style = citation_style_path("chicago-notes-bibliography")
    pandoc = [pypandoc.get_pandoc_path(), str(folder / "briefing.md"), "--from=markdown", "--citeproc", f"--csl={style}"]
    pandoc += [f"--bibliography={folder / 'sources.json'}", "--to=json", f"--output={folder / 'pandoc.json'}"]
    check = [IRIA, "check", str(folder)]
    ours, theirs, ratio = in_turn(lambda: run(check).seconds, lambda: run(pandoc).seconds, rounds)
    print(f"(e) 5,000 cites of 1,000 sources: {ours:.2f} s, Pandoc {theirs:.2f} s, ratio {ratio:.2f}")
    ours, theirs = (statistics.median(run(command, watch=True).peak for _ in range(rounds)) for command in (check, pandoc))
    print(f"    peak of all processes {ours:.0f} MB, Pandoc {theirs:.0f} MB, ratio {ours / theirs:.2f}")
    with tempfile.TemporaryDirectory() as cache:
        kept = {**os.environ, "IRIA_CACHE": str(Path(cache, "answers"))}
        first, again = run(check, kept).seconds, run(check, kept).seconds
    print(f"    with the answers kept: {first:.2f} s, and {again:.2f} s the second time")


def start_up(rounds: int) -> None:
    """(d) ``iria --help``, against the interpreter that does nothing."""
    ours, theirs, ratio = in_turn(
        lambda: run([IRIA, "--help"]).seconds, lambda: run([sys.executable, "-c", "pass"]).seconds, rounds * 4
    )
    print(f"(d) iria --help: {ours:.3f} s, python -c pass {theirs:.3f} s, ratio {ratio:.1f}")


def main() -> None:
    """All measures, or the short ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="leave 400 pages and 10,000 paragraphs out")
    parser.add_argument("--only", choices="abcdefgh", action="append")
    given = parser.parse_args()
    os.environ["IRIA_CACHE"] = "off"  # each run asks the citation engine anew, as its peers do
    wanted = given.only or list("abcdefgh")
    folder = Path(tempfile.mkdtemp(prefix="iria-benchmark-"))
    try:
        for pages in (10, 40) if given.quick else (10, 40, 400):
            if "a" in wanted:
                against_weasyprint(folder / f"a{pages}", pages, 1 if pages == 400 else given.rounds)
        for paragraphs in (1000,) if given.quick else (1000, 10_000):
            if "b" in wanted:
                against_pandoc(folder / f"b{paragraphs}", paragraphs, given.rounds)
        if "c" in wanted and not given.quick:
            growth(folder / "c", given.rounds)
        if "f" in wanted and not given.quick:
            word_writer(folder / "f", given.rounds)
        if "g" in wanted:
            one_edition(folder / "g", given.rounds)
        if "h" in wanted:
            bare, environment = bare_page(write_pages(folder / "bare", 40))
            batch(folder / "h", bare, environment, max(1, given.rounds // 2))
        if "e" in wanted:
            citations(folder / "e", given.rounds)
        if "d" in wanted:
            start_up(given.rounds)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
