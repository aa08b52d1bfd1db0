"""The CSL test-suite, if its folder is named; and the way its fixtures are read, in any case."""

from __future__ import annotations

import os
import re
from pathlib import Path

import csl_suite
import pytest
from conftest import ROOT

FIXTURE = """
>>===== MODE =====>>
citation
<<===== MODE =====<<

>>===== RESULT =====>>
(<i>A Book</i>, p. 3)
<<===== RESULT =====<<

>>===== CITATION-ITEMS =====>>
[[{"id": "ITEM-1", "locator": "3", "label": "page"}]]
<<===== CITATION-ITEMS =====<<

>>===== CSL =====>>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><id>x</id><title>x</title><updated>2009-08-10T04:49:00+09:00</updated></info>
  <citation><layout prefix="(" suffix=")"><group delimiter=", "><text variable="title" font-style="italic"/>
  <group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group></group></layout></citation>
</style>
<<===== CSL =====<<

>>===== INPUT =====>>
[{"id": "ITEM-1", "title": "A Book", "type": "book"}]
<<===== INPUT =====<<
"""


def test_a_fixture_is_read_and_compared_with_its_styles(tmp_path):
    path = tmp_path / "x_One.txt"
    path.write_text(FIXTURE, encoding="utf-8")
    assert csl_suite.passes(csl_suite.read(path), corrected=True)
    path.write_text(FIXTURE.replace("<i>A Book</i>", "A Book"), encoding="utf-8")
    assert not csl_suite.passes(csl_suite.read(path), corrected=True)


@pytest.mark.skipif(
    csl_suite.FOLDER not in os.environ, reason=f"the fixtures stand outside; {csl_suite.FOLDER} names their folder"
)
def test_the_suite_scores_at_least_what_the_engine_scores_alone_and_the_docs_say_what_fails():
    folder = Path(os.environ[csl_suite.FOLDER])
    alone, ours, count = csl_suite.score(folder)
    assert len(ours) >= len(alone)
    page = (ROOT / "docs" / "explanation" / "citations.md").read_text(encoding="utf-8")
    assert f"{count} fixtures: {len(alone)} pass with the engine alone, {len(ours)} with our corrections" in page
    listed = re.search(r"<!-- made from the suite: failing -->\n(.*?)<!-- end -->", page, re.DOTALL)
    assert listed
    failing = [path.stem for path in sorted(folder.glob("*.txt")) if path.stem not in ours]
    assert listed[1].replace(",", " ").split() == failing
