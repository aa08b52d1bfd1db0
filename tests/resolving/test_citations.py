"""What is put to the citation engine, and what is made of its answer. Rules are named beside the texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import EXAMPLES, briefing, written

import iria_reports as iria
from iria_reports.resolved import (
    Endnotes,
    Field,
    Heading,
    NoteCall,
    Panel,
    Paragraph,
    Reference,
    Run,
    Style,
    Table,
    inline_text,
)

SOURCES = """
- {id: doe, type: book, author: [{family: Doe, given: Jane}], title: A book, publisher: House, issued: 2020, language: en}
- {id: roe, type: article-newspaper, author: [{family: Roe, given: Richard}], title: Who wins?, container-title: Times, issued: 2023-03-15, language: en}
- {id: waal, type: book, author: [{family: '"de Waal"', given: Alex}], title: Another book, publisher: House, issued: 2015, language: en}
- {id: assad, type: interview, author: [{family: al-Assad, given: Bashar}], title: Why al-Assad stays, interviewer: [{literal: A reporter}], container-title: Sputnik, issued: 2023-03-16, language: en}
- {id: act, type: treaty, title: Charter, issued: 1945-06-26, language: en}
- {id: net, type: webpage, author: A Ministry, title: Statement, URL: "https://example.org/x", issued: 2023-03, accessed: 2023-04-01, language: en}
"""


def resolved(tmp_path: Path, text: str, sources: str = SOURCES, side: str = "", **front: str):
    folder = written(tmp_path / "x", text, **front)
    (folder / "sources.yaml").write_text(sources, encoding="utf-8")
    if side:
        (folder / "sources.notes.yaml").write_text(side, encoding="utf-8")
    return iria.resolve(iria.load(folder))


def notes_of(document) -> list[str]:
    return [" / ".join(inline_text(paragraph.content) for paragraph in note.content) for note in document.notes]


def body_of(document) -> list[str]:
    return [
        inline_text(block.content) for block in document.body if isinstance(block, Paragraph) and block.role.value == "body"
    ]


def entries_of(document) -> list[str]:
    return [
        inline_text(block.content)
        for block in document.body
        if isinstance(block, Paragraph) and block.role.value == "bibliography"
    ]


@pytest.mark.parametrize(
    ("style", "in_notes"),
    [
        ("chicago-notes-bibliography", True),
        ("oscola", True),
        ("apa", False),
        ("ieee", False),
        ("modern-language-association", False),
    ],
)
def test_switching_the_style_is_one_line_and_leads_to_the_sources_in_any_case(tmp_path, style, in_notes):
    document = resolved(tmp_path, "A [@doe, 3]. B @roe says.", **{"citation-style": style})
    assert bool(document.notes) == in_notes
    assert bool(entries_of(document)) != in_notes  # a style that cites in the text leads nowhere without a list


@pytest.mark.parametrize(
    ("locator", "printed"),
    [
        ("p. 3", "3"), ("pp. 3-5", "3–5"), ("para. 4", "para. 4"), ("paras. 4-6", "paras. 4–6"), ("chap. 2", "chap. 2"),
        ("sec. 7", "sec. 7"), ("art. 31", "art. 31"), ("arts. 31-33", "arts. 31–33"), ("{app. A}", "app. A"), ("vol. 2", "vol. 2"),
        ("{1:02:03}", "1:02:03"), ("fig. 3", "fig. 3"), ("{table 2}", "table 2"), ("n. 12", "n. 12"), ("{r. 5}", "r. 5"),
        ("{supp. 1}", "supp. 1"), ("{s.v. Syria}", "under Syria"), ("bk. 1", "bk. 1"), ("col. 4", "col. 4"), ("l. 9", "line 9"),
        ("{eq. 3}", "eq. 3"), ("{can. 8}", "can. 8"), ("{tit. 4}", "tit. 4"), ("{version 2}", "version 2"),
        ("{act 2}", "act 2"), ("{sc. 3}", "sc. 3"), ("{loc. 17}", "loc. 17"), ("pt. 2", "pt. 2"), ("fol. 8", "fol. 8"), ("v. 3", "v. 3"),
    ],
)  # fmt: skip
def test_locators_of_all_kinds_stand_in_notes(tmp_path, locator, printed):
    document = resolved(tmp_path, f"A [@doe, {locator}].", lang="en-US")
    assert notes_of(document) == [f"Jane Doe, A Book (House, 2020), {printed}."]


def test_british_contractions_of_locators_have_no_point(tmp_path):
    document = resolved(tmp_path, "A [@doe, arts. 31-33]. B [@doe, paras. 4-6]. C [@doe, art. 2].", lang="en-GB")
    assert notes_of(document)[0].endswith(", arts 31–33.")
    assert notes_of(document)[1].endswith("paras 4–6.")
    assert notes_of(document)[2].endswith("art. 2.")


def test_words_after_a_locator_are_no_part_of_it(tmp_path):
    document = resolved(
        tmp_path, "A [see @doe, 3, on numbers; but compare @roe, with care]. B [@doe and 7 others].", lang="en-US"
    )
    first, second = notes_of(document)
    assert first == (
        "See Jane Doe, A Book (House, 2020), 3, on numbers; "
        "but compare Richard Roe, “Who Wins?,” Times, March 15, 2023, with care."
    )
    assert second == "Doe, A Book and 7 others."


def test_a_comma_stays_after_a_titles_own_question_mark(tmp_path):
    """Chicago 18, 6.134; a full stop does not."""
    document = resolved(tmp_path, "A [@roe].", lang="en-US", **{"list-sources": "yes"})
    assert notes_of(document) == ["Richard Roe, “Who Wins?,” Times, March 15, 2023."]
    assert entries_of(document) == ["Roe, Richard. “Who Wins?” Times, March 15, 2023."]


def test_a_particle_at_the_beginning_of_a_note_takes_a_capital_and_an_arabic_article_does_not(tmp_path):
    """Chicago 18, 8.5 and 11.98."""
    document = resolved(tmp_path, "A [@waal; @assad]. B [@waal]. C [@assad]. D [see @waal].", lang="en-US")
    assert notes_of(document)[1:] == ["De Waal, Another Book.", "al-Assad, “Why al-Assad Stays.”", "See de Waal, Another Book."]


def test_names_with_an_article_stay_small_in_titles_without_a_mark(tmp_path):
    document = resolved(tmp_path, "A [@assad].", lang="en-US")
    assert "“Why al-Assad Stays,”" in notes_of(document)[0]


def test_cites_within_a_note_have_no_parentheses_and_a_lone_one_ends_with_a_stop(tmp_path):
    text = "A^[See [@doe, 3] and [@roe].] B^[[@doe, 4]] C^[As @waal says, it is.]"
    document = resolved(tmp_path, text, lang="en-US")
    assert notes_of(document) == [
        "See Jane Doe, A Book (House, 2020), 3 and Richard Roe, “Who Wins?,” Times, March 15, 2023.",
        "Doe, A Book, 4.",
        "As Alex de Waal, Another Book (House, 2015) says, it is.",
    ]
    in_text = resolved(tmp_path, text, lang="en-US", **{"citation-style": "apa"})
    assert notes_of(in_text) == ["See (Doe, 2020, p. 3) and (Roe, 2023).", "Doe, 2020, p. 4.", "As de Waal (2015) says, it is."]


def test_notes_that_refer_to_a_note_are_live_and_right(tmp_path):
    text = "A [@doe]. B^[Two: [@roe] and [@waal].] C [@waal, 3]. D [-@doe]."
    document = resolved(tmp_path, text, **{"citation-style": "oscola", "lang": "en-GB"})
    assert notes_of(document)[2:] == ["De Waal (n 2) 3.", "(n 1)."]
    (reference,) = (inline for inline in document.notes[2].content[0].content if isinstance(inline, Reference))
    assert (reference.field, reference.result) == (Field.NOTE_NUMBER, "2")
    paragraph = next(block for block in document.body if isinstance(block, Paragraph))
    anchors = {inline.number: inline.anchor for inline in paragraph.content if isinstance(inline, NoteCall)}
    assert anchors == {1: "note-1", 2: "note-2", 3: None, 4: None}
    assert reference.anchor == anchors[2]


def test_ibid_is_an_option_both_ways(tmp_path):
    text = "A [@doe, 1]. B [@doe, 2]. C [@doe, 2]."
    plain = resolved(tmp_path, text, lang="en-US")
    assert notes_of(plain)[1:] == ["Doe, A Book, 2.", "Doe, A Book, 2."]
    wanted = resolved(tmp_path, text, lang="en-US", ibid="yes")
    assert notes_of(wanted)[1:] == ["Ibid., 2.", "Ibid."]
    oscola = {"citation-style": "oscola", "lang": "en-GB"}
    assert notes_of(resolved(tmp_path, text, **oscola))[1] == "Ibid 2."
    assert notes_of(resolved(tmp_path, text, ibid="no", **oscola))[1] == "Doe (n 1) 2."


def test_a_style_for_british_english_keeps_single_quotation_marks(tmp_path):
    """OSCOLA 4, 1.5; the house's own are double."""
    oscola = resolved(tmp_path, "A [@roe].", **{"citation-style": "oscola", "lang": "en-GB"})
    assert "‘Who Wins?’" in notes_of(oscola)[0]
    assert "“Who Wins?”" in notes_of(resolved(tmp_path, "A [@roe].", lang="en-GB"))[0]


