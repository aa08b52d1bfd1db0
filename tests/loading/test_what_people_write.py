"""What people write and Pandoc reads is read here, too, and what is refused is said in words for people."""

from __future__ import annotations

import pytest
from conftest import briefing, written

import iria_reports as iria
from iria_reports.building.finding import find_problems
from iria_reports.model.inlines import plain_text


def words(tmp_path, text, **front):
    (paragraph, *_) = iria.load(written(tmp_path, f"{text}\n", **front)).body
    return plain_text(paragraph.content)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("In the '90s, and in '45.", "In the ’90s, and in ’45."),
        ("'Abd al-Rahman said: 'tis so.", "’Abd al-Rahman said: ’tis so."),
        ("The EU's \"common position\"'s text.", "The EU’s “common position”’s text."),
        ('"A paragraph that opens a quotation', "“A paragraph that opens a quotation"),
        ("He said 'no', and 'yes'.", "He said ‘no’, and ‘yes’."),
        ("Before\tafter.", "Before after."),
        ("Text <!-- check this --> more.", "Text more."),
        ("Text.<!-- [x]{for=nobody} -->", "Text."),
    ],
)
def test_apostrophes_tabs_and_comments_are_those_of_pandoc(text, read, tmp_path):
    assert words(tmp_path, text) == read


def test_a_comment_of_several_lines_is_its_author_s(tmp_path):
    path = written(tmp_path, "<!-- mksecret\n\nmore -->\n\nText.\n")
    assert [plain_text(block.content) for block in iria.load(path).body] == ["Text."]
    assert "mksecret" not in iria.render_html(path)


@pytest.mark.parametrize(
    "cell", ["-", "--", "---", "A. Smith", "(5)", "c. 2020", "p. 5", "(a) text", "i. one", "[x] done", "%"]
)
def test_in_the_cell_of_a_table_there_is_no_list_and_no_heading(cell, tmp_path):
    assert find_problems(written(tmp_path, f"| A | B |\n|---|---|\n| x | {cell} |\n\n: T\n")) == ()


def test_a_quotation_within_a_quotation_is_refused_in_words(tmp_path):
    (problem,) = find_problems(written(tmp_path, "> One\n>\n> > Two\n"))
    assert "got a quote" in problem.message


@pytest.mark.parametrize("value", [iria.Paragraph("x"), (iria.Text("x"),), iria.EdtfDate.parse("2020"), object(), ["x"]])
def test_no_message_shows_objects_of_python(value):
    with pytest.raises(iria.ModelError) as wrong:
        briefing(iria.Text(value))
    assert "(" not in str(wrong.value).split("got")[-1]


SOURCES = "- {id: open, type: book, title: An open book}\n- {id: mole, type: book, title: The mole}\n- {id: third, type: book, title: A third}\n"
O = '{for="officials"}'  # noqa: E741


def cited(tmp_path, text, *audiences):
    path = written(tmp_path, f"{text}\n")
    (path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (path / "clients.yaml").write_text("audiences: {officials: Staff.}\n", encoding="utf-8")
    edition = iria.tailor(iria.load(path), audiences)
    return [node.key for node in iria.walk(edition) if isinstance(node, iria.Cite)], edition


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"They met [@open; [@mole, p. 3]{O}].", ["open"]),
        (f"They met [[see @mole]{O}; @open].", ["open"]),
        (f"They met [@open; [@mole; @third]{O}].", ["open"]),
        (f"They met [[@mole]{O}; [@third]{O}].", []),
    ],
)
def test_one_cite_of_a_bracket_may_be_withheld(text, left, tmp_path):
    keys, edition = cited(tmp_path, text)
    assert keys == left
    without = "They met [@open]." if left else "They met."
    assert edition.body == cited(tmp_path, without)[1].body
    assert "mole" in cited(tmp_path, text, "officials")[0]
    assert "mole" not in {source.key for source in edition.sources}


@pytest.mark.parametrize("braces", ["{.x for=officials}", "{#x for=officials}", "{lang=fr for=officials}"])
def test_braces_of_a_cite_say_for_whom_it_is_and_nothing_else(braces, tmp_path):
    path = written(tmp_path, f"They met [@open; [@mole]{braces}].\n")
    (path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (path / "clients.yaml").write_text("audiences: {officials: Staff.}\n", encoding="utf-8")
    assert "unknown-key" in {problem.code for problem in find_problems(path)}
