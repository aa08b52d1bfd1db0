"""Choices that an author makes about the whole: what appears, and how it looks."""

from __future__ import annotations

from enum import StrEnum

import attrs

from iria_reports.model.base import ModelError, checked, not_empty


class Choice(StrEnum):
    """Whether something appears: as the form decides, always, or never."""

    AUTO = "auto"
    YES = "yes"
    NO = "no"


class SourceList(StrEnum):
    """Whether sources are listed at the end: as the form decides, always, never, or by groups."""

    AUTO = "auto"
    YES = "yes"
    NO = "no"
    GROUPED = "grouped"


class NotePlace(StrEnum):
    """Where notes stand: as the form decides, at the foot of the page, or at the end of the document."""

    AUTO = "auto"
    FOOT = "foot"
    END = "end"


class PaperSize(StrEnum):
    """The paper: as the theme has it, ISO A4, or US Letter."""

    AUTO = "auto"
    A4 = "a4"
    LETTER = "letter"


@attrs.frozen(field_transformer=checked)
class ThemeChoice:
    """A theme: its ``name`` in the package, or the ``file`` it stands in."""

    name: str = attrs.field(validator=not_empty)
    file: str | None = attrs.field(default=None, repr=False)


@attrs.frozen(field_transformer=checked)
class CitationStyle:
    """A citation style: the ``name`` of a CSL style of the style package, or the ``text`` of a .csl file."""

    name: str = attrs.field(validator=not_empty)
    text: str | None = attrs.field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        if self.text is not None and not ("<style" in self.text and "class=" in self.text and "</info>" in self.text):
            raise ModelError("CitationStyle.text", "a CSL style", f"{self.name}, which holds none")
