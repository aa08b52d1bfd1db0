"""What of SVG draws: the elements and attributes that are kept (SVG 1.1, appendix L and M, without what moves or reacts)."""

from __future__ import annotations

from typing import Final

NAMESPACE: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
_XML: Final = "http://www.w3.org/XML/1998/namespace"

#: Elements that hold words of the drawing.
WORDS: Final = ("text", "tspan")
#: Elements that are kept. `style` is read, and goes.
DRAWN: Final = frozenset(
    "svg g defs symbol use path rect circle ellipse line polyline polygon text tspan linearGradient radialGradient stop "
    "clipPath mask pattern marker style".split()
)
#: Elements that draw nothing, and go with what they hold: what they say is seen by nobody.
DROPPED: Final = frozenset({"title", "desc", "metadata"})
#: Elements that draw nothing by themselves, but only where something refers to them.
REFERRED: Final = frozenset("symbol linearGradient radialGradient clipPath mask pattern marker".split())

#: Properties of CSS that may also stand as attributes (SVG 1.1, appendix N.2), as far as they draw.
PROPERTIES: Final = frozenset(
    "alignment-baseline baseline-shift clip-path clip-rule color color-interpolation direction display dominant-baseline fill "
    "fill-opacity fill-rule font-family font-size font-stretch font-style font-variant font-weight letter-spacing marker "
    "marker-end marker-mid marker-start mask opacity overflow paint-order shape-rendering stop-color stop-opacity stroke "
    "stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width "
    "text-anchor text-decoration text-rendering unicode-bidi vector-effect visibility word-spacing writing-mode".split()
)
#: Attributes that are kept besides.
_ATTRIBUTES: Final = frozenset(
    "clipPathUnits cx cy d dx dy fr fx fy gradientTransform gradientUnits height href id lengthAdjust markerHeight markerUnits "
    "markerWidth maskContentUnits maskUnits offset orient pathLength patternContentUnits patternTransform patternUnits points "
    "preserveAspectRatio r refX refY rotate rx ry spreadMethod textLength transform version viewBox width x x1 x2 y y1 "
    "y2".split()
)
ATTRIBUTES: Final = PROPERTIES | _ATTRIBUTES | {f"{{{XLINK}}}href", f"{{{_XML}}}space", f"{{{_XML}}}lang"}
#: Properties that change what is drawn in ways that not every reader knows.
REFUSED: Final = frozenset({"filter", "mix-blend-mode", "isolation", "clip", "transform-origin"})
