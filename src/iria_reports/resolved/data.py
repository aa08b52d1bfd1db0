"""A resolved document as plain data, to look at."""

from __future__ import annotations

from enum import Enum
from typing import Any

import attrs

from iria_reports.resolved.runs import Style


def as_data(value: Any) -> Any:
    """``value`` as plain data for JSON: each object with its type, bytes by their length."""
    if attrs.has(type(value)):
        fields = {field.name: as_data(getattr(value, field.name)) for field in attrs.fields(type(value))}
        return {"type": type(value).__name__, **fields}
    if isinstance(value, tuple):
        return [as_data(item) for item in value]
    if isinstance(value, Style):
        return [member.name.lower().replace("_", "-") for member in Style if member and member in value and member.name]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    return value
