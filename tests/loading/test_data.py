"""A briefing as pure data: the same model as from Markdown, by the published schema."""

import json

import jsonschema
import pytest
import yaml
from conftest import EXAMPLES, written

import iria_reports as iria
from iria_reports.loading.names import DIVS, PARTS, SIGNS
from iria_reports.loading.schema import briefing_schema

FRONT = {"form": "special-report", "title": "A *title*", "date": "2023-03-20", "lang": "en-GB"}
SOURCES = "- {id: doe, type: book, title: T}\n"

#: By name of the block: its Markdown, and the same as data.
PAIRS = {
    "paragraph": ("Words with *emphasis* [@doe, 3].\n", {"paragraph": "Words with *emphasis* [@doe, 3]."}),
    "section": ("# A heading {#sec-a}\n\nText.\n\n- item\n", {"section": {"title": "A heading", "id": "sec-a", "content": "Text.\n\n- item"}}),
    "bullet-list": ("- one\n- two *words*\n", {"bullet-list": [{"content": "one"}, {"content": ["two *words*"]}]}),
    "numbered-list": ("3. one\n4. two\n", {"numbered-list": {"items": [{"content": "one"}, {"content": "two"}], "start": 3}}),
    "group": ("::: {for=officials}\nText.\n:::\n", {"group": {"content": "Text.", "for": "officials"}}),
    "figure": (
        '![A caption](figures/square.png){#fig-a alt="A square." credit="IRIA" source="@doe"}\n',
        {"figure": {"src": "figures/square.png", "id": "fig-a", "alt": "A square.", "credit": "IRIA", "source": "@doe", "caption": "A caption"}},
    ),
    "table": (
        '| A | B |\n|---|--:|\n| *1* | 2 |\n\n: Caption {#tbl-a note="N."}\n',
        {"table": {"id": "tbl-a", "caption": "Caption", "note": "N.", "columns": ["A", {"header": "B", "align": "end"}],
                   "rows": [["*1*", "2"]]}},
    ),
    "quote": (
        '::: {.quote speaker="A. B." place="Paris" date="2023-03" source="@doe, 3" emphasis-added=yes}\nWords.\n:::\n',
        {"quote": {"content": "Words.", "speaker": "A. B.", "place": "Paris", "date": "2023-03", "source": "@doe, 3", "emphasis-added": True}},
    ),
    "pull-quote": ("Some words.\n\n::: pull-quote\nSome words\n:::\n", [{"paragraph": "Some words."}, {"pull-quote": "Some words"}]),
    "judgement": (
        '::: {.judgement likelihood="unlikely" confidence="low" basis="@doe"}\nRain.\n:::\n',
        {"judgement": {"likelihood": "unlikely", "confidence": "low", "basis": "@doe", "content": "Rain."}},
    ),
    "recommendation": ('::: {.recommendation addressee="the Council"}\nAct.\n:::\n', {"recommendation": {"addressee": "the Council", "content": "Act."}}),
    "expert-opinion": ('::: {.expert-opinion expert="C. D."}\nYes.\n:::\n', {"expert-opinion": {"expert": "C. D.", "content": "Yes."}}),
    "box": ('::: {.box title="A box" #box-a}\nText.\n\n- item\n:::\n', {"box": {"title": "A box", "id": "box-a", "content": ["Text.", {"bullet-list": [{"content": "item"}]}]}}),
    "timeline": ("::: timeline\n- date: 2023-03\n  event: It *began*.\n:::\n", {"timeline": [{"date": "2023-03", "event": "It *began*."}]}),
    "actors": ("::: actors\n- name: A\n  role: B\n:::\n", {"actors": [{"name": "A", "role": "B"}]}),
    "key-facts": ('::: {.key-facts title="Facts"}\n- label: A\n  value: 1\n:::\n', {"key-facts": {"title": "Facts", "entries": [{"label": "A", "value": 1}]}}),
    "cost-benefit": ("::: cost-benefit\n- course: A\n  costs: B\n  benefits: C\n:::\n", {"cost-benefit": [{"course": "A", "costs": "B", "benefits": "C"}]}),
    "risks": ("::: risks\n- what: A\n  likelihood: unlikely\n  impact: high\n:::\n", {"risks": [{"what": "A", "likelihood": "unlikely", "impact": "high"}]}),
    "options": ("::: options\n- option: A\n  drawbacks: B\n:::\n", {"options": [{"option": "A", "drawbacks": "B"}]}),
    "indicators": ("::: indicators\n- indicator: A\n  meaning: B\n:::\n", {"indicators": [{"indicator": "A", "meaning": "B"}]}),
    "further-reading": ("::: further-reading\n- source: @doe\n  note: N.\n:::\n", {"further-reading": [{"source": "@doe", "note": "N."}]}),
    "page-break": ("Text.\n\n::: page-break\n:::\n", ["Text.", {"page-break": None}]),
    **{name: (f'::: {{.{name} title="T"}}\nText.\n:::\n', {name: {"title": "T", "content": "Text."}}) for name in PARTS},
}  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "square.png").write_bytes((EXAMPLES / "every-block" / "figures" / "square.png").read_bytes())
    (tmp_path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "clients.yaml").write_text("audiences:\n  officials: Some\n", encoding="utf-8")
    return tmp_path


