"""Rules of CSS in a drawing, as the attributes that they stand for: one way to say a thing, in which nothing can hide.

The rules are read and matched by the libraries that WeasyPrint stands on, tinycss2 and cssselect2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from iria_reports.model.svgnames import NAMESPACE, PROPERTIES

_STYLE: Final = f"{{{NAMESPACE}}}style"
#: The size in a value of ``font``, with the height of the line that may follow it (CSS Fonts 3, 3.7).
_SIZE: Final = re.compile(
    r"(?<![\w.])(?P<size>\d*\.?\d+(?:px|pt|pc|mm|cm|in|em|rem|ex|%)|(?:xx?-)?(?:small|large)|medium|smaller|larger)"
    r"(?:\s*/\s*[\w.%]+)?\s+(?P<family>\S.*)"
)
_WEIGHT: Final = re.compile(r"bold|bolder|lighter|[1-9]00")
_SLANT: Final = re.compile(r"italic|oblique")


def styles_as_attributes(root: Any) -> None:
    """Turn rules, ``style`` and ``class`` of all elements below ``root`` into attributes, and take them away."""
    if not any(element.get("style") or element.tag == _STYLE for element in root.iter()):
        _expand(root)
        return
    rules = list(_rules(root))
    if rules:
        _apply(root, rules)
    for element in root.iter():
        if (said := element.attrib.pop("style", None)) is not None:
            _set(element, _declared(_parsed(said)))
    _expand(root)


def _expand(root: Any) -> None:
    """Turn shorthands that are attributes into what they stand for, and drop names of classes."""
    for element in root.iter():
        if "font" in element.attrib:
            _set(element, [("font", element.attrib.pop("font"))])
        element.attrib.pop("class", None)


def _parsed(declarations: Any) -> list[Any]:
    # Imported here and below: few drawings hold rules.
    import tinycss2

    return list(tinycss2.parse_blocks_contents(declarations, skip_comments=True, skip_whitespace=True))


def _rules(root: Any) -> Iterator[Any]:
    import tinycss2

    for element in list(root.iter(_STYLE)):
        sheet = tinycss2.parse_stylesheet(element.text or "", skip_comments=True, skip_whitespace=True)
        yield from (rule for rule in sheet if rule.type == "qualified-rule")
        element.getparent().remove(element)


def _apply(root: Any, rules: list[Any]) -> None:
    """Set what ``rules`` say: those that weigh less first, what is important last, as CSS has it."""
    import cssselect2

    matcher: Any = cssselect2.Matcher()
    for rule in rules:
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            continue  # it matches nothing
        declarations = _parsed(rule.content)
        for selector in selectors:
            matcher.add_selector(selector, declarations)
    found = [
        (element.etree_element, [declarations for *_, declarations in matcher.match(element)])
        for element in cssselect2.ElementWrapper.from_xml_root(root).iter_subtree()
    ]
    for element, matched in found:
        for important in (False, True):
            for declarations in matched:
                _set(element, _declared(declarations, important=important))


def _declared(declarations: list[Any], *, important: bool | None = None) -> Iterator[tuple[str, str]]:
    import tinycss2

    for each in declarations:
        if each.type == "declaration" and important in (None, each.important):
            yield each.lower_name, tinycss2.serialize(each.value).strip()


def _set(element: Any, declared: Any) -> None:
    for name, value in declared:
        if name == "font":
            _set(element, _font(value))
        elif name == "marker":
            _set(element, [(f"marker-{place}", value) for place in ("start", "mid", "end")])
        elif name in PROPERTIES or not name.startswith("-"):
            element.set(name, value)


def _font(value: str) -> list[tuple[str, str]]:
    """What the shorthand ``font`` says, property by property."""
    found = _SIZE.search(value)
    if found is None:
        return []
    before = value[: found.start()]
    weight, slant = _WEIGHT.search(before), _SLANT.search(before)
    return [
        ("font-weight", weight[0] if weight else "normal"),
        ("font-style", slant[0] if slant else "normal"),
        ("font-variant", "small-caps" if "small-caps" in before else "normal"),
        ("font-size", found["size"]),
        ("font-family", found["family"]),
    ]
