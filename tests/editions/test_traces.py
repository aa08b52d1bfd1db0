"""What is withheld leaves no space, mark or bracket behind, whatever stands beside it, in any language's spacing."""

from __future__ import annotations

import pytest
from conftest import written
from hypothesis import given, settings
from hypothesis import strategies as st

import iria_reports as iria

O = '{for="officials"}'  # noqa: E741
SOURCES = "- {id: kent, type: book, title: Strategic Intelligence, author: [{family: Kent, given: Sherman}], issued: '1949'}\n"
#: Every inline that may stand beside what is withheld.
INLINES = {
    "text": "met",
    "emphasis": "*met*",
    "strong": "**met**",
    "code": "`met`",
    "link": "[met](https://example.org/)",
    "citation": "met [@kent]",
    "author of a citation": "@kent",
    "cross-reference": "@sec-one",
    "number of a cross-reference": "-@sec-one",
    "another language": "[met]{lang=fr}",
    "small capitals": "[met]{.smallcaps}",
    "quotation": '[met]{.quote speaker="Kent" source="@kent"}',
    "raised": "2^nd^",
    "lowered": "H~2~",
    "note": "met^[A note.]",
    "words for all": '[met]{for="officials public"}',
    "variable": "{{client.name or all}}",
}
#: What may follow, with the space before it. Where two marks would meet, one parts what two did.
FOLLOWING = {
    "en": [".", ",", ";", "?", "!", ")", "”", " and", " *and*", " **so**", " [@kent].", "^[A note.]", " — and", "—and", " @sec-one", ""],
    "fr": [".", ",", "\u00a0;", "\u00a0:", "\u202f?", "\u00a0!", "\u00a0»", " et", " *et*", ""],
    "es": [".", "?", ")", " y", ""],
    "ru": [".", "“", "«", "\u00a0»", " и", ""],
    "ar": [".", "،", "؛", "؟", " و", ""],
    "zh": ["。", "，", "；", "？", "）", "》", "和", ""],
}  # fmt: skip
WITHHELD = [f"[in secret]{O}", f"[in *secret* [@kent]]{O}", f"*[in secret]{O}*", f"[in]{O} [secret]{O}", f"[in^[secret]]{O}"]

SPACED = WITHHELD[2:4]  # emphasis needs a space or a mark beside it


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("traces")


def edition(folder, text, language="en"):
    path = written(folder, f"{text}\n\n# One {{#sec-one}}\n\nText.\n", lang=language)
    (path / "clients.yaml").write_text("audiences: {officials: Staff of ministries.}\n", encoding="utf-8")
    (path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    return iria.tailor(iria.load(path)).body


@pytest.mark.parametrize("withheld", WITHHELD)
@pytest.mark.parametrize("language", FOLLOWING)
@pytest.mark.parametrize("inline", INLINES.values(), ids=INLINES.keys())
def test_a_sentence_is_that_which_never_had_it(inline, language, withheld, folder):
    if language == "zh" and withheld in SPACED:
        return
    parted = "" if language == "zh" else " "
    whole, left = [], []
    for following in FOLLOWING[language]:
        if inline.lstrip("-").startswith("@") and following.lstrip()[:1] in tuple("[和"):
            continue  # another citation may not follow, and a letter belongs to the key
        whole.append(f"They {inline}{parted}{withheld}{following}")
        left.append(f"They {inline}{following}")
    assert edition(folder, "\n\n".join(whole), language) == edition(folder, "\n\n".join(left), language)


@pytest.mark.parametrize(
    "around", ["x^[See {}]", "**They {}**", "[They {}]{{lang=fr}}", "# They {}\n\nText.", "- They {}\n- More."]
)
@pytest.mark.parametrize("inline", INLINES.values(), ids=INLINES.keys())
def test_so_is_one_within_a_note_emphasis_heading_or_list(inline, around, folder):
    if inline == INLINES["note"] and "^[" in around:
        return  # no note within a note
    whole = around.format(f"{inline} [in secret]{O}.")
    assert edition(folder, whole) == edition(folder, around.format(f"{inline}."))


@pytest.mark.parametrize(
    ("whole", "left"),
    [
        (f"[In secret]{O} *met* they.", "*met* they."),
        (f"They ([in secret]{O}) *met*.", "They *met*."),
        (f"They *met* ([in secret]{O}).", "They *met*."),
        (f"They «\u00a0[in secret]{O} met\u00a0».", "They «\u00a0met\u00a0»."),
        (f"They «\u00a0met [in secret]{O}\u00a0».", "They «\u00a0met\u00a0»."),
        (f"They «\u00a0[in secret]{O}\u00a0» met.", "They met."),
        (f"*They*, [in secret]{O}, met.", "*They*, met."),
        (f"They [@kent], [in secret]{O}.", "They [@kent]."),
        (f"他们（[秘密]{O}）见面。", "他们见面。"),
        (f"They met. [In secret.]{O} *They* left.", "They met. *They* left."),
    ],
)
def test_brackets_and_marks_that_nothing_is_left_for_go(whole, left, folder):
    assert edition(folder, whole) == edition(folder, left)


@given(
    st.lists(st.tuples(st.sampled_from(list(INLINES.values())), st.sampled_from(WITHHELD)), min_size=1, max_size=4),
    st.sampled_from(FOLLOWING["en"][:7]),
)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_several_in_one_sentence_leave_nothing(folder, parts, end):
    whole = "They " + " ".join(f"{inline} {withheld}" for inline, withheld in parts) + end
    left = "They " + " ".join(inline for inline, _ in parts) + end
    assert edition(folder, whole) == edition(folder, left)
