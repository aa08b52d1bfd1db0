"""Marks between the parts of a citation, in the script of the document.

Arabic sets its own comma between all parts, since the line runs from right to left whatever stands in it. Chinese sets
wide marks behind Chinese words and leaves Latin ones behind Latin words, as Chinese publishers do for foreign sources.
"""

from __future__ import annotations

import re
from typing import Final

import attrs
from lxml import etree

from iria_reports.model.languages import Language
from iria_reports.resolved import Inline, Inlines, Run, inline_text
from iria_reports.resolving.labels import Labels

#: What a style sets between its parts, and between names, where the engine adds spaces of its own.
_BETWEEN_PARTS: Final = ("delimiter", "prefix", "suffix", "value", "cite-group-delimiter", "after-collapse-delimiter")
_BETWEEN_NAMES: Final = ("name-delimiter", "names-delimiter", "sort-separator")
#: The mark of a direction that has no width, and signs behind which a stretch of a reference ends.
_RIGHT_TO_LEFT: Final = "\u200f"
_STOPS: Final = re.compile(r"[:.،؛] (?!\u200f)")
_ARABIC_STOPS: Final = re.compile(r"[،؛] (?!\u200f)")
#: A given name with the full stop of an initial: Arabic names have none.
_NO_INITIAL: Final = re.compile(r"(?<=[\u0621-\u064a]{2})\.(?=،)")
_WIDE: Final = {",": "，", ".": "。", ";": "；", ":": "："}
_BEHIND_HAN: Final = re.compile(r"([\u2e80-\u9fff\uf900-\ufaff][”’》」）)\]]*)([,.;:])(?: |\Z)")
#: As many characters of what stands before a run as are seen with it.
_SEEN: Final = 4


def set_style_marks(root: etree._Element, labels: Labels) -> None:
    """Set what parts the members of a style in the script of a document whose lines run from right to left.

    Behind each mark the line goes on from right to left: a number behind Latin words would be taken for one of them
    (Unicode Standard Annex 9, W7), and a date torn apart. Marks within a Latin title are none of the style's.
    """
    if not labels.language.rtl:
        return
    comma, semicolon = (labels("punctuation", name).strip(f" {_RIGHT_TO_LEFT}") for name in ("comma", "semicolon"))
    for name in ("name-delimiter", "sort-separator"):
        root.set(name, root.get(name, ", "))
    for element in root.iter(etree.Element):
        for name in (*_BETWEEN_PARTS, *_BETWEEN_NAMES):
            if text := element.get(name):
                text = text.replace(",", comma).replace(";", semicolon)
                is_of_names = name in _BETWEEN_NAMES or etree.QName(element).localname in ("name", "names")
                element.set(name, text if is_of_names else _turned_back(text, _STOPS))


def in_script(content: Inlines, language: Language) -> Inlines:
    """``content``, as the engine gave it, with the marks of a document in ``language``."""
    if language.rtl:
        return tuple(
            attrs.evolve(inline, text=_turned_back(_NO_INITIAL.sub("", inline.text), _ARABIC_STOPS))
            if isinstance(inline, Run) and inline.tongue is None and inline.link is None
            else inline
            for inline in content
        )
    return _widened(content) if language.primary == "zh" else content


def around(opening: str, closing: str, language: Language) -> tuple[str, str]:
    """Quotation marks that stand around Latin words as around those of the document's script."""
    if not language.rtl:
        return opening, closing
    return f"{_RIGHT_TO_LEFT}{opening}", f"{closing}{_RIGHT_TO_LEFT}"


def _turned_back(text: str, stops: re.Pattern[str]) -> str:
    """``text`` in which what follows a mark goes on from right to left."""
    return stops.sub(rf"\g<0>{_RIGHT_TO_LEFT}", text)


def _widened(content: Inlines) -> Inlines:
    """Chinese marks behind Chinese words; a wide mark brings its space along."""
    out: list[Inline] = []
    before = ""
    for inline in content:
        if isinstance(inline, Run) and inline.link is None:
            text = _BEHIND_HAN.sub(lambda found: found[1] + _WIDE[found[2]], before + inline.text)
            inline = attrs.evolve(inline, text=text[len(before) :])  # noqa: PLW2901  the same run, with its marks
        out.append(inline)
        before = inline_text((inline,))[-_SEEN:]
    return tuple(out)
