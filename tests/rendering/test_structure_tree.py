"""The structure tree of a PDF is the resolved document: kind, order, text, language, alternative text."""

import importlib.metadata

from tagtree import assert_tagged_as_resolved

from iria_reports.rendering.pdf.tagging import WEASYPRINT


def test_the_tree_is_the_document(example):
    assert_tagged_as_resolved(example.pdf, example.document)


def test_the_tagging_knows_the_version_of_weasyprint_that_is_installed():
    assert importlib.metadata.version("weasyprint") == WEASYPRINT
