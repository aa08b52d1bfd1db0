"""Every word and number is decided here, once."""

import json

import pytest
from conftest import briefing, loose, written

import iria_reports as iria
from iria_reports.inspecting.expected import inline_words
from iria_reports.rendering.scaleterm import term_place
from iria_reports.resolved import (
    Contents,
    Heading,
    List,
    NoteCall,
    Panel,
    Paragraph,
    Quotation,
    Reference,
    Run,
    Scale,
    Style,
    Table,
    inline_text,
)

SOURCE = iria.Source.of(
    "doe-2020",
    "book",
    title="A Book",
    author=[iria.Name(family="Doe", given="Jane")],
    publisher="House",
    issued="2020",
    language="en",
)


def body(*blocks: iria.Block, **fields: object):
    return iria.resolve(briefing(*blocks, **fields)).body


def markdown(tmp_path, text: str, **front: str):
    folder = written(tmp_path / "x", text, **front)
    return iria.resolve(iria.load(folder))


def cite(key: str = "doe-2020", locator: iria.Locator | None = None) -> iria.Citation:
    return iria.Citation((iria.Cite(key, locator),))


def test_headings_are_numbered_where_the_form_numbers():
    sections = (
        iria.Section("A", [iria.Section("B", ["x"])]),
        iria.Section("C", ["x"], numbered=False),
        iria.Section("D", ["x"]),
    )
    numbered = [block.number for block in body(*sections, form=loose("backgrounder")) if isinstance(block, Heading)]
    assert numbered == ["1", "1.1", None, "2"]
    plain = [block.number for block in body(*sections) if isinstance(block, Heading)]
    assert plain == [None] * 4
    forced = [block.number for block in body(*sections, numbering=iria.Choice.YES) if isinstance(block, Heading)]
    assert forced == ["1", "1.1", None, "2"]


def test_a_short_report_may_go_without_pages_of_its_own_for_chapters_but_the_first():
    sections = (iria.Section("A", ["x"]), iria.Section("B", ["x"]))
    for chapters, begins in ((iria.Choice.AUTO, [True, True]), (iria.Choice.NO, [True, False])):
        blocks = body(*sections, form=loose("special-report"), contents=iria.Choice.NO, chapters=chapters)
        assert [block.new_page for block in blocks if isinstance(block, Heading)] == begins


def test_appendices_have_letters_in_every_form():
    sections = (
        iria.Section("A", ["x"]),
        iria.Section("B", [iria.Section("C", ["x"])], appendix=True, id="sec-b"),
        iria.Section("D", [iria.Paragraph([iria.CrossReference("sec-b")])], appendix=True),
    )
    numbered = [block.number for block in body(*sections, form=loose("backgrounder")) if isinstance(block, Heading)]
    assert numbered == ["1", "A", "A.1", "B"]
    plain = body(*sections)
    assert [block.number for block in plain if isinstance(block, Heading)] == [None, "A", None, "B"]
    assert any("appendix\u00a0A" in inline_text(block.content) for block in plain if isinstance(block, Paragraph))


def test_a_section_below_an_unnumbered_one_has_no_number():
    (first, second, *_) = (
        block
        for block in body(iria.Section("A", [iria.Section("B", ["x"])], numbered=False), numbering=iria.Choice.YES)
        if isinstance(block, Heading)
    )
    assert (first.number, second.number) == (None, None)


def references(*blocks: iria.Block, **fields: object) -> list[str]:
    return [
        inline.text
        for block in body(*blocks, **fields)
        if isinstance(block, Paragraph)
        for inline in block.content
        if isinstance(inline, Reference)
    ]


def test_references_are_worded_in_the_language():
    def text(language: str) -> list[str]:
        paragraph = iria.Paragraph(
            [
                iria.CrossReference("sec-a"),
                iria.CrossReference("sec-a", capital=True),
                iria.CrossReference("tbl-a", number_only=True),
                iria.CrossReference("tbl-a"),
            ]
        )
        table = iria.Table("Caption", columns=["A"], rows=[["1"]], id="tbl-a")
        section = iria.Section("Outlook", [paragraph, table], id="sec-a")
        return references(section, form=loose("backgrounder"), language=iria.Language(language))

    assert text("en-GB") == ["section\u00a01", "Section\u00a01", "1", "Table\u00a01"]
    assert text("fr") == ["section\u00a01", "Section\u00a01", "1", "tableau\u00a01"]
    assert text("ru") == ["раздел\u00a01", "Раздел\u00a01", "1", "табл.\u00a01"]
    assert text("zh")[0] == "第\u00a01 节"


