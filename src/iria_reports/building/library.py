"""A briefing with its languages, each read and checked once however many editions are made of it."""

from __future__ import annotations

import os
from pathlib import Path

import attrs

from iria_reports.checking import check
from iria_reports.checking.translations import compare
from iria_reports.loading.folder import Reading, main_file, read_briefing
from iria_reports.loading.translations import translations
from iria_reports.model.briefing import Briefing
from iria_reports.problems import Problem, Problems


@attrs.define
class Library:
    """The briefing of ``source``: one that was built in Python, or the path of one."""

    source: Briefing | str | os.PathLike[str]
    _readings: dict[str | None, tuple[Reading, tuple[Problem, ...]]] = attrs.field(factory=dict)
    _checked: dict[str | None, tuple[Problem, ...]] = attrs.field(factory=dict)

    def read(self, language: str | None, problems: Problems) -> Reading:
        """The briefing in ``language``, None for that of its main file. ``problems`` says what could not be read."""
        if language not in self._readings:
            found = Problems()
            self._readings[language] = (self._read(language, found), found.sorted())
        reading, wrong = self._readings[language]
        problems.extend(wrong)
        return reading

    def _read(self, language: str | None, problems: Problems) -> Reading:
        source = self.source
        if not isinstance(source, Briefing):
            return read_briefing(Path(source), problems, language)
        if language is None or language == source.language.primary:
            return Reading(source)
        message = f'this edition is in "{language}", and the briefing in "{source.language.tag}"'
        problems.error("missing-language", None, message, "build it from the briefing in that language")
        return Reading()

    def others(self, language: str | None) -> tuple[Briefing, ...]:
        """The briefing in all its languages but this one."""
        file = None if isinstance(self.source, Briefing) else main_file(Path(self.source), Problems())
        own = self.read(language, Problems()).briefing
        if file is None or own is None:
            return ()
        codes = (None, *(code for code, path in translations(file).items() if code and path != file))
        read = (self.read(code, Problems()).briefing for code in codes)
        return tuple(other for other in read if other is not None and other.language.primary != own.language.primary)

    def check(self, language: str | None) -> tuple[Problem, ...]:
        """All that is wrong with the briefing in a language that was read."""
        if language not in self._checked:
            reading, _ = self._readings[language]
            assert reading.briefing is not None  # what could not be read is not checked
            found = check(reading.briefing, reading.incomplete)
            self._checked[language] = (*found, *self._compared(language, reading.briefing))
        return self._checked[language]

    def _compared(self, language: str | None, other: Briefing) -> tuple[Problem, ...]:
        """Where a further language says otherwise than the main file, above all for whom a part is."""
        if language is None or isinstance(self.source, Briefing):
            return ()
        main = self.read(None, Problems()).briefing
        file = main_file(Path(self.source), Problems())
        if main is None or file is None or main.language.primary == language:
            return ()
        return compare(main, other, (file.name, translations(file).get(language, file).name))
