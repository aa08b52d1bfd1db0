"""What a client gets of its own: audiences, marks, letter, variables, sections, look, formats; and what is wrong with it."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

import pytest
from conftest import briefing, written

import iria_reports as iria
from iria_reports.building.finding import find_problems
from iria_reports.editions import Reader, tailored
from iria_reports.model.base import PUBLIC

OFFICIALS = iria.Audience(frozenset({"officials"}))
DECLARED = (iria.AudienceDeclaration("officials", "Officials."), iria.AudienceDeclaration("press", "The press."))


def client(**fields: object) -> iria.Client:
    return iria.Client(**{"id": "ministry", "name": "Ministry of Examples", "audiences": ("officials",), **fields})


def edition(*body: iria.Block, client: iria.Client, **fields: object) -> iria.Briefing:
    return iria.tailor(briefing(*body, audiences=DECLARED, clients=(client,), **fields), client=client)


def words(edition: iria.Briefing) -> str:
    return iria.dump(iria.resolve(edition))


def folder(tmp_path, text="Text.\n", clients="", **front):
    path = written(tmp_path / "briefing", text, **front)
    listed = f"clients:\n{clients}" if clients else ""
    (path / "clients.yaml").write_text(f"audiences:\n  officials: Officials.\n  press: The press.\n{listed}", encoding="utf-8")
    return path


def codes(path) -> set[str]:
    return {problem.code for problem in find_problems(path)}


def test_a_client_sees_what_its_audiences_see_and_nothing_of_the_public_edition_alone():
    parts = [
        iria.Paragraph("For officials.", audience=OFFICIALS),
        iria.Paragraph("For the press.", audience=iria.Audience(frozenset({"press"}))),
        iria.Paragraph("For the public.", audience=iria.Audience(frozenset({PUBLIC}))),
        iria.Paragraph("Not for the press.", audience=iria.Audience(never=frozenset({"press"}))),
    ]
    assert [block.content[0].text for block in edition(*parts, client=client()).body] == [
        "For officials.",
        "Not for the press.",
    ]


def test_a_client_of_no_audience_is_not_the_public():
    """Known by name, it may see what is kept from the press; what is for the public edition alone it may not."""
    parts = [
        iria.Paragraph("Not for the press.", audience=iria.Audience(never=frozenset({"press"}))),
        iria.Paragraph("For the public.", audience=iria.Audience(frozenset({PUBLIC}))),
    ]
    assert [block.content[0].text for block in edition(*parts, client=client(audiences=())).body] == ["Not for the press."]


def test_an_edition_holds_no_other_client_and_no_audience():
    made = edition("Text.", client=client())
    assert (made.clients, made.audiences) == ((), ())


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        (iria.Variable("name"), "For Ministry of Examples."),
        (iria.Variable("name", "all"), "For Ministry of Examples."),
        (iria.Variable("desk"), "For Desk 5."),
        (iria.Variable("other", "all"), "For all."),
    ],
)
def test_variables_become_the_text_of_the_client_or_their_default(variable, text):
    own = client(variables=(iria.VariableValue("desk", "Desk 5"),))
    made = edition(iria.Paragraph(["For ", variable, "."]), client=own)
    assert made.body == (iria.Paragraph(text),)


def test_variables_are_read_from_markdown_everywhere_in_prose(tmp_path):
    path = folder(
        tmp_path,
        "# For {{client.name or all}}\n\nSee **{{client.desk}}**.^[Or {{ client.desk }}.]\n\n| {{client.desk}} |\n|---|\n| x |\n",
        "  ministry:\n    name: Ministry\n    variables: {desk: Desk 5}\n",
        title="For {{client.name or all}}",
    )
    text = iria.dump(iria.resolve(path, client="ministry"))
    assert text.count("Desk 5") == 3
    assert "For Ministry" in text
    assert "{{" not in text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("See {{client.desk}}.\n", "missing-variable"),
        ("See {{client.dsk or all}}.\n", "unknown-variable"),
        ("See {{clients.desk}}.\n", "broken-variable"),
        ("See {{client.desk.\n", "broken-variable"),
        ("![x](a.svg){alt='{{client.desk}}'}\n", "stray-variable"),
        ("See \\{\\{client.desk}} and `{{client.desk}}`.\n", None),
    ],
)
def test_variables_that_cannot_be_filled_in_are_refused(text, code, tmp_path):
    path = folder(tmp_path, text, "  ministry:\n    name: Ministry\n    variables: {desk: Desk 5}\n")
    (path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    assert codes(path) == ({code} if code else set())


def sections() -> list[iria.Block]:
    return [
        iria.Section("One", "Text.", id="sec-one"),
        iria.Section("Two", "Text.", id="sec-two"),
        iria.Section(
            "Three", [iria.Paragraph("x"), iria.Section("Inner", "Text.", id="sec-inner")], id="sec-three", audience=OFFICIALS
        ),
    ]


def ids(made: iria.Briefing) -> list[str]:
    return [block.id for block in made.body]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({"drop": ["sec-one"]}, ["sec-two"]),
        ({"add": ["sec-three"]}, ["sec-one", "sec-two", "sec-three"]),
        ({"add": ["sec-three"], "order": ["sec-three", "sec-one"]}, ["sec-three", "sec-two", "sec-one"]),
        ({"order": ["sec-two", "sec-one"]}, ["sec-two", "sec-one"]),
    ],
)
def test_sections_are_added_dropped_and_put_in_another_order(choice, expected):
    own = client(audiences=("press",), sections=iria.SectionChoice(**choice))
    assert ids(edition(*sections(), client=own)) == expected


def test_a_section_that_is_added_against_not_for_stays_withheld():
    hidden = iria.Section("Three", "Text.", id="sec-three", audience=iria.Audience(never=frozenset({"press"})))
    own = client(audiences=("press",), sections=iria.SectionChoice(add=["sec-three"]))
    whole = briefing(iria.Paragraph("x"), hidden, audiences=DECLARED, clients=(own,))
    assert "withheld-section" in {problem.code for problem in iria.check(whole)}
    assert len(tailored(whole, Reader.of_client(own)).body) == 1


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        ({"drop": ["sec-on"]}, "unknown-section"),
        ({"order": ["sec-inner"]}, "unknown-section"),
        ({"add": ["sec-inner"]}, "withheld-section"),
        ({"order": ["sec-three"]}, "withheld-section"),
        ({"drop": ["sec-one"], "order": ["sec-one"]}, "withheld-section"),
        ({"add": ["sec-three", "sec-inner"]}, None),
    ],
)
def test_choices_of_sections_that_cannot_be_are_refused(choice, code):
    own = client(audiences=("press",), sections=iria.SectionChoice(**choice))
    whole = briefing(*sections(), audiences=DECLARED, clients=(own,))
    assert {problem.code for problem in iria.check(whole)} == ({code} if code else set())


def test_a_letter_stands_before_all_else_and_takes_the_place_of_that_of_the_briefing():
    own = client(transmittal="Dear Minister.")
    general = iria.Part(iria.PartKind.TRANSMITTAL, "Dear reader.")
    summary = iria.Part(iria.PartKind.SUMMARY, "Short.")
    made = edition(general, summary, iria.Section("One", "x"), client=own, form=iria.FORMS["briefing"])
    assert [getattr(block, "kind", None) for block in made.body] == [iria.PartKind.TRANSMITTAL, iria.PartKind.SUMMARY, None]
    assert "Dear Minister." in words(made)
    assert "Dear reader." not in words(made)


def test_a_letter_in_a_form_without_one_is_refused():
    whole = briefing("x", audiences=DECLARED, clients=(client(transmittal="Dear Minister."),))
    assert [problem.code for problem in iria.check(whole)] == ["part-of-another-form"]


def test_handling_of_a_client_replaces_that_of_the_briefing_and_adds_to_its_restrictions():
    general = iria.Handling(iria.Tlp.GREEN, ("Not for onward transmission",))
    own = client(handling=iria.Handling(iria.Tlp.AMBER, ("No copies",)))
    made = edition("x", client=own, handling=general)
    assert made.handling == iria.Handling(iria.Tlp.AMBER, ("Not for onward transmission", "No copies"))


def test_an_embargo_of_the_briefing_is_not_lost_by_a_client_that_names_none():
    until = dt.datetime(2023, 3, 21, 0, 1, tzinfo=dt.UTC)
    made = edition("x", client=client(handling=iria.Handling(iria.Tlp.AMBER)), handling=iria.Handling(embargo=until))
    assert made.handling.embargo == until
    mark = iria.resolve(made).furniture.mark
    assert mark is not None
    assert mark.lines == ("TLP:AMBER", "EMBARGOED until 21 March 2023, 00:01 UTC")


def test_red_without_recipients_is_refused():
    for own, found in (
        (client(handling=iria.Handling(iria.Tlp.RED)), ["missing-recipients"]),
        (client(handling=iria.Handling(iria.Tlp.RED), recipients=["A"]), []),
    ):
        assert [problem.code for problem in iria.check(briefing("x", audiences=DECLARED, clients=(own,)))] == found


def test_for_whom_and_when_it_was_issued_stands_below_the_title_and_in_the_running_head():
    made = edition("x", client=client(recipients=["The Minister", "The Secretary"]))
    document = iria.resolve(made)
    assert document.title_block.edition == (
        "Prepared for Ministry of Examples",
        "For The Minister and The Secretary",
        "Issued 20\u00a0March\u00a02023",
    )
    assert "Prepared for Ministry of Examples" in document.furniture.running_head


def test_the_day_of_issue_may_be_another_than_that_of_the_briefing(tmp_path):
    path = folder(tmp_path, clients="  ministry:\n    name: Ministry\n")
    built = iria.build(path, to="html", client="ministry", issued=dt.date(2023, 4, 1), out=tmp_path)
    assert "Issued 1\u00a0April\u00a02023" in built.paths["html"].read_text(encoding="utf-8")


def test_a_client_has_its_formats_its_theme_and_its_logo(tmp_path):
    logo = '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><path d="M1 2 L3 4 Z" fill="#123456"/></svg>'
    path = folder(
        tmp_path,
        clients="  ministry:\n    name: Ministry\n    theme: ministry\n    logo: logo.svg\n    formats: [docx, html]\n",
    )
    (path / "logo.svg").write_text(logo)
    built = iria.build(path, client="ministry", out=tmp_path / "out")
    assert sorted(built.paths) == ["docx", "html"]
    assert built.paths["docx"] == tmp_path / "out" / "ministry" / "briefing-ministry.docx"
    with zipfile.ZipFile(built.paths["docx"]) as archive:
        drawings = [archive.read(name) for name in archive.namelist() if name.endswith(".svg")]
        styles = archive.read("word/styles.xml").decode()
    assert any(b"M1 2 L3 4 Z" in drawing for drawing in drawings)
    html = built.paths["html"].read_text(encoding="utf-8")
    assert html.index('class="logo"') < html.index('class="client-logo"') < html.rindex("Prepared for Ministry")
    public_logo = re.search(r'class="logo" src="([^"]*)"', iria.render_html(path, theme="ministry"))[1]
    assert re.search(r'class="logo" src="([^"]*)"', html)[1] == public_logo, "the institute keeps its own"
    assert iria.render_docx(path, client="ministry") == built.paths["docx"].read_bytes()
    public = zipfile.ZipFile(io.BytesIO(iria.render_docx(path)))
    assert public.read("word/styles.xml").decode() != styles


@pytest.mark.parametrize(
    ("clients", "code", "said"),
    [
        ("  a: {name: A, adiences: [press]}\n", "unknown-key", 'did you mean "audiences"'),
        ("  a: {name: A, audiences: [pres]}\n", "unknown-audience", 'did you mean "press"'),
        ("  a: {name: A, theme: ministy}\n", "wrong-value", 'did you mean "ministry"'),
        ("  a: {name: A, theme: own.toml}\n", "missing-file", ""),
        ("  a: {name: A, logo: logo.svg}\n", "missing-file", ""),
        ("  a: {name: A, formats: [odt]}\n", "wrong-value", ""),
        ("  a: {name: A, lang: de}\n", "missing-language", "briefing.de.md"),
        ("  a: {name: A, watermark: {text: x, place: middle}}\n", "wrong-value", ""),
        (f"  a: {{name: A, watermark: {'x' * 61}}}\n", "wrong-value", ""),
        ("  a: {name: A, variables: {name: B}}\n", "wrong-value", ""),
        ("  a: {name: A}\n  a: {name: B}\n", "duplicate-key", ""),
        ("  a: {name: A}\n  A: {name: B}\n", "duplicate-client", ""),
        ("  a: {audiences: [press]}\n", "missing-key", ""),
        ("  a: {name: A, sections: {drop: [sec-x], add: [sec-x]}}\n", "wrong-value", ""),
    ],
)
def test_a_wrong_client_is_told_with_its_place(clients, code, said, tmp_path):
    found = find_problems(folder(tmp_path, clients=clients))
    assert code in {problem.code for problem in found}
    (problem, *_) = (problem for problem in found if problem.code == code)
    assert problem.location is not None
    assert problem.location.file == "clients.yaml"
    assert said in problem.mend


def test_clients_may_stand_in_files_of_their_own(tmp_path):
    path = folder(tmp_path, clients="  a: {name: A}\n")
    (path / "clients").mkdir()
    (path / "clients" / "b.yaml").write_text("name: B\naudiences: [press]\n", encoding="utf-8")
    assert [each.id for each in iria.load(path).clients] == ["a", "b"]
    (path / "clients" / "a.yaml").write_text("name: Another A\n", encoding="utf-8")
    (path / "clients" / "c.yml").write_text("name: C\n", encoding="utf-8")
    assert codes(path) == {"duplicate-client", "unread-client"}


def test_an_unknown_client_is_refused_with_the_nearest(tmp_path):
    path = folder(tmp_path, clients="  ministry: {name: A}\n")
    with pytest.raises(iria.BriefingError) as refused:
        iria.build(path, client="minstry", out=tmp_path)
    (problem,) = refused.value.problems
    assert (problem.code, problem.mend) == ("unknown-client", 'did you mean "ministry"?')


def test_an_edition_is_for_one_reader_alone():
    with pytest.raises(ValueError, match="give one of them"):
        iria.build(briefing(), client="a", audiences=["press"])
    with pytest.raises(ValueError, match="give either"):
        iria.tailor(briefing(audiences=DECLARED, clients=(client(),)), ["press"], client=client())


def test_what_only_one_client_lacks_is_told_with_its_name(tmp_path):
    text = '# One {#sec-one for="officials"}\n\nText.\n\n# Two {for="officials press"}\n\nSee @sec-one.\n\n# Three\n\nText.\n'
    path = folder(
        tmp_path,
        text,
        "  a: {name: A, audiences: [officials]}\n  b: {name: B, audiences: [press]}\n  c: {name: C, audiences: [press]}\n",
    )
    (problem,) = find_problems(path)
    assert problem.code == "withheld-target"
    assert problem.message.endswith("(edition of b, c)")
    assert '[words]{for="officials"}' in problem.mend


def test_editions_say_whether_they_say_the_same(tmp_path):
    path = folder(
        tmp_path,
        'Text.\n\n[Words]{for="press"}\n',
        "  a: {name: A, theme: ministry}\n  b: {name: B, watermark: B}\n  c: {name: C, audiences: [press]}\n",
    )
    contents = [iria.build(path, to="html", client=each, out=tmp_path).content for each in "abc"]
    assert contents[0] == contents[1] != contents[2]


def test_a_client_edition_has_the_same_bytes_as_one_of_a_briefing_that_never_had_the_rest(tmp_path):
    """Nothing in it tells that there are other readers, or other clients."""
    common = "# One\n\nText.^[A note.]\n\n{}# Two\n\n{{{{client.name}}}} reads @sec-two.\n\n## Inner {{#sec-two}}\n\nText.\n"
    hidden = '::: {for="press"}\nHidden.^[Another.]\n:::\n\n# Hidden {for="press"}\n\nText.\n\n'
    one = "  a: {name: A Client, audiences: [officials]}\n"
    whole = folder(tmp_path / "whole", common.format(hidden), one + "  b: {name: B, audiences: [press]}\n")
    alone = folder(tmp_path / "alone", common.format(""), one)
    for form in ("docx", "html", "pdf"):
        made = [
            iria.build(path, to=form, client="a", out=path.parent / "out").paths[form].read_bytes() for path in (whole, alone)
        ]
        assert made[0] == made[1], form


def test_a_file_of_a_client_that_says_nothing_is_refused(tmp_path):
    path = folder(tmp_path, clients="  a: {name: A}\n")
    (path / "clients").mkdir()
    (path / "clients" / "b.yaml").write_text("# to be written\n", encoding="utf-8")
    assert codes(path) == {"empty"}
    (path / "clients" / "b.yaml").unlink()
    (path / "clients").rmdir()
    (path / "clients").write_text("no folder", encoding="utf-8")
    assert codes(path) == {"unread-client"}


def test_a_theme_of_a_client_that_is_broken_is_told_by_check(tmp_path):
    path = folder(tmp_path, clients="  a: {name: A, theme: own.toml}\n")
    (path / "own.toml").write_text('base = "iria"\n[colours]\nink = "black"\n', encoding="utf-8")
    (problem, *_) = find_problems(path)
    assert problem.code == "broken-theme"
    assert str(problem.location).startswith("clients.yaml:")


def test_the_log_of_an_edition_quotes_nothing_that_is_withheld_from_it(tmp_path):
    """A warning on a withheld section is for who checks the briefing."""
    path = folder(
        tmp_path,
        '# Seen\n\nText.\n\n# Secret {for="press"}\n',
        "  a: {name: A, audiences: [officials]}\n  b: {name: B, audiences: [press]}\n",
    )
    assert "empty-section" in codes(path)
    assert iria.build(path, client="a", to="html", out=tmp_path).problems == ()
    assert [problem.code for problem in iria.build(path, client="b", to="html", out=tmp_path).problems] == ["empty-section"]


def test_long_names_of_briefings_and_clients_fit(tmp_path):
    path = folder(tmp_path / ("a-very-long-name-" * 5), clients=f"  {'c' * 60}: {{name: C}}\n")
    renamed = path.rename(path.with_name("long-" * 15 + "name"))
    assert iria.build(renamed, client="c" * 60, to="html", out=tmp_path).paths["html"].is_file()
    assert iria.build(renamed, proof=True, to="html", out=tmp_path).paths["html"].is_file()


@pytest.mark.parametrize(
    ("fields", "field"), [({"id": "proof"}, "id"), ({"id": "c" * 61}, "id"), ({"recipients": ("",)}, "recipients")]
)
def test_clients_that_cannot_be_are_not_built(fields, field):
    with pytest.raises(iria.ModelError, match=f"Client.{field}"):
        client(**fields)


def test_a_source_that_only_withheld_words_cite_is_no_further_reading(tmp_path):
    path = folder(
        tmp_path, 'Seen [@open].\n\n[As told [@secret].]{for="officials"}\n', **{"list-uncited": "yes", "list-sources": "yes"}
    )
    (path / "sources.yaml").write_text(
        "".join(
            f"- {{id: {key}, type: book, title: A {key} book, author: Doe, issued: 2020}}\n"
            for key in ("open", "secret", "unused")
        ),
        encoding="utf-8",
    )
    text = iria.render_html(path)
    assert "a unused book" in text.casefold()
    assert "secret" not in text.casefold()
