"""What a document is called after by what is in it: equal documents have equal names, whoever builds them and when."""

from __future__ import annotations

import hashlib
from typing import Final

from iria_reports.resolved.document import ResolvedDocument

#: Hexadecimal digits of an identity: two documents by chance would need some 2^40 of them.
_DIGITS: Final = 20


def identity(document: ResolvedDocument) -> str:
    """The beginning of the SHA-256 digest of all that was decided; pictures count by their own digests.

    The classes write themselves out, bytes of pictures left aside: that is several times as fast as JSON.
    """
    return hashlib.sha256(repr(document).encode()).hexdigest()[:_DIGITS]
