"""What the reference takes from the code: keys of blocks, help of commands, forms, scales, public names."""

from __future__ import annotations

import inspect
import re
import typing
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any

import attrs
from click.testing import CliRunner

import iria_reports as api
from iria_reports.cli.main import iria
from iria_reports.loading.construct import FieldSpec, field_specs
from iria_reports.loading.names import DIVS, SIGNS
from iria_reports.model.assessment import SCALES
from iria_reports.model.blocks import Content
from iria_reports.model.citing import Cite
from iria_reports.model.forms import FORMS
from iria_reports.model.inlines import Prose

MARK = re.compile(r"(?m)^<!-- made from the code: (?P<what>\S+)(?: (?P<name>\S+))? -->\n(?P<text>.*?)^<!-- end -->$", re.DOTALL)

_WORDS = {
    "str": "text",
    "bool": "yes, no",
    "int": "a number",
    "date": "a day: 2023-03-20",
    "datetime": "a time with its zone: 2023-03-16T18:00Z",
    "EdtfDate": "a date: 2023, 2023-03, 2023-03-20, 2023~, 2011/2019",
    "Language": "a language tag: en-GB",
    "Form": "a [form](forms.md)",
    "LikelihoodTerm": "a term of the [scale](forms.md#scales)",
    "LikelihoodScale": ", ".join(SCALES),
    "Picture": "a file: PNG, JPEG or SVG",
    "CitationStyle": "a name, or a .csl file",
    "ThemeChoice": "a name, or a .toml file",
    "Handling": "keys of [handling](front-matter.md#handling)",
    "Watermark": "its words, or keys of [watermark](house-file.md#watermark)",
    "SectionChoice": "keys of [sections](house-file.md#sections)",
    "Figure": "keys of a [figure](markdown.md#figures)",
}
_CLASSES: dict[str, type] = {
    **SIGNS,
    **DIVS,
    "briefing": api.Briefing,
    "person": api.Person,
    "handling": api.Handling,
    "imprint": api.Imprint,
    "client": api.Client,
    "watermark": api.Watermark,
    "sections": api.SectionChoice,
    "source-notes": api.SourceNotes,
    "attribution": api.Attribution,
}


def keys(name: str) -> str:
    """The keys of a block, those of its entries among them."""
    cls = _CLASSES[name]
    body = next((spec for spec in field_specs(cls) if spec.body), None)
    entry = typing.get_args(body.annotation)[0] if body and typing.get_origin(body.annotation) is tuple else None
    # The id of a client is the key under which it stands.
    rows = [spec for spec in field_specs(cls) if not spec.body and (name, spec.name) != ("client", "id")]
    text = _table(rows) if rows else ""
    if name in DIVS and isinstance(entry, type) and attrs.has(entry) and entry is not api.Row:
        text += ("\nEach entry:\n\n" if rows else "Each entry:\n\n") + _table(list(field_specs(entry)))
    return text


def _table(specs: list[FieldSpec]) -> str:
    lines = ["| Key | Value | What it says |", "|---|---|---|"]
    for spec in specs:
        if spec.is_flattened:
            lines.append("| *those of [attribution](#attribution)* | | |")
        elif spec.name not in ("columns", "rows"):
            key = f"**`{spec.key}`**" if spec.required else f"`{spec.key}`"
            lines.append(f"| {key} | {_value(spec.annotation)} | {spec.description} |")
    return "\n".join(lines) + "\n"


def _value(annotation: Any) -> str:
    if annotation == Prose:
        return "text of one paragraph"
    if annotation == Content:
        return "text"
    if annotation == tuple[Cite, ...]:
        return "`@key, locator; …`"
    if typing.get_origin(annotation) is tuple:
        return f"a list of: {_value(typing.get_args(annotation)[0])}"
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return ", ".join(str(member.value) for member in annotation)
    return _WORDS.get(annotation.__name__, f"keys of [{annotation.__name__.lower()}](#{annotation.__name__.lower()})")


def help_of(command: str) -> str:
    """The help of a command."""
    words = [] if command == "iria" else [command]
    return "```text\n" + CliRunner().invoke(iria, [*words, "--help"], prog_name="iria").output + "```\n"


def forms(_name: str) -> str:
    """The product forms."""
    lines = [
        "| Form | What it is for | Length | Must have | Headings | Contents | List of sources | Pages |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for form in FORMS.values():
        numbered = "numbered" if form.numbered else "not numbered"
        contents = {None: "never", 0: "always"}.get(form.contents_from, f"from {form.contents_from} words")
        listing = {"none": "no", "cited": "yes", "grouped": "by groups"}[form.listing.value]
        pages = ["a cover, chapters on new pages"] if form.cover else []
        pages += [f"{form.columns} columns"] if form.columns > 1 else []
        pages += [f"exactly {form.pages}"] if form.pages else []
        needs = [f"`{part}`" for part in form.required] + [f"`{key.replace('_', '-')}`" for key in form.keys]
        cells = (
            form.description,
            form.length,
            ", ".join(needs) or "–",
            numbered,
            contents,
            listing,
            ", ".join(pages) or "one column",
        )
        lines.append(f"| `{form.id}` | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def scales(_name: str) -> str:
    """The scales of likelihood."""
    lines = []
    for scale in SCALES.values():
        lines += [f"### `{scale.id}`: {scale.title}", "", "| Term | Also | Per cent |", "|---|---|---|"]
        for term in scale.terms:
            about = "about " if term.approximate else ""
            lines.append(f"| {term.term} | {', '.join(term.synonyms)} | {about}{term.low}–{term.high} |")
        lines.append("")
    return "\n".join(lines)


def names(_name: str) -> str:
    """The public names, with the first line of what each says of itself."""
    lines = ["| Name | What it is |", "|---|---|"]
    for name in api.__all__:
        value = getattr(api, name)
        said = (inspect.getdoc(value) or "").splitlines() if inspect.isclass(value) or callable(value) else []
        lines.append(f"| `{name}` | {said[0] if said else _CONSTANTS[name]} |")
    return "\n".join(lines) + "\n"


_CONSTANTS = {
    "Block": "The union of all blocks.",
    "FORMS": "The product forms by id.",
    "ICD_203": "The scale of ICD 203.",
    "Inline": "The union of all inlines.",
    "IPCC_AR5": "The scale of the IPCC's fifth report.",
    "PHIA": "The British probability yardstick.",
    "PUBLIC": "The audience of the public edition.",
}

MADE: dict[str, Callable[[str], str]] = {
    "keys": keys,
    "help": help_of,
    "forms": forms,
    "scales": scales,
    "names": names,
}


def remade(page: Path) -> str:
    """The text of a page with its made parts made anew."""

    def make(match: re.Match[str]) -> str:
        head = match[0].partition("\n")[0]
        return f"{head}\n{MADE[match['what']](match['name'] or '').rstrip()}\n<!-- end -->"

    return MARK.sub(make, page.read_text(encoding="utf-8"))
