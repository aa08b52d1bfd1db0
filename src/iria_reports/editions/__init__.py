"""Editions: what one reader may see of a briefing, decided in the model before anything is counted."""

from iria_reports.editions.reader import Reader, find_client
from iria_reports.editions.tailoring import tailor, tailored

__all__ = ["Reader", "find_client", "tailor", "tailored"]
