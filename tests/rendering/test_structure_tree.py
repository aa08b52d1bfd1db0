"""The structure tree of a PDF is the resolved document: kind, order, text, language, alternative text."""

import importlib.metadata
import io

import pikepdf
from tagtree import assert_tagged_as_resolved

from iria_reports.rendering.pdf.tagging import WEASYPRINT


def test_the_tree_is_the_document(example):
    assert_tagged_as_resolved(example.pdf, example.document)


def test_the_tagging_knows_the_version_of_weasyprint_that_is_installed():
    assert importlib.metadata.version("weasyprint") == WEASYPRINT


def test_notes_stand_on_the_page_of_their_call(example):
    """Not in every theme: WeasyPrint may leave the last line of a page above a note that finds no room below it."""
    with pikepdf.open(io.BytesIO(example.pdf)) as pdf:
        links = [
            (sheet.objgen, link.Dest[0].objgen)
            for sheet in pdf.pages
            for link in sheet.get("/Annots", [])
            if isinstance(link.get("/Dest"), pikepdf.Array)
        ]
    assert len(links) == 2 * len(example.document.notes)
    assert [pair for pair in links if pair[0] != pair[1]] == []