def test_a_reference_to_an_unnumbered_section_quotes_its_title():
    paragraph = iria.Paragraph([iria.CrossReference("sec-a"), iria.CrossReference("sec-a", number_only=True)])
    assert references(iria.Section("Outlook", [paragraph], id="sec-a")) == ["“Outlook”", "Outlook"]


def test_ids_of_authors_do_not_reach_the_outputs():
    document = briefing(iria.Section("A", [iria.Paragraph(iria.CrossReference("sec-secret-plan"))], id="sec-secret-plan"))
    assert "secret-plan" not in iria.dump(iria.resolve(document))
    assert "secret-plan" not in iria.render_html(document)


def test_notes_are_numbered_in_reading_order_citations_among_them():
    document = iria.resolve(
        briefing(
            iria.Paragraph(["One", iria.Footnote((iria.NoteParagraph("first"),)), " two", cite(), "."]),
            iria.Quote("Words", iria.Attribution(speaker="A", source=(iria.Cite("doe-2020"),))),
            iria.Paragraph(["Three", iria.Footnote((iria.NoteParagraph("last"),))]),
            sources=[SOURCE],
        )
    )
    texts = [inline_text(note.content[0].content) for note in document.notes]
    assert [note.number for note in document.notes] == [1, 2, 3, 4]
    assert texts == ["first", "Jane Doe, A Book (House, 2020).", "Doe, A Book.", "last"]


def first_paragraph(document) -> str:
    (paragraph, *_) = (block for block in document.body if isinstance(block, Paragraph))
    return with_calls(paragraph.content)


def with_calls(content) -> str:
    return "".join(f"[{inline.number}]" if isinstance(inline, NoteCall) else inline.text for inline in content)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en-GB", "Met in May.[1] Then"),
        ("fr", "Met in May[1]. Then"),
        ("es", "Met in May[1]. Then"),
        ("ru", "Met in May[1]. Then"),
        ("tr", "Met in May.[1] Then"),
    ],
)
def test_the_call_of_a_citation_stands_where_the_language_sets_it(language, text):
    """Chicago 18, 13.29: behind the mark. French, Spanish and Russian set it before."""
    paragraph = iria.Paragraph(["Met in May ", cite(), ". Then"])
    assert first_paragraph(iria.resolve(briefing(paragraph, sources=[SOURCE], language=iria.Language(language)))) == text


@pytest.mark.parametrize(
    ("language", "line", "said"),
    [
        ("en", "Source: Doe.[1]", "A Minister, Paris.[1]"),
        ("fr", "Source : Doe[1].", "A Minister, Paris[1]."),
        ("es", "Fuente: Doe[1].", "A Minister, Paris[1]."),
        ("ru", "Источник: Doe[1].", "A Minister, Paris[1]."),
        ("zh", "来源：Doe。[1]", "A Minister，Paris。[1]"),
    ],
)
def test_lines_that_name_sources_have_their_call_where_the_text_has_it(language, line, said):
    table = iria.Table(columns=["A"], rows=[["x"]], caption="A", source=["doe-2020"])
    quote = iria.Quote("Yes.", attribution=iria.Attribution(speaker="A Minister", place="Paris", source=["doe-2020"]))
    for block, expected in ((table, line), (quote, said)):
        document = iria.resolve(briefing(block, sources=[SOURCE], language=iria.Language(language)))
        (found,) = (each for each in document.body if isinstance(each, Table | Quotation))
        content = found.below[0].content if block is table else found.attribution
        assert with_calls(content).replace("\u00a0", " ") == expected


@pytest.mark.parametrize(
    ("source", "italic"),
    [
        (iria.Source.of("work", "book", title="The Annual"), True),
        (iria.Source.of("work", "article-newspaper", title="Ministers Meet", container_title="The Annual"), True),
        (iria.Source.of("work", "webpage", title="Ministers Meet", container_title="The Annual"), False),
        (iria.Source.of("work", "treaty", title="The Annual"), False),
        (iria.Source.of("work", "report", title="A Report", publisher="The Annual"), False),
    ],
)
def test_titles_of_works_are_in_italics_where_sources_are_named(source, italic):
    """Chicago 18, 8.168: books and papers; treaties and websites are roman."""
    table = iria.Table(columns=["A"], rows=[["x"]], caption="A", source=["work"])
    document = iria.resolve(briefing(table, sources=[source]))
    (found,) = (each for each in document.body if isinstance(each, Table))
    (named,) = (run for run in found.below[0].content if isinstance(run, Run) and "The Annual" in run.text)
    assert (Style.EMPHASIS in named.style) == italic