def test_a_text_of_the_source_wins_over_the_engine(tmp_path):
    side = "act: {note-text: '*Charter of the Nations*, opened 1945.', short-note-text: '*Charter*', bibliography-text: 'The *Charter*.'}"
    text = "A [see @act, art. 3]. B [@act, art. 4]. C [@doe]."
    document = resolved(tmp_path, text, side=side, lang="en-US", **{"list-sources": "yes"})
    assert notes_of(document)[:2] == ["See Charter of the Nations, opened 1945, art. 3.", "Charter, art. 4."]
    emphasised = [
        inline.text
        for inline in document.notes[0].content[0].content
        if isinstance(inline, Run) and inline.style & Style.EMPHASIS
    ]
    assert emphasised == ["Charter of the Nations"]
    assert entries_of(document) == ["Doe, Jane. A Book. House, 2020.", "The Charter."]
    in_text = resolved(tmp_path, text, side=side, lang="en-US", **{"citation-style": "apa"})
    assert body_of(in_text)[0].startswith("A (see Charter, 1945, Art. 3).")
    assert "The Charter." in entries_of(in_text)


def test_dates_that_are_only_known_about_are_worded_as_in_timelines(tmp_path):
    sources = "\n".join(
        f"- {{id: d{index}, type: article-newspaper, title: T{index}, container-title: Times, issued: '{date}', language: en}}"
        for index, date in enumerate(["2023-03~", "2023?", "2023-21", "201X", "2011/..", "2023-03-15/2023-03-17"])
    )
    document = resolved(tmp_path, " ".join(f"A [@d{index}]." for index in range(6)), sources, lang="en-US")
    assert [note.rsplit("Times, ")[1] for note in notes_of(document)] == [
        "c. March 2023.", "2023 (?).", "Spring 2023.", "2010s.", "since 2011.", "March 15–17, 2023.",
    ]  # fmt: skip
    apa = resolved(tmp_path, "A [@d0].", sources, lang="en-US", **{"citation-style": "apa"})
    assert body_of(apa) == ["A (“T0,” ca. 2023)."]


