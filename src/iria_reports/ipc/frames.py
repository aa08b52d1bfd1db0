"""What parent and worker say to each other: one JSON header, then bytes.

A header is preceded by its length (eight bytes, big-endian) and lists the lengths of the parts that follow it. No
pickles: a worker that a poisoned document has taken over can send nothing but data.
"""

from __future__ import annotations

import json
from typing import IO, Any, Final

_PREFIX: Final = 8


def pack(header: dict[str, Any], *parts: bytes) -> bytes:
    """``header`` and ``parts`` as one message."""
    head = json.dumps({**header, "lengths": [len(part) for part in parts]}).encode()
    return b"".join((len(head).to_bytes(_PREFIX, "big"), head, *parts))


def unpack(message: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Header and parts of a message. Raises `ValueError` if it is cut short."""
    end = _PREFIX + int.from_bytes(message[:_PREFIX], "big")
    if len(message) < max(end, _PREFIX + 2):
        raise ValueError("the message is cut short")
    header: dict[str, Any] = json.loads(message[_PREFIX:end])
    parts = []
    for length in header.pop("lengths"):
        parts.append(message[end : end + length])
        end += length
    if len(message) != end:
        raise ValueError("the message is cut short")
    return header, parts


def read_message(stream: IO[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    """Header and parts of the next message of ``stream``. Raises `EOFError` if there is none, or not all of it."""
    header: dict[str, Any] = json.loads(_exactly(stream, int.from_bytes(_exactly(stream, _PREFIX), "big")))
    return header, [_exactly(stream, length) for length in header.pop("lengths")]


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data
