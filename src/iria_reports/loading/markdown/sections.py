"""Nesting: flat headings into sections, parts and stretches for some readers at the top."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from iria_reports.model.base import EVERYBODY, Audience, ModelError
from iria_reports.model.blocks import DEEPEST_LEVEL, Block, Content, Group, Part, Section
from iria_reports.model.inlines import Prose
from iria_reports.model.records import FurtherReading
from iria_reports.problems import Location, Problems


@attrs.frozen(slots=True)
class Heading:
    """A heading as it stands in the text, before it holds anything."""

    level: int
    title: Prose
    id: str | None
    numbered: bool
    location: Location
    audience: Audience = EVERYBODY
    appendix: bool = False


@attrs.frozen(slots=True)
class Restricted:
    """Headings with their text, for some readers only."""

    audience: Audience
    items: tuple[Item, ...]
    location: Location


Item = Heading | Restricted | Block


@attrs.define
class _Open:
    """A section that is still being filled."""

    level: int
    heading: Heading | None
    content: list[Block] = attrs.field(factory=list)


def nest(items: Iterable[Item], problems: Problems, base: int = 0) -> Content:
    """``items`` as sections within sections. ``base`` is the level of what encloses them."""
    return _Nesting(problems, base).run(items)


class _Nesting:
    def __init__(self, problems: Problems, base: int) -> None:
        self.problems = problems
        self.open = [_Open(base, None)]
        self.needs_heading = ""

    def run(self, items: Iterable[Item]) -> Content:
        for item in items:
            match item:
                case Heading():
                    self.heading(item)
                case Restricted():
                    self.restricted(item)
                case Part() | FurtherReading():
                    self.close(self.open[0].level + 1)
                    self.open[0].content.append(item)
                    if any(isinstance(block, Section | Group) for block in self.open[0].content):
                        self.needs_heading = "a part"
                case _:
                    self.block(item)
        self.close(self.open[0].level + 1)
        return tuple(self.open[0].content)

    def heading(self, heading: Heading) -> None:
        self.close(heading.level)
        self.needs_heading = ""
        above = self.open[-1].level
        if heading.level > above + 1:
            message = f"a heading of level {heading.level} stands below one of level {above}"
            if above == self.open[0].level:
                message = f"the first heading has level {heading.level}"
            self.problems.error("skipped-level", heading.location, message, f"begin it with {'#' * (above + 1)}")
        if heading.level > DEEPEST_LEVEL:
            message = f"a heading of level {heading.level}"
            self.problems.error("skipped-level", heading.location, message, f"at most {DEEPEST_LEVEL} levels are set")
        self.open.append(_Open(heading.level, heading))

    def restricted(self, item: Restricted) -> None:
        first = item.items[0]
        assert isinstance(first, Heading)  # the reader has seen to it
        self.close(first.level)
        content = nest(item.items, self.problems, self.open[-1].level)
        self.open[-1].content.append(Group(content, audience=item.audience, location=item.location))
        self.needs_heading = "a section for some readers"

    def block(self, block: Block) -> None:
        if self.needs_heading:
            message = f"text after {self.needs_heading} belongs to no section"
            self.problems.error("text-without-heading", block.location, message, "give it a heading")
            self.needs_heading = ""
        self.open[-1].content.append(block)

    def close(self, level: int) -> None:
        """Close all sections of ``level`` and below it."""
        while len(self.open) > 1 and self.open[-1].level >= level:
            done = self.open.pop()
            heading = done.heading
            assert heading is not None
            try:
                section = Section(
                    heading.title,
                    tuple(done.content),
                    heading.id,
                    heading.numbered,
                    heading.appendix,
                    audience=heading.audience,
                    location=heading.location,
                )
            except ModelError as error:
                message = f"expected {error.expected}, got {error.found}"
                self.problems.error("wrong-value", heading.location, message)
            else:
                self.open[-1].content.append(section)