def test_titles_without_latin_letters_are_not_recased(tmp_path):
    sources = "- {id: r, type: book, title: Русская книга о войне, author: Институт, issued: 2020}"
    assert "Русская книга о войне" in notes_of(resolved(tmp_path, "A [@r].", sources, lang="en-US"))[0]


def test_sources_are_grouped_without_a_dash_for_an_author_of_another_group(tmp_path):
    text = "A [@doe; @roe; @act; @assad]."
    document = resolved(tmp_path, text, lang="en-US", **{"list-sources": "grouped"})
    back = [
        inline_text(block.content)
        for block in document.body
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and block.role.value == "bibliography")
    ]
    assert back == [
        "Sources",
        "Primary documents",
        "Charter, June 26, 1945.",
        "Interviews and correspondence",
        "Assad, Bashar al-. “Why al-Assad Stays.” Interview by A reporter. Sputnik, March 16, 2023.",
        "Media",
        "Roe, Richard. “Who Wins?” Times, March 15, 2023.",
        "Literature",
        "Doe, Jane. A Book. House, 2020.",
    ]


def test_uncited_sources_are_further_reading_where_wanted(tmp_path):
    document = resolved(tmp_path, "A [@doe].", lang="en-US", **{"list-uncited": "yes"})
    headings = [inline_text(block.content) for block in document.body if isinstance(block, Heading)]
    assert headings == ["Further reading"]
    assert len(entries_of(document)) == 5


