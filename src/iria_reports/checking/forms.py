"""Rules of the product forms: which parts a form has, in which order, and what it cannot be without."""

from __future__ import annotations

from typing import Final

from iria_reports.checking.index import Index
from iria_reports.loading.house import FILE as HOUSE_FILE
from iria_reports.model.blocks import Block, Group, PageBreak, Part, Section
from iria_reports.model.briefing import Briefing
from iria_reports.model.forms import Form
from iria_reports.model.parts import PartKind
from iria_reports.model.records import FurtherReading
from iria_reports.problems import Problems, listed

#: Letters for appendices.
_LETTERS: Final = 26


def parts_belong_to_the_form(index: Index, problems: Problems) -> None:
    """A form has the parts that its readers look for, and no others."""
    form = index.briefing.form
    known = (*form.opening, *form.closing)
    for part in index.all(Part):
        if part.kind not in known and not _of_the_house(part):
            message = f'the form "{form.id}" has no part "{part.kind}"'
            problems.error("part-of-another-form", part.location, message, f"it has {listed(known)}", part.kind)


def parts_stand_in_order(index: Index, problems: Problems) -> None:
    """Opening parts stand before the sections, closing ones behind them, each in the order of the form."""
    form = index.briefing.form
    order = {kind: place for place, kind in enumerate((*form.opening, None, *form.closing))}
    text = order[None]
    last, before = -1, ""
    for block in _top(index.briefing):
        if not isinstance(block, Part):
            place, name = text, "the text"
        elif block.kind in order and not _of_the_house(block):
            place, name = order[block.kind], f'the part "{block.kind}"'
        else:
            continue
        if place < last:
            message = f'in the form "{form.id}", {name} stands behind {before}'
            problems.error("part-out-of-order", block.location, message, _order(form))
        elif place > last:
            last, before = place, name


def what_the_form_requires_is_there(index: Index, problems: Problems) -> None:
    """A form without its summary, or its cut-off, is another form."""
    briefing = index.briefing
    form = briefing.form
    kinds = {part.kind for part in index.all(Part)}
    for kind in form.required:
        if kind not in kinds:
            message = f'the form "{form.id}" has a part "{kind}", and there is none'
            problems.error("form-lacks-part", briefing.location, message, f"write ::: {kind}, or choose another form", kind)
    for key in form.keys:
        if getattr(briefing, key) is None:
            name = key.replace("_", "-")
            message = f'the form "{form.id}" has "{name}" in its front matter, and there is none'
            problems.error("form-lacks-key", briefing.location, message, f"write {name}: …, or choose another form", name)


def _top(briefing: Briefing) -> list[Block]:
    """Blocks at the top, those of groups among them."""
    blocks = [inner for block in briefing.body for inner in (block.content if isinstance(block, Group) else (block,))]
    return [block for block in blocks if not isinstance(block, PageBreak | FurtherReading)]


def _of_the_house(part: Part) -> bool:
    """Whether it comes from the house file, whose parts stand where the form wants them whatever a briefing says."""
    return part.location is not None and part.location.file == HOUSE_FILE


def _order(form: Form) -> str:
    def names(kinds: tuple[PartKind, ...]) -> str:
        return ", ".join(kinds)

    return f"the order is: {names(form.opening)}; the text; {names(form.closing)}"


def appendices_stand_last(index: Index, problems: Problems) -> None:
    """Appendices are sections of the first level behind all others, and as many as there are letters."""
    top = [block for block in _top(index.briefing) if isinstance(block, Section)]
    appendices = [section for section in index.all(Section) if section.appendix]
    for section in appendices:
        if not any(section is each for each in top):
            problems.error(
                "appendix-out-of-order", section.location, "an appendix stands within a section", "make it a # heading"
            )
    first = next((place for place, section in enumerate(top) if section.appendix), len(top))
    for section in top[first:]:
        if not section.appendix:
            mend = "move it before the first appendix, or make it an appendix, too"
            problems.error("appendix-out-of-order", section.location, "this section stands behind an appendix", mend)
    if len(appendices) > _LETTERS:
        message = f"there are {len(appendices)} appendices, and {_LETTERS} letters"
        problems.error("appendix-out-of-order", appendices[_LETTERS].location, message, "join some")
