"""Whatever says that it withholds does, or is refused. Each case once leaked, or could.

Every text holds the word ``mksecret``; it may stand in no output of the public edition, and what is public must stay.
"""

import io
import zipfile

import pytest
from conftest import EXAMPLES, briefing, written

import iria_reports as iria
from iria_reports.building.finding import find_problems

CLIENTS = "audiences:\n  officials: Officials.\n  press: The press.\n"
OFFICIALS = iria.Audience(frozenset({"officials"}))
DECLARED = (iria.AudienceDeclaration("officials", "Officials."), iria.AudienceDeclaration("press", "The press."))
O = '{for="officials"}'  # noqa: E741

#: Text of a briefing, and the code of the problem that refuses it.
REFUSED = {
    "note text in a withheld block, mark outside": (f"Seen.[^1]\n\n::: {O}\nx\n\n[^1]: mksecret\n:::\n", "withheld-from-afar"),
    "note text in a withheld box": ('Seen.[^1]\n\n::: {.box title="T" for="officials"}\nx\n\n[^1]: mksecret\n:::\n', "withheld-from-afar"),
    "note text below a withheld heading": (f"# One\n\nSeen.[^1]\n\n# Two {O}\n\nx\n\n[^1]: mksecret\n", "withheld-from-afar"),
    "address of a link in a withheld block": (f"A [link][x].\n\n::: {O}\ny\n\n[x]: https://mksecret.org\n:::\n", "withheld-from-afar"),
    "two spans in a first cell": (f"| a | b |\n|---|---|\n| [x]{O}[y]{O} | mksecret |\n", "part-of-cell"),
    "span and a full stop in a first cell": (f"| a | b |\n|---|---|\n| [x]{O}. | mksecret |\n", "part-of-cell"),
    "span within emphasis in a first cell": (f"| a | b |\n|---|---|\n| **[x]{O}** | mksecret |\n", "part-of-cell"),
    "two spans in a header": (f"| a | [b]{O} [c]{O} |\n|---|---|\n| x | mksecret |\n", "part-of-cell"),
    "span within a span in a first cell": (f'| a | b |\n|---|---|\n| [[x]{O}]{{for="officials press"}} | mksecret |\n', "part-of-cell"),
    "alternative text": ("![c](figures/drawing.svg){alt='[mksecret]{for=officials}'}\n", "stray-audience"),
    "speaker": ("::: {.quote speaker='[mksecret]{for=officials}'}\nx\n:::\n", "stray-audience"),
    "code": (f"`mksecret`{O}\n", "stray-audience"),
    "address": (f"<https://mksecret.org>{O}\n", "stray-audience"),
    "note": (f"x^[mksecret]{O}\n", "stray-audience"),
    "emphasis": (f"*mksecret*{O}\n", "stray-audience"),
    "space before the braces": (f"[mksecret] {O}\n", "stray-audience"),
    "end of a paragraph": (f"mksecret. {O}\n", "stray-audience"),
    "list item": (f"- mksecret {O}\n", "stray-audience"),
    "quotation": (f"> mksecret {O}\n", "stray-audience"),
    "field of a record": (f"::: actors\n- name: mksecret {O}\n:::\n", "stray-audience"),
    "wide braces": ("[mksecret]｛for=officials｝\n", "stray-audience"),
    "wide braces and equals sign": ("[mksecret]｛for＝“officials”｝ More.\n", "stray-audience"),
    "wide letters": ("[mksecret]｛ｆｏｒ＝officials｝\n", "stray-audience"),
    "curly quotation marks": ("[mksecret]{for=“officials”}\n", "unknown-audience"),
    "round brackets": ("[mksecret](for='officials')\n", "wrong-value"),
    "square brackets": ("[mksecret] [for=officials]\n", "stray-audience"),
    "Chinese brackets": ("mksecret【for=officials】\n", "stray-audience"),
    "no brackets": ("mksecret for=“officials”\n", "stray-audience"),
    "an invisible space before the braces": (f"[mksecret]\u200b{O}\n", "stray-audience"),
    "a word joiner within for": ("[mksecret]{fo\u2060r=officials}\n", "broken-attributes"),
    "wide brackets around the words": (f"［mksecret］{O}\n", "stray-audience"),
    "heading, braces inside": (f"# mksecret {O} x\n\nText.\n", "stray-audience"),
    "heading that is all span": (f"# [mksecret]{O}\n\nSeen.\n", "withheld-heading"),
    "box title that is all span": ("::: {.box title='[mksecret]{for=officials}'}\nSeen.\n:::\n", "withheld-heading"),
    "item that is all span, with more below": (f"- [mksecret]{O}\n  - Seen.\n", "withheld-heading"),
    "span in the words of a link": (f"[x [y]{O}](https://mksecret.org)\n", "broken-link"),
}  # fmt: skip


