"""Resolving: the edition into a document in which every word and number is decided."""

from iria_reports.resolving.resolve import resolve

__all__ = ["resolve"]
