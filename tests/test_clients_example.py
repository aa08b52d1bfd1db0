"""The example of a batch: twelve fictitious clients, four audiences, three themes, two languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import page
import pytest
from conftest import EXAMPLES

import iria_reports as iria
from iria_reports.building.finding import find_problems

FOLDER = EXAMPLES / "clients"


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    return iria.build_all(FOLDER, out=tmp_path_factory.mktemp("clients"))


def test_it_is_without_problems():
    assert find_problems(FOLDER) == ()


def test_it_is_as_manifold_as_it_should_be():
    whole = iria.load(FOLDER)
    assert len(whole.clients) == 12
    assert {name for client in whole.clients for name in client.audiences} == {each.id for each in whole.audiences}
    assert len(whole.audiences) == 4
    assert {client.theme.name if client.theme else "iria" for client in whole.clients} == {"iria", "ministry", "academic"}
    assert {client.language.primary if client.language else "en" for client in whole.clients} == {"en", "ar"}


def test_every_edition_is_made(outcomes):
    assert [outcome.client for outcome in outcomes if outcome.built is None] == []


@pytest.mark.long
def test_every_pdf_conforms(outcomes):
    for path in (outcome.built.paths["pdf"] for outcome in outcomes if "pdf" in outcome.built.paths):
        for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
            assert page.validate_pdf_bytes(path.read_bytes(), profile=profile).is_compliant, path


@pytest.mark.external
def test_every_word_file_is_valid(outcomes, validated, tmp_path):
    for path in (outcome.built.paths["docx"] for outcome in outcomes if "docx" in outcome.built.paths):
        assert validated(Path(shutil.copy(path, tmp_path))) == []


def test_no_edition_holds_what_is_for_others(outcomes):
    """Said once more, in plain words."""
    secrets = {
        "insurers": ("The premium for a call at Odesa", "يُسعَّر قسط الرسو"),
        "officials": ("Ankara is likely to offer", "من المرجح أن تعرض أنقرة"),
        "humanitarian": ("The World Food Programme shipped", "شحن برنامج الأغذية العالمي"),
        "press": ("may be quoted as IRIA", "يجوز نقل هذه الخلفية"),
    }
    clients = {client.id: client for client in iria.load(FOLDER).clients}
    for outcome in outcomes:
        client = clients[outcome.client]
        html = outcome.built.paths.get("html")
        text = html.read_text(encoding="utf-8") if html else ""
        for audience, words in secrets.items():
            may = audience in client.audiences or (audience == "insurers" and "sec-cover" in client.sections.add)
            assert any(each in text for each in words) == (may and bool(text)), (client.id, audience)
        for other in clients.values():
            assert other is client or other.name not in text
