"""Protection of a document: what Word writes into its settings, and how it keeps a password.

The scheme is that of Word itself (ECMA-376 part 4, 14.8.1 and part 1, 17.15.1.29): the password is first reduced as
old versions did, then salted and hashed many times. It keeps the honest from a slip; it hides nothing.
"""

from __future__ import annotations

import base64
import hashlib
import struct
from typing import Final

from iria_reports.rendering.docx.xml import w
from iria_reports.rendering.wordoptions import LONGEST_PASSWORD, Protection, WordOptions

_SPINS: Final = 100_000
_SALT: Final = 16
_INITIAL: Final = (
    0xE1F0, 0x1D0F, 0xCC9C, 0x84C0, 0x110C, 0x0E10, 0xF1CE, 0x313E, 0x1872, 0xE139, 0xD40F, 0x84F9, 0x280C, 0xA96A, 0x4EC3,
)  # fmt: skip
#: For each of the last fifteen characters, what each of its lowest seven bits contributes.
_MATRIX: Final = (
    (0xAEFC, 0x4DD9, 0x9BB2, 0x2745, 0x4E8A, 0x9D14, 0x2A09), (0x7B61, 0xF6C2, 0xFDA5, 0xEB6B, 0xC6F7, 0x9DCF, 0x2BBF),
    (0x4563, 0x8AC6, 0x05AD, 0x0B5A, 0x16B4, 0x2D68, 0x5AD0), (0x0375, 0x06EA, 0x0DD4, 0x1BA8, 0x3750, 0x6EA0, 0xDD40),
    (0xD849, 0xA0B3, 0x5147, 0xA28E, 0x553D, 0xAA7A, 0x44D5), (0x6F45, 0xDE8A, 0xAD35, 0x4A4B, 0x9496, 0x390D, 0x721A),
    (0xEB23, 0xC667, 0x9CEF, 0x29FF, 0x53FE, 0xA7FC, 0x5FD9), (0x47D3, 0x8FA6, 0x0F6D, 0x1EDA, 0x3DB4, 0x7B68, 0xF6D0),
    (0xB861, 0x60E3, 0xC1C6, 0x93AD, 0x377B, 0x6EF6, 0xDDEC), (0x45A0, 0x8B40, 0x06A1, 0x0D42, 0x1A84, 0x3508, 0x6A10),
    (0xAA51, 0x4483, 0x8906, 0x022D, 0x045A, 0x08B4, 0x1168), (0x76B4, 0xED68, 0xCAF1, 0x85C3, 0x1BA7, 0x374E, 0x6E9C),
    (0x3730, 0x6E60, 0xDCC0, 0xA9A1, 0x4363, 0x86C6, 0x1DAD), (0x3331, 0x6662, 0xCCC4, 0x89A9, 0x0373, 0x06E6, 0x0DCC),
    (0x1021, 0x2042, 0x4084, 0x8108, 0x1231, 0x2462, 0x48C4),
)  # fmt: skip


def protection(options: WordOptions, identity: str) -> tuple[str, str]:
    """``w:writeProtection`` and ``w:documentProtection``; empty where there is none. The salt comes of ``identity``."""
    match options.protection:
        case Protection.NONE:
            return "", ""
        case Protection.READ_ONLY:
            return w("writeProtection", recommended=1), ""
        case Protection.COMMENTS:
            return "", w("documentProtection", edit="comments", enforcement=1, **_kept(options.password, identity))


def _kept(password: str, identity: str) -> dict[str, object]:
    if not password:
        return {}
    salt = hashlib.sha256(f"salt of {identity}".encode()).digest()[:_SALT]
    return {
        "cryptProviderType": "rsaAES",
        "cryptAlgorithmClass": "hash",
        "cryptAlgorithmType": "typeAny",
        "cryptAlgorithmSid": 14,
        "cryptSpinCount": _SPINS,
        "hash": base64.b64encode(hashed(password, salt, _SPINS)).decode(),
        "salt": base64.b64encode(salt).decode(),
    }


def hashed(password: str, salt: bytes, spins: int) -> bytes:
    """The hash that Word compares (SHA-512)."""
    digest = hashlib.sha512(salt + reduced(password).encode("utf-16-le")).digest()
    for count in range(spins):
        digest = hashlib.sha512(digest + count.to_bytes(4, "little")).digest()
    return digest


def reduced(password: str) -> str:
    """The password as old versions of Word kept it: eight hexadecimal digits, least significant byte first."""
    units = struct.unpack(f"<{len(password.encode('utf-16-le')) // 2}H", password.encode("utf-16-le"))[:LONGEST_PASSWORD]
    low = [unit & 0xFF or unit >> 8 for unit in units]
    high_word = _INITIAL[len(low) - 1]
    for at, byte in enumerate(low, LONGEST_PASSWORD - len(low)):
        for bit in range(7):
            if byte >> bit & 1:
                high_word ^= _MATRIX[at][bit]
    low_word = 0
    for byte in reversed(low):
        low_word = _turned(low_word) ^ byte
    low_word = _turned(low_word) ^ len(low) ^ 0xCE4B
    key = (high_word << 16) | low_word
    return key.to_bytes(4, "little").hex().upper()


def _turned(word: int) -> int:
    """Fifteen bits, turned left by one."""
    return (word >> 14 & 1) | (word << 1 & 0x7FFF)
