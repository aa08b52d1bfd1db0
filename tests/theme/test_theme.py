"""One theme, two outputs: CSS and Word styles agree role by role; a theme that is wrong is refused."""

import re
import shutil
import tomllib
from functools import cache

import pytest
from conftest import ROOT, briefing
from lxml import etree

import iria_reports as iria
from iria_reports.building.addressee import PUBLIC_EDITION
from iria_reports.building.edition import Edition
from iria_reports.building.timing import Timer
from iria_reports.rendering.docx.looks.stylebook import Stylebook
from iria_reports.rendering.docx.looks.stylenames import CHARACTERS, PARAGRAPHS
from iria_reports.rendering.docx.looks.styles import styles_part
from iria_reports.rendering.html.css import role_rules
from iria_reports.theme import Role, load_theme, theme_names
from iria_reports.theme.contrast import contrast
from iria_reports.theme.library import read_theme

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOUSE = (ROOT / "styles" / "iria.toml").read_text(encoding="utf-8")


def css(theme: str = "iria") -> dict[str, dict[str, str]]:
    """Declarations by role."""
    rules = re.findall(r"\.role-([\w-]+)\{([^}]*)\}", role_rules(load_theme(theme)))
    return {role: dict(pair.split(":", 1) for pair in body.split(";")) for role, body in rules}


@cache
def word(name: str = "iria") -> etree._Element:
    theme = load_theme(name)
    document = Edition(briefing(), PUBLIC_EDITION, Timer()).resolved()
    return etree.fromstring(styles_part(document, theme, Stylebook(theme)))


def ancestry(root: etree._Element, name: str):
    """A style and those on which it is based; last of all the defaults."""
    by_id = {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}
    style = by_id[name]
    while style is not None:
        yield style
        base = style.find(f"{W}basedOn")
        style = by_id.get(base.get(f"{W}val")) if base is not None else None
    for part in ("rPr", "pPr"):
        yield from root.iterfind(f"{W}docDefaults/{W}{part}Default")


def value(root: etree._Element, name: str, path: str, attribute: str = "val") -> str | None:
    for style in ancestry(root, name):
        found = style.find("/".join(f"{W}{part}" for part in path.split("/")))
        if found is not None and found.get(f"{W}{attribute}") is not None:
            return found.get(f"{W}{attribute}")
    return None


def has(root: etree._Element, name: str, path: str) -> bool:
    for style in ancestry(root, name):
        found = style.find("/".join(f"{W}{part}" for part in path.split("/")))
        if found is not None:
            return found.get(f"{W}val") != "0"
    return False


def test_every_role_is_a_rule_and_a_style():
    assert set(css()) == {role.value for role in Role}
    assert set(PARAGRAPHS) | set(CHARACTERS) == set(Role)


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("role", PARAGRAPHS)
def test_a_role_is_set_the_same_in_css_and_in_word(role, theme):
    rule, style, sheet = css(theme)[role.value], PARAGRAPHS[role].id, word(theme)
    assert float(rule["font-size"].removesuffix("pt")) * 2 == int(value(sheet, style, "rPr/sz"))
    assert rule["font-family"].split(",")[0].strip('"') == value(sheet, style, "rPr/rFonts", "ascii")
    assert rule["color"] == f"#{value(sheet, style, 'rPr/color')}".lower()
    assert (rule["font-weight"] == "bold") == has(sheet, style, "rPr/b")
    assert (rule["font-style"] == "italic") == has(sheet, style, "rPr/i")
    assert (rule.get("text-transform") == "uppercase") == has(sheet, style, "rPr/caps")
    assert (rule.get("break-after") == "avoid") == has(sheet, style, "pPr/keepNext")
    settings = {"start": "left", "justify": "both", "center": "center"}
    assert settings[rule["text-align"]] == (value(sheet, style, "pPr/jc") or "left")
    for name, attribute in (("margin-top", "before"), ("margin-bottom", "after"), ("line-height", "line")):
        points = float(rule[name].removesuffix("pt"))
        assert round(points * 20) == int(value(sheet, style, "pPr/spacing", attribute)), name
    spacing = float(rule.get("letter-spacing", "0pt").removesuffix("pt"))
    assert round(spacing * 20) == int(value(sheet, style, "rPr/spacing") or 0)


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("role", CHARACTERS)
def test_a_role_of_runs_has_the_same_face_and_colour(role, theme):
    rule, style, sheet = css(theme)[role.value], CHARACTERS[role].id, word(theme)
    assert rule["font-family"].split(",")[0].strip('"') == value(sheet, style, "rPr/rFonts", "ascii")
    assert rule["color"] == f"#{value(sheet, style, 'rPr/color')}".lower()


