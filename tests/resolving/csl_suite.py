"""The fixtures of the CSL test-suite, entered at the citation seam: what goes to the engine and what comes back.

    IRIA_CSL_SUITE=…/processor-tests/humans ./run python tests/resolving/csl_suite.py

prints how many pass with Pandoc's citeproc alone and with our corrections, and which fail with ours. Texts are compared
letter by letter with the style of each letter, so that the nesting of tags does not count. Both go the same way; only the
corrections differ.
"""

from __future__ import annotations

import html
import json
import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import attrs

import iria_reports as iria
from iria_reports.model.languages import Language
from iria_reports.problems import BriefingError
from iria_reports.resolved import Inlines, Reference, Run, Style
from iria_reports.resolving.citations import locators
from iria_reports.resolving.citations.cache import MEMORY
from iria_reports.resolving.citations.collect import Group, Occurrence
from iria_reports.resolving.citations.document import Wording
from iria_reports.resolving.citations.engine import Engine
from iria_reports.resolving.citations.items import put_right
from iria_reports.resolving.citations.mending import mended
from iria_reports.resolving.citations.runs import runs
from iria_reports.resolving.citations.style import prepared
from iria_reports.resolving.labels import labels_for

FOLDER = "IRIA_CSL_SUITE"
_SECTION = re.compile(r">>=+ *([A-Z-]+) *=+>>\n(.*?)\n?<<=+ *\1 *=+<<", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-z]+)([^>]*)>")
_QUOTES = re.compile(r'<term name="(?:open|close)-(?:inner-)?quote">[^<]{1,2}</term>')
_NOTE_MARKS = re.compile("[\ufdd8\ufdd9]")
_STYLES = {"i": Style.EMPHASIS, "b": Style.STRONG, "sup": Style.SUPERSCRIPT, "sub": Style.SUBSCRIPT}
Letters = list[tuple[str, Style]]


@attrs.frozen
class Fixture:
    """One fixture: its style, its items, what is cited, and what shall come out, an entry or cluster each."""

    name: str
    style: str
    items: list[dict[str, Any]]
    clusters: list[list[dict[str, Any]]]
    is_bibliography: bool
    expected: list[str]


def read(path: Path) -> Fixture:
    """The fixture in a file."""
    sections = dict(_SECTION.findall(path.read_text(encoding="utf-8").replace("\r\n", "\n")))
    items = [item for item in json.loads(sections["INPUT"]) if "id" in item]
    clusters = [[{"id": item["id"]} for item in items]]
    if "CITATION-ITEMS" in sections:
        clusters = json.loads(sections["CITATION-ITEMS"])
    if "CITATIONS" in sections:
        clusters = _ordered(json.loads(sections["CITATIONS"]))
    result = sections["RESULT"]
    is_bibliography = sections["MODE"].strip().startswith("bibliography")
    if is_bibliography:
        expected = re.findall(
            r'<div class="csl-entry">(.*?)</div>\s*(?=<div class="csl-entry">|</div>\s*\Z)', result, re.DOTALL
        )
    elif "CITATIONS" in sections:
        expected = re.findall(r"^(?:\.\.|>>)\[\d+\] (.*)$", result, re.MULTILINE)
    else:
        expected = result.split("\n")
    return Fixture(path.stem, sections["CSL"], items, clusters, is_bibliography, expected)


def _ordered(updates: list[Any]) -> list[list[dict[str, Any]]]:
    by_id = {str(citation.get("citationID", index)): citation for index, (citation, _, _) in enumerate(updates)}
    last, before, after = updates[-1]
    own = str(last.get("citationID", len(updates) - 1))
    order = [*(str(pair[0]) for pair in before), own, *(str(pair[0]) for pair in after)]
    return [by_id[name]["citationItems"] for name in order if name in by_id]


def output(fixture: Fixture, *, corrected: bool) -> list[Letters]:
    """What comes out, with or without our corrections."""
    style = iria.CitationStyle(fixture.name, fixture.style)
    found = re.search(r'default-locale="([\w-]+)"', fixture.style)
    language = Language(found[1] if found else "en-US")
    labels = attrs.evolve(labels_for(Language("en")), language=language)
    cites = [[_cite(item) for item in cluster] for cluster in fixture.clusters]
    names = locators.names_for(cite.locator.label for cluster in cites for cite in cluster if cite.locator)
    ready = prepared(style, labels, iria.Choice.AUTO, names)
    groups = [Group((Occurrence(iria.Citation(tuple(cluster)), tuple(cluster)),), in_note=False) for cluster in cites]
    keys = {item["id"]: _key(item["id"]) for item in fixture.items}
    items = [{**item, "id": keys[item["id"]]} for item in fixture.items]
    if corrected:
        items = [put_right(dict(item)) for item in items]
    uncited = sorted(keys.values()) if fixture.is_bibliography else []
    document = Wording(names, labels, ready.in_notes).document([] if fixture.is_bibliography else groups, uncited)
    text = _QUOTES.sub("", ready.text)  # the house's quotation marks are no correction
    text = text if corrected else _NOTE_MARKS.sub("", text)
    blocks = Engine(MEMORY).settle(document, items, text, language.tag)["blocks"]
    out: list[Inlines] = []
    if fixture.is_bibliography:
        entries = [entry for block in blocks if block["t"] == "Div" for entry in block["c"][1]]
        out = [runs([inline for part in entry["c"][1] for inline in part["c"]], language) for entry in entries]
    else:
        for block in blocks[: len(groups)]:
            (words,) = (inline["c"][1] for inline in block["c"] if inline["t"] == "Cite")
            notes = [word for word in words if word["t"] == "Note"]
            out.append(runs(notes[0]["c"][0]["c"] if notes else words, language))
    if corrected:
        out = [mended(content, {}, {}) for content in out]
    return [letters(content) for content in out]


