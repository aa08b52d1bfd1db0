"""Structure trees of tagged PDFs as nested lists, and what they should be by the resolved document."""

import io
import re

import attrs
import pikepdf
import pypdfium2 as pdfium

from iria_reports.inspecting.expected import squeezed
from iria_reports.inspecting.matching import RIGHT_TO_LEFT, _characters
from iria_reports.inspecting.pdftext import _marked_texts
from iria_reports.resolved import (
    Contents,
    Endnotes,
    Figure,
    Heading,
    LineBreak,
    List,
    NoteCall,
    PageBreak,
    Panel,
    Paragraph,
    PullQuote,
    Quotation,
    Reference,
    Run,
    Scale,
    Style,
    Table,
    Turned,
)

HYPHENS = re.compile("[-\x02\u2010\ufffe]")


@attrs.define
class Node:
    """An element of the tree: kind, language, alternative text, and its content, text squeezed."""

    kind: str
    content: list
    lang: str | None = None
    alt: str | None = None

    def words(self):
        return "".join(item if isinstance(item, str) else item.words() for item in self.content)

    def lines(self, rtl, depth=0):
        """The tree as lines. What runs from right to left is compared by its characters: pages hold it in the order of the eye."""
        rtl = rtl or (self.kind in ("P", "TD", "TH", "Caption", "Note") and RIGHT_TO_LEFT.search(self.words()) is not None)
        head = "  " * depth + self.kind
        head += f" lang={self.lang}" if self.lang else ""
        head += f" alt={self.alt!r}" if self.alt is not None else ""
        yield head
        for item in self.content:
            if isinstance(item, str):
                words = "".join(_characters(item)) if rtl or RIGHT_TO_LEFT.search(item) else item
                yield "  " * (depth + 1) + repr(words)
            else:
                yield from item.lines(rtl, depth + 1)


def text(value):
    return HYPHENS.sub("", squeezed(value))


def merged(content):
    """``content`` with neighbouring texts as one, and without empty ones."""
    out = []
    for item in content:
        if isinstance(item, str) and out and isinstance(out[-1], str):
            out[-1] += item
        elif item != "":
            out.append(item)
    return out


# What the PDF holds


def marked_texts(data):
    """Text of each marked content, by its page (from 0) and its number there."""
    document = pdfium.PdfDocument(data)
    found = {(number, mark): said for number, page in enumerate(document) for mark, said in _marked_texts(page).items()}
    document.close()
    return found


def tree_of(data):
    """The tree of a PDF."""
    texts = marked_texts(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        (document,) = pdf.Root.StructTreeRoot.K
        return _read(document, pages, texts)


def _read(element, pages, texts):
    own = pages[element.Pg.objgen] if "/Pg" in element else None
    content = []
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary):
            if "/S" in kid:
                assert kid.P.objgen == element.objgen
                content.append(_read(kid, pages, texts))
            elif kid.Type == "/MCR":
                content.append(text(texts.get((pages[kid.Pg.objgen], int(kid.MCID)), "")))
        else:
            content.append(text(texts.get((own, int(kid)), "")))
    alt = str(element.Alt) if "/Alt" in element else None
    lang = str(element.Lang) if "/Lang" in element else None
    kind = str(element.S).removeprefix("/")
    return Node(kind, [] if kind == "Figure" else merged(content), lang, alt)


# What the document says


