"""The text of a Word file as Word shows it: its own numbers computed as Word computes them.

An independent reading: it knows the format, not the writer. Numbers of headings, lists and notes are counted
here from ``numbering.xml``, ``styles.xml`` and the order of the calls; results of fields are compared with
what the fields would give after an update.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

import attrs
from lxml import etree

from iria_reports.inspecting.wordfile import DOCUMENT, WordFile, child_value, q, style_of

_FIELD: Final = re.compile(r"\s*(?P<kind>\w+)(?:\s+\"?(?P<argument>[^\s\"\\]+)\"?)?(?P<switches>.*)")


@attrs.define
class DocxText:
    """Text of body and notes with the numbers that Word shows; ``wrong`` lists fields whose result is another."""

    body: str
    notes: str
    wrong: list[str]


@attrs.define
class _Level:
    form: str
    text: str
    start: int


def docx_text(data: bytes) -> DocxText:
    """Text of a Word file."""
    return read_docx(WordFile(data))


def read_docx(file: WordFile) -> DocxText:
    """Text of a Word file that was opened."""
    kind = "endnote" if "word/endnotes.xml" in file.parts and "word/footnotes.xml" not in file.parts else "footnote"
    reading = _Reading(_Lists(file.numbering, file.styles))
    for paragraph in file.tree(DOCUMENT).iter(q("p")):
        reading.paragraph(paragraph)
    reading.settle_references()
    written = sorted(file.tree(f"word/{kind}s.xml").iter(q(kind)), key=_id)
    notes = "".join(reading.note(note) for note in written)
    reading.settle_references()  # those of the notes
    return DocxText("".join(reading.body), notes, reading.wrong)


def _id(note: etree._Element) -> int:
    return int(note.get(q("id"), "0"))


class _Lists:
    """Lists and the numbers they have reached."""

    def __init__(self, numbering: etree._Element, styles: etree._Element) -> None:
        abstract = {each.get(q("abstractNumId")): self._levels(each) for each in numbering.iter(q("abstractNum"))}
        self.levels: dict[str, dict[int, _Level]] = {}
        self.kin: dict[str, str] = {}
        self.overrides: dict[str, dict[int, int]] = {}
        for num in numbering.iter(q("num")):
            number, of = num.get(q("numId"), ""), child_value(num, "abstractNumId")
            self.levels[number], self.kin[number] = abstract[of], of
            self.overrides[number] = {
                int(override.get(q("ilvl"), "0")): int(start.get(q("val"), "1"))
                for override in num.iter(q("lvlOverride"))
                for start in override.iter(q("startOverride"))
            }
        self.by_style = {
            style.get(q("styleId")): properties
            for style in styles.iter(q("style"))
            for properties in style.iterfind(f"{q('pPr')}/{q('numPr')}")
        }
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        self.begun: set[str] = set()

    @staticmethod
    def _levels(abstract: etree._Element) -> dict[int, _Level]:
        return {
            int(level.get(q("ilvl"), "0")): _Level(
                child_value(level, "numFmt"), child_value(level, "lvlText"), int(child_value(level, "start") or 1)
            )
            for level in abstract.iter(q("lvl"))
        }

    def label(self, paragraph: etree._Element) -> str:
        """The number or mark of a paragraph; counts it."""
        own = paragraph.find(f"{q('pPr')}/{q('numPr')}")
        properties = own if own is not None else self.by_style.get(style_of(paragraph))
        if properties is None:
            return ""
        number = child_value(properties, "numId")
        return "" if number == "0" else self._next(number, int(child_value(properties, "ilvl") or 0))

    def _next(self, number: str, level: int) -> str:
        described = self.levels[number][level]
        if described.form == "bullet":
            return described.text
        # Lists of one abstract list count on together, unless a list begins with an override.
        counts = self.counts[self.kin[number]]
        override = self.overrides[number].get(level) if number not in self.begun else None
        self.begun.add(number)
        counts[level] = override if override is not None else counts.get(level, described.start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]

        def counted(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            return _counted(counts.get(at, 1), self.levels[number][at].form)

        return re.sub(r"%(\d)", counted, described.text)


def _counted(count: int, form: str) -> str:
    """A count as Word writes it: "3", or "C" (ECMA-376 part 1, 17.18.59)."""
    return chr(ord("A") - 1 + count) if form == "upperLetter" else str(count)


class _Reading:
    def __init__(self, lists: _Lists) -> None:
        self.lists = lists
        self.body: list[str] = []
        self.wrong: list[str] = []
        self.sequences: dict[str, int] = defaultdict(int)
        self.bookmarks: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        self.references: list[tuple[str, str, str]] = []
        self.notes = 0
        self.note_ids: dict[str, int] = {}

    def paragraph(self, paragraph: etree._Element) -> None:
        label = self.lists.label(paragraph)
        if label:
            self.body.append(f"{label} ")
        self.body.append(self.text(paragraph, label) + "\n")

    def text(self, paragraph: etree._Element, label: str) -> str:
        """Text of a paragraph; fields by their results, which are checked or noted for checking."""
        written: list[str] = []
        open_marks: dict[str, tuple[str, int]] = {}
        fields: list[tuple[str, int]] = []
        instruction: list[str] | None = None
        for element in paragraph.iter("*"):
            match etree.QName(element).localname:
                case "t":
                    written.append(element.text or "")
                case "br":
                    written.append("\n")
                case "footnoteReference" | "endnoteReference":
                    written.append(self._call(element))
                case "instrText":
                    if instruction is not None:
                        instruction.append(element.text or "")
                case "fldChar":
                    kind = element.get(q("fldCharType"))
                    if kind == "begin":
                        instruction = []
                    elif kind == "separate":
                        fields.append(("".join(instruction or ()), len(written)))
                        instruction = None
                    elif fields:
                        self._field(fields.pop(), written)
                case "bookmarkStart":
                    open_marks[element.get(q("id"), "")] = (element.get(q("name"), ""), len(written))
                    self.labels[element.get(q("name"), "")] = label
                case "bookmarkEnd":
                    name, start = open_marks.pop(element.get(q("id"), ""), ("", 0))
                    self.bookmarks[name] = "".join(written[start:])
        return "".join(written)

    def _call(self, element: etree._Element) -> str:
        self.notes += 1
        self.note_ids[element.get(q("id"), "")] = self.notes
        return str(self.notes)

    def _field(self, field: tuple[str, int], written: list[str]) -> None:
        instruction, start = field
        match = _FIELD.match(instruction)
        if match is None:
            return
        result = "".join(written[start:])
        argument = match["argument"] or ""
        if match["kind"] == "SEQ":
            self.sequences[argument] += 1
            if result != str(self.sequences[argument]):
                self.wrong.append(f"{instruction.strip()}: shows {result}, counts {self.sequences[argument]}")
        elif match["kind"] in ("REF", "NOTEREF"):
            self.references.append((argument, match["switches"], result))

    def settle_references(self) -> None:
        """Compare what references show with what they refer to."""
        references, self.references = self.references, []
        for name, switches, result in references:
            if name not in self.bookmarks:
                self.wrong.append(f"REF {name}: there is no such bookmark")
                continue
            true = self.labels[name] if "\\r" in switches else self.bookmarks[name]
            if result != true:
                self.wrong.append(f"REF {name}: shows {result}, refers to {true}")

    def note(self, note: etree._Element) -> str:
        """Text of a note with its number."""
        if note.get(q("type")) is not None:
            return ""
        number = self.note_ids.get(note.get(q("id"), ""))
        if number is None:
            self.wrong.append(f"note {note.get(q('id'))} is never called")
        return f"{number}" + "".join(self.text(paragraph, "") for paragraph in note.iter(q("p")))
