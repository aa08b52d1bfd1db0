"""Pandoc's inlines into runs."""

from __future__ import annotations

from typing import Any

import attrs

from iria_reports.model.addresses import encoded
from iria_reports.model.languages import Language
from iria_reports.resolved import Direction, Inline, Inlines, LineBreak, Run, Style, Tongue
from iria_reports.resolving.citations.script import around, in_script
from iria_reports.resolving.merging import merged

Json = dict[str, Any]

_STYLES = {
    "Emph": Style.EMPHASIS,
    "Strong": Style.STRONG,
    "SmallCaps": Style.SMALL_CAPS,
    "Superscript": Style.SUPERSCRIPT,
    "Subscript": Style.SUBSCRIPT,
}


@attrs.frozen
class _Manner:
    style: Style = Style.PLAIN
    tongue: Tongue | None = None
    link: str | None = None
    quoted: int = 0


def runs(inlines: list[Json], language: Language) -> Inlines:
    """``inlines`` as runs, in a document of ``language``."""
    return in_script(merged(_runs(inlines, _Manner(), language)), language)


def _runs(inlines: list[Json], manner: _Manner, language: Language) -> list[Inline]:
    out: list[Inline] = []
    words: list[str] = []  # Pandoc gives them one by one, each space apart
    for inline in inlines:
        if inline["t"] == "Str":
            words.append(inline["c"])
        elif inline["t"] in ("Space", "SoftBreak"):
            words.append(" ")
        else:
            out += [_run("".join(words), manner), *_marked(inline["t"], inline.get("c"), manner, language)]
            words = []
    return [*out, _run("".join(words), manner)]


def _run(text: str, manner: _Manner) -> Run:
    return Run(text, manner.style, manner.tongue, manner.link)


def _marked(kind: str, content: Any, manner: _Manner, language: Language) -> list[Inline]:
    match kind:
        case "LineBreak":
            return [LineBreak()]
        case "Code":
            return [Run(content[1], manner.style | Style.CODE, manner.tongue, manner.link)]
        case "Link":
            return _runs(content[1], attrs.evolve(manner, link=encoded(content[2][0])), language)
        case "Quoted":
            return _quoted(content[1], manner, language)
        case "Span":
            return _runs(content[1], _span(manner, dict(content[0][2]), content[0][1]), language)
        case styled if styled in _STYLES:
            # Italics within italics stand upright: the engine marks both.
            style = manner.style ^ _STYLES[styled] if styled == "Emph" else manner.style | _STYLES[styled]
            return _runs(content, attrs.evolve(manner, style=style), language)
        case "Cite":
            return _runs(content[1], manner, language)
        case "Underline" | "Strikeout":
            return _runs(content, manner, language)
        case unknown:
            raise AssertionError(f"the citation engine gave {unknown}")


def _quoted(content: list[Json], manner: _Manner, language: Language) -> list[Inline]:
    marks = language.quotation_marks
    opening, closing = marks[:2] if manner.quoted % 2 == 0 else marks[2:]
    inner = _runs(content, attrs.evolve(manner, quoted=manner.quoted + 1), language)
    opening, closing = around(opening, closing, language)
    return [_run(opening, manner), *inner, _run(closing, manner)]


def _span(manner: _Manner, attributes: dict[str, str], classes: list[str]) -> _Manner:
    if "lang" in attributes:
        direction = attributes.get("dir") or Language(attributes["lang"]).direction.value
        manner = attrs.evolve(manner, tongue=Tongue(attributes["lang"], Direction(direction)))
    if "csl-no-emph" in classes:
        manner = attrs.evolve(manner, style=manner.style & ~Style.EMPHASIS)
    return manner
