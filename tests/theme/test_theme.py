"""One theme, two outputs: CSS and Word styles agree role by role; a theme that is wrong is refused."""

import re
import tomllib

import pytest
from conftest import ROOT
from lxml import etree

import iria_reports as iria
from iria_reports.rendering.docx.stylenames import CHARACTERS, PARAGRAPHS
from iria_reports.rendering.docx.styles import styles_part
from iria_reports.rendering.html.css import role_rules
from iria_reports.resolved import Direction, Tongue
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
    root = etree.fromstring(styles_part(load_theme(), Tongue("en-GB", Direction.LTR), numbered=True))
    return {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}


def value(style: etree._Element, path: str, attribute: str = "val") -> str | None:
    found = style.find("/".join(f"{W}{part}" for part in path.split("/")))
    return None if found is None else found.get(f"{W}{attribute}")


def has(style: etree._Element, path: str) -> bool:
    return style.find("/".join(f"{W}{part}" for part in path.split("/"))) is not None


def test_every_role_is_a_rule_and_a_style():
    assert set(css()) == {role.value for role in Role}
    assert set(PARAGRAPHS) | set(CHARACTERS) == set(Role)


@pytest.mark.parametrize("role", PARAGRAPHS)
def test_a_role_is_set_the_same_in_css_and_in_word(role, word):
    rule, style = css()[role.value], word[PARAGRAPHS[role].id]
    assert float(rule["font-size"].removesuffix("pt")) * 2 == int(value(style, "rPr/sz"))
    assert rule["font-family"].split(",")[0].strip('"') == value(style, "rPr/rFonts", "ascii")
    assert rule["color"] == f"#{value(style, 'rPr/color')}".lower()
    assert (rule["font-weight"] == "bold") == has(style, "rPr/b")
    assert (rule["font-style"] == "italic") == has(style, "rPr/i")
    assert (rule.get("text-transform") == "uppercase") == has(style, "rPr/caps")
    assert (rule.get("break-after") == "avoid") == has(style, "pPr/keepNext")
    for name, attribute in (("margin-top", "before"), ("margin-bottom", "after"), ("line-height", "line")):
        points = float(rule[name].removesuffix("pt"))
        assert round(points * 20) == int(value(style, "pPr/spacing", attribute)), name
    spacing = float(rule.get("letter-spacing", "0pt").removesuffix("pt"))
    assert round(spacing * 20) == int(value(style, "rPr/spacing") or 0)


@pytest.mark.parametrize("role", CHARACTERS)
def test_a_role_of_runs_has_the_same_face_and_colour(role, word):
    rule, style = css()[role.value], word[CHARACTERS[role].id]
    assert rule["font-family"].split(",")[0].strip('"') == value(style, "rPr/rFonts", "ascii")
    assert rule["color"] == f"#{value(style, 'rPr/color')}".lower()


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
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "iria_reports" / "rendering").rglob("*.py"))
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
