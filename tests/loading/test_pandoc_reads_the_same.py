"""What is accepted here has the same structure in Pandoc's ``markdown``."""

import random

import pytest
from conftest import EXAMPLES, ROOT
from structure import Pandoc, comparable, read

PIECES = (
    "word", "two words", "*em*", "**strong**", "***both***", "*", "_", "_em_", "a_b", "`code`", "[link](https://a.b/c)", "[@doe, p. 3]",
    "@doe", "[see @doe; @roe]", "-@fig-x", "@fig-x", "^[note]", "[span]{lang=fr}", "x^2^", "H~2~O", '"quoted"', "it's", "a -- b",
    "a --- b", "...", "<b>", "&amp;", "&nbsp;", "$5", "$6 and $7", "\\*", "\\", "(a)", "1.", "- ", "|", "#", "[x]", "[^n]", "~~s~~",
    "http://x.y", "<https://x.y>", "C:\\dir", "50%", "e.g. Mr. X", "!", "![i](p.png)", "[a [b] c](https://u.v)", "**a*b**", "*a**b*",
    "{x}", "[text]{.smallcaps}", "'single'", "\"a 'b' c\"", "*a* *b*", "a*b*c", "**bold**text", "_a_b", "a:b", "; ", "[-@doe]", "@doe [p. 4]",
)  # fmt: skip
LINES = (
    "---", "***", "    code", "```", "Term", "", ": def", "a. x", "(1) x", "i. x", "| line", "* a", "+ b", "1) x", "#. x", "===", "% t",
    "[^n]: note text", "[ref]: https://x.y", "\\newpage", ":::", "::: quote", "    - deep", "  text", "- [x] task", "-----", "| a |",
)  # fmt: skip


class Writer:
    """Writes random Markdown, most of which is not quite right."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def paragraph(self) -> str:
        return " ".join(self.random.choice(PIECES) for _ in range(self.random.randint(1, 5)))

    def block(self, depth: int = 0) -> list[str]:
        choose, text = self.random.choice, self.paragraph
        match self.random.randint(0, 15):
            case 0 | 1 | 2 | 3 | 4:
                return [text()]
            case 5:
                return [text(), text()]
            case 6:
                return [f"- {text()}", f"- {text()}"]
            case 7:
                return [f"1. {text()}", f"2. {text()}"]
            case 8:
                return [f"# {text()}" + choose(["", " {#sec-a}", " {.unnumbered}", " #"])]
            case 9:
                return [f"> {text()}", choose(["> ", ""]) + text()]
            case 10:
                return ["::: {.quote}", text(), ":::"]
            case 11:
                return ["- a", choose(["  - b", "    - b", " - b", "  para", "", "  1. x"]), "- c"]
            case 12:
                return ["| a | b |", "|---|---|", f"| {choose(PIECES)} | c |"]
            case 13 if depth < 2:
                return ['::: {for="x"}', *self.block(depth + 1), ":::"]
            case 14:
                return ["- a", "", f"  {text()}", "- b"]
        return [choose(LINES)]

    def document(self) -> str:
        lines: list[str] = []
        for _ in range(self.random.randint(1, 4)):
            lines += self.block()
            if self.random.random() < 0.75:
                lines.append("")
        return "\n".join(lines) + "\n"


def differences(seed: int, count: int) -> tuple[int, list[str]]:
    """How many of ``count`` random texts are accepted, and those that Pandoc reads otherwise."""
    writer, pandoc = Writer(seed), Pandoc()
    accepted, differ = 0, []
    for _ in range(count):
        text = writer.document()
        ours, errors = read(text)
        if not errors:
            accepted += 1
            if comparable(ours) != comparable(pandoc.read(text)):
                differ.append(text)
    return accepted, differ


@pytest.mark.parametrize("name", ["moscow-mediation/briefing.md", "every-block/briefing.md", "every-block/more.md"])
def test_the_examples_mean_the_same_to_pandoc(name):
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    if text.startswith("---"):
        text = text.split("\n---\n", 1)[1]
    ours, errors = read(text, (EXAMPLES / name).parent)
    assert errors == []
    assert comparable(ours) == comparable(Pandoc().read(text))


def test_random_texts_mean_the_same_to_pandoc():
    accepted, differ = differences(seed=20230320, count=700)
    assert accepted > 100
    assert differ == []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(4))
def test_many_random_texts_mean_the_same_to_pandoc(seed):
    accepted, differ = differences(seed, 8000)
    assert accepted > 1000
    assert differ == []


def test_the_comparison_can_fail():
    """Texts that we refuse are indeed read otherwise by CommonMark and Pandoc."""
    for text in ("A line:\n- item\n", "(a) one\n", "Term\n\n: definition\n", "$a$ b\n", "- a\n* b\n"):
        ours, errors = read(text)
        assert errors, text
        assert comparable(ours) != comparable(Pandoc().read(text)), text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A line:\n- item\n", "blank-line-needed"),
        ("Text\n# Heading\n", "blank-line-needed"),
        ("Text\n> quote\n", "blank-line-needed"),
        ("Text\n::: quote\nx\n:::\n", "blank-line-needed"),
        ("Text\n| a |\n|---|\n| b |\n", "blank-line-needed"),
        ("- a\n> b\n", "blank-line-needed"),
        ("a\n\nx[^n]\n[^n]: note\n", "blank-line-needed"),
        ("- a\n\n* b\n", "two-lists"),
        ("(a) one\n", "reads-as-list"),
        ("iv. four\n", "reads-as-list"),
        ("#. auto\n", "reads-as-list"),
        ("- [ ] task\n", "reads-as-task"),
        ("| a line\n| another\n", "reads-as-lines"),
        ("a $x$ b\n", "reads-as-math"),
        ("Heading\n=======\n", "underlined-heading"),
        ("Term\n\n: definition\n", "stray-caption"),
        ("a \\alpha b\n", "lone-backslash"),
        ("ends with \\\n", "lone-backslash"),
        ("a *b\n", "lone-mark"),
        ("a *\nb\n", "lone-mark"),
        ("~~gone~~\n", "strikeout"),
        ("@doe [@roe]\n", "two-citations"),
        ("<b>x</b>\n", "raw-html"),
        ("    code\n", "code-block"),
        ("***\n", "thematic-break"),
        ("% title\n", "reads-as-title"),
        ("# a # {#sec-a}\n", "reads-otherwise"),
        ("a | b\n---|---\n1 | 2\n", "ragged-row"),
    ],
)
def test_what_pandoc_reads_otherwise_is_an_error(text, code):
    assert code in read(text)[1]


def test_the_reference_of_markdown_lists_these_codes():
    reference = (ROOT / "docs" / "reference" / "problems.md").read_text(encoding="utf-8")
    for code in ("blank-line-needed", "two-lists", "reads-as-list", "reads-as-math", "lone-mark"):
        assert f"`{code}`" in reference
