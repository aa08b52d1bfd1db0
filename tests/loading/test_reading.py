"""Reading a folder: places of values, scalars as written, side files, the house file, confinement."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from conftest import written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import iria_reports as iria
from iria_reports.building.finding import find_problems
from iria_reports.loading.jsonfile import parse_json
from iria_reports.loading.raw import Mapping, Scalar, Sequence
from iria_reports.loading.yamlfile import parse_yaml
from iria_reports.model.base import FORBIDDEN_CHARACTERS
from iria_reports.model.walk import walk
from iria_reports.problems import Problems, SourceText


def plain(raw) -> object:
    match raw:
        case Scalar():
            return raw.text
        case Sequence():
            return [plain(item) for item in raw.items]
        case Mapping():
            return {entry.key.text: plain(entry.value) for entry in raw}
    raise AssertionError(raw)


def parsed(parse, text: str):
    problems = Problems()
    raw = parse(SourceText("file", text), problems)
    assert list(problems) == []
    return raw


@pytest.mark.parametrize(
    "text", ["NO", "no", "12:30", "1e3", "0x10", "2023-03-20", "1_000", "007", "~", "null", "3.10", "=", "<<"]
)
def test_a_scalar_of_yaml_is_what_is_written(text):
    assert plain(parsed(parse_yaml, f"key: {text}")) == {"key": text}


def test_every_scalar_knows_its_place_whatever_stands_before_it():
    text = "première: 'été'\nцель: [\"один\", два]\nnested:\n  - key: 𝔘 value\n"
    raw = parsed(parse_yaml, text)
    found = {}

    def look(value) -> None:
        match value:
            case Scalar():
                found[value.text] = (value.location.line, value.location.column)
            case Sequence():
                for item in value.items:
                    look(item)
            case Mapping():
                for entry in value:
                    look(entry.key)
                    look(entry.value)

    look(raw)
    assert found["été"] == (1, 12)
    assert found["один"] == (2, 9)
    assert found["два"] == (2, 16)
    assert found["𝔘 value"] == (4, 10)


TEXTS = st.text().filter(lambda text: not FORBIDDEN_CHARACTERS.search(text))


@given(st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4)))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_json_is_read_as_the_standard_reader_reads_it(value):
    assert plain(parsed(parse_json, json.dumps(value, ensure_ascii=False))) == value


def test_the_place_of_a_word_within_prose_of_yaml_is_exact(tmp_path):
    (tmp_path / "b.yaml").write_text(
        "form: analysis\ntitle: T\ndate: 2023-03-20\nbody:\n  - |\n    Words and [@none].\n  - paragraph: 'More words [@nobody].'\n",
        encoding="utf-8",
    )
    places = [(problem.location.line, problem.location.column) for problem in find_problems(tmp_path / "b.yaml")]
    assert places[1] == (7, 29)
    assert places[0][0] in (5, 6)


def test_every_node_of_the_model_knows_where_it_was_written(every_block):
    files = set()
    for node in walk(every_block.briefing):
        assert node.location is not None or type(node).__name__ in (
            "Briefing", "Text", "LineBreak", "SourceNotes", "NoteParagraph", "Attribution", "Column", "Emphasis", "Strong",
        ), node  # fmt: skip
        if node.location is not None:
            files.add(node.location.file)
            assert node.location.excerpt
    assert files == {
        "briefing.md",
        "more.md",
        "sources.yaml",
        "sources.notes.yaml",
        "more.bib",
        "clients.yaml",
        "iria.yaml",
        "data/members.csv",
    }


def test_parts_follow_the_text_in_the_order_given(tmp_path):
    folder = written(tmp_path, "First.", parts="[b.md, a.md]")
    (folder / "a.md").write_text("Third.", encoding="utf-8")
    (folder / "b.md").write_text("Second.\n\n# Heading\n", encoding="utf-8")
    body = iria.load(folder).body
    assert [block.content[0].text for block in body[:2]] == ["First.", "Second."]
    assert body[2].content[0].content[0].text == "Third."


def test_a_byte_order_mark_and_windows_line_ends_are_no_matter(tmp_path):
    folder = written(tmp_path, "One line\nand another.\n")
    path = folder / "briefing.md"
    plain_body = iria.load(folder).body
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert iria.load(folder).body == plain_body


HOUSE = """
people:
  doe: {name: Jane Doe, role: Analyst, email: jane@example.org}
