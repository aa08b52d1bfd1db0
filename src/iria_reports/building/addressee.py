"""For whom an edition shall be, before anything is loaded. A module of its own: it is known first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

import attrs


def _primary(language: str | None) -> str | None:
    """The language without script and region: files are called after it alone."""
    return None if language is None else language.partition("-")[0].lower()


def _names(audiences: str | Iterable[str]) -> tuple[str, ...]:
    return (audiences,) if isinstance(audiences, str) else tuple(audiences)


@attrs.frozen(kw_only=True)
class Addressee:
    """Whose edition is wanted: that of everybody if nothing is said.

    ``audiences``: of readers who belong to them. ``client``: that of the client with this id. ``proof``: the desk's own, with
    all that any reader gets. ``language`` is the code of a language other than the main file's, ``issued`` the day of issue.
    Raises `ValueError` if it is for more than one of them.
    """

    audiences: tuple[str, ...] = attrs.field(default=(), converter=_names)
    client: str | None = None
    proof: bool = False
    language: str | None = attrs.field(default=None, converter=_primary)
    issued: dt.date | None = None

    def __attrs_post_init__(self) -> None:
        if sum((bool(self.audiences), self.client is not None, self.proof)) > 1:
            raise ValueError("an edition is for audiences, for a client, or a proof: give one of them")


PUBLIC_EDITION: Final = Addressee()
