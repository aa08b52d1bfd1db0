"""Words of the products: every language has the same keys, and every key is used."""

import re
import tomllib

import pytest
from conftest import ROOT

from iria_reports.model.assessment import SCALES
from iria_reports.model.briefing import DOCUMENT_LANGUAGES
from iria_reports.model.forms import FORMS
from iria_reports.model.languages import Language
from iria_reports.model.parts import PartKind
from iria_reports.resolving.citations.locators import KNOWN
from iria_reports.resolving.labels import labels_for

FOLDER = ROOT / "src" / "iria_reports" / "resolving" / "labels"
ENGLISH = tomllib.loads((FOLDER / "en.toml").read_text(encoding="utf-8"))


def flat(table: dict, path: tuple = ()) -> dict[tuple, str]:
    """All labels by their keys, without what a region says otherwise."""
    out = {}
    for key, value in table.items():
        if not path and key == "regions":
            continue
        out |= flat(value, (*path, key)) if isinstance(value, dict) else {(*path, key): value}
    return out


def slots(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def test_there_is_a_catalogue_for_each_document_language():
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == sorted(DOCUMENT_LANGUAGES)


@pytest.mark.parametrize("language", DOCUMENT_LANGUAGES)
def test_a_catalogue_has_the_keys_and_slots_of_the_english_one(language):
    other, english = flat(tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))), flat(ENGLISH)
    assert other.keys() == english.keys()
    for key, text in other.items():
        assert slots(text) == slots(english[key]), key
        assert text.strip() or key[0] == "punctuation", key


@pytest.mark.parametrize("language", DOCUMENT_LANGUAGES)
def test_a_catalogue_words_all_that_the_model_can_say(language):
    labels = labels_for(Language(language))
    assert labels.tables["forms"].keys() == FORMS.keys()
    assert labels.tables["parts"].keys() == {kind.value for kind in PartKind}
    for scale in SCALES.values():
        assert labels.terms[scale.id].keys() == set(scale.words())
    from iria_reports.model.citing import LocatorLabel

    assert labels.tables["locators"].keys() == {label.value for label in LocatorLabel} - set(KNOWN)


def test_every_label_is_used():
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    used_by_value = (
        "forms",
        "parts",
        "likelihood",
        "locators",
        "confidence",
        "impact",
        "register",
        "counted",
        "references",
        "columns",
        "groups",
        "reliability",
        "credibility",
    )
    for table, key, *_ in flat(ENGLISH):
        if table not in used_by_value:
            assert f'"{key}"' in source, (table, key)


@pytest.mark.parametrize("language", DOCUMENT_LANGUAGES)
def test_a_region_says_otherwise_only_what_its_language_says(language):
    catalogue = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    for region, own in catalogue.get("regions", {}).items():
        assert re.fullmatch("[A-Z]{2}", region)
        assert flat(own).keys() <= flat(catalogue).keys()


def test_references_hold_their_number():
    for language in DOCUMENT_LANGUAGES:
        for key, text in labels_for(Language(language)).tables["references"].items():
            assert text.count("{number}") == 1, (language, key)


@pytest.mark.parametrize(("tag", "word"), [("en-US", "organization"), ("en-GB", "organisation"), ("en", "organisation")])
def test_labels_are_spelt_as_the_region_does(tag, word):
    labels = labels_for(Language(tag))
    assert word in labels("tlp", "AMBER")
    assert word in labels("tlp", "AMBER+STRICT")


@pytest.mark.parametrize(("text", "opened"), [("c. Oct 1945", "c. Oct 1945"), ("spring 1945", "Spring 1945"), ("1945", "1945")])
def test_an_abbreviation_of_one_letter_begins_a_cell_as_it_is(text, opened):
    assert labels_for(Language("en")).opening(text) == opened
