"""Style sheets hold structure; colours and lengths come from the theme."""

import re

from conftest import ROOT

_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|rgba|hsl|hsla|cmyk)\(|:\s*(?:black|white|red|blue|grey|gray|navy)\b")
_LENGTH = re.compile(r"(?<![\w.-])\d*\.?\d+(?:pt|mm|cm|in|px|pc|rem)\b")


def literals(css: str) -> list[str]:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"@media[^{]*\{", "", css)  # a width of screens is no length of the page
    return _COLOUR.findall(css) + _LENGTH.findall(css)


def test_style_sheets_hold_no_literal_colours_or_lengths():
    for path in (ROOT / "styles").glob("*.css"):
        assert literals(path.read_text(encoding="utf-8")) == [], path.name


def test_the_rule_can_fail():
    assert literals("p { color: #123456 }") == ["#123456"]
    assert literals("p { margin: 3pt }") == ["3pt"]


def test_every_variable_that_a_style_sheet_uses_comes_from_the_theme(every_block):
    from iria_reports.rendering.html.css import variables
    from iria_reports.theme import load_theme

    known = variables(load_theme(), every_block.document)
    for path in (ROOT / "styles").glob("*.css"):
        used = set(re.findall(r"var\(--([\w-]+)\)", path.read_text(encoding="utf-8")))
        assert used <= known.keys(), path.name