class Expected:
    """Writes the tree that a document should have."""

    def __init__(self, document, pages):
        self.document, self.pages = document, pages
        self.in_place = not document.endnotes

    def tree(self):
        return Node("Document", [*self.title(), *self.blocks(self.document.body)])

    def title(self):
        block = self.document.title_block
        cover = self.document.design.cover
        content = [
            Node("P", [Node("Strong", [text(block.institute)]), text(block.institute_name + block.date)]),
            Node("P", [text(block.kicker)]),
            *self.lines("H1", block.title),
            *(self.lines("P", block.subtitle) if block.subtitle else []),
        ]
        if cover:
            content += self.cover_figure(block.lead) if block.lead is not None else []
            content += [Node("P", [text(line)]) for line in (*block.edition, *block.byline)]
            return [Node("Div", content)]
        content += [Node("P", [text("·".join(lines))]) for lines in (block.edition, block.byline) if lines]
        if block.lead is not None:
            content += self.figure(block.lead)
        return [Node("Div", content)]

    def cover_figure(self, figure):
        content = [Node("Figure", [], alt=figure.alt)]
        if figure.caption:
            content += self.lines("P", figure.caption.content, self.label(figure.caption))
        return [Node("Div", [*content, *self.blocks(figure.below)])]

    def label(self, caption):
        return f"{caption.number.label}{caption.number.text}" if caption.number else ""

    def note(self, note):
        first, *more = note.content
        number = str(note.number)
        if self.in_place:
            said = [Node("Lbl", [Node("Link", [number])]), *self.inlines(first.content)]
            for each in more:
                said += self.inlines(each.content)
            return Node("Note", merged(said))
        paragraphs = [Node("P", [Node("Lbl", [number]), *self.inlines(first.content)])]
        return Node("Note", [*paragraphs, *(Node("P", self.inlines(each.content)) for each in more)])

    def notes(self, content):
        calls = [inline for inline in content if isinstance(inline, NoteCall)] if self.in_place else []
        return [self.note(self.document.notes[call.number - 1]) for call in calls]

    def lines(self, kind, content, before="", lang=None):
        """A paragraph, and behind it the notes that it calls."""
        return [Node(kind, merged([text(before), *self.inlines(content)]), lang), *self.notes(content)]

    def inlines(self, content):
        return merged([self.inline(inline) for inline in content])

    def inline(self, inline):
        match inline:
            case LineBreak():
                return ""
            case NoteCall():
                return Node("Reference", [Node("Link", [str(inline.number)])])
            case Reference():
                return Node("Reference", [Node("Link", [text(inline.text)])])
            case Run():
                said = text(inline.text)
                if not said:
                    return ""
                if inline.link:
                    said = Node("Link", [said])
                for style, kind in ((Style.EMPHASIS, "Em"), (Style.STRONG, "Strong"), (Style.CODE, "Code")):
                    if inline.style & style:
                        said = Node(kind, [said])
                return Node("Span", [said], inline.tongue.tag) if inline.tongue else said

    def blocks(self, blocks):
        return [node for block in blocks for node in self.block(block)]

    def block(self, block):
        match block:
            case Heading():
                return self.lines(f"H{block.level + 1}", block.content, block.number or "")
            case Paragraph():
                return self.lines("P", block.content, lang=block.tongue.tag if block.tongue else None)
            case List():
                items = [
                    Node("LI", [Node("Lbl", [text(item.mark) or "–"]), Node("LBody", self.blocks(item.content))])
                    for item in block.items
                ]
                for item, node in zip(block.items, items, strict=True):
                    node.content[0].content = merged([text(item.mark)])
                return [Node("L", items)]
            case Quotation():
                quote = Node("BlockQuote", self.blocks(block.content), block.tongue.tag if block.tongue else None)
                attribution = self.lines("P", block.attribution) if block.attribution else []
                return [Node("Div", [quote, Node("Caption", attribution)])] if attribution else [Node("Div", [quote])]
            case PullQuote() | PageBreak():
                return []
            case Endnotes():
                return [Node("Sect", [self.note(note) for note in self.document.notes])]
            case Panel():
                content = self.blocks((block.heading,)) if block.heading else []
                if block.caption:
                    content += self.lines("P", block.caption.content, self.label(block.caption))
                return [Node("Sect", [*content, *self.blocks(block.content)])]
            case Scale():
                return [Node("P", [text(block.label)])]
            case Figure():
                return self.figure(block)
            case Table():
                return self.table(block)
            case Contents():
                return [Node("Sect", [*self.block(block.heading), self.listed(block.entries)])]
            case Turned():
                return self.blocks(block.content)

    def figure(self, figure):
        caption = self.lines("P", figure.caption.content, self.label(figure.caption)) if figure.caption else []
        caption += self.blocks(figure.below)
        return [Node("Div", [Node("Figure", [], alt=figure.alt), *([Node("Caption", caption)] if caption else [])])]

    def table(self, table):
        content = []
        if table.caption:
            said = merged([text(self.label(table.caption)), *self.inlines(table.caption.content)])
            content.append(Node("Caption", [*said, *self.notes(table.caption.content)]))
        if table.head:
            content.append(Node("THead", [Node("TR", [self.cell("TH", cell) for cell in table.head.cells])]))
        rows = []
        for row in table.rows:
            kinds = ["TH" if table.row_heads and index == 0 else "TD" for index in range(len(row.cells))]
            rows.append(Node("TR", [self.cell(kind, cell) for kind, cell in zip(kinds, row.cells, strict=True)]))
        content.append(Node("TBody", rows))
        return [Node("Table", content), *self.blocks(table.below)]

    def cell(self, kind, cell):
        return Node(kind, [*self.inlines(cell.content), *self.notes(cell.content)])

    def listed(self, entries):
        """Entries of the first level, each with those behind it that are of the next."""
        kids = []
        for entry in entries:
            if entry.level == entries[0].level:
                kids.append((entry, []))
            else:
                kids[-1][1].append(entry)
        return Node("TOC", [self.entry(entry, within) for entry, within in kids])

    def entry(self, entry, within):
        label = [Node("Lbl", [text(entry.number)])] if entry.number else []
        words = merged(["".join(self.words(inline) for inline in entry.content)])
        reference = Node("Reference", [Node("Link", words), str(self.pages[entry.anchor])])
        return Node("TOCI", [*label, reference, *([self.listed(within)] if within else [])])

    def words(self, inline):
        return "" if isinstance(inline, LineBreak | NoteCall) else text(inline.text)


def expected_tree(document, pages):
    return Expected(document, pages).tree()


def flattened(node):
    """``node`` with what is of one kind and adjoins as one, since a run may be set in several pieces."""
    content = []
    for item in node.content:
        each = item if isinstance(item, str) else flattened(item)
        last = content[-1] if content else None
        if (
            isinstance(each, Node)
            and isinstance(last, Node)
            and each.kind == last.kind
            and each.kind in ("Em", "Strong", "Link")
        ):
            last.content = merged([*last.content, *each.content])
        else:
            content.append(each)
    return attrs.evolve(node, content=merged(content))


def pages_of(data):
    """Page of each anchor of a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {sheet.objgen: number for number, sheet in enumerate(pdf.pages, 1)}
        return {str(name): numbers[dest[0].objgen] for name, dest in pikepdf.NameTree(pdf.Root.Names.Dests).items()}


def assert_tagged_as_resolved(data, document):
    """The tree of a PDF is that of the document, line by line."""
    rtl = document.language.rtl
    found = list(flattened(tree_of(data)).lines(rtl))
    wanted = list(flattened(expected_tree(document, pages_of(data))).lines(rtl))
    assert found == wanted
