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
        ({"issued": "2023-03-21"}, "issued 2023-03-21 lies in the future"),
        ({"issued": "2024"}, "issued 2024 lies in the future"),
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
