"""What a source lacks and what of it looks wrong; what quotations must say."""

from __future__ import annotations

import datetime as dt

import pytest
from conftest import briefing

import iria_reports as iria
from iria_reports.checking.quality import missing, suspicious, twins

TODAY = dt.date(2023, 3, 20)


def source(kind: str = "webpage", key: str = "a", **variables: object) -> iria.Source:
    return iria.Source.of(key, kind, **variables)


@pytest.mark.parametrize(
    ("kind", "variables", "lacks"),
    [
        ("webpage", {"title": "T", "container_title": "S", "url": "https://e.org"}, ()),
        ("webpage", {"title": "T"}, ("author|container-title|publisher", "URL")),
        ("article-journal", {"title": "T", "author": "A", "container_title": "J", "issued": "2020", "doi": "10.1/x"}, ()),
        ("interview", {"author": "A", "issued": "2020"}, ("interviewer",)),
        ("treaty", {"title": "T"}, ("issued", "container-title|URL")),
        ("map", {}, ("title", "author|publisher", "issued")),
        ("manuscript", {}, ("title", "issued")),
    ],
)
def test_each_kind_of_source_needs_what_leads_to_it(kind, variables, lacks):
    assert missing(source(kind, **variables)) == lacks


def test_a_source_with_its_own_words_lacks_nothing():
    assert missing(source("treaty", notes=iria.SourceNotes(note_text="The Charter"))) == ()


@pytest.mark.parametrize(
    ("variables", "remark"),
    [
        ({"issued": "2023-03-21"}, "issued 2023-03-21 is later than the briefing"),
        ({"issued": "2024"}, "issued 2024 is later than the briefing"),
        ({"issued": "0023"}, "issued 0023 lies in the distant past"),
        ({"url": "https://e.org"}, "URL without date of access"),
        ({"author": iria.Name(family="Reuters")}, 'author "Reuters" looks like a body: write it as literal'),
        ({"title": "THE END OF THE WAR"}, "title in capitals"),
        ({"url": "https://doi.org/10.1/x", "accessed": "2023"}, "URL that is no public address, or a DOI"),
    ],
)
def test_what_looks_wrong_is_told(variables, remark):
    assert suspicious(source(**variables), TODAY) == (remark,)


@pytest.mark.parametrize(
    "variables",
    [
        {"title": "NATO", "issued": "2023-03-20"},
        {"author": "World Bank", "url": "https://e.org", "accessed": "2023-03-01"},
        {"author": iria.Name(family="Doe", given="Jane"), "issued": "2023"},
    ],
)
def test_what_looks_right_is_not(variables):
    assert suspicious(source(**variables), TODAY) == ()


def test_one_source_under_two_keys_is_told():
    sources = (
        source(title="T", issued="2020"),
        source(key="b", title="t", issued="2020-03"),
        source(key="c", title="T", issued="2021"),
    )
    assert twins(sources) == {"b": "a"}


def codes(*body: iria.Block, **fields: object) -> list[str]:
    return [problem.code for problem in iria.check(briefing(*body, **fields))]


def quote(text: str, **attribution: object) -> iria.Quote:
    return iria.Quote([text], iria.Attribution(speaker="Jane Doe", **attribution))


@pytest.mark.parametrize(
    "text",
    ["We … [the ministers] agreed [sic] to talk.", "We agreed.", "It is what it is […]", "He said “no” to that."],
)
def test_marked_alterations_pass(text):
    assert codes(quote(text)) == []


@pytest.mark.parametrize(
    "text", ["We ... agreed.", "We (...) agreed.", "We agred (sic).", "We [all agreed.", "… we agreed", "“We agreed.”"]
)
def test_alterations_that_are_not_marked_as_such_are_told(text):
    assert set(codes(quote(text))) == {"alteration"}


def test_a_translation_says_from_what_and_by_whom():
    translated = {"mode": iria.QuoteMode.TRANSLATED}
    assert codes(quote("We agreed.", **translated)) == ["translation", "translation"]
    complete = {"original_language": iria.Language("ar"), "translation": iria.TranslationKind.OWN}
    assert codes(quote("We agreed.", **translated, **complete)) == []


