"""What is wrong with a Word file beyond its schema: faults at which Word stumbles, and those at which an editor does.

The Open XML SDK's validator looks at one element at a time. These rules look at what belongs together: a field and its
end, a style and its base, a reference and its target, a row and its grid. Each is a function from an opened file to problems.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from iria_reports.inspecting.docxtext import read_docx
from iria_reports.inspecting.wordfile import WordFile
from iria_reports.inspecting.wordlint import access, editing, packaging, references, structure
from iria_reports.problems import BriefingError, Problem

Rule = Callable[[WordFile], Iterator[Problem]]

#: In the order in which one can be asked only if those before find nothing that makes the file unreadable.
RULES: Final[tuple[Rule, ...]] = (*packaging.RULES, *structure.RULES, *references.RULES, *editing.RULES, *access.RULES)


def lint_docx(data: bytes) -> list[Problem]:
    """All that the rules find in a Word file."""
    try:
        return lint(WordFile(data))
    except BriefingError as error:
        return list(error.problems)


def broken_rules(file: WordFile) -> list[Problem]:
    """What the rules find, without the numbers that Word would count."""
    return [problem for rule in RULES for problem in rule(file)]


def lint(file: WordFile) -> list[Problem]:
    """All that the rules find in a file that was opened. Raises `BriefingError` if a part of it is not XML."""
    found = broken_rules(file)
    if not any(problem.is_error for problem in found):
        # What Word would count is worked out only over a sound file.
        found += (Problem("word-field", wrong, "update the fields in Word") for wrong in read_docx(file).wrong)
    return found
