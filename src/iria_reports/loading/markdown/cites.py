"""Cites: ``see @key, para. 3, with more`` into key, locator and the words around."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

import attrs

from iria_reports.loading.markdown.attributes import BrokenAttributes, parse_attributes
from iria_reports.loading.markdown.placed import KEY
from iria_reports.loading.raw import Mapping, Scalar
from iria_reports.model.base import Audience, ModelError
from iria_reports.model.citing import REFERENCE_PREFIXES, Cite, Locator, LocatorLabel
from iria_reports.model.inlines import Citation, Prose
from iria_reports.model.walk import walk
from iria_reports.problems import Location, Problems

_CITE: Final = re.compile(rf"(?<![\w\\])(?P<minus>-)?@(?P<key>{KEY})")

# A part of a bracket that is for some readers only.
_RESTRICTED: Final = re.compile(r"\s*\[(?P<inside>[^\[\]]*)\](?P<brace>\{)[^{}]*\}\s*")

# Words that open a locator, as authors write them in English. Pandoc's manual lists the same terms.
_TERMS: Final = {
    LocatorLabel.ACT: "act acts",
    LocatorLabel.APPENDIX: "appendix appendices app. apps.",
    LocatorLabel.ARTICLE: "article articles art. arts.",
    LocatorLabel.BOOK: "book books bk. bks.",
    LocatorLabel.CANON: "canon canons can. cans.",
    LocatorLabel.CHAPTER: "chapter chapters chap. chaps. ch. chs.",
    LocatorLabel.COLUMN: "column columns col. cols.",
    LocatorLabel.ELOCATION: "location locations loc. locs.",
    LocatorLabel.EQUATION: "equation equations eq. eqs.",
    LocatorLabel.FIGURE: "figure figures fig. figs.",
    LocatorLabel.FOLIO: "folio folios fol. fols.",
    LocatorLabel.ISSUE: "number numbers no. nos.",
    LocatorLabel.LINE: "line lines l. ll.",
    LocatorLabel.NOTE: "note notes n. nn.",
    LocatorLabel.OPUS: "opus opera op. opp.",
    LocatorLabel.PAGE: "page pages p. pp.",
    LocatorLabel.PARAGRAPH: "paragraph paragraphs para. paras. par. ¶ ¶¶",
    LocatorLabel.PART: "part parts pt. pts.",
    LocatorLabel.RULE: "rule rules r. rr.",
    LocatorLabel.SCENE: "scene scenes sc. scs.",
    LocatorLabel.SECTION: "section sections sec. secs. § §§",
    LocatorLabel.SUB_VERBO: "s.v. s.vv.",
    LocatorLabel.SUPPLEMENT: "supplement supplements supp. supps.",
    LocatorLabel.TABLE: "table tables tbl. tbls.",
    LocatorLabel.TIMESTAMP: "timestamp",
    LocatorLabel.TITLE: "title titles tit. tits.",
    LocatorLabel.VERSE: "verse verses v. vv.",
    LocatorLabel.VERSION: "version versions",
    LocatorLabel.VOLUME: "volume volumes vol. vols.",
}
_LABELS: Final = {term: label for label, terms in _TERMS.items() for term in terms.split()}
_NUMBER = r"(?:[A-Za-z]{0,2}\d[\w.:/()]*|[ivxlcdmIVXLCDM]+\b)"
_VALUE = rf"{_NUMBER}(?:\s*(?:[-–]|,|&)\s*{_NUMBER})*"
_TERM = "|".join(re.escape(term) for term in sorted(_LABELS, key=len, reverse=True))
_LOCATOR: Final = re.compile(rf"(?P<comma>\s*,)?\s*(?:\{{(?P<braced>[^{{}}]*)\}}|(?:(?P<term>{_TERM})\s*)?(?P<value>{_VALUE}))")
# In braces, anything may stand behind the word: "{app. A}", "{s.v. Syria}".
_FREE_LOCATOR: Final = re.compile(rf"\s*(?P<term>{_TERM})\s+(?P<value>\S.*)")
# A word that opens a locator, and nothing that it counts.
_TERM_ALONE: Final = re.compile(rf"\s*,\s*(?P<term>{'|'.join(re.escape(term) for term in _LABELS if term.endswith('.'))})\s*\Z")


class CiteReader:
    """Reads cites; ``prose`` reads the words before and after a key."""

    def __init__(self, prose: Callable[[Scalar], Prose], audience: Callable[[Mapping], Audience], problems: Problems) -> None:
        self.prose = prose
        self.audience = audience
        self.problems = problems

    def read(self, written: Scalar) -> tuple[Cite, ...]:
        """Cites of a bracket's inside or of an attribute, separated by semicolons; each may be for some readers only."""
        cites: list[Cite] = []
        for start, end in _parts(written.text):
            part = written.slice(start, end)
            if (restricted := _RESTRICTED.fullmatch(part.text)) is not None:
                cites += self._restricted(part, restricted)
            elif (cite := self._cite(part)) is not None:
                cites.append(cite)
        return tuple(cites)

    def _restricted(self, written: Scalar, match: re.Match[str]) -> list[Cite]:
        """Cites in brackets of their own: ``[@key, p. 3]{for="officials"}``."""
        attributes = parse_attributes(written, match.start("brace"))
        if isinstance(attributes, BrokenAttributes):
            self.problems.error("broken-attributes", written.at(attributes.at), attributes.message)
            return []
        unknown = [entry.key for entry in attributes.pairs if entry.key.text not in ("for", "not-for")]
        unknown += [each for each in (attributes.identifier, *attributes.classes) if each is not None]
        for each in unknown:
            self.problems.error("unknown-key", each.location, f'a citation has no "{each.text}"', "say for= or not-for= alone")
        audience = self.audience(attributes.pairs)
        return [attrs.evolve(cite, audience=audience) for cite in self.read(written.slice(*match.span("inside")))]

    def one(self, key: str, location: Location, where: Scalar | None, *, suppress_author: bool) -> Cite:
        """A cite whose key stands in the text, with ``where`` in brackets behind it."""
        locator, suffix = self._locator(where, bare=True) if where else (None, ())
        return Cite(key, locator, (), suffix, suppress_author, location=location)

    def _cite(self, written: Scalar) -> Cite | None:
        match = _CITE.search(written.text)
        if match is None:
            message = "this part names no source"
            self.problems.error(
                "cite-without-key", written.location, message, "write a key: @key; or escape the semicolon: \\;"
            )
            return None
        location = written.at(match.start(), match.end())
        key = match["key"].strip("{}")
        if key.lower().startswith(tuple(f"{prefix}-" for prefix in REFERENCE_PREFIXES)):
            message = "a cross-reference stands without brackets"
            self.problems.error("bracketed-reference", location, message, f"write @{key}, in parentheses if need be")
            return None
        prefix = written.slice(0, match.start())
        locator, suffix = self._locator(written.slice(match.end(), len(written.text)), bare=False)
        second = _CITE.search(written.text, match.end())
        if second is not None and any(isinstance(node, Citation) for inline in suffix for node in walk(inline)):
            message = f"{second[0].strip()} stands behind @{key} without a semicolon, and would be lost"
            self.problems.error("two-sources", written.at(second.start(), second.end()), message, "separate sources with ;")
            return None
        try:
            return Cite(key, locator, self.prose(prefix), suffix, bool(match["minus"]), location=location)
        except ModelError as error:
            self.problems.error("wrong-value", location, f"expected {error.expected}, got {error.found}")
            return None

    def _locator(self, written: Scalar, *, bare: bool) -> tuple[Locator | None, Prose]:
        """Locator and words after it. ``bare``: no comma is needed before it, since it stands in brackets alone."""
        match = _LOCATOR.match(written.text)
        if (lone := _TERM_ALONE.match(written.text)) is not None:
            place = written.at(*lone.span("term"))
            message = f'"{lone["term"]}" names no place in the source'
            self.problems.error("broken-locator", place, message, f"write a number behind it, or braces: {{{lone['term']} A}}")
            return None, ()
        if match is None or not (bare or match["comma"]):
            if re.match(r"(?:\s*,)?\s*\{", written.text):
                self.problems.error("broken-locator", written.location, "the brace of this locator is never closed")
            return None, self.prose(written)
        rest = written.slice(match.end(), len(written.text))
        if match["braced"] is not None:
            braced = _LOCATOR.match(match["braced"]) or _FREE_LOCATOR.match(match["braced"])
            if braced is None or braced["value"] is None:
                place = written.at(*match.span("braced"))
                self.problems.error("broken-locator", place, "this locator names no place", "such as {para. 3}")
                return None, self.prose(rest)
            return Locator(
                _label(braced["term"], match["braced"]), match["braced"][braced.start("value") :].strip()
            ), self.prose(rest)
        if match["term"] is None and not re.match(r"\s*(?:\Z|[,;.)])", rest.text):
            # "@key, 3 March": words, not page 3.
            return None, self.prose(written)
        return Locator(_label(match["term"], match["value"]), match["value"].strip()), self.prose(rest)


def _label(term: str | None, value: str) -> LocatorLabel:
    if term is None:
        return LocatorLabel.TIMESTAMP if re.fullmatch(r"\d+(?::\d\d)+(?:[-–]\d+(?::\d\d)+)?", value) else LocatorLabel.PAGE
    return _LABELS[term]


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between semicolons that stand outside brackets, braces and escapes."""
    depth, start, at = 0, 0, 0
    while at < len(text):
        character = text[at]
        if character == "\\":
            at += 1
        elif character in "[{(":
            depth += 1
        elif character in "]})":
            depth -= 1
        elif character == ";" and depth <= 0:
            yield start, at
            start = at + 1
        at += 1
    yield start, len(text)
