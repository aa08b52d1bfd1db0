"""One library in three formats gives the same citations, or a warning that says what was lost; and back again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import written

import iria_reports as iria
from iria_reports.building.finding import find_problems
from iria_reports.loading.bibliography.export import SourceFormat, csl_json, write_sources
from iria_reports.loading.bibliography.latex import decoded
from iria_reports.resolved import Paragraph, inline_text

LIBRARY = Path(__file__).parent / "zotero"
KEYS = "doe-2023 bank-2021 roe-2019 doe-2020 ministry-2023 person-2023 roe-2018".split()


def folder_with(tmp_path: Path, name: str, text: str, **front: str) -> Path:
    """A briefing that cites all sources of a bibliography with that text."""
    cites = "\n\n".join(f"A [@{key}, 2]." for key in KEYS)
    folder = written(tmp_path / name.replace(".", "-"), cites, bibliography=name, **{"list-sources": "yes", **front})
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def printed(folder: Path) -> tuple[list[str], list[str]]:
    document = iria.resolve(iria.load(folder))
    notes = [inline_text(note.content[0].content) for note in document.notes]
    return notes, [inline_text(b.content) for b in document.body if isinstance(b, Paragraph) and b.role.value == "bibliography"]


def library(kind: str) -> str:
    return (LIBRARY / f"library.{kind}").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["bib", "ris"])
def test_an_export_gives_the_same_citations_or_says_what_was_lost(tmp_path, kind):
    right = printed(folder_with(tmp_path, "library.json", library("json")))
    folder = folder_with(tmp_path, f"library.{kind}", library(kind))
    notes, entries = printed(folder)
    problems = [problem for problem in find_problems(folder) if problem.code in ("lost-in-ris", "left-out")]
    lost = {key for key in KEYS if any(key in problem.message for problem in problems)}
    assert lost == ({"person-2023"} if kind == "ris" else set())
    for key, note, other in zip(KEYS, right[0], notes, strict=True):
        assert note == other or key in lost
    assert entries == right[1]


def test_csl_json_comes_back_without_loss(tmp_path):
    folder = folder_with(tmp_path, "library.json", library("json"))
    sources = iria.load(folder).sources
    text, lost = write_sources(sources, SourceFormat.CSL)
    assert json.loads(text) == json.loads(library("json"))
    assert lost == []


def test_former_names_numbers_and_things_of_other_programs_come_back(tmp_path):
    item = {
        "id": "talk", "type": "speech", "title": "T", "event": "A conference", "event-place": "Oslo",
        "author": [{"family": "Doe", "given": "J.", "static-ordering": False}],
        "issued": {"date-parts": [["2023"]], "season": 1}, "accessed": {"raw": "2023-04-01"},
        "custom": {"userID": 7, "deep": {"a": [1, None]}}, "categories": ["x"], "volume": 3,
    }  # fmt: skip
    folder = written(tmp_path / "x", "A [@talk].")
    (folder / "sources.json").write_text(json.dumps([item]), encoding="utf-8")
    (source,) = iria.load(folder).sources
    assert source.variables["event-title"] == "A conference"
    assert csl_json(source) == item


def test_what_a_program_changed_is_written_anew(tmp_path):
    import attrs

    folder = folder_with(tmp_path, "library.json", library("json"))
    source = iria.load(folder).sources[0]
    changed = attrs.evolve(source, variables={**source.variables, "title": "Another"})
    assert csl_json(changed)["title"] == "Another"
    assert csl_json(changed)["issued"] == json.loads(library("json"))[0]["issued"]


@pytest.mark.parametrize("form", [SourceFormat.BIB, SourceFormat.RIS])
def test_what_is_written_reads_as_the_same_citations(tmp_path, form):
    original = folder_with(tmp_path, "library.json", library("json"))
    sources = iria.load(original).sources
    text, lost = write_sources(sources, form)
    again = folder_with(tmp_path, f"again.{form}", text)
    named = {line.split(":")[0] for line in lost}
    for key, note, other in zip(KEYS, printed(original)[0], printed(again)[0], strict=True):
        assert note == other or key in named, (note, other)


def test_notes_of_custom_are_read_and_those_of_the_side_file_win(tmp_path):
    folder = written(tmp_path / "x", "A [@a].")
    item = {"id": "a", "type": "book", "title": "T", "custom": {"reliability": "C", "credibility": "3", "other": 1}}
    (folder / "sources.json").write_text(json.dumps([item]), encoding="utf-8")
    (folder / "sources.notes.yaml").write_text("a: {reliability: A}", encoding="utf-8")
    (source,) = iria.load(folder).sources
    assert (source.notes.reliability, source.notes.credibility) == (iria.Reliability.A, iria.Credibility.POSSIBLE)


@pytest.mark.parametrize(("custom", "column"), [("B2", 55), ([1], 54), (7, 54)])
def test_custom_that_is_no_mapping_is_an_error_at_its_place(tmp_path, custom, column):
    folder = written(tmp_path / "x", "Text.")
    item = {"id": "a", "type": "book", "title": "T", "custom": custom}
    (folder / "sources.json").write_text(json.dumps([item]), encoding="utf-8")
    with pytest.raises(iria.BriefingError, match=f'sources.json:1:{column}: "custom": expected a mapping'):
        iria.load(folder)


def test_custom_without_a_value_is_none(tmp_path):
    folder = written(tmp_path / "x", "Text.")
    item = {"id": "a", "type": "book", "title": "T"}
    (folder / "sources.json").write_text(json.dumps([{**item, "custom": None}]), encoding="utf-8")
    (source,) = iria.load(folder).sources
    assert csl_json(source) == item


def test_several_files_make_one_bibliography_and_a_key_in_two_is_an_error(tmp_path):
    folder = written(tmp_path / "x", "A [@a] and [@b].", bibliography="[one.yaml, two.bib]")
    (folder / "one.yaml").write_text("- {id: a, type: book, title: A}", encoding="utf-8")
    (folder / "two.bib").write_text("@book{b, title={B}}", encoding="utf-8")
    assert [source.key for source in iria.load(folder).sources] == ["a", "b"]
    (folder / "two.bib").write_text("@book{a, title={B}}\n@book{b, title={C}}", encoding="utf-8")
    with pytest.raises(iria.BriefingError, match=r"stands twice, first in one.yaml:1:8"):
        iria.load(folder)


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"The {NATO} summit", "The NATO summit"),
        (r"Erdo{\u{g}}an and {\c S}ahin", "Erdoğan and Şahin"),
        (r"na\"{\i}ve \'etude, \O rsted", "naïve étude, Ørsted"),
        (r"``Quoted'' --- and 5--6", "“Quoted” — and 5–6"),
        (r"war & peace, 50\% of it", "war & peace, 50% of it"),
        (r"\emph{Le Monde} and {\em more}", "<i>Le Monde</i> and <i>more</i>"),
        (r"the {al-Assad} years", 'the <span class="nocase">al-Assad</span> years'),
        (r"H\textsubscript{2}O~now", "H<sub>2</sub>O now"),
    ],
)
def test_latex_becomes_text(latex, text):
    assert decoded(latex)[0].replace("\u00a0", " ") == text


def test_addresses_keep_their_percent_signs_and_ampersands(tmp_path):
    folder = folder_with(tmp_path, "library.bib", library("bib"))
    assert iria.load(folder).sources[0].variables["URL"] == "https://example.org/news?a=1&b=50%25"


@pytest.mark.parametrize(
    ("written_name", "right"),
    [
        ("Doe, Jane", ("Doe", "Jane", None)),
        ("Doe, Jane, Jr.", ("Doe", "Jane", "Jr.")),
        ("Doe, Jr., Jane", ("Doe", "Jane", "Jr.")),
    ],
)
def test_names_of_ris_are_taken_apart(tmp_path, written_name, right):
    folder = written(tmp_path / "x", "A [@k].")
    (folder / "sources.ris").write_text(
        f"TY  - BOOK\nAU  - {written_name}\nTI  - T\nPY  - 2024/04//\nID  - k\nER  - \n", encoding="utf-8"
    )
    (source,) = iria.load(folder).sources
    (name,) = source.variables["author"]
    assert (name.family, name.given, name.suffix) == right
    assert str(source.variables["issued"]) == "2024-04"


def test_nothing_of_the_readers_is_imported_for_csl_json(tmp_path):
    import subprocess
    import sys

    folder = folder_with(tmp_path, "library.json", library("json"))
    code = (
        "import sys, iria_reports as iria; iria.load(sys.argv[1]);"
        "print([name for name in ('bibtexparser', 'pylatexenc', 'rispy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_reading_bibtex_says_nothing_by_itself(tmp_path, capfd):
    folder = written(tmp_path / "x", "Text.")
    (folder / "sources.bib").write_text("@book{a, title={x}\n@book{b, title={y}}", encoding="utf-8")
    iria.load(folder)
    assert capfd.readouterr() == ("", "")


def one_source(tmp_path: Path, name: str, text: str) -> iria.Source:
    folder = written(tmp_path / "x", "Text.")
    (folder / name).write_text(text, encoding="utf-8")
    (source,) = iria.load(folder).sources
    return source


def test_fields_of_bibtex_may_be_written_in_any_case_and_joined(tmp_path):
    text = """