def test_a_reference_that_begins_a_sentence_is_not_abbreviated(tmp_path):
    text = "| A |\n|---|\n| x |\n\n: Title {#tbl-a}\n\n@Tbl-a shows it, see @tbl-a.\n"
    document = iria.resolve(iria.load(written(tmp_path, text, lang="ru")))
    assert "Таблица\u00a01 shows it, see табл.\u00a01." in [
        inline_text(block.content) for block in document.body if isinstance(block, Paragraph)
    ]


def test_two_calls_in_a_row_are_parted():
    paragraph = iria.Paragraph(["Said", cite(), iria.Footnote((iria.NoteParagraph("x"),))])
    assert first_paragraph(iria.resolve(briefing(paragraph, sources=[SOURCE]))) == "Said[1],[2]"


def test_a_citation_within_a_note_has_no_parentheses_around_it():
    note = iria.Footnote(
        (iria.NoteParagraph(["See ", cite(locator=iria.Locator(iria.LocatorLabel.CHAPTER, "2")), ", and more."]),)
    )
    (found,) = iria.resolve(briefing(iria.Paragraph(["x", note]), sources=[SOURCE])).notes
    assert inline_text(found.content[0].content) == "See Jane Doe, A Book (House, 2020), ch. 2, and more."


@pytest.mark.parametrize(
    ("style", "text"),
    [("apa", "Said (Doe, 2020, p. 3)."), ("chicago-author-date", "Said (Doe 2020, 3)."), ("ieee", "Said [1, p. 3].")],
)
def test_a_style_without_notes_cites_in_the_text(style, text):
    paragraph = iria.Paragraph(["Said ", cite(locator=iria.Locator(iria.LocatorLabel.PAGE, "3")), "."])
    document = iria.resolve(briefing(paragraph, sources=[SOURCE], citation_style=iria.CitationStyle(style)))
    assert first_paragraph(document) == text
    assert document.notes == ()


@pytest.mark.parametrize(("label", "words"), [(label, None) for label in iria.LocatorLabel])
def test_every_kind_of_locator_is_worded(label, words):
    paragraph = iria.Paragraph(["Said", cite(locator=iria.Locator(label, "3")), "."])
    for language in ("en-GB", "fr", "ru"):
        (note,) = iria.resolve(briefing(paragraph, sources=[SOURCE], language=iria.Language(language))).notes
        text = inline_text(note.content[0].content)
        assert "locator" not in text
        assert "3" in text


def test_quotation_marks_are_those_of_the_language():
    def quoted(language: str) -> str:
        inner = iria.InlineQuote("in")
        return first_paragraph(
            iria.resolve(briefing(iria.Paragraph(iria.InlineQuote(["out ", inner])), language=iria.Language(language)))
        )

    assert quoted("en-GB") == "“out ‘in’”"
    assert quoted("fr") == "«\u00a0out “in”\u00a0»"
    assert quoted("ru") == "«out „in“»"
    assert quoted("ar") == "”out ’in‘“"


def test_an_attribution_is_composed_from_its_fields():
    attribution = iria.Attribution(
        speaker="A. Speaker", role="Minister", occasion="Press conference", place="Moscow", date=iria.EdtfDate.parse("2023-03-15"),
        original_language=iria.Language("ar"), translation=iria.TranslationKind.OFFICIAL, emphasis_added=True, via=(iria.Cite("doe-2020"),),
    )  # fmt: skip
    (quotation,) = (block for block in body(iria.Quote("Words", attribution), sources=[SOURCE]) if isinstance(block, Quotation))
    text = inline_text(quotation.attribution)
    assert text == (
        "A. Speaker, Minister, Press conference, Moscow, 15 March 2023; official translation from Arabic; emphasis added; quoted in Doe."
    )
    (french,) = (
        block
        for block in body(iria.Quote("Mots", attribution), sources=[SOURCE], language=iria.Language("fr"))
        if isinstance(block, Quotation)
    )
    assert "traduction officielle (arabe)" in inline_text(french.attribution)


def test_a_judgement_shows_its_term_on_the_scale():
    judgement = iria.Judgement(
        "It is so.", likelihood=iria.ICD_203["unlikely"], confidence=iria.Confidence.LOW, basis=(iria.Cite("doe-2020"),)
    )
    (panel,) = (block for block in body(judgement, sources=[SOURCE]) if isinstance(block, Panel))
    (scale,) = (block for block in panel.content if isinstance(block, Scale))
    assert scale.label == "unlikely · 20–45%"
    assert [band.term for band in scale.bands if band.lit] == ["unlikely"]
    assert len(scale.bands) == 7
    assert inline_text(panel.content[-1].content) == "Confidence: low. Basis: Doe."