def test_nobody_under_the_chatham_house_rule_is_named_anywhere():
    notes = iria.SourceNotes(basis=iria.AttributionBasis.CHATHAM_HOUSE, protects=("Petra Person", "Ministry of Examples"))
    bound = iria.Source.of("talk", "interview", author="Senior official", issued="2023", notes=notes)
    named = ["As PETRA PERSON said.", "At the Ministry of Examples."]
    for text in named:
        assert codes(iria.Paragraph(text), sources=[bound]) == ["chatham-house"]
    assert codes(iria.Paragraph("A person said so in a ministry."), sources=[bound]) == []
    figure_source = iria.Source.of("other", "book", title="T", author="Petra Person")
    assert codes(sources=[bound, figure_source]) == ["chatham-house"]
    open_name = iria.Source.of("talk", "interview", author=iria.Name(family="Person", given="Petra"), notes=notes)
    assert "chatham-house" in codes(sources=[open_name])


PROTECTED = iria.Source.of(
    "talk",
    "interview",
    author="Senior official",
    issued="2023",
    notes=iria.SourceNotes(
        basis=iria.AttributionBasis.CHATHAM_HOUSE, protects=("Hans Müller", "IS", "Иванов", "وزارة الدفاع", "MID", "Meyer")
    ),
)


@pytest.mark.parametrize(
    "text",
    [
        ["Hans ", iria.Emphasis("Müller"), " said."],
        [iria.Strong("Hans"), " Müller"],
        ["Hans ", iria.SmallCaps("Müller")],
        ["Hans ", iria.Foreign("Müller", iria.Language("de"))],
        ["Hans", iria.LineBreak(), "Müller"],
        "Hans\u00a0Müller",
        "Hans  Mül\u00adler",
        "Hans Mu\u0308ller",
        "Hans Mu\u200bller",
        "Müller, Hans",
        "Hans Mueller",
        "hans muller",
        "Hans Müllers Rede",
        "Слова Иванова",
        "ووزارة الدفاع",
        "the IS said",
        "(MID)",
        ["See ", iria.Link("here", "https://example.org/hans-mueller")],
        ["See it.", iria.Footnote(["Told by ", iria.Emphasis("Hans"), " Müller."])],
        [
            "A",
            iria.Citation(
                (iria.Cite("talk", None, (iria.Text("as "), iria.Strong((iria.Text("Hans"),)), iria.Text(" Müller said"))),)
            ),
        ],
        "Meyers was there",
    ],
)
def test_a_protected_name_is_found_in_whatever_guise(text):
    assert "chatham-house" in codes(iria.Paragraph(text), sources=[PROTECTED])


@pytest.mark.parametrize(
    "text", ["It is so.", "mid-level talks in mid-March", "Hans said that Müller did.", "Иван and others", "a mid.ru page"]
)
def test_other_words_are_no_protected_names(text):
    assert codes(iria.Paragraph(text), sources=[PROTECTED]) == []


def test_protected_names_are_found_in_keywords_restrictions_pictures_and_names_of_files():
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 40"><text x="9" y="20">Hans M&#xfc;ller</text></svg>'
    plain = drawing.replace(b"Hans M&#xfc;ller", b"words")
    figure = iria.Figure(iria.Picture.of("a.svg", drawing), alt="A")
    named = iria.Figure(iria.Picture.of("hans-mueller.svg", plain), alt="A")
    assert "chatham-house" in codes(figure, sources=[PROTECTED])
    assert "chatham-house" in codes(named, sources=[PROTECTED])
    assert "chatham-house" in codes(keywords=["Hans Müller"], sources=[PROTECTED])
    assert "chatham-house" in codes(handling=iria.Handling(restrictions=("Not for Hans Müller",)), sources=[PROTECTED])
    assert "chatham-house" in codes(slug="hans-muller", sources=[PROTECTED])
