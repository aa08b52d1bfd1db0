"""Cleaning SVG: only what is seen stays.

An SVG comes from outside and is drawn by three programs. Rules of CSS become attributes; elements and attributes are on
allow-lists; what nothing refers to goes, and so do names, titles and descriptions, which readers of the drawing do not see.
What could run code, load another file, hide words or grow without bound is an error, never silently dropped, because the
picture would not be what its author saw.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any, Final

import attrs

from iria_reports.drawings.process import DrawingError
from iria_reports.drawingtokens import TOKENS, named_tokens
from iria_reports.model.base import ModelError
from iria_reports.model.svgfonts import fonts_of_the_theme
from iria_reports.model.svgnames import ATTRIBUTES, DRAWN, DROPPED, NAMESPACE, REFERRED, REFUSED, WORDS, XLINK
from iria_reports.model.svgseen import unseen_words
from iria_reports.model.svgstyles import styles_as_attributes
from iria_reports.model.svgweight import refuse_bombs
from iria_reports.problems import did_you_mean

MOST_ELEMENTS: Final = 20_000

_LENGTH: Final = re.compile(r"\s*([\d.]+(?:e[-+]?\d+)?)\s*(px|pt|pc|mm|cm|in)?\s*\Z", re.IGNORECASE)
_PIXELS: Final = {"px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
#: Elements of a drawing within one another: rasterisers go down recursively.
DEEPEST: Final = 100
#: Elements that hold words or rules themselves.
_WORDED: Final = (*WORDS, "style")
_ZERO: Final = re.compile(r"\s*0*(?:\.0*)?%?\s*")
_REACHES_OUT: Final = re.compile(r"@import|expression\s*\(|url\s*\(\s*['\"]?(?!#)", re.IGNORECASE)
_REFERENCE: Final = re.compile(r"url\(\s*['\"]?#([^'\")]+?)['\"]?\s*\)")
_HREFS: Final = ("href", f"{{{XLINK}}}href")


@attrs.frozen
class CleanSvg:
    """Cleaned bytes, the canvas in CSS pixels, and the families of fonts in whose place it asks for those of the theme."""

    data: bytes
    width: float
    height: float
    families: tuple[str, ...] = ()


def clean_svg(name: str, data: bytes, *, look: bool = True) -> CleanSvg:
    """Clean the SVG ``data`` of the file ``name``; ``look`` whether its words are seen. Raises `ModelError`."""
    # Imported here: only briefings with drawings need it.
    from lxml import etree

    root = _parsed(name, data)
    _refuse_what_does_more(name, root)
    styles_as_attributes(root)
    for element in list(root.iter()):
        if _is_off(element) and element.getparent() is not None:
            element.getparent().remove(element)
        elif _is_unseen(element):
            what = f"<{_tag(element)}> that is not seen"
            raise ModelError(name, "a drawing without hidden parts (export it without them)", what)
        _clean_attributes(name, element.attrib)
        # Words that are between shapes are drawn nowhere.
        element.text = element.text if _tag(element) in _WORDED else None
        element.tail = element.tail if _is_in_text(element) else None
    if _nested_uses(root):
        raise ModelError(name, "<use> of shapes that hold no <use> themselves", "nested <use>")
    refuse_bombs(name, root)
    families = fonts_of_the_theme(root)
    _refuse_unknown_tokens(name, root)
    _leave_what_is_used(root)
    width, height = _canvas(name, root.attrib)
    if look:
        _refuse_unseen_words(name, root, (width, height))
    etree.cleanup_namespaces(root)
    return CleanSvg(etree.tostring(root, encoding="unicode").encode(), width, height, families)


def _refuse_unseen_words(name: str, root: Any, size: tuple[float, float]) -> None:
    try:
        unseen = unseen_words(root, size)
    except DrawingError as error:
        raise ModelError(name, "a drawing that can be drawn", str(error)) from error
    if unseen:
        expected = "words that are seen (inside the edges, not covered, not faint); delete the others"
        raise ModelError(name, expected, unseen[0])


def _parsed(name: str, data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ModelError(name, "a well-formed SVG", str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in data:
        raise ModelError(name, "an SVG without entities", "<!ENTITY …>")
    if root.tag != f"{{{NAMESPACE}}}svg":
        raise ModelError(name, f"an svg element in the namespace {NAMESPACE}", root.tag)
    return root


def _refuse_what_does_more(name: str, root: Any) -> None:
    """Drop elements that draw nothing; raise `ModelError` for those that do more than draw, or are too many."""
    elements = list(root.iter())
    if len(elements) > MOST_ELEMENTS:
        raise ModelError(name, f"at most {MOST_ELEMENTS:,} elements", len(elements))
    for element in elements:
        if not isinstance(element.tag, str):
            raise ModelError(name, "an SVG without entities", str(element))
        if sum(1 for _ in element.iterancestors()) > DEEPEST:
            raise ModelError(name, f"at most {DEEPEST} elements within one another", "more")
        namespace, _, tag = element.tag.rpartition("}")
        parent = element.getparent()
        if namespace != "{" + NAMESPACE or tag in DROPPED:
            if parent is not None:
                _drop(element)
        elif tag == "textPath":
            raise ModelError(name, "words on straight lines, or as outlines", "<textPath>, which is not drawn alike everywhere")
        elif tag not in DRAWN:
            raise ModelError(name, "an SVG of shapes and text", f"<{tag}>")
        elif tag == "style" and _REACHES_OUT.search(element.text or ""):
            raise ModelError(name, "styles that load nothing", "<style> with url() or @import")


def _drop(element: Any) -> None:
    """Take an element out, and leave the words of a text that follow it."""
    before, parent = element.getprevious(), element.getparent()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _leave_what_is_used(root: Any) -> None:
    """Take out what nothing that is drawn refers to, and give what is referred to a name that says nothing."""
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    used: dict[str, None] = {}
    waiting = [element for element in root.iter() if not _is_apart(element)]
    while waiting:
        for id_ in _references(waiting.pop()):
            if id_ in by_id and id_ not in used:
                used[id_] = None
                waiting.extend(by_id[id_].iter())
    kept = {each for id_ in used for each in (*by_id[id_].iter(), *by_id[id_].iterancestors())}
    for element in list(root.iter()):
        if _is_apart(element) and element not in kept and element.getparent() is not None:
            element.getparent().remove(element)
    names = {id_: f"d{number}" for number, id_ in enumerate(used, 1)}
    for element in root.iter():
        if (id_ := element.attrib.pop("id", None)) in names:
            element.set("id", names[id_])
        for key, value in element.attrib.items():
            if key in _HREFS:
                element.set(key, f"#{names.get(value[1:], 'none')}")
            elif "url(" in value:
                element.set(key, _REFERENCE.sub(lambda match: f"url(#{names.get(match[1], 'none')})", value))


def _is_apart(element: Any) -> bool:
    """Whether it is drawn only where something refers to it."""
    return any(_tag(each) in REFERRED or _tag(each) == "defs" for each in (element, *element.iterancestors()))


def _references(element: Any) -> Iterator[str]:
    for key, value in element.attrib.items():
        if key in _HREFS:
            yield value[1:]
        elif "url(" in value:
            yield from _REFERENCE.findall(value)


def _refuse_unknown_tokens(name: str, root: Any) -> None:
    for element in root.iter():
        for value in element.attrib.values():
            for token in named_tokens(value):
                if token not in TOKENS:
                    expected = f"colours and fonts of the theme ({did_you_mean(token, TOKENS) or ', '.join(TOKENS)})"
                    raise ModelError(name, expected, f"var({token})")


def _is_off(element: Any) -> bool:
    """Whether an element is a layer that is switched off: it draws nothing, and may hold what nobody shall see."""
    return (element.get("display") or "").strip() == "none"


def _is_unseen(element: Any) -> bool:
    """Whether an element hides something in a way that cannot be left out with certainty."""
    hidden = (element.get("visibility") or "").strip() in ("hidden", "collapse")
    return hidden or _ZERO.fullmatch(element.get("opacity") or "1") is not None


def _is_in_text(element: Any) -> bool:
    return any(_tag(each) in WORDS for each in element.iterancestors())


def _clean_attributes(name: str, attributes: Any) -> None:
    for key, value in list(attributes.items()):
        local = key.rpartition("}")[2]
        if local.lower().startswith("on"):
            raise ModelError(name, "an SVG without scripts", f"the attribute {local}")
        if local in REFUSED and value.strip() not in ("none", "normal", "auto", ""):
            raise ModelError(name, "a drawing without effects", f"the attribute {local}")
        if (local == "href" and not value.startswith("#")) or _REACHES_OUT.search(value):
            raise ModelError(name, "an SVG that loads nothing from outside", f'{local}="{value[:40]}"')
        if key not in ATTRIBUTES:
            del attributes[key]


def _nested_uses(root: Any) -> bool:
    use = f"{{{NAMESPACE}}}use"
    used = {(element.get("href") or element.get(f"{{{XLINK}}}href") or "#")[1:] for element in root.iter(use)}
    return any(
        element.get("id") in used and any(inner is not element or element.tag == use for inner in element.iter(use))
        for element in root.iter()
    )


def _number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise ModelError(name, "a width and height in numbers", text) from error


def _canvas(name: str, attributes: Any) -> tuple[float, float]:
    width, height = (_LENGTH.match(attributes.get(key) or "") for key in ("width", "height"))
    if width and height:
        size = tuple(_number(name, match[1]) * _PIXELS[(match[2] or "px").lower()] for match in (width, height))
    else:
        box = re.split(r"[\s,]+", (attributes.get("viewBox") or "").strip())
        if len(box) != 4:
            raise ModelError(name, "a width and height, or a viewBox", "neither")
        try:
            size = (float(box[2]), float(box[3]))
        except ValueError as error:
            raise ModelError(name, "a viewBox of four numbers", " ".join(box)) from error
    if not all(map(math.isfinite, size)) or min(size) <= 0 or max(size) > 20_000:
        raise ModelError(name, "a canvas of 1 to 20,000 pixels", f"{size[0]:g} × {size[1]:g}")
    return (size[0], size[1])
