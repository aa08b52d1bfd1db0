"""Registers with a caption or an id count among the tables; others stand under their heading."""

import pytest
from conftest import briefing, written

import iria_reports as iria
from iria_reports.resolved import Table, inline_text
from iria_reports.resolving.labels import labels_for

TEXT = """# Section

@Tbl-actors names them. The second is @tbl-data.

::: {{.actors{attributes}}}
- name: One
  aims: Peace
:::

| A |
|:--|
| 1 |

: Data {{#tbl-data}}
"""
SOURCES = "- id: charter\n  type: treaty\n  title: Charter of the United Nations\n  issued: 1945\n"


def tables(path):
    return [block for block in iria.resolve(iria.load(path)).body if isinstance(block, Table)]


def test_with_a_caption_they_are_numbered_and_referred_to(tmp_path):
    path = written(tmp_path, TEXT.format(attributes=' #tbl-actors caption="Who *takes* part"'))
    actors, data = tables(path)
    assert (actors.caption.number.text, data.caption.number.text) == ("1", "2")
    assert "Table 1 names them. The second is Table 2." in iria.render_html(path).replace("\u00a0", " ").replace(
        '<a class="reference" href="#a2">', ""
    ).replace('<a class="reference" href="#a3">', "").replace("</a>", "")


def test_without_one_they_are_not(tmp_path):
    text = TEXT.replace("@Tbl-actors names them. ", "").format(attributes="")
    actors, data = tables(written(tmp_path, text))
    assert actors.caption is None
    assert data.caption.number.text == "1"


def test_their_source_stands_below_with_its_note(tmp_path):
    (tmp_path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    text = TEXT.format(attributes=' #tbl-actors caption="Who" source="@charter, art. 1"')
    actors, _ = tables(written(tmp_path, text))
    assert len(actors.below) == 1


@pytest.mark.parametrize("identifier", ["#fig-actors", "#actors"])
def test_an_id_begins_as_those_of_tables_do(identifier, tmp_path):
    with pytest.raises(iria.BriefingError):
        iria.load(written(tmp_path, TEXT.format(attributes=f" {identifier}")))


@pytest.mark.parametrize(
    ("language", "kinds", "head", "row"),
    [
        ("en", ("risk",), ["Risk", "Likelihood", "Impact"], ["It fails", "Unlikely", "High"]),
        ("en", ("risk", "threat"), ["Description", "Kind", "Likelihood", "Impact"], ["It fails", "Risk", "Unlikely", "High"]),
        ("tr", ("risk",), None, ["It fails", "Düşük olasılık", "Yüksek"]),
    ],
)
def test_cells_that_are_made_begin_with_a_capital_and_a_register_of_one_kind_says_so_in_its_head(language, kinds, head, row):
    entries = [
        iria.RegisterEntry(
            what="It fails", kind=iria.RegisterKind(kind), likelihood=iria.ICD_203["unlikely"], impact=iria.Impact.HIGH
        )
        for kind in kinds
    ]
    document = iria.resolve(briefing(iria.RiskRegister(entries), language=iria.Language(language)))
    (table,) = (block for block in document.body if isinstance(block, Table))
    assert [inline_text(cell.content) for cell in table.rows[0].cells] == row
    assert head is None or [inline_text(cell.content) for cell in table.head.cells] == head


def test_a_turkish_i_keeps_its_dot():
    assert labels_for(iria.Language("tr")).opening("ihtimal") == "İhtimal"
    assert labels_for(iria.Language("en")).opening("ice") == "Ice"
