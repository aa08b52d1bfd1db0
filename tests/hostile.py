"""Briefings that would hang or fell a machine, by name: text, further files, and the code of the problem they must meet (None: it builds)."""

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">'
PICTURE = '![A drawing](x.svg){alt="A drawing."}'
FAN = "".join(
    f'<pattern id="p{n}" width="1" height="1"><rect width="1" height="1" fill="url(#p{n + 1})"/><rect width="1" height="1" '
    f'fill="url(#p{n + 1})"/></pattern>'
    for n in range(30)
)


def drawing(content):
    return PICTURE, {"x.svg": f"{SVG}{content}</svg>"}


def refers_to_itself(element, attribute):
    inner = f'<rect width="1" height="1" {attribute}="url(#a)"/>'
    return drawing(
        f'<{element} id="a" width="1" height="1">{inner}</{element}><rect width="9" height="9" {attribute}="url(#a)"/>'
    )


def table(rows, columns):
    head = "|" + " a |" * columns + "\n|" + "---|" * columns + "\n"
    return head + ("|" + " 1 |" * columns + "\n") * rows, {}


CASES = {
    "quotes within quotes": (("> " * 300 + "x", {}), "wrong-value"),
    "divs within divs": (("::: box\n" * 300 + "x\n" + ":::\n" * 300, {}), "deep-nesting"),
    "lists within lists": (("".join("  " * n + "- x\n" for n in range(60)), {}), "deep-list"),
    "a table without end": (table(20_000, 2), "large-table"),
    "a table without room": (table(2, 300), "wide-table"),
    "a paragraph without end": (("word " * 100_000, {}), "large-paragraph"),
    "a thousand notes on one word": (("x^[n] " * 1_000, {}), "large-paragraph"),
    "brackets": (("[" * 5_000, {}), None),
    "stars": (("*a " * 5_000, {}), "lone-mark"),
    "backslashes": (("\\\\" * 5_000, {}), None),
    "links that never end": (("[a](" * 5_000, {}), "broken-link"),
    "attributes that never end": (("[x]{" * 5_000, {}), "broken-attributes"),
    "notes that never end": (("^[" * 3_000, {}), "unclosed-note"),
    "one word without a break": (("x" * 20_000, {}), None),
    "a shape used too often": (
        drawing('<g id="a">' + '<rect width="1" height="1"/>' * 5_000 + "</g>" + '<use href="#a"/>' * 5_000),
        "wrong-value",
    ),
    "a marker at every vertex": (
        drawing(
            '<marker id="a">'
            + '<rect width="1" height="1"/>' * 5_000
            + '</marker><path marker-mid="url(#a)" d="M0 0'
            + " L1 1" * 5_000
            + '"/>'
        ),
        "wrong-value",
    ),
    "patterns of patterns": (drawing(f'{FAN}<rect width="9" height="9" fill="url(#p0)"/>'), "wrong-value"),
    "a pattern of itself": (refers_to_itself("pattern", "fill"), "wrong-value"),
    "a mask of itself": (refers_to_itself("mask", "mask"), "wrong-value"),
    "a clip of itself": (refers_to_itself("clipPath", "clip-path"), "wrong-value"),
    "groups within groups": (drawing("<g>" * 5_000 + "</g>" * 5_000), "wrong-value"),
    "entities": (
        (PICTURE, {"x.svg": '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + SVG + "<text>&b;</text></svg>"}),
        "wrong-value",
    ),
    "too many elements": (drawing('<rect width="1" height="1"/>' * 30_000), "wrong-value"),
    "a canvas without end": ((PICTURE, {"x.svg": SVG.replace("100", "9999999") + "</svg>"}), "wrong-value"),
}
