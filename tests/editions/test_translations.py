"""A briefing in several languages: each client gets its own, and what one lacks is told."""

from __future__ import annotations

import pytest
from conftest import written

import iria_reports as iria
from iria_reports.building.finding import find_problems

ENGLISH = """# One {#sec-one}

Text [@doe].

::: {.judgement likelihood="likely" confidence="high"}
It will come.
:::

# Two {#sec-two for="officials"}

Text.
"""
ARABIC = """# واحد {#sec-one}

نص [@doe].

::: {.judgement likelihood="likely" confidence="high"}
سيأتي.
:::

# اثنان {#sec-two for="officials"}

نص.
"""
CLIENTS = """audiences: {officials: Officials.}
clients:
  ministry: {name: وزارة, lang: ar, audiences: [officials], transmittal: "السيد الوزير، إليكم {{client.name}}."}
  office: {name: Office}
"""
SOURCES = "- {id: doe, type: book, title: A book, author: Doe, issued: 2020}\n"


@pytest.fixture
def folder(tmp_path):
    path = written(tmp_path / "talks", ENGLISH, form="briefing")
    summary = "::: summary\n- Short.\n:::\n\n"
    (path / "briefing.md").write_text(
        (path / "briefing.md").read_text(encoding="utf-8").replace("# One", f"{summary}# One"), encoding="utf-8"
    )
    (path / "clients.yaml").write_text(CLIENTS, encoding="utf-8")
    (path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    return path


def arabic(path, text=ARABIC):
    front = "---\nform: briefing\ntitle: محادثات\ndate: 2023-03-20\nlang: ar\n---\n\n::: summary\n- قصير.\n:::\n\n"
    (path / "briefing.ar.md").write_text(front + text, encoding="utf-8")
    return path


def found(path) -> list[tuple[str, str, str]]:
    return [(problem.code, problem.severity.value, problem.location.file) for problem in find_problems(path)]


def test_a_client_gets_the_edition_in_its_language(folder, tmp_path):
    arabic(folder)
    built = iria.build(folder, client="ministry", to="html", out=tmp_path / "out")
    assert built.paths["html"] == tmp_path / "out" / "ministry" / "talks-ar-ministry.html"
    html = built.paths["html"].read_text(encoding="utf-8")
    assert 'lang="ar" dir="rtl"' in html
    assert "السيد الوزير، إليكم وزارة." in html
    assert "أعد لصالح وزارة" in html
    assert iria.build(folder, client="office", to="html", out=tmp_path).paths["html"].name == "talks-office.html"


def test_the_public_edition_may_be_had_in_it_too(folder, tmp_path):
    arabic(folder)
    assert iria.build(folder, language="ar", to="html", out=tmp_path).paths["html"].name == "talks-ar.html"
    assert iria.build(folder / "briefing.ar.md", to="html", out=tmp_path).paths["html"].name == "talks-ar.html"
    assert iria.build(folder, language="en", to="html", out=tmp_path).paths["html"].name == "talks.html"


def test_two_languages_that_say_the_same_are_without_problems(folder):
    assert found(arabic(folder)) == []


def test_a_language_without_a_file_is_refused(folder, tmp_path):
    assert found(folder) == [("missing-language", "error", "clients.yaml")]
    with pytest.raises(iria.BriefingError, match=r"there is no briefing\.ar\.md"):
        iria.build(folder, client="ministry", out=tmp_path)
    with pytest.raises(iria.BriefingError, match=r"there is no briefing\.fr\.md"):
        iria.build(folder, language="fr", out=tmp_path)


def test_a_briefing_built_in_python_has_one_language(folder, tmp_path):
    with pytest.raises(iria.BriefingError, match='this edition is in "ar"'):
        iria.build(iria.load(folder), client="ministry", out=tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "{#sec-one}",
            "{#sec-uno}",
            [("translation-lacks", "warning", "briefing.md"), ("translation-lacks", "warning", "briefing.ar.md")],
        ),
        (" [@doe]", "", [("translation-lacks", "warning", "briefing.md")]),
        ('likelihood="likely"', 'likelihood="unlikely"', [("translation-judgement", "warning", "briefing.ar.md")]),
        ('confidence="high"', 'confidence="low"', [("translation-judgement", "warning", "briefing.ar.md")]),
        (' for="officials"', "", [("translation-audience", "error", "briefing.ar.md")]),
        ("نص.\n", "نص.\n\n::: judgement\nحكم.\n:::\n", [("translation-judgement", "warning", "briefing.ar.md")]),
    ],
)
def test_what_one_language_has_and_the_other_lacks_is_told(folder, old, new, expected):
    assert ARABIC.count(old) >= 1
    head, _, tail = ARABIC.rpartition(old) if old == "نص.\n" else ARABIC.partition(old)
    names = found(arabic(folder, head + new + tail))
    for each in expected:
        assert each in names
    assert {name for name, *_ in names} <= {"translation-lacks", "translation-judgement", "translation-audience"}