def test_descriptors_stand_in_the_first_note_where_wanted(tmp_path):
    side = "doe: {descriptor: A study by a former official.}"
    wanted = resolved(tmp_path, "A [@doe]. B [@doe].", side=side, lang="en-US", **{"source-descriptors": "yes"})
    assert notes_of(wanted) == ["Jane Doe, A Book (House, 2020). [A study by a former official.]", "Doe, A Book."]
    assert "former" not in notes_of(resolved(tmp_path, "A [@doe].", side=side))[0]


def test_ratings_stand_in_an_annex_where_wanted(tmp_path):
    side = "doe: {reliability: B, credibility: 2, descriptor: A study.}\nroe: {reliability: F}"
    document = resolved(tmp_path, "A [@doe; @roe; @act].", side=side, **{"list-ratings": "yes"})
    (table,) = (block for block in document.body if isinstance(block, Table))
    assert [[inline_text(cell.content) for cell in row.cells] for row in table.rows] == [
        ["Doe, A book", "B · usually reliable", "2 · probably true", "A study."],
        ["Roe, Who wins?", "F · cannot be judged", "", ""],
    ]


def test_two_sources_of_one_name_are_told_apart_in_passing(tmp_path):
    sources = """
- {id: a, type: document, author: UN Security Council, title: Resolution 2254, number: S/RES/2254, issued: 2015}
- {id: b, type: document, author: UN Security Council, title: Resolution 2672, number: S/RES/2672, issued: 2023}
"""
    text = '::: {.judgement likelihood="likely" confidence="low" basis="@a; @b"}\nIt is likely.\n:::'
    document = resolved(tmp_path, text, sources)
    words = str(iria.dump(document))
    assert "UN Security Council, S/RES/2254; UN Security Council, S/RES/2672" in words


def headings_and_notes(document):
    """The headings of a document in their order, and where its notes stand."""
    marks = [block for block in document.body if isinstance(block, Heading | Endnotes)]
    return ["…" if isinstance(mark, Endnotes) else inline_text(mark.content) for mark in marks]


def test_endnotes_stand_behind_the_text_below_their_heading(tmp_path):
    document = resolved(
        tmp_path,
        "# One\n\nA [@doe].\n\n::: acknowledgements\nThanks.\n:::\n\n::: about\nWe.\n:::",
        notes="end",
        **{"list-sources": "yes"},
    )
    assert document.endnotes
    assert headings_and_notes(document) == ["One", "Acknowledgements", "Notes", "…", "Sources", "About"]
    assert not resolved(tmp_path, "A [@doe].").endnotes


def test_endnotes_stand_behind_the_last_part_that_calls_one(tmp_path):
    text = "# One\n\nA [@doe].\n\n::: about\nWe.[^1]\n:::\n\n[^1]: All of us."
    document = resolved(tmp_path, text, notes="end")
    assert headings_and_notes(document) == ["One", "About", "Notes", "…"]
    assert not isinstance(document.body[-1], Endnotes)


def test_more_kinds_of_locators_than_the_engine_has_names_are_refused():
    kinds = list(iria.LocatorLabel)
    source = iria.Source.of("doe", "book", title="A", author="B", issued="2020")
    text = iria.Paragraph([iria.Citation((iria.Cite("doe", iria.Locator(kind, "3")),)) for kind in kinds])
    with pytest.raises(iria.BriefingError, match="kinds of locators"):
        iria.resolve(briefing(text, sources=[source]))


