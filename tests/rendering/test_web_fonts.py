"""A page of the web brings its fonts along: the faces that it is set in, and no others."""

import re

import pytest
from conftest import written

import iria_reports as iria

FACE = re.compile(r'@font-face\{font-family:"([^"]+)";font-weight:(\d+);font-style:(\w+);unicode-range:(U\+[\dA-F]+)')


def faces(text, tmp_path, **front):
    return set(FACE.findall(iria.render_html(written(tmp_path / "b", text, **front)).partition("</style>")[0]))


def families(found):
    return {(family, weight, style) for family, weight, style, _ in found}


def test_faces_are_those_of_the_text(tmp_path):
    plain = families(faces("Plain words.", tmp_path / "1"))
    assert ("IRIA Serif", "400", "normal") in plain
    assert ("IRIA Serif", "400", "italic") not in plain
    assert families(faces("Plain *and sloped* words.", tmp_path / "2")) - plain == {("IRIA Serif", "400", "italic")}
    assert families(faces("Plain **and heavy** words.", tmp_path / "3")) - plain == {("IRIA Serif", "700", "normal")}
    assert families(faces("Plain `code`.", tmp_path / "4")) - plain == {("IRIA Mono", "400", "normal")}


@pytest.mark.parametrize(("words", "first"), [("Москва", "U+370"), ("καί", "U+370"), ("ṭarīq", "U+180")])
def test_further_scripts_come_with_who_writes_them(words, first, tmp_path):
    assert first not in {start for *_, start in faces("Words.", tmp_path / "1")}
    assert first in {start for *_, start in faces(f"Words {words}.", tmp_path / "2")}


def test_arabic_comes_with_its_own_family(tmp_path):
    assert ("IRIA Arabic", "400", "normal") in families(faces("نص.", tmp_path, lang="ar"))
    assert "IRIA Arabic" not in {family for family, *_ in faces("Words.", tmp_path)}


def test_the_printed_page_brings_none(tmp_path):
    from iria_reports.rendering.html import Medium, render_html
    from iria_reports.theme import load_theme

    document = iria.resolve(iria.load(written(tmp_path, "Words.")))
    assert "@font-face" not in render_html(document, load_theme(), Medium.PRINT)