def test_faults_of_the_other_language_are_told_with_their_places(folder):
    names = found(arabic(folder, ARABIC.replace("@doe", "@do")))
    assert ("unknown-source", "error", "briefing.ar.md") in names


def test_a_part_that_one_language_forgets_to_withhold_is_not_published(folder, tmp_path):
    """The gate knows one language alone: the other says for whom a section is."""
    arabic(folder, ARABIC.replace(' for="officials"', ""))
    for given in ({"client": "ministry"}, {"language": "ar"}):
        with pytest.raises(iria.BriefingError, match="is for other readers"):
            iria.build(folder, to="html", out=tmp_path, **given)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("lang: ar", "lang: fr", "wrong-language"),
        ("lang: ar\n", "", "wrong-language"),
        ("date: 2023-03-20", "date: 2023-03-21", "translation-differs"),
        ("date: 2023-03-20", "date: 2023-03-20\nhandling: {tlp: CLEAR}", "translation-differs"),
    ],
)
def test_what_belongs_to_the_briefing_is_the_same_in_all_languages(folder, tmp_path, old, new, code):
    path = arabic(folder) / "briefing.ar.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert code in {name for name, *_ in found(folder)}
    with pytest.raises(iria.BriefingError):
        iria.build(folder, client="ministry", to="html", out=tmp_path)


@pytest.mark.parametrize(
    ("english", "arabic_text"),
    [
        ("[The Zyxqorn plan.]{for=officials}", "خطة Zyxqorn."),
        ("^[The Zyxqorn plan.]", "^[خطة Zyxqorn.]"),
        ("\n\n| a | b |\n|---|---|\n| x | 1 |\n| [The Zyxqorn plan]{for=officials} | 2 |", "\n\n| أ | ب |\n|---|---|\n| س | 1 |\n| خطة Zyxqorn | 2 |"),
        ("\n\n- x\n- [The Zyxqorn plan]{for=officials}", "\n\n- س\n- خطة Zyxqorn"),
        ("\n\n::: {for=officials}\nThe Zyxqorn plan.\n:::", "\n\nخطة Zyxqorn."),
    ],
    ids=["words", "a note", "a row", "an item", "a block"],
)  # fmt: skip
def test_a_translator_who_forgets_an_audience_is_told(folder, english, arabic_text):
    english = english.replace("^[The Zyxqorn plan.]", "[x^[The Zyxqorn plan.]]{for=officials}")
    main = folder / "briefing.md"
    main.write_text(main.read_text(encoding="utf-8").replace("Text [@doe].", f"Text [@doe]. {english}"), encoding="utf-8")
    path = arabic(folder, ARABIC.replace("نص [@doe].", f"نص [@doe]. {arabic_text}"))
    assert ("translation-audience", "error", "briefing.md") in found(path)


@pytest.mark.parametrize("withheld", ["the Zyxqorn plan", "all 48151623 dollars"])
def test_a_name_or_number_withheld_in_one_language_is_published_in_none(folder, tmp_path, withheld):
    """The same part is withheld in both, but the other language says it elsewhere, too."""
    told = {"the Zyxqorn plan": "خطة Zyxqorn", "all 48151623 dollars": "48151623 دولار"}[withheld]
    main = folder / "briefing.md"
    text = main.read_text(encoding="utf-8").replace("Text [@doe].", f"Text [@doe] [with {withheld}]{{for=officials}}.")
    main.write_text(text, encoding="utf-8")
    arabic(folder, ARABIC.replace("نص [@doe].", f"نص [@doe] [مع ذلك]{{for=officials}}. {told}."))
    with pytest.raises(iria.BriefingError, match="withheld from this reader") as refused:
        iria.build(folder, language="ar", to="html", out=tmp_path)
    assert "in all languages of the briefing" in str(refused.value.problems[0])
    assert iria.build(folder, language="en", to="html", out=tmp_path).paths