def folder(tmp_path, text, **front):
    path = written(tmp_path / "briefing", text, **front)
    (path / "clients.yaml").write_text(CLIENTS, encoding="utf-8")
    (path / "figures").mkdir(exist_ok=True)
    (path / "figures" / "drawing.svg").write_bytes((EXAMPLES / "every-block" / "figures" / "drawing.svg").read_bytes())
    return path


def outputs(source, audiences=()):
    """All that a reader could find, Word unpacked."""
    texts = [iria.render_html(source, audiences=audiences)]
    with zipfile.ZipFile(
        io.BytesIO(iria.render_docx(source, audiences=audiences, word=iria.WordOptions(embed_fonts=False)))
    ) as archive:
        texts += [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    return "\n".join(texts)


@pytest.mark.parametrize(("text", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_what_would_withhold_nothing_is_refused(text, code, tmp_path):
    assert code in {problem.code for problem in find_problems(folder(tmp_path, text))}


@pytest.mark.parametrize("text", ["y = f(x) for = 3", "See <https://x.org/?for=all>.", "`{for=officials}` is code."])
def test_what_only_looks_a_little_like_an_audience_is_text(text, tmp_path):
    assert "stray-audience" not in {problem.code for problem in find_problems(folder(tmp_path, f"{text}\n"))}


@pytest.mark.parametrize("key", ["region", "description", "dateline"])
def test_a_plain_value_of_the_front_matter_knows_no_audience(key, tmp_path):
    path = folder(tmp_path, "Text.\n", **{key: "'[mksecret]{for=officials}'"})
    assert {problem.code for problem in find_problems(path)} == {"stray-audience"}


@pytest.mark.parametrize("front", [{"for": "officials"}, {"not-for": "press"}, {"imprint": "{publisher: X, for: officials}"}])
def test_a_whole_briefing_is_not_withheld_by_a_key(front, tmp_path):
    assert "unknown-key" in {problem.code for problem in find_problems(folder(tmp_path, "mksecret\n", **front))}


def test_a_text_of_the_house_is_not_withheld_by_a_key(tmp_path):
    path = folder(tmp_path, "Text.\n")
    (path / "iria.yaml").write_text("about:\n  for: officials\n  en: mksecret\n", encoding="utf-8")
    assert {problem.code for problem in find_problems(path)} == {"unknown-key"}


@pytest.mark.parametrize("header", ["for", "FOR", "_For", "not-for", "_not-for"])
def test_a_misspelt_column_of_audiences_is_refused(header, tmp_path):
    path = folder(tmp_path, '::: {.table src="a.csv"}\n:::\n')
    (path / "a.csv").write_text(f"a,{header}\nmksecret,officials\n", encoding="utf-8")
    assert "stray-audience" in {problem.code for problem in find_problems(path)}


@pytest.mark.parametrize("rows", ["a,[b]{for=officials}\nx,mksecret\n", "a,b\n[x]{for=officials},mksecret\n"])
def test_a_span_in_a_csv_file_does_not_pass_for_its_row_or_column(rows, tmp_path):
    path = folder(tmp_path, '::: {.table src="a.csv"}\n:::\n')
    (path / "a.csv").write_text(rows, encoding="utf-8")
    assert {problem.code for problem in find_problems(path)} == {"part-of-cell"}


@pytest.mark.parametrize("name", ["sources.notes.yml", "sources.notes.json", "other.notes.yaml"])
def test_a_side_file_that_is_not_read_is_refused(name, tmp_path):
    path = folder(tmp_path, "Text.\n")
    (path / "sources.yaml").write_text("- {id: one, type: book, title: mksecret}\n", encoding="utf-8")
    (path / name).write_text("one: {for: officials}\n", encoding="utf-8")
    assert {problem.code for problem in find_problems(path)} == {"unread-notes"}


def test_text_of_another_file_does_not_join_a_withheld_section(tmp_path):
    path = folder(tmp_path, f"# One\n\nSeen.\n\n# Two {O}\n\nmksecret\n", parts="more.md")
    (path / "more.md").write_text("Seen, too.\n", encoding="utf-8")
    assert {problem.code for problem in find_problems(path)} == {"text-without-heading"}


def test_a_restricted_part_does_not_drop_that_of_the_house(tmp_path):
    path = folder(tmp_path, "# One\n\nText.\n\n::: {.disclaimer for=officials}\nmksecret\n:::\n")
    (path / "iria.yaml").write_text("disclaimer: Seen.\n", encoding="utf-8")
    assert {problem.code for problem in find_problems(path)} == {"restricted-part"}


@pytest.mark.parametrize(
    "text",
    [
        f'[mksecret]{O} [mksecret]{{for="press"}}\n\nSeen.\n',
        f"- [mksecret]{O} [mksecret]{O}\n- Seen.\n",
        f"Seen **[mksecret]{O}** still.\n",
        f"- **[mksecret]{O}**\n- Seen.\n",
        f"Seen.^[*[mksecret]{O}*]\n",
        f"Seen.\n\n::: judgement\n**[mksecret]{O}**\n:::\n",
        f"Seen.\n\n::: {O}\nx[^1]\n\n[^1]: mksecret\n:::\n",
    ],
)  # fmt: skip
def test_what_is_withheld_leaves_no_trace(text, tmp_path):
    found = outputs(folder(tmp_path, text))
    assert "mksecret" not in found
    assert "Seen" in found
    assert "  still" not in found
    assert "<strong></strong>" not in found
    assert not iria.resolve(folder(tmp_path, text)).notes


def test_withheld_rows_do_not_align_a_column(tmp_path):
    path = folder(tmp_path, '::: {.table src="a.csv"}\n:::\n')
    (path / "a.csv").write_text("a,b,_for\nx,1,\ny,n/a,officials\n", encoding="utf-8")
    (table,) = iria.tailor(iria.load(path)).body
    assert table.columns[1].align is iria.Alignment.END


def test_the_title_of_an_edition_has_no_gap():
    title = ["Every ", iria.Span("mksecret", audience=OFFICIALS), " block"]
    edition = iria.tailor(briefing(title=title, audiences=DECLARED))
    assert edition.title == (iria.Text("Every block"),)


def test_the_name_of_a_file_holds_nothing_that_is_withheld():
    whole = briefing(title=["Talks ", iria.Span("mksecret", audience=OFFICIALS)], audiences=DECLARED)
    assert whole.slug == "talks"


def test_a_title_that_is_all_withheld_is_a_problem():
    whole = briefing(title=iria.Span("mksecret", audience=OFFICIALS), audiences=DECLARED)
    with pytest.raises(iria.BriefingError, match="the whole title is withheld"):
        iria.resolve(whole)


@pytest.mark.parametrize("names", ["pres", ["typo"]])
def test_tailoring_for_an_audience_that_is_not_declared_is_refused(names):
    with pytest.raises(iria.BriefingError, match="no audience is called"):
        iria.tailor(briefing(audiences=DECLARED), names)


def test_one_audience_may_be_given_as_text():
    whole = briefing("All.", iria.Paragraph("mksecret", audience=iria.Audience(never=frozenset({"press"}))), audiences=DECLARED)
    assert iria.tailor(whole, "press").body == (iria.Paragraph("All."),)


def test_an_edition_that_is_built_again_keeps_its_name(tmp_path):
    edition = iria.tailor(briefing(audiences=DECLARED), ["officials"])
    assert iria.build(edition, to=["html"], out=tmp_path).paths["html"].name == "a-title-for-officials.html"


@pytest.mark.parametrize(
    "make",
    [
        lambda: briefing(audience=OFFICIALS),
        lambda: iria.Imprint(audience=OFFICIALS),
        lambda: iria.Handling(audience=OFFICIALS),
        lambda: iria.Cell("x", audience=OFFICIALS),
        lambda: iria.Attribution(audience=OFFICIALS),
    ],
)
def test_what_cannot_be_withheld_by_itself_cannot_be_so_built(make):
    with pytest.raises(iria.ModelError, match="cannot be withheld by itself"):
        make()