series:
  Middle East Backgrounder: 1234-5679
  Notes:
imprint:
  publisher: IRIA
  name: The institute
  rights: {en: All rights reserved., fr: Tous droits réservés.}
about:
  en: About us.
  fr: À propos.
disclaimer: Views are those of the authors.
"""


@pytest.fixture
def house(tmp_path):
    (tmp_path / "iria.yaml").write_text(HOUSE, encoding="utf-8")
    return tmp_path


def test_the_house_file_is_found_in_a_folder_above(house):
    made = iria.load(written(house / "2023" / "may", "Text.", authors="[doe]", series="Middle East Backgrounder"))
    assert [author.name for author in made.authors] == ["Jane Doe"]
    assert made.issn == "1234-5679"
    assert made.imprint.name == "The institute"
    assert [part.kind.value for part in made.body if isinstance(part, iria.Part)] == ["about", "disclaimer"]


@pytest.mark.parametrize(("lang", "words"), [("en-GB", "About us."), ("fr", "À propos."), ("ru", None)])
def test_texts_of_the_house_are_those_of_the_language(house, lang, words):
    body = iria.load(written(house / "b", "Text.", lang=lang)).body
    about = [part for part in body if isinstance(part, iria.Part) and part.kind is iria.PartKind.ABOUT]
    assert [part.content[0].content[0].text for part in about] == ([words] if words else [])


@pytest.mark.parametrize(("lang", "rights"), [("en", "All rights reserved."), ("fr", "Tous droits réservés."), ("ru", None)])
def test_the_imprint_may_say_its_texts_by_language(house, lang, rights):
    imprint = iria.load(written(house / "b", "Text.", lang=lang)).imprint
    assert (imprint.name, imprint.rights) == ("The institute", rights)


def test_a_part_of_the_briefing_stands_in_for_that_of_the_house(house):
    body = iria.load(written(house / "b", "Text.\n\n::: disclaimer\nOur own words.\n:::\n")).body
    (part,) = [part for part in body if isinstance(part, iria.Part) and part.kind is iria.PartKind.DISCLAIMER]
    assert part.content[0].content[0].text == "Our own words."


def test_a_series_that_the_house_does_not_know_is_refused(house):
    with pytest.raises(iria.BriefingError) as caught:
        iria.load(written(house / "b", "Text.", series="Middle East Backgrounders"))
    assert caught.value.problems[0].mend == 'did you mean "Middle East Backgrounder"?'


def test_dates_of_csl_json_are_read_with_what_is_uncertain_of_them(tmp_path):
    folder = written(tmp_path, "Text [@a; @b; @c; @d].")
    (folder / "sources.json").write_text(json.dumps([
        {"id": "a", "type": "book", "title": "T", "issued": {"date-parts": [[2023, 3, 15]]}},
        {"id": "b", "type": "book", "title": "T", "issued": {"date-parts": [["2023", "3"]], "circa": True}},
        {"id": "c", "type": "book", "title": "T", "issued": {"date-parts": [[2022], [2023]]}},
        {"id": "d", "type": "book", "title": "T", "issued": {"date-parts": [[2023]], "season": 1}},
    ]), encoding="utf-8")  # fmt: skip
    issued = [str(source.variables["issued"]) for source in iria.load(folder).sources]
    assert issued == ["2023-03-15", "2023-03~", "2022/2023", "2023-21"]


def test_the_side_file_survives_a_new_export(tmp_path):
    folder = written(tmp_path, "Text [@a].")
    (folder / "sources.json").write_text('[{"id": "a", "type": "book", "title": "T"}]', encoding="utf-8")
    (folder / "sources.notes.yaml").write_text("a: {reliability: B, credibility: 2, descriptor: A diplomat.}", encoding="utf-8")
    (source,) = iria.load(folder).sources
    assert (source.notes.reliability, source.notes.descriptor) == (iria.Reliability("B"), "A diplomat.")


def test_a_csv_table_keeps_its_cells_as_written_and_withholds_rows(tmp_path):
    folder = written(tmp_path, '::: {.table #tbl-a src="data/t.csv"}\nCaption\n:::\n')
    (folder / "data").mkdir()
    (folder / "clients.yaml").write_text("audiences: {officials: Some}", encoding="utf-8")
    (folder / "data" / "t.csv").write_text('Name,Note,_for\n"Doe, Jane",*007*,\nRoe,12:30,officials\n', encoding="utf-8")
    made = iria.load(folder)
    (table,) = made.body
    assert [column.header[0].text for column in table.columns] == ["Name", "Note"]
    assert table.rows[0].cells[0].content[0].text == "Doe, Jane"
    assert table.rows[1].audience.names == {"officials"}
    assert len(iria.tailor(made).body[0].rows) == 1


@pytest.mark.parametrize("name", ["../secret.png", "/etc/hostname", "link.png", "figures/../../secret.png"])
def test_a_picture_from_outside_the_folder_is_refused(tmp_path, name):
    (tmp_path / "secret.png").write_bytes(b"\x89PNG")
    folder = written(tmp_path / "b", f'![C]({name}){{alt="A"}}\n')
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    codes = [problem.code for problem in find_problems(folder)]
    assert codes == ["outside-folder"]


def test_dates_and_times_of_the_front_matter(tmp_path):
    made = iria.load(written(tmp_path, "Text.", **{"information-cutoff": "2023-03-16T18:00Z"}))
    assert made.date == dt.date(2023, 3, 20)
    assert made.information_cutoff == dt.datetime(2023, 3, 16, 18, tzinfo=dt.UTC)


SNIPPETS = st.sampled_from(
    ["---", "\n", "\n\n", "# ", "- ", "1. ", "> ", "::: ", ":::", "{.quote ", "{#fig-a ", "}", "[", "]", "(", ")", "^[", "[^1]", "[^1]: ",
     "@doe", "@fig-a", "[@doe, p. 3]", "*", "**", "_", "`", "|", "|---|", ": ", "\\", "![", "words ", "title: ", "form: analysis", "date: 2023-01-01",
     "\t", "\u202e", "é", "\x00", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "<b>", "&amp;", '"', "'", "$", "~", "{for=x}", "timeline"]
)  # fmt: skip


@given(st.lists(SNIPPETS, max_size=40).map("".join), st.booleans())
@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_whatever_is_a_traceback(tmp_path, text, with_front):
    front = "---\nform: analysis\ntitle: T\ndate: 2023-01-01\n---\n\n" if with_front else ""
    path = tmp_path / "b.md"
    path.write_text(front + text, encoding="utf-8")
    for problem in find_problems(path):
        assert problem.code
        assert problem.message


@given(st.binary(max_size=300), st.sampled_from(["b.md", "b.yaml", "b.json"]))
@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_whatever_are_a_traceback(tmp_path, data, name):
    path = Path(tmp_path / name)
    path.write_bytes(data)
    assert find_problems(path)


@pytest.mark.parametrize("text", ["\\ud800", "\\u0000", "\\u000b"])
def test_characters_that_no_output_can_hold_are_refused(tmp_path, text):
    data = f'{{"form": "analysis", "title": "T{text}", "date": "2023-01-01", "body": "Text."}}'
    (tmp_path / "b.json").write_text(data, encoding="utf-8")
    codes = [problem.code for problem in find_problems(tmp_path / "b.json")]
    assert codes == ["control-character"]