@pytest.mark.parametrize(
    ("term", "columns", "side", "at"),
    [
        ("very unlikely", 1, "center", 12.5),
        ("very unlikely", 2, "start", 5),
        ("almost no chance", 1, "start", 0),
        ("likely", 2, "center", 67.5),
        ("almost certain", 1, "end", 100),
    ],
)
def test_a_term_stands_below_the_middle_of_its_band_as_far_as_the_bar_goes(term, columns, side, at):
    (panel,) = (block for block in body(iria.Judgement("It is so.", likelihood=iria.ICD_203[term])) if isinstance(block, Panel))
    (scale,) = (block for block in panel.content if isinstance(block, Scale))
    assert term_place(scale, columns) == (side, at)


def test_a_scale_whose_terms_overlap_shows_one_band():
    judgement = iria.Judgement("It is so.", likelihood=iria.IPCC_AR5["likely"])
    (panel,) = (block for block in body(judgement, scale=iria.IPCC_AR5) if isinstance(block, Panel))
    (scale,) = (block for block in panel.content if isinstance(block, Scale))
    assert [(band.low, band.high) for band in scale.bands] == [(66, 100)]


def test_a_counted_list_begins_where_it_says():
    (found,) = (block for block in body(iria.NumberedList(["a", "b"], start=3)) if isinstance(block, List))
    assert [item.mark for item in found.items] == ["3.", "4."]


def test_contents_come_by_form_words_and_choice():
    sections = [iria.Section(f"Section {number}", ["word " * 500]) for number in range(3)]

    def has(**fields: object) -> bool:
        return any(isinstance(block, Contents) for block in body(*sections, **fields))

    assert has(form=loose("special-report"))
    assert not has(form=loose("special-report"), contents=iria.Choice.NO)
    assert not has(form=loose("briefing"))
    assert has(form=loose("briefing"), contents=iria.Choice.YES)
    assert not has(form=iria.FORMS["analysis"])


def test_sources_are_listed_where_the_form_or_the_briefing_wants_it():
    def listed(**fields: object) -> list[str]:
        return [
            inline_text(block.content)
            for block in body(iria.Paragraph(["x", cite()]), sources=[SOURCE], **fields)
            if isinstance(block, Paragraph) and block.role.value == "bibliography"
        ]

    assert listed() == []
    assert listed(bibliography=iria.SourceList.YES) == ["Doe, Jane. A Book. House, 2020."]
    assert listed(form=loose("special-report")) == ["Doe, Jane. A Book. House, 2020."]


def test_the_dump_is_json_and_names_every_type(every_block):
    data = json.loads(iria.dump(every_block.document))
    assert data["type"] == "ResolvedDocument"
    assert {"Heading", "Paragraph", "Panel"} <= {block["type"] for block in data["body"]}


def test_a_title_with_emphasis_keeps_it(every_block):
    assert any(run.style.name == "EMPHASIS" for run in every_block.document.title_block.title if isinstance(run, Run))


def test_markup_that_chinese_writes_without_spaces(tmp_path):
    document = markdown(tmp_path, "安全理事会\n第二二五四号决议 was\nadopted.", lang="zh")
    assert first_paragraph(document) == "安全理事会第二二五四号决议 was adopted."


def test_the_same_object_twice_in_a_briefing_is_numbered_twice():
    figure = iria.Table("Caption", columns=["A"], rows=[["1"]])
    captions = [block.caption.number.text for block in body(figure, figure) if hasattr(block, "caption") and block.caption]
    assert captions == ["1", "2"]


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        (["Body", iria.Citation("one"), ".", iria.Footnote("x")], "Body.1,2"),
        (["Body ", iria.Citation("one"), " ", iria.Citation("two"), "."], "Body.1,2"),
        (["Body ", iria.Citation("one"), " ", iria.Citation("two"), " ", iria.Citation("one"), "."], "Body.1,2,3"),
        (["Body", iria.Citation("one"), ". More", iria.Citation("two"), "."], "Body.1 More.2"),
    ],
)
def test_calls_of_notes_that_meet_are_told_apart(prose, words):
    sources = [iria.Source.of("one", "book", title="Alpha"), iria.Source.of("two", "book", title="Beta")]
    document = iria.resolve(briefing(iria.Paragraph(prose), sources=sources))
    assert inline_words(document.body[0].content) == words
