"""Documents made up of everything that may stand anywhere are built in all outputs: no gate refuses what its author did right."""

from __future__ import annotations

import random

import pytest
from conftest import written

import iria_reports as iria

WORDS = (
    "ministers met border treaty 5 µg Muʼtamar ʻAbduh Ọ̀rọ̀ Việt Nam Δ 2254 (2015) S/RES/2254 20 March 2023 https://example.org/a-long/path "
    "NATO’s U.S. e.g. 1,500 km para. 3 “so” naïve Şırnak Łódź Петров ρ 10 % co-operation AI/ML x² − 3"
).split(" ")
SOURCES = """\
- {id: doe, type: book, title: A book, author: [{family: Doe, given: Jane}], issued: "2020"}
- {id: roe, type: report, title: "A report: its second part", author: The Institute, issued: 2021-05, URL: https://example.org/r}
- {id: ibn, type: article-journal, title: On ʻAbduh, author: [{family: al-Fārābī, given: Abū}], container-title: Journal, issued: 1999, page: 1-9}
"""


class Maker:
    """Makes Markdown by chance: right, whatever it is."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.sections = 0
        self.tables = 0
        self.notes = 0

    def words(self, most: int = 12) -> str:
        return " ".join(self.chance.choice(WORDS) for _ in range(self.chance.randint(1, most)))

    def inline(self, *, notes: bool = True) -> str:
        chance, words = self.chance, self.words(5)
        kinds = [
            words, words, f"*{words}*", f"**{words}**", f"[{words}]{{.smallcaps}}", f"[{words}](https://example.org/x)", "2^nd^", "H~2~O",
            f"`{chance.choice(['file.txt', 'S/RES/1', 'a b'])}`", f"[{words}]{{lang=fr}}", "[الرئيس بشار]{lang=ar}", f'"{words}"',
            f'[{words}]{{.quote speaker="Jane Doe" source="@doe"}}',
        ]  # fmt: skip
        if notes:
            kinds += [
                "word [@doe, p. 3]",
                "word [see @roe; @ibn, 5]",
                "@doe",
                f"word^[{self.words(40)}]",
                f"word^[See [@ibn] *{words}*.]",
            ]
        if self.sections:
            kinds.append(f"(@sec-{chance.randint(1, self.sections)})")
        if self.tables:
            kinds.append(f"(@tbl-{chance.randint(1, self.tables)})")
        return chance.choice(kinds)

    def sentence(self, *, notes: bool = True) -> str:
        return "They " + " ".join(self.inline(notes=notes) for _ in range(self.chance.randint(1, 7))) + "."

    def paragraph(self, *, notes: bool = True) -> str:
        return " ".join(self.sentence(notes=notes) for _ in range(self.chance.randint(1, 5)))

    def table(self) -> str:
        columns = self.chance.randint(1, 5)
        head = "| " + " | ".join(self.words(2) for _ in range(columns)) + " |\n|" + "---|" * columns
        rows = [
            "| " + " | ".join(self.inline().replace("|", "") for _ in range(columns)) + " |"
            for _ in range(self.chance.randint(1, 12))
        ]
        self.tables += 1
        return "\n".join((head, *rows)) + f"\n\n: Of {self.words(6)} {{#tbl-{self.tables}}}"

    def block(self) -> str:
        chance = self.chance
        kinds = [
            self.paragraph,
            self.paragraph,
            self.paragraph,
            lambda: "\n".join(f"- {self.sentence()}" for _ in range(chance.randint(1, 5))),
            lambda: "\n".join(f"{number}. {self.sentence()}" for number in range(1, chance.randint(2, 6))),
            self.table,
            lambda: f'::: {{.quote speaker="Jane Doe" date="2020" source="@roe"}}\n{self.sentence(notes=False)}\n:::',
            lambda: f'::: {{.judgement likelihood="likely" confidence="low" basis="@doe"}}\n{self.sentence(notes=False)}\n:::',
            lambda: f"::: timeline\n- date: 2020-0{chance.randint(1, 9)}\n  event: {self.sentence()}\n:::",
            lambda: f'::: {{.box title="Of {self.words(3)}"}}\n{self.paragraph()}\n:::'.replace('title="Of', "title='Of").replace('"}\n', "'}\n", 1),
        ]  # fmt: skip
        return chance.choice(kinds)()

    def section(self) -> str:
        self.sections += 1
        title = f"Of {self.words(9)}".replace('"', "").replace("“", "").replace("”", "")
        blocks = "\n\n".join(self.block() for _ in range(self.chance.randint(2, 6)))
        return f"# {title} {{#sec-{self.sections}}}\n\n{self.sentence()}\n\n{blocks}"

    def document(self) -> str:
        return "\n\n".join(self.section() for _ in range(8)) + "\n"


@pytest.mark.long
@pytest.mark.parametrize("seed", range(40))
def test_what_is_right_is_built(seed, tmp_path):
    language = ["en-GB", "en-US", "fr", "es", "tr", "ru"][seed % 6]
    path = written(tmp_path / "b", Maker(seed).document(), lang=language)
    (path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    try:
        built = iria.build(path, out=tmp_path / "out")
    except iria.BriefingError as refused:
        pytest.fail("\n\n".join(map(str, refused.problems)))
    assert set(built.paths) == {"pdf", "docx", "html"}
    assert "overrun" not in {problem.code for problem in built.problems}