def test_raised_numbers_follow_their_word_at_once(tmp_path):
    document = resolved(tmp_path, "Alpha [@doe] beta [@roe].", **{"citation-style": "nature"})
    assert body_of(document) == ["Alpha1 beta2."]
    assert entries_of(document)[0].startswith("1. ")


def test_styles_with_labels_lead_to_their_entries(tmp_path):
    document = resolved(tmp_path, "Alpha [@doe, 3].", **{"citation-style": "din-1505-2-alphanumeric"})
    assert body_of(document)[0].replace("\u00a0", "") == "Alpha [Doe20, p.3]."
    assert entries_of(document)[0].startswith("[Doe20]")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<html/>", "it is no CSL style"),
        (
            '<style xmlns="http://purl.org/net/xbiblio/csl"><info><link rel="independent-parent" href="http://x/styles/apa"/></info></style>',
            "it only names another style, apa",
        ),
        ('<style xmlns="http://purl.org/net/xbiblio/csl"><info/></style>', "it says nothing of citations"),
        ("<style", "house.csl: "),
    ],
)
def test_a_style_that_is_none_says_why(text, why):
    from iria_reports.resolving.citations.style import prepared
    from iria_reports.resolving.labels import labels_for

    style = iria.CitationStyle("house.csl")
    object.__setattr__(style, "text", text)
    with pytest.raises(iria.BriefingError, match=why):
        prepared(style, labels_for(iria.Language("en")), iria.Choice.AUTO, {})


def test_words_in_another_script_carry_their_language(tmp_path):
    sources = """
- {id: r, type: book, author: [{family: Ivanov, given: Ivan}], author-original: [Иван Иванов], title: Kniga, title-original: Книга, title-translation: A book, issued: 2020, language: ru-Latn}
- {id: a, type: book, author: ['al-Ahram'], author-original: [الأهرام], title: Kitab, title-original: كتاب, issued: 2021, language: ar}
"""
    document = resolved(tmp_path, "A [@r]. B [@a].", sources, lang="en-US")
    tongues = [
        (run.text, run.tongue.tag, run.tongue.direction.value, run.style)
        for note in document.notes
        for run in note.content[0].content
        if isinstance(run, Run) and run.tongue
    ]
    assert tongues == [
        ("Иван Иванов", "ru", "ltr", Style.PLAIN),
        ("Книга", "ru", "ltr", Style.PLAIN),
        ("الأهرام", "ar", "rtl", Style.PLAIN),
        ("كتاب", "ar", "rtl", Style.PLAIN),
    ]
    assert notes_of(document)[0] == "Ivan Ivanov Иван Иванов, Kniga Книга [A book] (2020)."


def test_sources_in_one_pair_of_parentheses_are_in_the_order_of_the_list(tmp_path):
    """APA 7, 8.12: alphabetically, as in the reference list; words before a source keep it where it is."""
    apa = {"citation-style": "apa", "lang": "en-US"}
    document = resolved(tmp_path, "A [@waal; @roe; @doe]. B [@waal; see also @doe].", **apa)
    assert body_of(document) == ["A (de Waal, 2015; Doe, 2020; Roe, 2023). B (de Waal, 2015; see also Doe, 2020)."]


def test_what_a_style_leaves_out_of_the_list_leaves_no_empty_entry(tmp_path):
    """Chicago 18, 14.111: personal communications are cited in notes alone."""
    sources = (
        SOURCES
        + "- {id: mail, type: personal_communication, author: [{family: Soe, given: Robert}], genre: email to author, issued: 2023-03-10}"
    )
    document = resolved(tmp_path, "A [@mail; @doe].", sources, lang="en-US", **{"list-sources": "yes"})
    assert entries_of(document) == ["Doe, Jane. A Book. House, 2020."]
    assert notes_of(document)[0].startswith("Robert Soe, email to author, March 10, 2023;")


