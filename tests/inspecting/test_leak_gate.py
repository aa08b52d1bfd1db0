"""The leak gate over random briefings: it lets every right edition pass, and finds what slips into one."""

from __future__ import annotations

import random

import pytest
from conftest import briefing

import iria_reports as iria
from iria_reports.editions import Reader, tailored
from iria_reports.inspecting.leaks import check_leaks
from iria_reports.inspecting.leaks.fingerprints import fingerprints
from iria_reports.inspecting.leaks.telling import told
from iria_reports.inspecting.leaks.wording import Squeezed, long_numbers, words
from iria_reports.model.languages import Language

NAMES = ("officials", "insurers", "press")
DECLARED = tuple(iria.AudienceDeclaration(name, f"Those who are {name} by trade") for name in NAMES)
#: Few words, so that what is withheld and what is not often share them.
LEXICON = (
    "the minister of both governments met in capital and spoke at length about a border which neither holds nor is ready to "
    "leave while envoys from abroad offered guarantees that had been given before never kept because those who gave them had "
    "other aims than ones were trust no force on ground Cairo Larnaca Tartus Odesa convoy channel bank ledger harbour"
).split()


class Writer:
    """Writes random briefings: blocks of every kind, each for somebody."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def text(self, least: int = 1, most: int = 24) -> str:
        return " ".join(self.random.choice(LEXICON) for _ in range(self.random.randint(least, most))).capitalize() + "."

    def audience(self) -> iria.Audience:
        some = frozenset(self.random.sample(NAMES, self.random.randint(1, 2)))
        kind = self.random.random()
        return iria.Audience(some) if kind < 0.3 else iria.Audience(None, some) if kind < 0.4 else iria.Audience()

    def prose(self) -> list[object]:
        parts: list[object] = [self.text()]
        if self.random.random() < 0.4:
            parts += [" ", iria.Span(self.text(1, 9), audience=self.audience()), " ", self.text()]
        if self.random.random() < 0.2:
            parts.append(iria.Footnote(self.text()))
        if self.random.random() < 0.2:
            parts.append(f" {self.random.randint(10_000, 9_999_999):,} dollars")
        return parts

    def block(self) -> iria.Block:
        who = self.audience()
        match self.random.randint(0, 7):
            case 0:
                return iria.BulletList([iria.ListItem(self.text(), audience=self.audience()) for _ in range(3)], audience=who)
            case 1:
                columns = [iria.Column("Matter"), iria.Column(self.text(1, 3), audience=self.audience())]
                rows = [iria.Row([self.text(1, 4), self.text(1, 6)], audience=self.audience()) for _ in range(3)]
                return iria.Table(self.text(), columns=columns, rows=[iria.Row(["a", "b"]), *rows], audience=who)
            case 2:
                return iria.Quote(self.text(), attribution=iria.Attribution(speaker=self.text(2, 3)), audience=who)
            case 3:
                return iria.Judgement(self.text(), audience=who)
            case 4:
                return iria.Box(self.text(1, 4), self.text(), audience=who)
            case 5:
                return iria.Group([iria.Paragraph(self.prose()), iria.Paragraph(self.prose())], audience=who)
        return iria.Paragraph(self.prose(), audience=who)

    def briefing(self) -> iria.Briefing:
        sections = [iria.Section(self.text(1, 5), [self.block() for _ in range(4)], audience=self.audience()) for _ in range(3)]
        clients = [
            iria.Client(id=f"c{n}", name=f"Client {self.text(1, 2)}", audiences=self.random.sample(NAMES, 1)) for n in (1, 2)
        ]
        opening = iria.Paragraph("Seen by all who read this.")
        return briefing(opening, *(self.block() for _ in range(4)), *sections, audiences=DECLARED, clients=clients)

    def reader(self, whole: iria.Briefing) -> Reader:
        kind = self.random.random()
        if kind < 0.4:
            return Reader()
        if kind < 0.7:
            return Reader.of_client(self.random.choice(whole.clients))
        return Reader((self.random.choice(NAMES),))


def page(whole: iria.Briefing, reader: Reader) -> str:
    if reader.client is not None:
        return iria.render_html(whole, client=reader.client.id)
    return iria.render_html(whole, audiences=reader.audiences)


#: Seeds of the tests of every day, and of those behind the marker.
FEW = 60
MANY = 1500


def alarms(seeds: range) -> list[int]:
    """Seeds whose right edition the gate refuses."""
    refused = []
    for seed in seeds:
        writer = Writer(seed)
        whole = writer.briefing()
        try:
            page(whole, writer.reader(whole))
        except iria.BriefingError as error:
            if any(problem.code == "leak" for problem in error.problems):
                refused.append(seed)
    return refused


def misses(seeds: range) -> tuple[int, list[str]]:
    """How many withheld texts were slipped into right editions, and those that the gate did not find there."""
    slipped, missed = 0, []
    for seed in seeds:
        writer = Writer(seed)
        whole = writer.briefing()
        reader = writer.reader(whole)
        seen = " ".join(text for each in told(tailored(whole, reader), reader) for text, _ in each.parts)
        for each in told(whole, reader):
            hidden = "".join(text for text, gone in each.parts if gone)
            if (
                not each.withheld
                or len(words(hidden)) < 2
                or len(Squeezed.of(hidden).text) < 12
                or Squeezed.of(hidden).text in Squeezed.of(seen).text
            ):
                continue
            slipped += 1
            if not check_leaks({"html": f"<p>Seen by all.</p><p>{hidden}</p>".encode()}, whole, reader):
                missed.append(hidden)
    return slipped, missed


def test_no_right_edition_is_refused():
    assert alarms(range(FEW)) == []


def test_what_slips_into_an_edition_is_found():
    slipped, missed = misses(range(FEW))
    assert slipped > 300
    assert missed == []


@pytest.mark.long
def test_rates_over_many_briefings():
    """What docs/explanation/editions.md states."""
    assert alarms(range(FEW, FEW + 400)) == []
    slipped, missed = misses(range(FEW, MANY))
    assert slipped > 10_000
    assert len(missed) == 0


def test_nothing_is_searched_for_an_edition_that_withholds_nothing():
    whole = briefing("All for all.")
    assert not fingerprints(told(whole, Reader()), Language("en-GB"))


@pytest.mark.parametrize(
    ("hidden", "printed"),
    [
        ("Executive summary and letter of transmittal", "letter of transmittal"),
        ("They met in March", "20 March 2023"),
        ("They all spoke Russian", "translated from Russian"),
    ],
)
def test_words_that_documents_print_by_themselves_are_no_leak(hidden, printed):
    secret = iria.Paragraph(hidden, audience=iria.Audience(frozenset({"press"})))
    whole = briefing("Seen by all.", secret, audiences=DECLARED)
    assert check_leaks({"html": f"<p>Seen by all. {printed}</p>".encode()}, whole, Reader()) == []


OFFICIALS = iria.Audience(frozenset({"officials"}))
SOURCES = [
    iria.Source.of("un", "document", title="Resolution 2254", author="United Nations Security Council", issued="2015-12-18")
]


@pytest.mark.parametrize(
    ("hidden", "seen"),
    [
        ("They had 10,000 men", [iria.Paragraph("Seen.")]),
        (
            "They asked the World Health Organization for the Adobe Identity of the Universal Publisher",
            [iria.Paragraph("Seen.")],
        ),
        ("They met the Green Party", [iria.Paragraph("Seen.")]),
        ("20 March 2023", [iria.Paragraph("Seen.")]),
        (
            "On 20 March 2023 the ministers met",
            [iria.Timeline([iria.TimelineEntry(iria.EdtfDate.parse("2023-03-20"), "The ministers met at last")])],
        ),
        ("United Nations Security Council Resolution 2254 alone", [iria.Paragraph(["Seen", iria.Citation("un")])]),
        (
            "Sergei Lavrov, Foreign Minister of Russia, himself",
            [iria.Quote("Yes.", attribution=iria.Attribution(speaker="Sergei Lavrov", role="Foreign Minister of Russia"))],
        ),
        (
            "Grain exported: 33 million tonnes in all",
            [iria.KeyFacts([iria.KeyFact("Grain exported", "33 million tonnes in all")])],
        ),
        ("He had 19,985 men", [iria.Table("T", columns=["A", "B"], rows=[["1998", "5"]])]),
        ("The talks failed because of money", [iria.Section("The talks failed", "because of money they say")]),
    ],
)
def test_what_a_right_edition_says_by_itself_is_no_leak(hidden, seen, tmp_path):
    """Each once refused an edition in which nothing was wrong."""
    secret = iria.Paragraph(hidden, audience=OFFICIALS)
    whole = briefing(secret, *seen, audiences=DECLARED, sources=SOURCES, handling=iria.Handling(iria.Tlp.GREEN))
    assert iria.build(whole, out=tmp_path).paths


@pytest.mark.parametrize("text", ["12,345", "12 345", "12.345", "12\u202f345", "12345", "١٢٣٤٥"])
def test_numbers_are_found_however_their_digits_are_grouped(text):
    assert long_numbers(f"They paid {text} in all") == {"12345"} or text == "١٢٣٤٥"


def test_arabic_is_found_on_a_page_that_holds_it_in_the_order_of_the_eye():
    hidden = "القناة السرية تمر عبر مصرف في لارنكا كل أسبوع"
    secret = iria.Paragraph(hidden, audience=iria.Audience(frozenset({"press"})))
    whole = briefing("Seen by all.", secret, audiences=DECLARED)
    for text in (hidden, hidden[::-1]):
        assert check_leaks({"html": f"<p>{text}</p>".encode()}, whole, Reader())


def test_chinese_is_found_though_no_space_parts_its_words():
    secret = iria.Paragraph("秘密渠道经过拉纳卡的一家银行每周一次", audience=iria.Audience(frozenset({"press"})))
    whole = briefing("大家都可以看。", secret, audiences=DECLARED)
    assert check_leaks({"html": "<p>据悉秘密渠道经过拉纳卡的一家银行。</p>".encode()}, whole, Reader())
    assert check_leaks({"html": "<p>银行每周开门一次。</p>".encode()}, whole, Reader()) == []
