"""Rules on the model: each finds what breaks it, in the whole briefing, whoever may read the part."""

import pytest
from conftest import briefing

import iria_reports as iria
from iria_reports.checking import check_edition

HIDDEN = iria.Audience(frozenset({"officials"}))
DECLARED = (iria.AudienceDeclaration("officials", "Staff of ministries"),)


def codes(problems) -> list[str]:
    return [problem.code for problem in problems]


def paragraph(*inlines, **options) -> iria.Paragraph:
    return iria.Paragraph(["Words ", *inlines], **options)


def source(key: str, **fields) -> iria.Source:
    return iria.Source.of(key, "book", title="T", **fields)


def quote(**attribution) -> iria.Quote:
    return iria.Quote("Words.", iria.Attribution(**attribution))


def test_a_sound_briefing_has_no_problems(moscow, every_block):
    assert iria.check(moscow.briefing) == ()
    assert iria.check(every_block.briefing) == ()


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (lambda: briefing(iria.Section("A", ["a"], id="sec-a"), iria.Section("B", ["b"], id="sec-a")), "duplicate-id"),
        (lambda: briefing(paragraph(iria.CrossReference("fig-none"))), "unknown-target"),
        (lambda: briefing(sources=(source("a"), source("a"))), "duplicate-source"),
        (lambda: briefing(paragraph(iria.Citation("none"))), "unknown-source"),
        (lambda: briefing(iria.Judgement("Words.", basis="none")), "unknown-source"),
        (lambda: briefing(paragraph(audience=HIDDEN)), "unknown-audience"),
        (lambda: briefing(clients=(iria.Client(id="c", name="C", audiences=("officials",)),)), "unknown-audience"),
        (lambda: briefing(paragraph(iria.Footnote(["a", iria.Footnote("b")]))), "nested-note"),
        (lambda: briefing(title=["T", iria.Footnote("n")]), "note-in-title"),
        (lambda: briefing(title="T", subtitle=["S", iria.Citation("a")], sources=(source("a"),)), "note-in-title"),
        (lambda: briefing(iria.Section("A", [iria.Part(iria.PartKind.SUMMARY, "x")])), "nested-part"),
        (lambda: briefing(*[iria.Part(iria.PartKind.SUMMARY, "x")] * 2), "duplicate-part"),
        (lambda: briefing(iria.Section("A", [iria.Section("B", ["b"]), iria.Paragraph("c")])), "text-without-heading"),
        (lambda: briefing(paragraph(), iria.PullQuote("Other words")), "pull-quote-differs"),
        (lambda: briefing(quote(speaker="A", basis=iria.AttributionBasis.CHATHAM_HOUSE)), "chatham-house"),
        (lambda: briefing(iria.Judgement("W.", likelihood=iria.PHIA.terms[0]), scale=iria.ICD_203), "mixed-scales"),
        (lambda: briefing(iria.Section("Empty")), "empty-section"),
    ],
)
def test_a_rule_finds_what_breaks_it(made, code):
    assert codes(iria.check(made())) == [code]


def test_the_chatham_house_rule_of_a_source_covers_its_quotes():
    notes = iria.SourceNotes(basis=iria.AttributionBasis.CHATHAM_HOUSE)
    meeting = iria.Source.of("meeting", "event", title="A meeting", notes=notes)
    assert codes(iria.check(briefing(quote(role="Minister", source="meeting"), sources=(meeting,)))) == ["chatham-house"]
    assert iria.check(briefing(quote(source="meeting"), sources=(meeting,))) == ()


def test_faults_in_what_only_some_may_see_are_found_whoever_asks():
    made = briefing(paragraph(iria.CrossReference("fig-none"), audience=HIDDEN), audiences=DECLARED)
    assert codes(iria.check(made)) == ["unknown-target"]


def test_two_parts_of_a_kind_for_different_readers_are_alternatives():
    public = iria.Audience(frozenset({"public"}))
    parts = [iria.Part(iria.PartKind.SUMMARY, "x", audience=audience) for audience in (HIDDEN, public)]
    assert iria.check(briefing(*parts, audiences=DECLARED)) == ()


def test_a_misspelt_name_gets_the_nearest():
    made = briefing(paragraph(iria.Citation("aa-2202")), sources=(source("aa-2022"), source("tass-2022")))
    (problem,) = iria.check(made)
    assert problem.mend == 'did you mean "aa-2022"?'
    assert problem.message == '"aa-2202" is not one of the 2 sources'


def test_a_pull_quote_may_differ_in_case_and_closing_marks():
    assert iria.check(briefing(iria.Paragraph("Russia wants a deal, soon."), iria.PullQuote("russia wants a  deal"))) == ()


def edition_problems(*body, **fields):
    whole = briefing(*body, audiences=DECLARED, **fields)
    assert iria.check(whole) == ()
    return codes(check_edition(iria.tailor(whole), whole))


def test_an_edition_that_refers_to_what_is_withheld_is_refused():
    hidden = iria.Section("A", ["a"], id="sec-a", audience=HIDDEN)
    assert edition_problems(paragraph(iria.CrossReference("sec-a")), hidden) == ["withheld-target"]


def test_an_edition_that_cites_a_withheld_source_is_refused():
    hidden = iria.Source.of("a", "book", title="T", audience=HIDDEN)
    assert edition_problems(paragraph(iria.Citation("a")), sources=(hidden,)) == ["withheld-source"]


def test_an_edition_whose_pull_quote_repeats_withheld_words_is_refused():
    assert edition_problems(
        iria.Paragraph("All."), iria.Paragraph("Some words.", audience=HIDDEN), iria.PullQuote("Some words")
    ) == ["pull-quote-differs"]


def test_an_edition_with_a_heading_and_nothing_under_it_is_a_warning():
    assert edition_problems(iria.Section("A", [iria.Paragraph("x", audience=HIDDEN)])) == ["empty-section"]


def test_an_edition_of_nothing_is_refused():
    assert edition_problems(iria.Paragraph("x", audience=HIDDEN)) == ["empty-edition"]
