"""Whatever an author writes stays on its page, once, in order: notes, long words, tables with notes, titles, captions."""

from __future__ import annotations

import random
import re

import page
import pypdfium2 as pdfium
import pytest
from conftest import written

import iria_reports as iria

SENTENCE = (
    "The committee met in the spring and reported to the council on what it had seen along the border, where neither side had "
    "moved its forces since the winter. "
)
ADDRESS = (
    "https://www.consilium.europa.eu/register.aspx?DocumentType=COUNCILCONCLUSIONSADOPTEDBYTHEFOREIGNAFFAIRSCOUNCILONTHESITUATION"
    "INTHEEASTERNNEIGHBOURHOOD&Token=eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0"
)


def built(tmp_path, text, **front):
    return iria.build(written(tmp_path / "b", text, **front), to="pdf", out=tmp_path / "out")


def texts(made):
    document = pdfium.PdfDocument(made.paths["pdf"])
    found = [sheet.get_textpage().get_text_range() for sheet in document]
    document.close()
    return found


def codes(made):
    return {problem.code for problem in made.problems}


def noted_table(lengths):
    rows = [
        f"| claim {n}^[Note {n}: {' '.join(SENTENCE.split()[:5])} {SENTENCE * (length // 10)}End {n}.] | x |"
        for n, length in enumerate(lengths)
    ]
    return "| Claim | Yes |\n|---|---|\n" + "\n".join(rows) + "\n\n: Claims\n"


@pytest.mark.parametrize("seed", range(6))
def test_tables_with_notes_are_set_with_each_note_once(seed, tmp_path):
    chance = random.Random(seed)
    lengths = [chance.choice([0, 10, 40, 90]) for _ in range(chance.choice([3, 6, 11, 25]))]
    made = built(tmp_path, f"# One\n\n{SENTENCE * chance.randint(1, 25)}\n\n{noted_table(lengths)}\n{SENTENCE}\n")
    text = re.sub(r"\s+", " ", " ".join(texts(made)))
    for number in range(len(lengths)):
        assert text.count(f"Note {number}:") == 1
        assert text.count(f"End {number}.") == 1
    assert "overrun" not in codes(made)


def test_a_note_longer_than_a_page_runs_on(tmp_path):
    note = f"Longnote begins. {SENTENCE * 50}Longnote ends."
    made = built(tmp_path, f"# One\n\n{SENTENCE * 12}\n\nHere is the claim.^[{note}]\n\n{SENTENCE * 30}\n")
    found = texts(made)
    begins, ends = ([n for n, text in enumerate(found) if word in text] for word in ("Longnote begins", "Longnote ends"))
    assert len(begins) == len(ends) == 1
    assert ends[0] > begins[0]
    assert "Here is the claim" in found[begins[0]]
    assert "overrun" not in codes(made)


@pytest.mark.parametrize(
    ("text", "front"),
    [
        (f"A token.^[See <{ADDRESS}>.]", {}),
        (f"See <{ADDRESS}>.", {}),
        ("A file very_long_file_name_with_underscores" + "_and_more" * 20 + "_end.txt is named.", {}),
        ("## Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorstand\n\nText.", {}),
        (f"| A | B |\n|---|---|\n| {'x' * 150} | y |\n\n: T\n", {}),
        ("x^[y] " * 1, {"title": "Достопримечательностироссийскойфедерациииееближайшихсоседейнавостоке"}),
        ("\n".join(f"{n}. Item" for n in range(97, 104)), {}),
    ],
    ids=["address in a note", "address", "name of a file", "heading", "cell", "title", "list from 97"],
)
def test_nothing_runs_over_the_edge_or_into_other_text(text, front, tmp_path):
    made = built(tmp_path, f"# One\n\n{text}\n", **front)
    assert "overrun" not in codes(made)


def test_no_hyphen_is_set_into_an_address_or_a_hash(tmp_path):
    addresses = [
        "https://documents.example.org/internationalorganisations/antidisestablishmentarianism/counterrevolutionaries",
        "https://www.example.org/telecommunicationsinfrastructure",
    ]
    hashed = "0123456789abcdef" * 6
    text = re.sub(
        r"\s",
        "",
        "".join(texts(built(tmp_path, f"# One\n\nSee <{addresses[0]}>, and <{addresses[1]}> in this. Commit {hashed}.\n"))),
    )
    for each in (*addresses, hashed):
        assert each in text


def test_a_list_from_100_stands_clear_of_its_numbers(tmp_path):
    html = iria.render_html(written(tmp_path, "\n".join(f"{n}. Item" for n in range(97, 104)) + "\n"))
    assert "padding-inline-start" in html


@pytest.mark.parametrize("inline", ["*Le Monde*", "**x**", "`x`", "[Le Monde]{lang=fr}", "2^nd^", "[NATO]{.smallcaps}"])
def test_contents_with_emphasis_conform(inline, tmp_path):
    text = f"::: summary\n- Point.\n:::\n\n# One\n\nText.\n\n## A review of {inline} today\n\nText.\n"
    data = iria.render_pdf(written(tmp_path, text, contents="yes"))
    assert page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1).is_compliant


def test_a_page_break_between_turned_tables_leaves_no_empty_page(tmp_path):
    table = '| A | B |\n|---|---|\n| x | y |\n\n: T {landscape="yes"}\n'
    found = texts(built(tmp_path, f"# A\n\nText.\n\n{table}\n::: page-break\n:::\n\n{table}\nText.\n"))
    assert all(len(text.split()) > 3 for text in found)


def test_a_caption_of_several_lines_stays_whole_with_its_table(tmp_path):
    table = f"| A | B |\n|---|---|\n| x0 | y |\n| x1 | y |\n\n: Caption begins. {SENTENCE * 3}Caption ends.\n"
    for count in range(16, 26):
        found = texts(built(tmp_path, f"# One\n\n{SENTENCE * count}\n\n{table}"))
        (sheet,) = [text for text in found if "Caption begins" in text]
        assert "Caption ends" in re.sub(r"\s+", " ", sheet)
        assert "x0" in sheet


def test_the_masthead_stands_with_its_title_and_text(tmp_path):
    first = texts(built(tmp_path, f"# One\n\n{noted_table([90] * 6)}"))[0]
    assert "A title" in first
    assert "One" in first
    assert "claim 0" in first


def test_numbers_are_not_broken_while_another_column_has_room(tmp_path):
    years = range(2000, 2024)
    head = "| Country | " + " | ".join(map(str, years)) + " |\n|---|" + "---:|" * 24
    rows = "\n".join(
        f"| {name} | " + " | ".join(f"{n * 3.3 % 90:.1f}" for n in range(24)) + " |"
        for name in ("Afghanistan", "Bosnia and Herzegovina")
    )
    text = " ".join(texts(built(tmp_path, f"# One\n\n{head}\n{rows}\n\n: 24 years\n")))
    words = text.split()
    assert all(str(year) in words for year in years)
    assert "16.5" in words
