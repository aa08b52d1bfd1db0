"""One theme, two outputs: CSS and Word styles agree role by role; a theme that is wrong is refused."""

import re
import tomllib

import pytest
from conftest import ROOT, briefing
from lxml import etree

import iria_reports as iria
from iria_reports.building.edition import Edition
from iria_reports.building.timing import Timer
from iria_reports.rendering.docx.looks.stylebook import Stylebook
from iria_reports.rendering.docx.looks.stylenames import CHARACTERS, PARAGRAPHS
from iria_reports.rendering.docx.looks.styles import styles_part
from iria_reports.rendering.html.css import role_rules
from iria_reports.theme import Role, load_theme
from iria_reports.theme.contrast import contrast
from iria_reports.theme.reading import read_theme

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOUSE = (ROOT / "styles" / "iria.toml").read_text(encoding="utf-8")


def css() -> dict[str, dict[str, str]]:
    """Declarations by role."""
    rules = re.findall(r"\.role-([\w-]+)\{([^}]*)\}", role_rules(load_theme()))
    return {role: dict(pair.split(":", 1) for pair in body.split(";")) for role, body in rules}


@pytest.fixture(scope="module")
def word():
    theme = load_theme()
    document = Edition(briefing(), (), Timer()).resolved()
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


@pytest.mark.parametrize("role", PARAGRAPHS)
def test_a_role_is_set_the_same_in_css_and_in_word(role, word):
    rule, style = css()[role.value], PARAGRAPHS[role].id
    assert float(rule["font-size"].removesuffix("pt")) * 2 == int(value(word, style, "rPr/sz"))
    assert rule["font-family"].split(",")[0].strip('"') == value(word, style, "rPr/rFonts", "ascii")
    assert rule["color"] == f"#{value(word, style, 'rPr/color')}".lower()
    assert (rule["font-weight"] == "bold") == has(word, style, "rPr/b")
    assert (rule["font-style"] == "italic") == has(word, style, "rPr/i")
    assert (rule.get("text-transform") == "uppercase") == has(word, style, "rPr/caps")
    assert (rule.get("break-after") == "avoid") == has(word, style, "pPr/keepNext")
    for name, attribute in (("margin-top", "before"), ("margin-bottom", "after"), ("line-height", "line")):
        points = float(rule[name].removesuffix("pt"))
        assert round(points * 20) == int(value(word, style, "pPr/spacing", attribute)), name
    spacing = float(rule.get("letter-spacing", "0pt").removesuffix("pt"))
    assert round(spacing * 20) == int(value(word, style, "rPr/spacing") or 0)


@pytest.mark.parametrize("role", CHARACTERS)
def test_a_role_of_runs_has_the_same_face_and_colour(role, word):
    rule, style = css()[role.value], CHARACTERS[role].id
    assert rule["font-family"].split(",")[0].strip('"') == value(word, style, "rPr/rFonts", "ascii")
    assert rule["color"] == f"#{value(word, style, 'rPr/color')}".lower()


def test_the_fonts_of_the_theme_are_among_those_that_are_built():
    from iria_reports.assets import fonts

    faces = {path.stem.split("-")[0] for path in fonts().glob("*.ttf")}
    for font in load_theme().fonts.values():
        assert font.family.replace(" ", "") in faces, font.family


def changed(tmp_path, old: str, new: str):
    assert old in HOUSE
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
        ('colour = "night"', 'colour = "nigth"', 'own.toml: roles.title.colour names no colour: "nigth"'),
        ('font = "display"', 'font = "disply"', 'own.toml: roles.title.font names no font: "disply"'),
        ('fallback = ["Georgia", "Cambria", "serif"]', 'fallback = "Georgia"', "fonts.serif.fallback cannot be 'Georgia'"),
        ("[rules]", "[ruls]", "own.toml: ruls is no part of a theme"),
        ("[rules]", "[ruls]", "own.toml: rules is missing, or no table"),
        ("[rules]", "[rules", "own.toml: "),
    ],
)
def test_a_token_that_is_wrong_is_named(tmp_path, old, new, message):
    with pytest.raises(iria.BriefingError) as caught:
        read_theme(changed(tmp_path, old, new))
    assert any(message in problem.message for problem in caught.value.problems), [p.message for p in caught.value.problems]


def test_a_misspelt_token_gets_a_suggestion(tmp_path):
    with pytest.raises(iria.BriefingError) as caught:
        read_theme(changed(tmp_path, 'colour = "night"', 'colour = "nigth"'))
    assert caught.value.problems[0].mend == 'did you mean "night"?'


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
