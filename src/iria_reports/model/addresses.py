"""Addresses of the web and of mail: what is one, and how it is written so that every program reads it."""

from __future__ import annotations

import ipaddress
import re
from typing import Final
from urllib.parse import urlsplit

#: Signs of ASCII that may not stand in an address as they are (RFC 3986, 2.2 and 2.3).
_ENCODED: Final = re.compile(r"""[\x00-\x20"<>\\^`{|}\x7f]""")
_LABEL: Final = re.compile(r"(?!-)[\w-]{1,63}(?<!-)\Z")
_LONE_PER_CENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_MAILBOX: Final = re.compile(r"[^@\s]+@([^@\s?]+)(?:\?.*)?\Z")


def is_host(host: str) -> bool:
    """Whether ``host`` is a name of labels parted by points, or a number of a machine."""
    if ":" in host:
        try:
            ipaddress.ip_address(host)
        except ValueError:
            return False
        return True
    return all(map(_LABEL.match, host.removesuffix(".").split(".")))


def is_address(url: str) -> bool:
    """Whether ``url`` is a whole address that a document may link to, once it is `encoded`."""
    if any(character.isspace() for character in url.strip()):
        return False
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    match parts.scheme.lower():
        case "http" | "https":
            return bool(parts.hostname) and is_host(parts.hostname or "")
        case "mailto":
            found = _MAILBOX.match(parts.path)
            return found is not None and is_host(found[1])
        case "tel":
            return bool(parts.path)
        case _:
            return False


def encoded(url: str) -> str:
    """``url`` with whatever may not stand in an address as its code: ``<`` as ``%3C``. Letters of other scripts stay."""
    plain = _LONE_PER_CENT.sub("%25", url) if "%" in url else url
    return _ENCODED.sub(lambda sign: f"%{ord(sign[0]):02X}", plain)
