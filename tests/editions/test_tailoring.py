"""An edition is the briefing that never had what is withheld: in its model, its words and numbers, its bytes."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from conftest import briefing
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import iria_reports as iria
from iria_reports.building.calls import dump
from iria_reports.checking import check_edition

NAMES = ("officials", "press", "public")
DECLARED = tuple(iria.AudienceDeclaration(name, "Some readers") for name in NAMES if name != "public")


@attrs.frozen
class Sketch:
    """A part of a briefing before it is made: its kind, what it holds, who may see it."""

    kind: str
    parts: tuple[Any, ...]
    only: frozenset[str] | None
    never: frozenset[str]

    def seen(self, reader: str | None) -> bool:
        """The rule of field-standards, said a second time and plainly: never wins; the public is anybody."""
        if reader is None:
            return not self.never and (self.only is None or "public" in self.only)
        return reader not in self.never and (self.only is None or reader in self.only)


class Maker:
    """Makes a briefing of sketches: whole, or of what one reader sees, with nothing said of audiences.

    Words tell where in the sketch they come from, so that a reader's briefing and the whole one share them.
    """

    def __init__(self, reader: str | None, *, whole: bool) -> None:
        self.reader, self.whole = reader, whole

    def seen(self, parts: tuple[Sketch, ...], path: str) -> list[tuple[Sketch, str]]:
        places = [(part, f"{path}.{number}") for number, part in enumerate(parts)]
        return [place for place in places if self.whole or place[0].seen(self.reader)]

    def audience(self, sketch: Sketch) -> iria.Audience:
        return iria.Audience(sketch.only, sketch.never) if self.whole else iria.Audience()

    def content(self, parts: tuple[Sketch, ...], path: str) -> list[Any]:
        content: list[Any] = []
        for part, place in self.seen(parts, path):
            content += self.make(part, place)
        return content

    def make(self, sketch: Sketch, path: str) -> list[Any]:
        audience = self.audience(sketch)
        match sketch.kind:
            case "paragraph":
                return [iria.Paragraph(path, audience=audience)]
            case "noted":
                return [iria.Paragraph([path, iria.Footnote(f"Note {path}")], audience=audience)]
            case "list":
                items = [iria.ListItem(place, audience=self.audience(part)) for part, place in self.seen(sketch.parts, path)]
                return [iria.BulletList(items, audience=audience)] if items else []
            case "table":
                columns = [iria.Column(place, audience=self.audience(part)) for part, place in self.seen(sketch.parts, path)]
                rows = [[f"Cell of {column.header[0].text}" for column in columns]]
                return [iria.Table(f"Table {path}", columns=columns, rows=rows, audience=audience)] if columns else []
            case "section":
                return [iria.Section(f"Heading {path}", self.content(sketch.parts, path), audience=audience)]
            case "group":
                content = self.content(sketch.parts, path)
                return [iria.Group(content, audience=audience)] if self.whole else content
        raise AssertionError(sketch.kind)

    def briefing(self, sketches: tuple[Sketch, ...]) -> iria.Briefing:
        slug = "a-title" if self.whole or not self.reader else f"a-title-for-{self.reader}"
        return briefing(*self.content(sketches, "P"), audiences=DECLARED if self.whole else (), slug=slug)


def sketches(kinds: list[str], parts: Any) -> st.SearchStrategy[Sketch]:
    some = st.frozensets(st.sampled_from(NAMES), min_size=1)
    return st.builds(
        Sketch,
        st.sampled_from(kinds),
        parts,
        st.one_of(st.none(), st.none(), some),
        st.one_of(st.just(frozenset()), st.just(frozenset()), st.frozensets(st.sampled_from(NAMES[:2]), min_size=1)),
    )


LEAVES = st.lists(sketches(["paragraph"], st.just(())), min_size=1, max_size=3).map(tuple)
SIMPLE = sketches(["paragraph", "noted"], st.just(())) | sketches(["list", "table"], LEAVES)
SIMPLES = st.lists(SIMPLE, min_size=1, max_size=4).map(tuple)
MIXED = st.lists(SIMPLE | sketches(["group"], SIMPLES), min_size=1, max_size=4).map(tuple)
BODIES = st.tuples(MIXED, st.lists(sketches(["section"], MIXED), max_size=3).map(tuple)).map(
    lambda halves: halves[0] + halves[1]
)
READERS = st.sampled_from([None, "officials", "press"])


@given(BODIES, READERS)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_an_edition_is_the_briefing_that_never_had_the_rest(body, reader):
    expected = Maker(reader, whole=False)
    assume(expected.content(body, "P"))
    edition = iria.tailor(Maker(reader, whole=True).briefing(body), [reader] if reader else [])
    assert edition == expected.briefing(body)


@given(BODIES, READERS)
@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_its_words_numbers_and_bytes_are_those_of_that_briefing(body, reader):
    expected = Maker(reader, whole=False)
    assume(expected.content(body, "P"))
    whole, expected = Maker(reader, whole=True).briefing(body), expected.briefing(body)
    audiences = [reader] if reader else []
    assert dump(iria.resolve(whole, audiences=audiences)) == dump(iria.resolve(expected))
    assert iria.render_docx(whole, audiences=audiences) == iria.render_docx(expected)


def span(text: str, *only: str) -> iria.Span:
    return iria.Span(text, audience=iria.Audience(frozenset(only)))


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        (["They met ", span("in secret", "officials"), " on Monday."], "They met on Monday."),
        (["They met", span(" in secret", "officials"), "."], "They met."),
        (["They met ", span("in secret", "officials"), "."], "They met."),
        ([span("In secret they", "officials"), " met."], "met."),
        (["They met. ", span("In secret.", "officials")], "They met."),
        (["They met (", span("in secret", "officials"), ") today."], "They met today."),
        (["They met (", span("in secret ", "officials"), " held in May)."], "They met (held in May)."),
        (["Iran, ", span("Iraq", "officials"), ", and Syria."], "Iran, and Syria."),
        (["They met — ", span("in secret", "officials"), " — today."], "They met — today."),
        (["(words; ", span("others", "officials"), ")"], "(words)"),
        (["He said “", span("no", "officials"), "”."], "He said."),
        (["“", span("No", "officials"), " we met”"], "“we met”"),
        (["They met\u00a0", span("in secret", "officials"), "\u00a0today."], "They met\u00a0today."),
        (["Iran, ", span("Iraq", "officials"), "."], "Iran."),
    ],
)
def test_no_gap_tells_that_words_are_withheld(prose, words):
    edition = iria.tailor(briefing(iria.Paragraph(prose)))
    (paragraph,) = edition.body
    assert paragraph.content == (iria.Text(words),)


@pytest.mark.parametrize(
    ("prose", "left"),
    [
        (
            ["Ministers ", iria.Emphasis([span("secretly", "officials"), " met"]), "."],
            ["Ministers ", iria.Emphasis("met"), "."],
        ),
        ([iria.Strong([span("Secretly", "officials"), " met"]), " today"], [iria.Strong("met"), " today"]),
        (["They met ", iria.Emphasis(["here ", span("today", "officials")])], ["They met ", iria.Emphasis("here")]),
        ([span("x", "officials"), iria.LineBreak(), "They met."], ["They met."]),
        (["They met.", iria.LineBreak(), span("x", "officials")], ["They met."]),
        (["They ", iria.Emphasis(span("x", "officials")), " met."], ["They met."]),
    ],
)
def test_no_gap_is_left_within_emphasis_or_beside_it(prose, left):
    (paragraph,) = iria.tailor(briefing(iria.Paragraph(prose))).body
    assert paragraph == iria.Paragraph(left)


def test_nothing_of_audiences_and_clients_is_left_in_an_edition():
    clients = (iria.Client(id="ministry", name="A fictitious ministry", audiences=("officials",)),)
    whole = briefing(iria.Paragraph(span("Words", "officials")), iria.Paragraph("All."), audiences=DECLARED, clients=clients)
    edition = iria.tailor(whole, ["officials"])
    assert edition.audiences == edition.clients == ()
    assert edition.body == (iria.Paragraph("Words"), iria.Paragraph("All."))


def test_withheld_notes_sources_and_figures_are_not_counted():
    """Note 1, Figure 1 and the bibliography are those of what is left."""
    sources = (iria.Source.of("one", "book", title="Alpha", issued="2020"), iria.Source.of("two", "book", title="Beta"))
    hidden = iria.Audience(frozenset({"officials"}))
    whole = briefing(
        iria.Paragraph(["A", iria.Citation("one"), iria.Footnote("A note.")], audience=hidden),
        iria.Paragraph(["B", iria.Citation("two")]),
        sources=sources,
        audiences=DECLARED,
    )
    text = dump(iria.resolve(whole))
    assert "Beta" in text
    assert "Alpha" not in text
    assert len(iria.resolve(whole).notes) == 1
    assert len(iria.resolve(whole, audiences=["officials"]).notes) == 3


def test_an_edition_for_nobody_known_is_refused():
    with pytest.raises(iria.BriefingError, match='no audience is called "officals"'):
        iria.resolve(briefing(audiences=DECLARED), audiences=["officals"])


def test_a_section_that_the_edition_empties_is_warned_of_though_another_is_a_plan():
    """Briefings built in Python have no lines by which to tell their sections."""
    hidden = iria.Audience(frozenset({"officials"}))
    whole = briefing(iria.Section("A plan"), iria.Section("Emptied", iria.Paragraph("x", audience=hidden)), audiences=DECLARED)
    warned = check_edition(iria.tailor(whole), whole)
    assert [problem.code for problem in warned] == ["empty-section"]
