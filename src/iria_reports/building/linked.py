"""What search engines and libraries read of a page: schema.org's terms as JSON-LD. Of the edition, never of the whole."""

from __future__ import annotations

import json
from typing import Any, Final

from iria_reports.building.cited import cited_sources
from iria_reports.model.attribution import AttributionBasis
from iria_reports.model.blocks import Paragraph, Quote
from iria_reports.model.briefing import Briefing
from iria_reports.model.csl import without_markup
from iria_reports.model.inlines import plain_text
from iria_reports.model.sources import Name, Source
from iria_reports.model.walk import walk
from iria_reports.resolved import ResolvedDocument

#: Kinds of works in schema.org's terms; any other form is a Report.
_TYPES: Final = {"analysis": "AnalysisNewsArticle", "backgrounder": "BackgroundNewsArticle"}


def linked_data(document: ResolvedDocument, edition: Briefing) -> str:
    """The page as JSON-LD: what it is, what it cites, whom it quotes."""
    metadata, imprint = document.metadata, edition.imprint
    publisher = _without_empty({"@type": "Organization", "name": metadata.publisher, "url": imprint.website})
    series = {"@type": "CreativeWorkSeries", "name": edition.series, "issn": edition.issn} if edition.series else None
    data = {
        "@context": "https://schema.org",
        "@type": _TYPES.get(document.form, "Report"),
        "headline": metadata.title,
        "alternativeHeadline": plain_text(edition.subtitle) if edition.subtitle else None,
        "description": metadata.description,
        "author": [_author(name, imprint.publisher) for name in metadata.authors],
        "publisher": publisher,
        "datePublished": metadata.created,
        "dateModified": metadata.modified,
        "inLanguage": document.language.tag,
        "keywords": list(metadata.keywords),
        "identifier": metadata.identifier,
        "isPartOf": _without_empty(series) if series else None,
        "reportNumber": metadata.number if document.form not in _TYPES else None,
        "copyrightNotice": metadata.rights,
        "citation": [_work(source) for source in cited_sources(edition)],
        "hasPart": [_quotation(node) for node in walk(edition) if isinstance(node, Quote)],
    }
    # A page's script ends at the first "</script", whatever stands around it.
    return json.dumps(_without_empty(data), ensure_ascii=False).replace("<", "\\u003c")


def _author(name: str, institute: str) -> dict[str, str]:
    """A person, or a desk of the institute."""
    return {"@type": "Organization" if institute in name.split() else "Person", "name": name}


def _work(source: Source) -> dict[str, Any]:
    values = source.variables
    names: tuple[Name, ...] = values.get("author") or ()
    within = values.get("container-title") or values.get("publisher")
    issued = values.get("issued")
    return _without_empty(
        {
            "@type": "CreativeWork",
            "name": without_markup(str(values.get("title", ""))),
            "author": [name.full for name in names],
            "datePublished": str(issued) if issued is not None else None,
            "publisher": without_markup(str(within)) if within else None,
            "url": values.get("URL"),
        }
    )


def _quotation(quote: Quote) -> dict[str, Any]:
    attribution = quote.attribution
    named = attribution.basis in (None, AttributionBasis.ON_RECORD)
    return _without_empty(
        {
            "@type": "Quotation",
            "text": " ".join(plain_text(node.content) for node in walk(quote) if isinstance(node, Paragraph)),
            "spokenByCharacter": {"@type": "Person", "name": attribution.speaker} if attribution.speaker and named else None,
            "dateCreated": str(attribution.date) if attribution.date is not None else None,
            "inLanguage": quote.language.tag if quote.language else None,
        }
    )


def _without_empty(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in (None, "", [])}
