"""What a document is called after by what is in it: equal documents have equal names, whoever builds them and when."""

from __future__ import annotations

import hashlib
import json
from typing import Final

from iria_reports.resolved.data import as_data
from iria_reports.resolved.document import ResolvedDocument

#: Hexadecimal digits of an identity: two documents by chance would need some 2^40 of them.
_DIGITS: Final = 20


def identity(document: ResolvedDocument) -> str:
    """The beginning of the SHA-256 digest of all that was decided; pictures count by their own digests."""
    data = json.dumps(as_data(document), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(data.encode()).hexdigest()[:_DIGITS]
