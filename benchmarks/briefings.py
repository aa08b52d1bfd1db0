"""Briefings of a given length, the same at each run: what a report holds, over and over."""

from __future__ import annotations

import json
import random
from pathlib import Path

FRONT = """---
form: special-report
title: A report of {length}
date: 2023-03-20
lang: en-GB
authors: [{{name: A. Author, role: author}}]
bibliography: sources.json
---

::: summary
- {first}
- {second}
:::

"""
CHART = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 120" width="400" height="120">
<rect x="0" y="10" width="300" height="20" fill="#12355b"/><rect x="0" y="50" width="180" height="20" fill="#9e2b25"/>
<rect x="0" y="90" width="90" height="20" fill="#5b6770"/></svg>
"""
WORDS = (
    "the ministers of both governments met in the capital and spoke at some length about a border which neither of them "
    "holds nor is ready to leave while envoys from abroad offered guarantees that had been given before and never kept "
    "because those who gave them had other aims than those who were to trust them and no force on the ground"
).split()


class Writer:
    """Writes prose that does not repeat, so that nothing can be remembered."""

    def __init__(self, sources: int = 200) -> None:
        self.random = random.Random(2254)
        self.sources = [_source(number) for number in range(sources)]

    def sentence(self) -> str:
        """A sentence of some twenty words."""
        words = [self.random.choice(WORDS) for _ in range(self.random.randint(14, 26))]
        return " ".join(words).capitalize() + "."

    def paragraph(self, sentences: int = 5) -> str:
        """A paragraph; two of three cite."""
        text = " ".join(self.sentence() for _ in range(sentences))
        return f"{text} [@{self.key()}, {self.random.randint(1, 300)}]" if self.random.random() < 2 / 3 else text

    def key(self) -> str:
        """Key of some source."""
        return str(self.random.choice(self.sources)["id"])

    def page(self, number: int) -> str:
        """About a page of the house: one section in three pages, and each block of the house now and then."""
        blocks = [f"# {self.sentence()[:40].strip()} {{#sec-{number}}}"] if number % 3 == 0 else []
        if number % 3:
            blocks.append(f"## {self.sentence()[:40].strip()}")
        blocks += [
            self.paragraph(),
            f"{self.paragraph(4)} See @sec-{number - number % 3}.^[{self.sentence()} {self.sentence()}]",
        ]
        match number % 6:
            case 0:
                rows = "\n".join(f"| {self.sentence()[:30]} | {row * 7} | {self.sentence()[:40]} |" for row in range(6))
                blocks.append(
                    f"| Matter | Number | Remark |\n|:---|---:|:---|\n{rows}\n\n: {self.sentence()} {{#tbl-{number}}}"
                )
            case 1:
                judgement = f'likelihood="likely" confidence="moderate" basis="@{self.key()}"'
                blocks.append(f"::: {{.judgement {judgement}}}\n{self.sentence()}\n:::")
            case 2:
                blocks.append("\n".join(f"- {self.sentence()}" for _ in range(5)))
            case 3:
                events = "\n".join(f"- date: 20{10 + n}-0{n + 1}\n  event: {self.sentence()}" for n in range(4))
                blocks.append(f"::: timeline\n{events}\n:::")
            case 4:
                blocks.append(
                    f'::: {{.quote speaker="A. Minister" place="Geneva" source="@{self.key()}"}}\n{self.sentence()}\n:::'
                )
            case _:
                blocks.append(f'![{self.sentence()}](chart.svg){{#fig-{number} alt="Three bars."}}')
        blocks.append(self.paragraph())
        return "\n\n".join(blocks) + "\n\n"


def _source(number: int) -> dict[str, object]:
    return {
        "id": f"source{number}",
        "type": "book" if number % 2 else "article-journal",
        "title": f"A study of the question number {number}",
        "author": [{"family": f"Author{number}", "given": "Ann"}],
        "container-title" if number % 2 == 0 else "publisher": f"House {number % 17}",
        "issued": {"date-parts": [[1990 + number % 33]]},
        "language": "en",
    }


def write_pages(folder: Path, pages: int) -> Path:
    """A briefing of about ``pages`` pages."""
    writer = Writer()
    front = FRONT.format(length=f"{pages} pages", first=writer.sentence(), second=writer.sentence())
    return _write(folder, writer, front + "".join(writer.page(number) for number in range(pages)))


def write_edition(folder: Path, pages: int, clients: int = 12) -> tuple[Path, Path]:
    """A briefing of about ``pages`` pages of which a sixth of the paragraphs is for officials, and the same without clients.

    Every client sees them, has a watermark and marks, so that both have the same text.
    """
    plain = write_pages(folder / "plain", pages)
    whole = write_pages(folder / "whole", pages)
    text = (whole / "briefing.md").read_text(encoding="utf-8")
    front, _, body = text.partition("\n---\n")
    blocks = body.split("\n\n")
    other = Writer()
    other.random.seed(203)
    for index, block in enumerate(blocks):
        if index % 6 == 0 and block[:1].isalpha():
            hidden = f'::: {{for="press"}}\n{other.paragraph(4)}\n:::'
            blocks[index] = f'::: {{for="officials"}}\n{block}\n:::\n\n{hidden}'
    (whole / "briefing.md").write_text(f"{front}\n---\n" + "\n\n".join(blocks), encoding="utf-8")
    names = "".join(
        f"  client-{number}:\n    name: Client of Examples {number}\n    audiences: [officials]\n"
        f"    watermark: Client of Examples {number}\n    handling: {{tlp: AMBER}}\n"
        for number in range(clients)
    )
    declared = "audiences:\n  officials: Officials.\n  press: The press.\n"
    (whole / "clients.yaml").write_text(f"{declared}clients:\n{names}", encoding="utf-8")
    return whole, plain


def write_paragraphs(folder: Path, paragraphs: int) -> Path:
    """A briefing of ``paragraphs`` paragraphs, a heading before each tenth, two thirds with a citation."""
    writer = Writer()
    front = FRONT.format(length=f"{paragraphs} paragraphs", first=writer.sentence(), second=writer.sentence())
    blocks = []
    for number in range(paragraphs):
        if number % 10 == 0:
            blocks.append(f"# {writer.sentence()[:40].strip()}")
        blocks.append(writer.paragraph(3))
    return _write(folder, writer, front + "\n\n".join(blocks) + "\n")


#: Paragraphs in one file; the loader refuses larger ones.
_IN_ONE_FILE = 10_000


def write_plain(folder: Path, paragraphs: int) -> Path:
    """A briefing without sources: a note in each tenth paragraph, emphasis in each seventh, a table after each fiftieth."""
    writer = Writer()
    starts = range(0, paragraphs, _IN_ONE_FILE)
    names = [f"part{start}.md" for start in starts]
    folder.mkdir(parents=True, exist_ok=True)
    for name, start in zip(names, starts, strict=True):
        blocks = []
        for number in range(start, min(paragraphs, start + _IN_ONE_FILE)):
            if number % 50 == 0:
                blocks.append(f"# {writer.sentence()[:40].strip()}")
            text = " ".join(writer.sentence() for _ in range(4))
            text += f" *{writer.sentence()}*" if number % 7 == 0 else ""
            blocks.append(f"{text}^[{writer.sentence()}]" if number % 10 == 0 else text)
            if number % 50 == 25:
                rows = "\n".join(f"| {writer.sentence()[:30]} | {row * 7} | {writer.sentence()[:40]} |" for row in range(6))
                blocks.append(f"| Matter | Number | Remark |\n|:---|---:|:---|\n{rows}\n\n: {writer.sentence()}")
        (folder / name).write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    front = f"---\nform: analysis\ntitle: A text\ndate: 2023-03-20\nparts: [{', '.join(names)}]\n---\n"
    (folder / "briefing.md").write_text(front, encoding="utf-8")
    return folder


def write_citations(folder: Path, sources: int, cites: int) -> Path:
    """A briefing of paragraphs of a sentence and a citation, and of as many sources as are told."""
    writer = Writer(sources)
    front = FRONT.format(length=f"{cites} cites", first=writer.sentence(), second=writer.sentence())
    blocks = [f"{writer.sentence()} [@{writer.key()}, {writer.random.randint(1, 300)}]" for _ in range(cites)]
    return _write(folder, writer, front + "# Text\n\n" + "\n\n".join(blocks) + "\n")


def _write(folder: Path, writer: Writer, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "briefing.md").write_text(text, encoding="utf-8")
    (folder / "sources.json").write_text(json.dumps(writer.sources), encoding="utf-8")
    (folder / "chart.svg").write_text(CHART, encoding="utf-8")
    return folder