def test_a_resolution_filed_as_a_law_is_cited_as_a_document(tmp_path):
    """Chicago 18, 14.193: author, title, symbol, date; no "Pub. L. No."."""
    sources = "- {id: r, type: legislation, author: UN Security Council, title: Resolution 2254, number: S/RES/2254, issued: 2015-12-18, language: en}"
    document = resolved(tmp_path, "A [@r, para. 4].", sources, lang="en-US")
    assert notes_of(document) == ["UN Security Council, “Resolution 2254,” S/RES/2254, December 18, 2015, para. 4."]


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        ("chicago-notes-bibliography", "Doctors without a name1 says. Jane Doe2 asks."),
        ("ieee", "Doctors without a name [1] says. Doe [2] asks."),
        ("nature", "Doctors without a name1 says. Doe2 asks."),
        ("apa", "Doctors Without a Name (2020) says. Doe (2020) asks."),
    ],
)
def test_a_source_named_in_a_sentence_is_named_whatever_the_style(tmp_path, style, printed):
    sources = SOURCES + "- {id: dot, type: book, title: Doctors without a name, publisher: House, issued: 2020, language: en}"
    document = resolved(tmp_path, "@dot says. @doe asks.", sources, lang="en-US", **{"citation-style": style})
    paragraph = next(block for block in document.body if isinstance(block, Paragraph))
    words = "".join(str(i.number) if isinstance(i, NoteCall) else i.text for i in paragraph.content)
    assert words == printed


def test_a_cite_that_leaves_nothing_leaves_no_space(tmp_path):
    document = resolved(tmp_path, "Doe holds otherwise [-@doe].", **{"citation-style": "modern-language-association"})
    assert body_of(document) == ["Doe holds otherwise."]


def test_a_citation_in_the_text_stands_behind_a_space_and_before_the_stop(tmp_path):
    text = 'He said so.[@doe] It [words]{.quote source="@roe"} and [more]{.quote source="@waal"}. "So."[@doe] End.'
    apa = resolved(tmp_path, text, lang="en-US", **{"citation-style": "apa"})
    assert body_of(apa) == ["He said so (Doe, 2020). It “words” (Roe, 2023) and “more” (de Waal, 2015). “So” (Doe, 2020). End."]
    notes = resolved(tmp_path, text, lang="en-US")
    assert body_of(notes) == ["He said so. It “words” and “more.” “So.” End."]
    british = resolved(tmp_path, text, lang="en-GB")
    assert body_of(british) == ["He said so. It “words” and “more”. “So.” End."]


def test_two_kinds_of_locators_that_the_engine_lacks_keep_their_words(tmp_path):
    document = resolved(tmp_path, "A [@doe, {art. 51}]. B [@roe, {app. A}]. C [@waal, {timestamp 0:10}].", lang="en-US")
    assert [note.rsplit(", ", 1)[1] for note in notes_of(document)] == ["art. 51.", "app. A.", "0:10."]


def test_ibid_names_the_kind_of_place(tmp_path):
    """OSCOLA 4, 1.2.3: "ibid art 3"; a page stands by itself."""
    text = "A [@doe, art. 2]. B [@doe, art. 3]. C [@doe, 7]."
    document = resolved(tmp_path, text, **{"citation-style": "oscola", "lang": "en-GB"})
    assert notes_of(document)[1:] == ["Ibid art 3.", "Ibid 7."]


def test_no_dash_stands_for_an_author_whose_first_entry_is_in_another_list(tmp_path):
    sources = (
        SOURCES
        + "- {id: doe2, type: book, author: [{family: Doe, given: Jane}], title: An earlier book, publisher: House, issued: 2010, language: en}"
    )
    text = "A [@doe]."
    document = resolved(
        tmp_path, text, sources, **{"citation-style": "oscola", "list-sources": "yes", "list-uncited": "yes", "lang": "en-GB"}
    )
    assert not [entry for entry in entries_of(document) if entry.startswith("—")]


def test_a_series_of_reports_stands_with_its_number(tmp_path):
    sources = "- {id: r, type: report, title: Containing the war, author: Group, collection-title: Middle East Report, number: 239, issued: 2022, language: en}"
    assert "Middle East Report no. 239" in notes_of(resolved(tmp_path, "A [@r].", sources, lang="en-US"))[0]


def test_days_in_russian_documents_are_declined(tmp_path):
    sources = "- {id: r, type: article-newspaper, title: Встреча, container-title: Известия, issued: 2023-03-15, language: ru}"
    assert "15 марта 2023" in notes_of(resolved(tmp_path, "Текст [@r].", sources, lang="ru"))[0]


