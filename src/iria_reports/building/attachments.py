"""What a PDF brings along for machines: the sources it cites, and the data of its tables. Of the edition, never of the whole.

Notes that the institute keeps on its sources (ratings, descriptors, remarks of Zotero) are no part of them.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any, Final

from iria_reports.building.cited import cited_sources
from iria_reports.model.briefing import Briefing
from iria_reports.model.csljson import csl_value
from iria_reports.model.sources import Source
from iria_reports.rendering.pdf.attachment import Attachment
from iria_reports.resolved import ResolvedDocument, Table, TableDesign, all_blocks, inline_text

#: Variables in which people keep remarks for themselves.
_PRIVATE: Final = frozenset(
    "note annote abstract keyword custom references call-number source citation-key citation-label year-suffix".split()
)


def attachments(document: ResolvedDocument, edition: Briefing) -> tuple[Attachment, ...]:
    """The sources cited as CSL-JSON, and each data table as CSV (RFC 4180, UTF-8)."""
    # Keys are the desk's own words, so that a source is called by its number.
    sources = [_csl(f"source-{number}", source) for number, source in enumerate(cited_sources(edition), 1)]
    found: list[Attachment] = []
    if sources:
        data = json.dumps(sources, ensure_ascii=False, indent=1).encode()
        found.append(Attachment("sources.json", data, "Supplement", "CSL-JSON"))
    tables = (block for block in all_blocks(document.body) if isinstance(block, Table) and block.design is TableDesign.DATA)
    for index, table in enumerate(tables, 1):
        caption = table.caption
        title = inline_text(caption.content) if caption is not None else ""
        label = f"{caption.number.label} {caption.number.text}" if caption is not None and caption.number else ""
        said = ": ".join(part for part in (label, title) if part)
        found.append(Attachment(f"table-{index}.csv", _csv(table), "Data", said))
    return tuple(found)


def _csl(id_: str, source: Source) -> dict[str, Any]:
    values = {name: csl_value(name, value) for name, value in source.variables.items() if name not in _PRIVATE}
    return {"id": id_, "type": source.type, **values}


def _csv(table: Table) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    rows = (table.head, *table.rows) if table.head is not None else table.rows
    writer.writerows([inline_text(cell.content) for cell in row.cells] for row in rows)
    return out.getvalue().encode()
