"""Editions: what one reader may see of a briefing, decided in the model before anything is counted."""

from iria_reports.editions.tailoring import tailor

__all__ = ["tailor"]
