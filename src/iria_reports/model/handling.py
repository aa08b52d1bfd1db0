"""How a document may be passed on: Traffic Light Protocol, restrictions, embargo."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any

import attrs

from iria_reports.model.base import ModelError, Node, checked, described


class Tlp(StrEnum):
    """Labels of TLP 2.0 (FIRST, August 2022). They are never translated. TLP is no classification."""

    RED = "RED"
    AMBER_STRICT = "AMBER+STRICT"
    AMBER = "AMBER"
    GREEN = "GREEN"
    CLEAR = "CLEAR"

    @property
    def label(self) -> str:
        """The label as the standard writes it: ``TLP:AMBER+STRICT``."""
        return f"TLP:{self.value}"


def aware(instance: Any, attribute: attrs.Attribute[Any], value: datetime | None) -> None:
    """Attrs validator: a time with its zone."""
    if value is not None and value.utcoffset() is None:
        raise ModelError(f"{type(instance).__name__}.{attribute.name}", "a time with its zone, such as Z or +03:00", str(value))


def _texts(value: Iterable[str]) -> tuple[str, ...]:
    return tuple(value)


@attrs.frozen(field_transformer=checked)
class Handling(Node):
    """Marks that stand on every page."""

    WHOLE = True

    tlp: Tlp | None = attrs.field(default=None, metadata=described("TLP 2.0 label."))
    restrictions: tuple[str, ...] = attrs.field(
        default=(), converter=_texts, metadata=described("Further restrictions, printed beside the label.")
    )
    embargo: datetime | None = attrs.field(
        default=None, validator=aware, metadata=described("Not to be published before this time (with its zone).")
    )
