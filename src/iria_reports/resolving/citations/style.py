"""Citation styles, made ready for the engine."""

from __future__ import annotations

import html
import re
from typing import Final

import attrs

from iria_reports.assets import citation_style_path
from iria_reports.model.briefing import CitationStyle
from iria_reports.model.languages import Language
from iria_reports.problems import BriefingError, Problem
from iria_reports.resolving.citations.document import ENGINE_LOCATORS, locator_word

_CLASS = re.compile(r"<style\b[^>]*\bclass\s*=\s*[\"'](?P<class>[\w-]+)[\"']", re.DOTALL)
_END_OF_INFO: Final = "</info>"


@attrs.frozen
class PreparedStyle:
    """A style's text for the engine, and whether it cites in notes."""

    text: str
    in_notes: bool


def prepared(style: CitationStyle, language: Language) -> PreparedStyle:
    """``style`` with two additions: words for all kinds of locators, and the quotation marks of ``language``.

    The engine reads locators by the words of the style's own language; a form of its terms that no style
    prints (``verb``) teaches it ours. Quotation marks then agree with those of the text.

    Raises `BriefingError` if the style is none.
    """
    text = style.text
    if text is None:
        path = citation_style_path(style.name)
        text = path.read_text(encoding="utf-8") if path else ""
    found = _CLASS.search(text)
    end = text.find(_END_OF_INFO)
    if found is None or end < 0:
        raise BriefingError([Problem("broken-style", f"{style.name} is no CSL style", "take one of the CSL repository")])
    end += len(_END_OF_INFO)
    terms = [f'<term name="{label.value}" form="verb">{locator_word(label)}</term>' for label in sorted(ENGINE_LOCATORS)]
    names = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
    terms += [
        f'<term name="{name}">{html.escape(mark, quote=False)}</term>'
        for name, mark in zip(names, language.quotation_marks, strict=True)
    ]
    addition = f"<locale><terms>{''.join(terms)}</terms></locale>"
    return PreparedStyle(text[:end] + addition + text[end:], in_notes=found["class"] == "note")
