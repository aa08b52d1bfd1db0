"""Many editions at once: processes that each make one after the other, and what became of all."""

from iria_reports.batch.run import Outcome, build_all

__all__ = ["Outcome", "build_all"]
