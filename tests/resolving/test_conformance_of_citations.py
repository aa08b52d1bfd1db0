"""Citations as the style guides want them: texts written from their rules, in ``conformance/``, a file a style."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

import iria_reports as iria
from iria_reports.resolved import Inlines, Paragraph, Reference, Run, Style

FOLDER = Path(__file__).parent / "conformance"
GUIDES = sorted(path for path in FOLDER.glob("*.yaml") if path.name != "sources.yaml")
#: Known deviations: this number may only become smaller.
MOST_DEVIATIONS = 7


def read(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def marked(content: Inlines) -> str:
    """Words with italics between asterisks."""
    parts = []
    for inline in content:
        if isinstance(inline, Run):
            parts.append(f"*{inline.text}*" if Style.EMPHASIS in inline.style else inline.text)
        elif isinstance(inline, Reference):
            parts.append(inline.text)
    return "".join(parts)


@pytest.fixture(params=GUIDES, ids=lambda path: path.stem)
def guide(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[dict, iria.Built]:
    conformance = read(request.param)
    shutil.copy(FOLDER / "sources.yaml", tmp_path)
    cites = [f"[@{case['key']}{', ' + case['locator'] if 'locator' in case else ''}]." for case in conformance["cites"]]
    front = f"form: analysis\ntitle: T\ndate: 2023-03-20\nlang: {conformance['lang']}\nlist-sources: yes\n"
    text = f"---\n{front}citation-style: {conformance['style']}\n---\n\n" + "\n\n".join(cites)
    (tmp_path / "briefing.md").write_text(text, encoding="utf-8")
    return conformance, iria.resolve(iria.load(tmp_path))


def printed(document) -> tuple[list[str], list[str]]:
    """What cites print, in notes or in the text; and the entries."""
    paragraphs = [block for block in document.body if isinstance(block, Paragraph)]
    entries = [marked(block.content) for block in paragraphs if block.role.value == "bibliography"]
    if document.notes:
        return [marked(note.content[0].content) for note in document.notes], entries
    return [marked(block.content) for block in paragraphs if block.role.value == "body"], entries


def test_cites_and_entries_are_as_the_guide_wants_them(guide):
    conformance, document = guide
    cites, entries = printed(document)
    assert cites == [case["prints"] for case in conformance["cites"]]
    assert entries == [case["prints"] for case in conformance["entries"]]
    assert all(case["rule"] for case in (*conformance["cites"], *conformance["entries"]))


def test_deviations_are_known_and_become_fewer(guide):
    conformance, document = guide
    cites, entries = printed(document)
    for deviation in conformance.get("deviations", ()):
        assert deviation["prints"] in (*cites, *entries), "this deviation is gone: take it off the list"
        assert deviation["guide"] not in (*cites, *entries)
        assert deviation["why"]


def test_the_set_is_as_large_as_it_was():
    guides = [read(path) for path in GUIDES]
    assert len(guides) == 6
    assert sum(len(guide["cites"]) for guide in guides) >= 144
    assert sum(len(guide["entries"]) for guide in guides) >= 104
    assert sum(len(guide.get("deviations", ())) for guide in guides) <= MOST_DEVIATIONS
