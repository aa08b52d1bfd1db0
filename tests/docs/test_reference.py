"""The reference says what the code does.

To take over what changed in the code: ``IRIA_ACCEPT=1 pytest tests/docs/test_reference.py``.
"""

import ast
import os
import re
from pathlib import Path

import pytest
from conftest import ROOT
from made import MARK, remade
from pages import NAMES, PAGES, anchors, links

from iria_reports.loading.names import DIVS, PARTS, SIGNS

REFERENCE = ROOT / "docs" / "reference"


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_what_is_made_from_the_code_is_up_to_date(page: Path):
    made = remade(page)
    if os.environ.get("IRIA_ACCEPT"):
        page.write_text(made, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == made


def test_every_block_has_its_keys_in_the_reference():
    text = (REFERENCE / "markdown.md").read_text(encoding="utf-8")
    shown = {match["name"] for match in MARK.finditer(text) if match["what"] == "keys"}
    plain = {*SIGNS, "page-break", "pull-quote"} - {"figure"}
    assert {*DIVS, "figure"} - plain <= shown
    for name in (*DIVS, *PARTS):
        assert f"::: {name}" in text or f".{name} " in text or f"`{name}`" in text


def codes_of_the_source() -> tuple[set[str], set[str]]:
    """Codes that stand in calls which report a problem; all plain strings of the source."""
    codes, strings = set(), set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                position = {"error": 0, "warning": 0, "Problem": 0, "problem": 3}.get(name)
                given = node.args[position] if position is not None and len(node.args) > position else None
                if isinstance(given, ast.Constant):
                    codes.add(given.value)
    return codes, strings


def test_every_code_of_a_problem_is_documented_and_no_other():
    text = (REFERENCE / "problems.md").read_text(encoding="utf-8")
    documented = re.findall(r"(?m)^\| `([a-z0-9-]+)` \|", text)
    codes, strings = codes_of_the_source()
    given = {
        code
        for expected in (ROOT / "tests" / "bad").glob("*/expected.txt")
        for code in re.findall(r"(?m)^\S.*  (?:error|warning)  (\S+)$", expected.read_text(encoding="utf-8"))
    }
    assert len(documented) == len(set(documented))
    assert codes | given <= set(documented)
    assert set(documented) <= strings


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_somewhere(page: Path):
    for target in links(page):
        if re.match(r"[a-z]+:", target):
            assert target.startswith("https://"), target
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), target
        if anchor:
            assert anchor in anchors(file), target
