"""The engine is asked once for each question; answers are the user's alone, and a client's are never on disk."""

from __future__ import annotations

import stat

import pytest
from conftest import briefing

import iria_reports as iria
from iria_reports.resolving.citations import engine
from iria_reports.resolving.citations.cache import MOST_ON_DISK, DiskCache, MemoryCache, user_cache

SOURCE = iria.Source.of("doe", "book", title="A book", author="Doe", issued="2020")
TEXT = iria.Paragraph([iria.Text("A secret phrase"), iria.Citation((iria.Cite("doe"),))])


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """A cache of its own, and how often the engine was asked."""
    monkeypatch.setenv("IRIA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("iria_reports.resolving.citations.cache.MEMORY", MemoryCache())
    monkeypatch.setattr("iria_reports.building.edition.MEMORY", MemoryCache())
    calls = []
    ask = engine._answer
    monkeypatch.setattr(engine, "_answer", lambda *question: calls.append(1) or ask(*question))
    return calls


def test_the_same_question_is_asked_once_and_another_anew(asked):
    first = iria.resolve(briefing(TEXT, sources=[SOURCE]))
    assert iria.resolve(briefing(TEXT, sources=[SOURCE], title="Another")).notes == first.notes
    assert len(asked) == 1
    iria.resolve(briefing(TEXT, sources=[SOURCE], citation_style=iria.CitationStyle("apa")))
    iria.resolve(briefing(TEXT, sources=[SOURCE], language=iria.Language("fr")))
    assert len(asked) == 3


def test_files_are_private_and_a_new_process_finds_them(asked, tmp_path, monkeypatch):
    first = iria.resolve(briefing(TEXT, sources=[SOURCE]))
    (file,) = (tmp_path / "cache").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    monkeypatch.setattr("iria_reports.resolving.citations.cache.MEMORY", MemoryCache())
    assert iria.resolve(briefing(TEXT, sources=[SOURCE])).notes == first.notes
    assert len(asked) == 1


@pytest.mark.parametrize("damage", [lambda data: data[:40], lambda data: data[:-3] + b"xyz", lambda data: b""])
def test_a_damaged_answer_is_asked_for_again_and_replaced(asked, tmp_path, monkeypatch, damage):
    first = iria.resolve(briefing(TEXT, sources=[SOURCE]))
    (file,) = (tmp_path / "cache").iterdir()
    file.write_bytes(damage(file.read_bytes()))
    for _ in range(2):  # the second finds the new answer
        monkeypatch.setattr("iria_reports.resolving.citations.cache.MEMORY", MemoryCache())
        assert iria.resolve(briefing(TEXT, sources=[SOURCE])).notes == first.notes
    assert len(asked) == 2


def test_a_clients_edition_leaves_nothing_on_disk(asked, tmp_path):
    audience = iria.AudienceDeclaration("officials", "Those in office.")
    edition = briefing(TEXT, sources=[SOURCE], audiences=[audience])
    for _ in range(2):
        iria.resolve(edition, audiences=["officials"])
    assert len(asked) == 1
    assert not (tmp_path / "cache").exists()


def test_a_folder_that_others_can_read_is_not_used(asked, tmp_path):
    (tmp_path / "cache").mkdir(mode=0o755)
    iria.resolve(briefing(TEXT, sources=[SOURCE]))
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_folder_that_cannot_be_written_costs_time_alone(asked, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("IRIA_CACHE", str(tmp_path / "file" / "cache"))
    assert iria.resolve(briefing(TEXT, sources=[SOURCE])).notes


def test_the_oldest_answers_go_first(tmp_path):
    import os

    cache = DiskCache(tmp_path / "cache")
    for index in range(MOST_ON_DISK + 3):
        cache.put(f"{index:064}", b"answer")
        os.utime(tmp_path / "cache" / f"{index:064}", (index, index))
    assert len(list((tmp_path / "cache").iterdir())) <= MOST_ON_DISK + 1
    assert not (tmp_path / "cache" / f"{0:064}").exists()


def test_the_cache_can_be_put_elsewhere_or_turned_off(monkeypatch, tmp_path):
    monkeypatch.setenv("IRIA_CACHE", "off")
    assert isinstance(user_cache(), MemoryCache)
    monkeypatch.delenv("IRIA_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache = user_cache()
    assert isinstance(cache, DiskCache)
    assert cache.folder == tmp_path / "iria-reports"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("HOME")
    assert isinstance(user_cache(), MemoryCache)