def _key(name: Any) -> str:
    return "k" + re.sub(r"\W", "x", str(name))


def _cite(item: dict[str, Any]) -> iria.Cite:
    locator = None
    if item.get("locator"):
        locator = iria.Locator(iria.LocatorLabel(item.get("label") or "page"), str(item["locator"]))
    texts = (re.sub(r'"([^"]*)"', r"“\1”", item.get(name) or "") for name in ("prefix", "suffix"))
    prefix, suffix = ((iria.Text(text),) if text else () for text in texts)
    return iria.Cite(_key(item["id"]), locator, prefix, suffix, bool(item.get("suppress-author")))


def letters(content: Inlines) -> Letters:
    """Letters with their styles; neighbouring spaces are one."""
    found: Letters = []
    for inline in content:
        text = inline.text if isinstance(inline, Run | Reference) else ""
        style = inline.style & ~Style.CODE if isinstance(inline, Run) else Style.PLAIN
        found += [(letter, style) for letter in text]
    return _trimmed(found)


def expected_letters(text: str) -> Letters:
    """The same of what a fixture expects, which is HTML."""
    found: Letters = []
    open_styles: list[Style] = [Style.PLAIN]
    at = 0
    for tag in [*_TAG.finditer(text), None]:
        plain = html.unescape(text[at : tag.start() if tag else len(text)])
        found += [(letter, open_styles[-1]) for letter in plain]
        if tag is None:
            break
        at = tag.end()
        if tag[1]:
            if len(open_styles) > 1:
                open_styles.pop()
        else:
            open_styles.append(_opened(open_styles[-1], tag[2], tag[3]))
    return _trimmed(found)


def _opened(style: Style, name: str, attributes: str) -> Style:
    if name == "span" and "small-caps" in attributes:
        return style | Style.SMALL_CAPS
    if name == "span" and "font-style:normal" in attributes.replace(" ", ""):
        return style & ~Style.EMPHASIS
    if name == "span" and "font-weight:normal" in attributes.replace(" ", ""):
        return style & ~Style.STRONG
    return style | _STYLES.get(name, Style.PLAIN)


def _trimmed(found: Letters) -> Letters:
    kept: Letters = []
    for letter, style in found:
        if letter.isspace():
            if kept and not kept[-1][0].isspace():
                kept.append((" ", Style.PLAIN))
        else:
            kept.append((letter, style))
    while kept and kept[-1][0].isspace():
        kept.pop()
    return kept


def passes(fixture: Fixture, *, corrected: bool) -> bool:
    """Whether what comes out is what the fixture expects."""
    try:
        out = output(fixture, corrected=corrected)
    except (BriefingError, iria.ModelError, ValueError, KeyError, TypeError, AssertionError):
        return False
    expected = [expected_letters(text) for text in fixture.expected]
    if not fixture.is_bibliography and re.search(r'class="note"', fixture.style):
        # The engine begins a note with a capital, which the suite leaves to the program that uses it.
        out, expected = [_small(letters) for letters in out], [_small(letters) for letters in expected]
    return _in_one(out) == _in_one(expected)


def _small(found: Letters) -> Letters:
    return [(found[0][0].lower(), found[0][1]), *found[1:]] if found else []


def _in_one(parts: list[Letters]) -> Letters:
    """All in one: a style may set line breaks between its cites."""
    return _trimmed([letter for part in parts for letter in (*part, (" ", Style.PLAIN))])


def score(folder: Path) -> tuple[list[str], list[str], int]:
    """Names of fixtures that pass with the engine alone, and with our corrections; and how many there are."""
    fixtures = [read(path) for path in sorted(folder.glob("*.txt"))]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        alone = list(pool.map(lambda fixture: passes(fixture, corrected=False), fixtures))
        ours = list(pool.map(lambda fixture: passes(fixture, corrected=True), fixtures))
    names = [fixture.name for fixture in fixtures]
    return (
        [name for name, passed in zip(names, alone, strict=True) if passed],
        [name for name, passed in zip(names, ours, strict=True) if passed],
        len(fixtures),
    )


def main() -> None:
    """Print the score."""
    alone, ours, count = score(Path(os.environ[FOLDER]))
    every = [path.stem for path in sorted(Path(os.environ[FOLDER]).glob("*.txt"))]
    lines = [
        f"{count} fixtures: {len(alone)} pass with the engine alone, {len(ours)} with our corrections",
        f"lost: {' '.join(sorted(set(alone) - set(ours))) or 'none'}",
        f"won: {' '.join(sorted(set(ours) - set(alone))) or 'none'}",
        f"failing: {' '.join(name for name in every if name not in ours)}",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
