"""What can be wrong, where, and how to mend it.

Floor 0 of the house: every phase reports through these types, none of them knows a phase.
A problem is a value, never a print or a log line, and a phase gathers all it finds before
anything is refused, so that an author sees every fault of a briefing at once.
"""

from __future__ import annotations

import difflib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cached_property

import attrs

from iria_reports.problemtext import as_text


class Severity(StrEnum):
    """How much a problem matters: an error refuses the output, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@attrs.frozen(eq=False)
class SourceText:
    """A text as it was read, so that an offset in it can be shown as line and column.

    ``name`` is how the author knows the text (a path relative to the briefing's folder);
    its lines end with line feeds. Offsets count code points; lines and columns count from 1.
    """

    name: str
    text: str = attrs.field(repr=False)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first character of each line."""
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return tuple(starts)

    def line_of(self, offset: int) -> int:
        """Line (from 1) that holds ``offset``."""
        return bisect_right(self.line_starts, offset)

    def line(self, number: int) -> str:
        """Text of line ``number`` (from 1), without its line end."""
        start = self.line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]

    def at(self, start: int, end: int | None = None) -> Location:
        """Location of the characters from ``start`` up to ``end`` (one character if not given)."""
        return Location(self, start, start + 1 if end is None else end)


@attrs.frozen(slots=True)
class Location:
    """A stretch of a source text: offsets ``start`` up to, not including, ``end``."""

    source: SourceText = attrs.field(repr=lambda source: source.name)
    start: int
    end: int

    @property
    def file(self) -> str:
        """Name of the file, as the author knows it."""
        return self.source.name

    @property
    def line(self) -> int:
        """Line, counted from 1."""
        return self.source.line_of(self.start)

    @property
    def column(self) -> int:
        """Column, counted from 1 in code points."""
        return self.start - self.source.line_starts[self.line - 1] + 1

    @property
    def excerpt(self) -> str:
        """The whole line in which the location starts."""
        return self.source.line(self.line)

    @property
    def width(self) -> int:
        """Number of characters on that line that the location covers, at least one."""
        room = len(self.excerpt) - self.column + 1
        return max(1, min(self.end - self.start, room))

    def holds(self, other: Location) -> bool:
        """Whether ``other`` begins within this stretch."""
        return self.source is other.source and self.start <= other.start < self.end

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@attrs.frozen(slots=True)
class Problem:
    """One thing that is wrong.

    ``code`` is stable and documented (``docs/reference/problems.md``), ``message`` says what is
    wrong, ``mend`` how to put it right. ``location`` is absent for a briefing built in Python;
    ``subject`` then says which part of the model is meant.
    """

    code: str
    message: str
    mend: str = ""
    location: Location | None = None
    severity: Severity = Severity.ERROR
    subject: str = ""

    @property
    def is_error(self) -> bool:
        """Whether this problem refuses the output."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        """As the command line prints it: with its place, the line, what is wrong and how to fix it."""
        return as_text(self)


class Problems:
    """A growing list of problems, handed down through a phase."""

    __slots__ = ("_found",)

    def __init__(self, found: Iterable[Problem] = ()) -> None:
        self._found = list(found)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def error(self, code: str, location: Location | None, message: str, mend: str = "", subject: str = "") -> None:
        """Note an error."""
        self._found.append(Problem(code, message, mend, location, Severity.ERROR, subject))

    def warning(self, code: str, location: Location | None, message: str, mend: str = "", subject: str = "") -> None:
        """Note a warning."""
        self._found.append(Problem(code, message, mend, location, Severity.WARNING, subject))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Take over problems that another phase or file found."""
        self._found.extend(problems)

    @property
    def any_error(self) -> bool:
        """Whether anything found so far refuses the output."""
        return self.error_since(0)

    def error_since(self, count: int) -> bool:
        """Whether any problem after the first ``count`` is an error."""
        return any(problem.is_error for problem in self._found[count:])

    def sorted(self) -> tuple[Problem, ...]:
        """All problems once: by file as first met, then by place."""
        files: dict[str, int] = {}
        for problem in self._found:
            if problem.location is not None:
                files.setdefault(problem.location.file, len(files))

        def key(problem: Problem) -> tuple[int, int, str]:
            if problem.location is None:
                return (len(files), 0, problem.code)
            return (files[problem.location.file], problem.location.start, problem.code)

        return tuple(sorted(dict.fromkeys(self._found), key=key))


class BriefingError(Exception):
    """A briefing (or an edition of it) has errors; ``problems`` holds all that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        errors = [problem for problem in self.problems if problem.is_error]
        first = errors[0] if errors else None
        where = f"{first.location}: " if first and first.location else ""
        what = f"{where}{first.message}" if first else "no error was given"
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        super().__init__(what + more)


class MachineError(Exception):
    """The machine lacks something; ``mend`` is the exact command that supplies it."""

    def __init__(self, message: str, mend: str) -> None:
        self.message = message
        self.mend = mend
        super().__init__(f"{message}\n{mend}")


def nearest(given: str, known: Iterable[str]) -> str | None:
    """The known word nearest to ``given``, if one is near."""
    folded = {word.casefold(): word for word in known}
    near = difflib.get_close_matches(given.casefold(), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else None


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """A mend that offers the known word nearest to ``given``; empty if none is near."""
    near = nearest(given, known)
    return f'did you mean "{near}"?' if near else ""


def listed(words: Iterable[str], limit: int = 12) -> str:
    """Words for a sentence: ``a, b, c``; a long list is cut and says so."""
    words = list(words)
    if len(words) <= limit:
        return ", ".join(words)
    return ", ".join(words[:limit]) + f" and {len(words) - limit} more"