def changed(tmp_path, old: str, new: str):
    assert old in HOUSE
    shutil.copytree(ROOT / "styles" / "logos", tmp_path / "logos")
    path = tmp_path / "own.toml"
    path.write_text(HOUSE.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('ink = "#16202a"', 'ink = "dark"', "own.toml: colours.ink is no colour: 'dark'"),
        ("masthead = 2.4", "mast-head = 2.4", "own.toml: rules.mast-head is no token"),
        ("masthead = 2.4", "", "own.toml: rules.masthead is missing"),
        ("width = 210", "width = true", "own.toml: page.width cannot be True"),
        ("[roles.kicker]", "[roles.kick]", "own.toml: roles.kick is no role"),
        ("[roles.kicker]", "[roles.kick]", "own.toml: roles.kicker is missing"),
        ("size = 27", "size = 27.25", "own.toml: roles.title.size cannot be 27.25"),
        ("size = 27", "size = 4", "own.toml: roles.title.size cannot be 4"),
        ("caps = true", 'caps = "yes"', "own.toml: roles.kicker.caps cannot be 'yes'"),
        ('colour = "deep"', 'colour = "depe"', 'own.toml: roles.title.colour names no colour: "depe"'),
        ('font = "title"', 'font = "titel"', 'own.toml: roles.title.font names no font: "titel"'),
        ('fallback = ["Georgia", "Cambria", "serif"]', 'fallback = "Georgia"', "fonts.text.fallback cannot be 'Georgia'"),
        ("[rules]", "[ruls]", "own.toml: ruls is no part of a theme"),
        ("[rules]", "[ruls]", "own.toml: rules is missing, or no table"),
        ("[rules]", "[rules", "own.toml: "),
        ('art = "rings"', 'art = "ring"', "own.toml: cover.art cannot be 'ring'"),
        ('file = "logos/iria.svg"', 'file = "logos/none.svg"', "own.toml: logo.file cannot be"),
        ('family = "IRIA Mono"', 'family = "Courier"', 'own.toml: fonts.code.family is no family of the package: "Courier"'),
        ('rule = "#c9ced3"', "", "own.toml: colours.rule is missing"),
        ("hyphenate = true", 'set = "centre"', "own.toml: roles.body.set cannot be 'centre'"),
    ],
)
def test_a_token_that_is_wrong_is_named(tmp_path, old, new, message):
    with pytest.raises(iria.BriefingError) as caught:
        read_theme(changed(tmp_path, old, new))
    assert any(message in problem.message for problem in caught.value.problems), [p.message for p in caught.value.problems]


def test_a_misspelt_token_gets_a_suggestion(tmp_path):
    with pytest.raises(iria.BriefingError) as caught:
        read_theme(changed(tmp_path, 'colour = "deep"', 'colour = "depe"'))
    assert caught.value.problems[0].mend == 'did you mean "deep"?'


def test_a_theme_says_only_what_it_has_otherwise_than_its_base(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('base = "iria"\nname = "Client"\n[colours]\naccent = "#005a5a"\n', encoding="utf-8")
    theme, house = read_theme(path), load_theme()
    assert (theme.name, theme.colours["accent"], theme.colours["ink"]) == ("Client", "#005a5a", house.colours["ink"])
    assert theme.styles == house.styles
    assert theme.logo == house.logo


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('base = "iira"', 'there is no theme "iira"'),
        ('base = "iria"\n[colors]\nink = "#000000"', "own.toml: colors is no part of a theme"),
        ('base = "iria"\n[logo]\nfile = "logo.svg"', "own.toml: logo.file cannot be"),
        ('base = "iria"\n[colours]\naccent = "#ffcccc"', "own.toml: kicker on paper has a contrast of"),
    ],
)
def test_a_theme_on_a_base_is_checked_whole(tmp_path, text, message):
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(iria.BriefingError) as caught:
        read_theme(path)
    assert any(message in problem.message for problem in caught.value.problems), [p.message for p in caught.value.problems]


def test_contrast_below_the_standard_is_refused(tmp_path):
    with pytest.raises(iria.BriefingError, match=r"heading-2 on paper has a contrast of 1\.6"):
        read_theme(changed(tmp_path, 'ink = "#16202a"', 'ink = "#cccccc"'))


def test_contrast_is_that_of_the_standard():
    """Examples of W3C's technique G18."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def test_an_unknown_theme_is_named_with_the_nearest():
    with pytest.raises(iria.BriefingError) as caught:
        load_theme("irai")
    assert caught.value.problems[0].mend == 'did you mean "iria"?'


def test_every_token_of_the_house_theme_is_used_by_a_renderer():
    folder = ROOT / "src" / "iria_reports"
    paths = [*(folder / "rendering").rglob("*.py"), folder / "theme" / "theme.py"]
    source = "".join(path.read_text(encoding="utf-8") for path in paths)
    sheets = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "styles").glob("*.css"))
    tables = tomllib.loads(HOUSE)
    for table, prefix in (("page", "page"), ("rules", "rule"), ("space", "space"), ("colours", "colour")):
        for token in tables[table]:
            assert (
                f"--{prefix}-{token})" in sheets
                or f".{token}" in source
                or f'"{token}"' in source
                or f'colour = "{token}"' in HOUSE
            ), token
