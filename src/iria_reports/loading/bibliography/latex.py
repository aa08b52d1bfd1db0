"""LaTeX in fields of BibTeX as text with CSL's marks: accents, quotation marks, emphasis, protected capitals."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from pylatexenc import latex2text, latexwalker, macrospec

#: Commands that CSL has a mark for.
_MARKED: Final = {
    "emph": "<i>%s</i>",
    "textit": "<i>%s</i>",
    "mkbibemph": "<i>%s</i>",
    "textbf": "<b>%s</b>",
    "mkbibbold": "<b>%s</b>",
    "textsc": '<span style="font-variant:small-caps;">%s</span>',
    "textsuperscript": "<sup>%s</sup>",
    "textsubscript": "<sub>%s</sub>",
    "mkbibquote": "“%s”",
    "enquote": "“%s”",
    "url": "%s",
    "nocase": '<span class="nocase">%s</span>',
    "href": "%(2)s",
}
#: Declarations of old: {\\em …} for \\emph{…}.
_DECLARED: Final = re.compile(r"\{\\(em|it|sl|bf|sc)\b\s*([^{}]*)\}")
_COMMANDS: Final = {"em": "emph", "it": "textit", "sl": "textit", "bf": "textbf", "sc": "textsc"}
#: Signs that are commands in LaTeX, and that people type as they are.
_BARE: Final = re.compile(r"(?<!\\)([&%#])")
_SPACES: Final = re.compile(r"\s+")
# Words in braces that headline or sentence capitals would change: a name with a small first letter.
_PROTECTED: Final = re.compile(r"(?<!\\)(?<![A-Za-z}\]])\{([a-zà-ɏ’ʿ][^{}\\]*[A-Z][^{}\\]*)\}")


@cache
def _decoder() -> tuple[Any, latex2text.LatexNodes2Text]:
    commands = [macrospec.std_macro(name, "{{" if name == "href" else "{") for name in _MARKED]
    parsing = latexwalker.get_default_latex_context_db()
    parsing.add_context_category("bibliography", macros=commands, prepend=True)
    writing = latex2text.get_default_latex_context_db()
    texts = [latex2text.MacroTextSpec(name, simplify_repl=text) for name, text in _MARKED.items()]
    writing.add_context_category("bibliography", macros=texts, prepend=True)
    decoder = latex2text.LatexNodes2Text(latex_context=writing, math_mode="text", strict_latex_spaces=True)
    return parsing, decoder


def decoded(text: str, *, is_name: bool = False) -> tuple[str, list[str]]:
    """``text`` without its LaTeX, and the commands that are not known. Their arguments stay. Names are never recased."""
    if not re.search(r"[\\{}$~`'^%&#_-]", text):
        return _SPACES.sub(" ", text).strip(), []
    parsing, decoder = _decoder()
    marked = _DECLARED.sub(lambda found: rf"\{_COMMANDS[found[1]]}{{{found[2]}}}", text)
    if not is_name:
        marked = _PROTECTED.sub(lambda found: rf"\nocase{{{found[1]}}}", marked)
    marked = _BARE.sub(r"\\\1", marked)
    nodes, _, _ = latexwalker.LatexWalker(marked, latex_context=parsing, tolerant_parsing=True).get_latex_nodes()
    # A name that the context does not know gets its specification for unknown commands, which has no name.
    unknown = sorted(
        {name for name in _commands(nodes) if not getattr(decoder.latex_context.get_macro_spec(name), "macroname", "")}
    )
    return _SPACES.sub(" ", decoder.nodelist_to_text(nodes)).strip(), [f"\\{name}" for name in unknown]


def _commands(nodes: Any) -> list[str]:
    found: list[str] = []
    for node in nodes or ():
        if node is None:
            continue
        if node.isNodeType(latexwalker.LatexMacroNode):
            found.append(node.macroname)
            arguments = node.nodeargd.argnlist if node.nodeargd is not None else ()
            found += _commands(arguments)
        elif node.isNodeType(latexwalker.LatexGroupNode):
            found += _commands(node.nodelist)
    return found
