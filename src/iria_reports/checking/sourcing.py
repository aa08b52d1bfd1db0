"""Rules about sources and quotations: titles, paragraphs of documents, who translated, how words were changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from iria_reports.checking.index import Index
from iria_reports.model.addresses import is_address
from iria_reports.model.attribution import Attribution, QuoteMode
from iria_reports.model.base import Node
from iria_reports.model.blocks import Paragraph, Quote
from iria_reports.model.citing import Cite, LocatorLabel
from iria_reports.model.inlines import Emphasis, InlineQuote, Strong, plain_text
from iria_reports.model.walk import walk
from iria_reports.problems import Problems

#: Item types that may go without a title: what was said or written to us.
_UNTITLED: Final = frozenset({"personal_communication", "interview", "legal_case", "post"})
_DOTS: Final = re.compile(r"\.\.\.+|\. \. \.|\(\s*(?:…|\.{3})\s*\)")
_QUOTES: Final = '“”«»"'
_SIC: Final = re.compile(r"\(\s*sic!?\s*\)|\[\s*sic!\s*\]", re.IGNORECASE)


def cited_sources_have_titles(index: Index, problems: Problems) -> None:
    """A source is called by its title, where it is not called by who said it."""
    cited = {cite.key for cite in index.all(Cite)}
    for source in index.briefing.sources:
        has_words = source.variables.get("title") or source.notes.note_text or source.notes.bibliography_text
        if source.key in cited and not has_words and source.type not in _UNTITLED:
            message = f'"{source.key}" is cited and has no title'
            problems.error("missing-title", source.location, message, "add title:, or note-text: in the side file", source.key)


def documents_are_cited_by_paragraph(index: Index, problems: Problems) -> None:
    """Documents of the United Nations are cited by symbol and paragraph: their pages differ between languages."""
    symbols = {source.key: symbol for source in index.briefing.sources if (symbol := source.un_symbol) is not None}
    for cite in index.all(Cite):
        if cite.key in symbols and cite.locator is not None and cite.locator.label is LocatorLabel.PAGE:
            message = f"{symbols[cite.key]} is cited by page {cite.locator.value}"
            problems.warning(
                "page-of-document", cite.location, message, f"cite the paragraph: para. {cite.locator.value}", cite.key
            )


def translations_name_their_translator(index: Index, problems: Problems) -> None:
    """Who reads a translation wants to know from what language, and who answers for it."""
    for attribution in index.all(Attribution):
        translated = attribution.mode is QuoteMode.TRANSLATED or attribution.original is not None
        if translated and attribution.original_language is None:
            message = "this quotation is translated, and does not say from what language"
            problems.warning("translation", attribution.location, message, "add original-language=")
        if attribution.mode is QuoteMode.VERBATIM and attribution.original is not None:
            message = "this quotation is verbatim, and is given with its original in another language"
            problems.warning("translation", attribution.location, message, "say mode=translated, or leave the original out")
        named = attribution.translator or attribution.translation
        if (translated or attribution.original_language is not None) and not named:
            message = "this quotation is translated, and does not say by whom"
            problems.warning(
                "translation", attribution.location, message, "add translator=, or translation=official, agency or own"
            )


def alterations_are_marked(index: Index, problems: Problems) -> None:
    """What is changed in a quotation stands in brackets, what is left out has an ellipsis (Chicago 18, 12.48-77)."""
    quotes: list[Quote | InlineQuote] = [*index.all(Quote), *index.all(InlineQuote)]
    for quote in quotes:
        text = " ".join(plain_text(quote.content).split()) if isinstance(quote, InlineQuote) else _block_text(quote)
        for message, mend in _alterations(text, is_block=isinstance(quote, Quote)):
            problems.warning("alteration", quote.location, message, mend)
        stressed = "emphasis" not in text and any(map(_is_stressed, walk(quote)))
        if stressed and not quote.attribution.emphasis_added and _is_attributed(quote.attribution):
            message = "words are emphasised, and nobody says by whom"
            problems.warning(
                "alteration", quote.location, message, "add emphasis-added=yes if it is ours; write whose it is if not"
            )


def _is_stressed(node: Node) -> bool:
    """Whether words are emphasised that no convention sets in italics: titles, names and foreign words begin large."""
    return isinstance(node, Emphasis | Strong) and plain_text(node.content).islower()


def _is_attributed(attribution: Attribution) -> bool:
    return bool(attribution.speaker or attribution.cited)


def _block_text(quote: Quote) -> str:
    return " ".join(" ".join(plain_text(node.content) for node in walk(quote) if isinstance(node, Paragraph)).split())


def _alterations(text: str, *, is_block: bool) -> Iterator[tuple[str, str]]:
    if found := _DOTS.search(text):
        yield (
            f'"{found[0]}" stands for words left out',
            "write … for words left out, […] where the original has dots of its own",
        )
    if found := _SIC.search(text):
        yield f'"{found[0]}" is set as if the speaker said it', "write [sic]"
    if text.count("[") != text.count("]"):
        yield "a bracket around a change is never closed", "set what is changed in [ ]"
    bare = text.strip("“”‘’«»\"' ")
    if bare.startswith("…") or (bare.endswith("…") and not bare.endswith(("[…", "]"))):
        yield "an ellipsis begins or ends this quotation", "leave it out, unless the sentence is left incomplete on purpose"
    if is_block and text[:1] in '“«"' and text[-1:] in '”»"':
        yield "a block quotation takes no quotation marks", "leave them out"


def addresses_are_addresses(index: Index, problems: Problems) -> None:
    """What a source can be reached at becomes a link, and one that is none would spoil the whole Word file."""
    for source in index.briefing.sources:
        for key, scheme in (("URL", ""), ("DOI", "https://doi.org/")):
            value = source.variables.get(key)
            if isinstance(value, str) and not is_address(value if "://" in value else f"{scheme}{value}"):
                message = f'{key} of "{source.key}" is no address: {value}'
                mend = "write it whole, with https://, and a space in it as %20"
                problems.error("broken-address", source.location, message, mend, source.key)
