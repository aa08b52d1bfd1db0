"""The page of HTML stands alone, is read with ears as with eyes, and tells machines what it is."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from conftest import EXAMPLES, ROOT, require, written

import iria_reports as iria
from iria_reports.theme import theme_names

SCRIPT = Path(__file__).parent / "browser.mjs"


def linked(page: str) -> dict[str, object]:
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])


def test_machines_read_what_it_is_what_it_cites_and_whom_it_quotes(moscow):
    data = linked(moscow.html)
    assert data["@type"] == "BackgroundNewsArticle"
    assert data["headline"] == "Moscow’s mediation between Ankara and Damascus"
    assert data["datePublished"] == "2023-03-20"
    assert data["author"] == [{"@type": "Organization", "name": "IRIA Middle East Desk"}]
    assert data["isPartOf"] == {"@type": "CreativeWorkSeries", "name": "Middle East Backgrounder"}
    assert all(work["@type"] == "CreativeWork" and (work.get("name") or work.get("author")) for work in data["citation"])
    assert [quote["spokenByCharacter"]["name"] for quote in data["hasPart"]] == ["Bashar al-Assad"]


def test_text_cannot_end_the_script(tmp_path):
    text = '::: {.quote speaker="X </script><b>"}\nWords.\n:::\n'
    page = iria.render_html(written(tmp_path, text))
    assert page.count("</script>") == 1
    assert linked(page)["hasPart"][0]["spokenByCharacter"]["name"] == "X </script><b>"


def test_it_asks_for_nothing_beyond_itself(every_block):
    assert re.search(r'(?:src|href)="(?!data:|#|https?:|mailto:)', every_block.html) is None
    assert re.search(r"url\((?!data:font/woff2;base64,)", every_block.html) is None


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What a browser finds on the pages of all examples in each theme."""
    out = tmp_path_factory.mktemp("pages")
    names = [path.name for path in sorted(EXAMPLES.iterdir()) if (path / "briefing.md").exists()]
    files = [
        iria.build(EXAMPLES / name, to=["html"], theme=theme, out=out / theme).paths["html"]
        for name in names
        for theme in theme_names()
    ]
    tools = ROOT / ".tools"
    if not (tools / "node_modules" / "axe-core").exists():
        pytest.fail("axe-core is missing; install it: npm install --prefix .tools axe-core puppeteer-core", pytrace=False)
    command = [require("node"), SCRIPT, tools, require("chromium"), *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return {found["file"]: found for found in json.loads(done.stdout)}


@pytest.mark.external
def test_axe_finds_no_violation_at_any_width(seen):
    assert len(seen) >= 12
    assert {file: each["violations"] for file, each in seen.items()} == {file: {"360": [], "1280": []} for file in seen}


@pytest.mark.external
def test_no_page_is_wider_than_a_phone_or_asks_for_anything(seen):
    assert {file: each["wider"] for file, each in seen.items()} == {file: {"360": 0, "1280": 0} for file in seen}
    assert all(each["outside"] == [] for each in seen.values())
