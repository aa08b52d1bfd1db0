"""What refers to something says what it says: references are live in Word, and all outputs have the same words."""

from __future__ import annotations

import pytest
from conftest import written

import iria_reports as iria

#: Headings of which the last pass changes the spaces, or that hold more than plain words.
HEADINGS = [
    "Fiscal Conditionality Analysis of the Year",
    "One",
    "What was said on 5 March 2020 in para. 3",
    "The *Economist* and its `code` on [الرئيس]{lang=ar}",
    "Resolution 2254 (2015) of the United Nations Security Council",
    "Why “it” matters, and to whom it does not",
    "The H~2~O of the 2^nd^ year",
    "Noted at its end^[A note.]",
    "[NATO]{.smallcaps} in the middle of a long heading",
]


def text_of(headings, reference):
    sections = [
        f"# {heading} {{#sec-{number}}}\n\nText, see {reference.format(number)}." for number, heading in enumerate(headings)
    ]
    return "\n\n".join(sections) + "\n"


@pytest.mark.parametrize("reference", ["@sec-{}", "-@sec-{}", "@Sec-{}"])
def test_references_to_any_heading_build(reference, tmp_path):
    path = written(tmp_path / "b", text_of(HEADINGS, reference))
    assert set(iria.build(path, out=tmp_path / "out").paths) == {"pdf", "docx", "html"}


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "ru", "tr", pytest.param("zh", marks=pytest.mark.external)])
def test_references_build_in_every_language(language, tmp_path):
    heading = {"ru": "О чём говорили в Женеве 5 марта 2020 г.", "zh": "2020年3月5日的会谈", "ar": "ما قيل في 5 مارس 2020"}.get(
        language, "What was said on 5 March 2020 in Geneva"
    )
    path = written(tmp_path / "b", text_of([heading], "@sec-{}"), lang=language)
    assert iria.build(path, out=tmp_path / "out").paths
