"""Cleaning SVG: only what draws stays.

An SVG comes from outside and is drawn by two renderers. Elements are on an allow-list; what could run
code, load another file or grow without bound is an error, never silently dropped, because the picture
would not be what its author saw. Private data of drawing programs draws nothing and is dropped.
"""

from __future__ import annotations

import math
import re
from typing import Final

import attrs

from iria_reports.drawingtokens import TOKENS, named_tokens
from iria_reports.model.base import ModelError
from iria_reports.model.svgweight import refuse_bombs
from iria_reports.problems import did_you_mean

SVG_NAMESPACE: Final = "http://www.w3.org/2000/svg"
XLINK_NAMESPACE: Final = "http://www.w3.org/1999/xlink"
MOST_ELEMENTS: Final = 20_000

_DRAWN: Final = frozenset(
    "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath "
    "linearGradient radialGradient stop clipPath mask pattern marker style".split()
)
_DROPPED: Final = frozenset({"metadata"})
_LENGTH: Final = re.compile(r"\s*([\d.]+(?:e[-+]?\d+)?)\s*(px|pt|pc|mm|cm|in)?\s*\Z", re.IGNORECASE)
_PIXELS: Final = {"px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
#: Elements of a drawing within one another: rasterisers go down recursively.
DEEPEST: Final = 100
_OFF: Final = re.compile(r"(?:^|;)\s*display\s*:\s*none\b", re.IGNORECASE)
#: Elements that hold words or rules themselves.
_WORDED: Final = ("text", "tspan", "textPath", "title", "desc", "style")
_ZERO: Final = re.compile(r"\s*0*(?:\.0*)?%?\s*")
_HIDES: Final = re.compile(
    r"display\s*:\s*none\b|visibility\s*:\s*(?:hidden|collapse)\b|(?<![\w-])opacity\s*:\s*0*(?:\.0*)?\s*(?:[;}%!]|\Z)",
    re.IGNORECASE,
)
_REACHES_OUT: Final = re.compile(r"@import|expression\s*\(|url\s*\(\s*['\"]?(?!#)", re.IGNORECASE)


@attrs.frozen
class CleanSvg:
    """Cleaned bytes, and the canvas in CSS pixels."""

    data: bytes
    width: float
    height: float


def clean_svg(name: str, data: bytes) -> CleanSvg:
    """Clean the SVG ``data`` of the file ``name``. Raises `ModelError` for what must not be drawn."""
    # Imported here: only briefings with drawings need it.
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
    if root.tag != f"{{{SVG_NAMESPACE}}}svg":
        raise ModelError(name, f"an svg element in the namespace {SVG_NAMESPACE}", root.tag)
    elements = list(root.iter())
    if len(elements) > MOST_ELEMENTS:
        raise ModelError(name, f"at most {MOST_ELEMENTS:,} elements", len(elements))
    uses = 0
    for element in elements:
        if not isinstance(element.tag, str):
            raise ModelError(name, "an SVG without entities", str(element))
        if sum(1 for _ in element.iterancestors()) > DEEPEST:
            raise ModelError(name, f"at most {DEEPEST} elements within one another", "more")
        namespace, _, tag = element.tag.rpartition("}")
        if namespace != "{" + SVG_NAMESPACE or tag in _DROPPED or _is_off(element):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
            continue
        if tag not in _DRAWN:
            raise ModelError(name, "an SVG of shapes and text", f"<{tag}>")
        if _is_unseen(tag, element):
            raise ModelError(name, "a drawing without hidden parts (export it without them)", f"<{tag}> that is not seen")
        if tag not in _WORDED:  # words that stand between shapes are drawn nowhere
            element.text = None
        element.tail = element.tail if _stands_in_text(element) else None
        if tag == "style" and _REACHES_OUT.search(element.text or ""):
            raise ModelError(name, "styles that load nothing", "<style> with url() or @import")
        uses += tag == "use"
        _clean_attributes(name, element.attrib)
    if uses and _nested_uses(root):
        raise ModelError(name, "<use> of shapes that hold no <use> themselves", "nested <use>")
    refuse_bombs(name, root)
    _refuse_unknown_tokens(name, root)
    width, height = _canvas(name, root.attrib)
    etree.cleanup_namespaces(root)
    return CleanSvg(etree.tostring(root), width, height)


def _refuse_unknown_tokens(name: str, root: object) -> None:
    assert hasattr(root, "iter")
    for element in root.iter():
        for value in (*element.attrib.values(), element.text if element.tag.endswith("}style") else ""):
            for token in named_tokens(value or ""):
                if token not in TOKENS:
                    expected = f"colours and fonts of the theme ({did_you_mean(token, TOKENS) or ', '.join(TOKENS)})"
                    raise ModelError(name, expected, f"var({token})")


def _is_off(element: object) -> bool:
    """Whether an element is a layer that is switched off: it draws nothing, and may hold what nobody shall see."""
    assert hasattr(element, "get")  # an element of lxml
    return element.get("display") == "none" or _OFF.search(element.get("style") or "") is not None


def _is_unseen(tag: str, element: object) -> bool:
    """Whether an element hides something in a way that cannot be left out with certainty."""
    assert hasattr(element, "get")  # an element of lxml
    said = f"{element.get('style') or ''};{getattr(element, 'text', '') or '' if tag == 'style' else ''}"
    by_attribute = element.get("visibility") in ("hidden", "collapse") or _ZERO.fullmatch(element.get("opacity") or "1")
    return bool(by_attribute) or _HIDES.search(said) is not None


def _stands_in_text(element: object) -> bool:
    assert hasattr(element, "iterancestors")  # an element of lxml
    return any(str(each.tag).rpartition("}")[2] in ("text", "tspan", "textPath") for each in element.iterancestors())


def _clean_attributes(name: str, attributes: object) -> None:
    assert hasattr(attributes, "items")  # lxml's attribute mapping
    for key, value in list(attributes.items()):
        namespace, _, local = key.rpartition("}")
        if namespace not in ("", "{" + XLINK_NAMESPACE, "{http://www.w3.org/XML/1998/namespace") or local.lower().startswith(
            "data-"
        ):
            del attributes[key]  # type: ignore[attr-defined]
        elif local.lower().startswith("on"):
            raise ModelError(name, "an SVG without scripts", f"the attribute {local}")
        elif (local == "href" and not value.startswith("#")) or _REACHES_OUT.search(value):
            raise ModelError(name, "an SVG that loads nothing from outside", f'{local}="{value[:40]}"')


def _nested_uses(root: object) -> bool:
    assert hasattr(root, "iter")
    use = f"{{{SVG_NAMESPACE}}}use"
    used = {(element.get("href") or element.get(f"{{{XLINK_NAMESPACE}}}href") or "#")[1:] for element in root.iter(use)}
    return any(
        element.get("id") in used and any(inner is not element or element.tag == use for inner in element.iter(use))
        for element in root.iter()
    )


def _number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise ModelError(name, "a width and height in numbers", text) from error


def _canvas(name: str, attributes: object) -> tuple[float, float]:
    assert hasattr(attributes, "get")
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