def data_of(block: object) -> dict[str, object]:
    return {**FRONT, "body": block if isinstance(block, list) else [block]}


def test_every_block_is_compared():
    assert PAIRS.keys() == {*DIVS, *SIGNS, *PARTS}


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("form", ["json", "yaml"])
def test_a_block_as_data_is_the_block_of_markdown(folder, name, form):
    markdown, block = PAIRS[name]
    (folder / "text.md").write_text(f"---\n{yaml.safe_dump(FRONT)}---\n\n{markdown}", encoding="utf-8")
    data = data_of(block)
    text = json.dumps(data) if form == "json" else yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    (folder / f"text.{form}").write_text(text, encoding="utf-8")
    assert iria.load(folder / f"text.{form}") == iria.load(folder / "text.md")


@pytest.fixture(scope="module")
def validator():
    schema = briefing_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("name", PAIRS)
def test_the_schema_admits_what_the_loader_reads(validator, name):
    validator.validate(data_of(PAIRS[name][1]))


@pytest.mark.parametrize(
    "data",
    [
        {**FRONT, "titel": "T"},
        {key: value for key, value in FRONT.items() if key != "title"},
        {**FRONT, "form": "newsletter"},
        {**FRONT, "date": "20 March 2023"},
        {**FRONT, "body": [{"judgment": "Rain."}]},
        {**FRONT, "body": [{"judgement": {"likelyhood": "unlikely", "content": "Rain."}}]},
        {**FRONT, "body": [{"timeline": [{"date": "2023"}]}]},
        {**FRONT, "body": [{"box": "a", "quote": "b"}]},
        {**FRONT, "body": [{"risks": [{"what": "A", "impact": "huge"}]}]},
        {**FRONT, "handling": {"tlp": "AMBRE"}},
    ],
)
def test_the_schema_and_the_loader_refuse_the_same(validator, folder, data):
    data = {"body": "Text.", **data}
    assert not validator.is_valid(data)
    (folder / "wrong.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(iria.BriefingError):
        iria.load(folder / "wrong.json")


def test_every_key_of_the_schema_says_what_it_is(validator):
    def look(schema: dict, path: str) -> None:
        for key, value in schema.get("properties", {}).items():
            if isinstance(value, dict) and path != "block":
                assert value.get("description") or value.get("oneOf"), f"{path}.{key}"
            look(value, f"{path}.{key}")

    look(validator.schema, "briefing")
    look(validator.schema["$defs"]["block"], "block")


def test_the_same_whole_briefing_from_three_kinds_of_files(folder):
    body = "Text with a note.^[The note.]\n\n# Heading\n\nMore [@doe]."
    written(folder, body)
    (folder / "data").mkdir()
    for name in ("sources.yaml", "clients.yaml"):
        (folder / "data" / name).write_bytes((folder / name).read_bytes())
    front = {"form": "analysis", "title": "A title", "date": "2023-03-20"}
    (folder / "data" / "briefing.yaml").write_text(
        yaml.safe_dump(
            {**front, "body": ["Text with a note.^[The note.]", {"section": {"title": "Heading", "content": "More [@doe]."}}]}
        ),
        encoding="utf-8",
    )
    one, other = iria.load(folder), iria.load(folder / "data")
    assert one.body == other.body
    assert one.sources == other.sources
