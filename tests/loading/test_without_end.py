"""Text that opens without end is read, or refused with its place; it never raises anything but a problem.

Before, these took the square of the time, or went deeper than Python goes.
"""

from __future__ import annotations

import pytest
from conftest import written

from iria_reports.building.finding import find_problems

#: Signs of which a text is made.
LENGTH = 20_000
REPEATED = [
    "[", "![", "[a](", "[x]{", "^[", "[^", "[^a]: ", "[@", "@a [b @c ", "*a ", "**a ", "*a **b ", "_a __b ", "`a ", "``a ` ", "<a ", "<!-- ",
    '"a ', "'a ", '"*a ', "\\a ", "$a\\ ", "~a ", "^a ", "{", "{{", "{{client.", "&amp", "> ", "- ", "1. ", "::: box\n", "|a", "|\n", ": ", "# ",
    "[a]: b\n", "- a\n", "x^[y] ", "]", "}", "(", "@a; ", "-@",
]  # fmt: skip
BALANCED = [
    ("*a **b ", "** a*"),
    ("[", "]"),
    ("[", "]{lang=fr}"),
    ("^[", "]"),
    ("**_", "_**"),
    ("(", ")"),
    ("[x ", "](https://a.org)"),
]


def codes(folder):
    return {problem.code for problem in find_problems(folder)}


@pytest.mark.parametrize("opening", REPEATED)
def test_what_opens_without_end_is_read_or_refused(opening, tmp_path):
    codes(written(tmp_path, f"Words. {opening * (LENGTH // len(opening))}\n"))
    codes(written(tmp_path, f"{opening * (LENGTH // len(opening))}\n"))


@pytest.mark.parametrize(("opening", "closing"), BALANCED)
def test_what_is_nested_without_end_is_refused(opening, closing, tmp_path):
    times = LENGTH // (len(opening) + len(closing))
    found = codes(written(tmp_path, f"{opening * times}x{closing * times}\n"))
    assert found or opening == "("


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sources.yaml", "- " * 20_000),
        ("sources.yaml", "[" * 20_000),
        ("sources.yaml", "{a: " * 20_000),
        ("sources.json", "[" * 20_000),
        ("sources.json", '[{"a":' * 20_000),
        ("sources.json", '[{"id": "a", "type": "book", "volume": ' + "9" * 50_000 + "}]"),
        ("sources.bib", "@book{a, title = {" + "{" * 5_000 + "x" + "}" * 5_000 + "}}"),
        ("sources.bib", "@book{a, title = {" + "\\sqrt[" * 5_000 + "}}"),
        ("sources.bib", "@a{" * 5_000),
        ("sources.ris", "A1\t- x\nTY  - BOOK\nER  - \n"),
        ("sources.ris", "TY  - " * 5_000),
        ("clients.yaml", "[" * 20_000),
        ("iria.yaml", "{a: " * 20_000),
    ],
)
def test_files_beside_it_that_nest_without_end_are_refused(name, text, tmp_path):
    path = written(tmp_path, "Text.\n")
    (path / name).write_text(text, encoding="utf-8")
    codes(path)


@pytest.mark.parametrize("theme", ["a = " + "[" * 5_000 + "]" * 5_000, "a." * 5_000 + "a = 1", "a = " + "9" * 50_000])
def test_a_theme_that_nests_without_end_is_refused(theme, tmp_path):
    path = written(tmp_path, "Text.\n", theme="own.toml")
    (path / "own.toml").write_text(theme, encoding="utf-8")
    assert "broken-theme" in codes(path)
