"""Reading text files: encoding, line ends, characters that no document may hold."""

from __future__ import annotations

from pathlib import Path

from iria_reports.confined import RefusedFileError, read_file
from iria_reports.model.base import FORBIDDEN_CHARACTERS
from iria_reports.problems import Location, Problems, SourceText, did_you_mean


def read_text(path: Path, name: str, problems: Problems, within: Path | None = None) -> SourceText | None:
    """The text of ``path``, known to its author as ``name``; None if it cannot be read as text.

    ``within`` is the folder in which it must lie, links followed: its own if none is given. Line ends become line feeds and a
    byte order mark is dropped. Everything wrong is added to ``problems``.
    """
    try:
        data = read_file(path, within)
    except FileNotFoundError:
        siblings = [sibling.name for sibling in path.parent.iterdir()] if path.parent.is_dir() else []
        mend = did_you_mean(path.name, siblings) or "check the name, or take it out"
        problems.error("missing-file", SourceText(name, "").at(0), f"there is no file {name}", mend)
        return None
    except OSError as error:
        mend = "put a copy of the file itself in its place" if isinstance(error, RefusedFileError) else "see to its rights"
        problems.error("unreadable-file", SourceText(name, "").at(0), f"{name} cannot be read: {error.strerror}", mend)
        return None
    return decode(data, name, problems)


def decode(data: bytes, name: str, problems: Problems) -> SourceText | None:
    """As `read_text`, from bytes."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        encoding = "UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "another encoding"
        source = SourceText(name, good)
        problems.error(
            "not-utf-8",
            source.at(len(good)),
            f"byte 0x{data[error.start]:02X} is not UTF-8: the file is in {encoding}",
            "save it as UTF-8",
        )
        return None
    source = SourceText(name, text.replace("\r\n", "\n").replace("\r", "\n"))
    found = list(FORBIDDEN_CHARACTERS.finditer(source.text))
    for match in found:
        refuse_character(match[0], source.at(match.start()), problems)
    return None if found else source


def refuse_character(character: str, location: Location, problems: Problems) -> None:
    """Note a character that no document may hold."""
    message = f"the character U+{ord(character):04X} cannot stand in a document"
    problems.error("control-character", location, message, "delete it; it is invisible, so retype the words around it")


def unescaped(value: str, location: Location, problems: Problems) -> str:
    """A value that was written with escapes, without such characters; they are noted."""
    for found in FORBIDDEN_CHARACTERS.findall(value):
        refuse_character(found, location, problems)
    return FORBIDDEN_CHARACTERS.sub("", value)
