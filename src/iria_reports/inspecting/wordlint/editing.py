"""Rules on what an editor minds: fields that ask to be updated, formatting by hand, traces of work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from lxml import etree

from iria_reports.inspecting.wordfile import DOCUMENT, WordFile, q, value
from iria_reports.problems import Problem, Severity

#: What a paragraph, run, table, row or cell may say of itself besides its style: where it stands among numbers and
#: sections and on a cover, how wide it is, what it spans, its language and direction.
ALLOWED: Final = {
    "pPr": {"pStyle", "numPr", "sectPr", "bidi", "tabs", "pageBreakBefore", "spacing", "framePr"},
    "rPr": {"rStyle", "lang", "rtl"},
    "tblPr": {"tblStyle", "bidiVisual", "tblW", "tblInd", "tblLayout", "tblLook", "tblCaption", "tblDescription"},
    "trPr": {"cantSplit", "tblHeader", "gridBefore", "gridAfter"},
    "tcPr": {"tcW", "gridSpan", "vMerge"},
}
#: Styles whose paragraphs place data by stops: the bands of a scale.
_PLACED: Final = ("IRIAScale", "IRIAScaleterm")
#: What others wrote, and when.
_TRACKED: Final = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange")


def nothing_asks_to_be_updated(file: WordFile) -> Iterator[Problem]:
    """A field that is dirty, or the switch for all, makes Word ask the reader on opening."""
    if file.tree("word/settings.xml").find(q("updateFields")) is not None:
        yield Problem("word-update", "the settings ask to update all fields on opening", "take w:updateFields out")
    for name, story in file.stories.items():
        for element in ("fldChar", "fldSimple"):
            for each in story.iter(q(element)):
                if value(each, "dirty") in ("1", "true", "on"):
                    yield Problem("word-update", "a field asks to be updated", subject=file.place(name, each))


def direct_formatting(file: WordFile) -> Counter[str]:
    """How often properties beyond those allowed stand in the text, by element and property."""
    found: Counter[str] = Counter()
    for element, allowed in ALLOWED.items():
        for properties in file.tree(DOCUMENT).iter(q(element)):
            around = properties.getparent()
            if element == "rPr" and around is not None and around.tag == q("pPr"):
                continue  # of the mark of a paragraph, which nobody sees
            for each in properties.iterchildren(etree.Element):
                name = etree.QName(each).localname
                if name not in allowed or not _is_place(name, each, properties):
                    found[f"{element}/{name}"] += 1
    return found


def _is_place(name: str, element: etree._Element, properties: etree._Element) -> bool:
    """Stops only where they place data; a page's beginning, and the space above a heading there, only taken back."""
    if name == "pageBreakBefore":
        return value(element) == "0"
    if name == "spacing":
        return value(properties.find(q("pStyle"))).startswith("Heading") and element.attrib.items() == [(q("before"), "0")]
    if name == "tabs":
        decimal = all(value(stop) == "decimal" for stop in element.iter(q("tab")))
        return decimal or value(properties.find(q("pStyle"))) in _PLACED
    return True


def text_is_set_in_styles(file: WordFile) -> Iterator[Problem]:
    """What is formatted by hand does not follow when the style is changed."""
    found = direct_formatting(file)
    if found:
        most = ", ".join(f"{name} ({count})" for name, count in found.most_common(5))
        message = f"{found.total()} properties are set by hand: {most}"
        yield Problem("word-formatting", message, "move them into styles", severity=Severity.WARNING)


def nothing_is_left_of_the_work(file: WordFile) -> Iterator[Problem]:
    """Tracked changes and comments tell a reader what was not meant for them."""
    for name, story in file.stories.items():
        tracked = sum(1 for element in _TRACKED for _ in story.iter(q(element)))
        if tracked:
            message = f"{name} holds {tracked} tracked changes"
            yield Problem("word-traces", message, "accept or reject them", severity=Severity.WARNING)
    comments = sum(1 for _ in file.tree("word/comments.xml").iter(q("comment")))
    if comments:
        yield Problem("word-traces", f"the file holds {comments} comments", "take them out", severity=Severity.WARNING)


RULES: Final = (nothing_asks_to_be_updated, text_is_set_in_styles, nothing_is_left_of_the_work)