def test_source_lines_have_no_parentheses(tmp_path):
    text = '::: {.judgement likelihood="likely" confidence="low" basis="@doe"}\nIt is likely.\n:::'
    document = resolved(tmp_path, text, **{"citation-style": "apa"})
    (panel,) = (block for block in document.body if isinstance(block, Panel))
    assert "Basis: Doe, 2020." in " ".join(
        inline_text(block.content) for block in panel.content if isinstance(block, Paragraph)
    )


def test_an_entry_of_the_sources_own_leaves_its_notes_to_the_style(tmp_path):
    side = "doe: {bibliography-text: Doe's own *entry*.}"
    document = resolved(tmp_path, "A [@doe, 3].", side=side, lang="en-US", **{"list-sources": "yes"})
    assert notes_of(document) == ["Jane Doe, A Book (House, 2020), 3."]
    assert entries_of(document) == ["Doe’s own entry."]


def test_a_note_that_an_author_begins_with_a_cite_begins_with_a_capital(tmp_path):
    document = resolved(tmp_path, "A [@waal]. B^[[@waal] says so.] C^[See [@waal].]", lang="en-US")
    assert notes_of(document)[1:] == ["De Waal, Another Book says so.", "See de Waal, Another Book."]


def test_dates_in_arabic_notes_are_worded_as_in_the_text():
    note = iria.resolve(EXAMPLES / "languages" / "ar.md").notes[0]
    text = "".join(inline.text for paragraph in note.content for inline in paragraph.content)
    assert "10 ديسمبر 1948" in text


SCRIPTS = """
- {id: azm, type: book, author: [{family: العظمة, given: عزيز}, {family: Khalidi, given: Rashid}], title: العلمانية, publisher: مركز دراسات, publisher-place: بيروت, issued: 1992}
- {id: all, type: article-journal, author: [{family: Allison, given: Roy}], title: "Peace, war and law: an essay", container-title: International Affairs, volume: 89, issue: 4, page: 795-823, issued: 2013}
- {id: wang, type: book, author: [{family: 王, given: 毅, static-ordering: true}], title: 外交, publisher: 出版社, issued: 2020-03-15}
"""
_RIGHT_TO_LEFT = "\u200f"


def test_arabic_notes_have_arabic_commas_and_leave_latin_titles_alone(tmp_path):
    document = resolved(tmp_path, "نص [@azm, p. 3; @all, p. 800].", SCRIPTS, lang="ar")
    (note,) = notes_of(document)
    assert note.replace(_RIGHT_TO_LEFT, "") == (
        "عزيز العظمة و Rashid Khalidi، العلمانية (مركز دراسات، 1992)، 3؛ "
        "Roy Allison، ”Peace, war and law: an essay“، International Affairs 89، عدد 4 (2013): 800."
    )
    assert "Peace, war and law: an essay" in note, "no sign turns the words of a Latin title around"
    assert all(mark + _RIGHT_TO_LEFT in note for mark in ("، ", "؛ ", ": "))


def test_chinese_notes_have_wide_marks_behind_chinese_words_alone(tmp_path):
    document = resolved(tmp_path, "文 [@wang, art. 3]. 文 [@all, p. 800]。", SCRIPTS, lang="zh")
    chinese, latin = notes_of(document)
    assert chinese == "王毅，外交 (出版社，2020), 第 3 条。"
    assert latin == "Roy Allison, “Peace, war and law: an essay”, International Affairs 89, 期 4 (2013): 800."


def test_a_chinese_document_names_itself_between_marks_of_titles(tmp_path):
    document = iria.resolve(EXAMPLES / "languages" / "zh.md")
    assert any(
        "《三十条，七十五年》，IRIA" in inline_text(block.content) for block in document.body if isinstance(block, Paragraph)
    )


def test_a_paragraph_is_a_word_behind_treaties_as_behind_documents(tmp_path):
    notes = notes_of(resolved(tmp_path, "A [@act, para. 3]. B [@doe, para. 4].", lang="en-US"))
    assert ["para. 3" in notes[0], "para. 4" in notes[1]] == [True, True]
