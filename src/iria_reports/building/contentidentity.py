"""What editions that say the same have in common, whoever they are for and however they look."""

from __future__ import annotations

import hashlib
from typing import Final

import attrs

from iria_reports.model.blocks import Part
from iria_reports.model.briefing import Briefing
from iria_reports.model.choices import ThemeChoice
from iria_reports.model.handling import Handling
from iria_reports.model.parts import PartKind

_DIGITS: Final = 12


def content_identity(edition: Briefing) -> str:
    """The beginning of the SHA-256 digest of an edition without its letter, its marks, its look and its name."""
    body = tuple(block for block in edition.body if not (isinstance(block, Part) and block.kind is PartKind.TRANSMITTAL))
    plain = attrs.evolve(edition, body=body, issue=None, handling=Handling(), theme=ThemeChoice("iria"), slug="briefing")
    return hashlib.sha256(repr(plain).encode()).hexdigest()[:_DIGITS]
