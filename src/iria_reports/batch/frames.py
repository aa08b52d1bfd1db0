"""Messages between a batch and its processes: objects of our own, each behind its length.

Both ends are the same program of the same user; nothing from outside is ever read this way.
"""

from __future__ import annotations

import copyreg
import io
import pickle
import struct
from collections.abc import Callable
from types import MappingProxyType
from typing import IO, Any, Final

_LENGTH: Final = struct.Struct(">Q")


def write(pipe: IO[bytes], message: object) -> None:
    """Send an object."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = copyreg.dispatch_table.copy()
    pickler.dispatch_table[MappingProxyType] = _unwrapped
    pickler.dump(message)
    data = buffer.getvalue()
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def read(pipe: IO[bytes]) -> Any:
    """The next object. Raises `EOFError` if there is none, or not all of it."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)  # noqa: S301  see above


def _unwrapped(mapping: MappingProxyType[str, Any]) -> tuple[Callable[..., Any], tuple[dict[str, Any]]]:
    """A read-only mapping, as something that can be sent."""
    return read_only, (dict(mapping),)


def read_only(values: dict[str, Any]) -> MappingProxyType[str, Any]:
    """A mapping as it was before it was sent."""
    return MappingProxyType(values)