@string{fa = "Foreign Affairs"}
@STRING{long = fa # " Quarterly"}
@ARTICLE{a, AUTHOR = {Doe, Jane and {van Gogh}, Vincent and {eBay Inc.}}, Title = "T " # {and \\# more}, journal = long,
  year = 2020, month = 12 , note = {}, volume = "" }
"""
    source = one_source(tmp_path, "sources.bib", text)
    assert [name.full for name in source.variables["author"]] == ["Jane Doe", "Vincent van Gogh", "eBay Inc."]
    assert source.variables["title"] == "T and # more"
    assert source.variables["container-title"] == "Foreign Affairs Quarterly"
    assert str(source.variables["issued"]) == "2020-12"
    assert "note" not in source.variables


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("journal = nowhere", "unknown-string"),
        ("author = {Doe, Jane and others}", "left-out"),
        ("title = {A \\oddity{x}}", "unknown-latex"),
        ("year = {forthcoming}", "free-date"),
        ("groups = {x}, readinglist = {y}", "left-out"),
    ],
)
def test_what_bibtex_says_and_is_not_printed_is_told(tmp_path, field, code):
    folder = written(tmp_path / "x", "Text.")
    (folder / "sources.bib").write_text(f"@article{{a, {field}}}", encoding="utf-8")
    assert [problem.code for problem in find_problems(folder)] == [code]


def test_escaped_signs_in_addresses_are_the_signs(tmp_path):
    source = one_source(
        tmp_path, "sources.bib", r"@online{a, title={T}, url={https://e.org/a{\_}b{\%}20c\textasciitilde{}d\#e}}"
    )
    assert source.variables["URL"] == "https://e.org/a_b%20c~d#e"


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("PY  - 2004\nDA  - Mar 15", "2004"),
        ("PY  - 2019/05/06/Spring", "2019-05-06"),
        ("PY  - 2019///Spring", "2019-21"),
        ("DA  - 2024/03/05/12:30:00", "2024-03-05"),
        ("PY  - 2024/04//", "2024-04"),
    ],
)
def test_dates_of_ris_keep_their_year(tmp_path, lines, date):
    source = one_source(tmp_path, "sources.ris", f"TY  - BOOK\nTI  - T\n{lines}\nID  - k\nER  - \n")
    assert str(source.variables["issued"]) == date


def test_records_of_ris_without_keys_get_keys_of_their_own(tmp_path):
    folder = written(tmp_path / "x", "Text.")
    record = "TY  - BOOK\nAU  - Doe, Jane\nTI  - T\nPY  - 2020\nER  - \n\n"
    (folder / "sources.ris").write_text(record * 3, encoding="utf-8")
    assert [source.key for source in iria.load(folder).sources] == ["doe-2020", "doe-2020a", "doe-2020b"]


def test_what_is_empty_in_csl_json_is_absent_and_signs_of_html_are_signs(tmp_path):
    item = {
        "id": "a", "type": "book", "title": "War &amp; peace <i>&lt;x&gt;</i>", "issued": None, "accessed": {"date-parts": [[]]},
        "author": [{"family": "Doe", "given": "Jane", "ORCID": "0000", "suffix": ""}], "editor": [], "publisher": "",
    }  # fmt: skip
    source = one_source(tmp_path, "sources.json", json.dumps([item]))
    assert set(source.variables) == {"title", "author"}
    assert source.variables["title"] == "War & peace <i>&lt;x&gt;</i>"
    assert csl_json(source) == item


def test_whom_a_source_protects_is_in_no_export(tmp_path):
    notes = iria.SourceNotes(reliability=iria.Reliability.B, protects=("Petra Person",))
    source = iria.Source.of("a", "interview", author="Senior official", notes=notes)
    for form in SourceFormat:
        assert "Petra" not in write_sources([source], form)[0]
    assert csl_json(source)["custom"] == {"reliability": "B"}
    assert write_sources([source], SourceFormat.BIB)[1] == ["a: reliability"]


def test_notes_within_an_item_come_back_once_and_as_the_side_file_has_them(tmp_path):
    folder = written(tmp_path / "x", "Text.")
    custom = {"protects": ["Petra Person"], "credibility": 3, "userID": 7}
    item = {"id": "a", "type": "book", "title": "T", "reliability": "B", "protects": ["Hans Example"], "custom": {"userID": 7}}
    (folder / "sources.json").write_text(json.dumps([item]), encoding="utf-8")
    (source,) = iria.load(folder).sources
    assert csl_json(source) == {"id": "a", "type": "book", "title": "T", "custom": {"userID": 7, "reliability": "B"}}
    del item["protects"]
    (folder / "sources.json").write_text(json.dumps([{**item, "custom": custom}]), encoding="utf-8")
    (folder / "sources.notes.yaml").write_text("a: {credibility: 1}", encoding="utf-8")
    (again,) = iria.load(folder).sources
    assert csl_json(again)["custom"] == {"credibility": "1", "userID": 7, "reliability": "B"}
