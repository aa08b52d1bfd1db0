"""Checks on the model: one function a rule. `check` runs them all."""

from iria_reports.checking.check import check, check_edition

__all__ = ["check", "check_edition"]
