"""What is withheld stands in no output, whatever way it might take; and each way leaks once its guard is taken out."""

from __future__ import annotations

import io
import json

import attrs
import pikepdf
import pytest
from attacks import ATTACKS, WORDS, Attack, jpeg, png, withheld
from click.testing import CliRunner
from conftest import everything_in

import iria_reports as iria
from iria_reports.building import outputs
from iria_reports.cli.main import iria as command
from iria_reports.editions import tailoring
from iria_reports.editions.reader import Reader
from iria_reports.inspecting.leaks import check_leaks
from iria_reports.inspecting.pdftext import pdf_text
from iria_reports.model import pictures, svg

#: How each guard is taken out.
GUARDS = {
    "tailoring": lambda patch: patch.setattr(Reader, "sees", lambda *_: True),
    "clients": lambda patch: patch.setattr(tailoring, "personal", _of_the_other(tailoring.personal)),
    "pictures": lambda patch: patch.setattr(pictures, "without_metadata", bytes),
    "drawings": lambda patch: patch.setattr(pictures, "clean_svg", _as_it_is),
    "words of drawings": lambda patch: patch.setattr(pictures, "clean_svg", _as_it_is),
    "attachments": lambda patch: patch.setattr(outputs._Making, "_laid_out", _with_the_whole(outputs._Making._laid_out)),
    "linked data": lambda patch: patch.setattr(outputs._Making, "_html", _with_the_whole(outputs._Making._html)),
}
#: What the briefing itself does not say is withheld: nothing but the guard keeps it in.
UNSAID = ("pictures", "words of drawings")


def _as_it_is(name, data, **_):
    """A drawing that is not cleaned."""
    return svg.CleanSvg(data, 200.0, 60.0)


def _of_the_other(personal):
    """Tailoring that takes one client for another."""

    def taken_for_another(briefing, reader, whole):
        return personal(briefing, Reader.of_client(next(client for client in whole.clients if client.id == "other")), whole)

    return taken_for_another


def _with_the_whole(method):
    """A step of making outputs that sees the whole briefing instead of the edition."""

    def with_the_whole(self, *args, **options):
        edition = self.edition
        tailored = edition._tailored
        edition._tailored = edition.whole
        try:
            return method(self, *args, **options)
        finally:
            edition._tailored = tailored

    return with_the_whole


@pytest.fixture(params=ATTACKS.values(), ids=ATTACKS.keys())
def attack(request) -> Attack:
    return request.param


@pytest.fixture
def attacked(attack, tmp_path):
    return attack.folder(tmp_path)


def found(data: bytes) -> bool:
    """Whether the secret stands in an output: its bytes unpacked, and what a reader sees on its pages."""
    texts = [everything_in(data)]
    if data.startswith(b"%PDF"):
        read = pdf_text(data)
        texts.append(f"{read.body}{read.notes}{read.apart}".encode())
        with pikepdf.open(io.BytesIO(data)) as pdf:
            texts += [str(item).encode() for item in pdf.objects if isinstance(item, pikepdf.String)]
            texts += [file.get_file().read_bytes() for file in pdf.attachments.values()]
    return any(b"mksecret" in text.lower() for text in texts)


def test_it_stands_in_no_output(attack, attacked, tmp_path):
    if attack.refused:
        with pytest.raises(iria.BriefingError):
            iria.build(attacked, out=tmp_path / "out", client="reader", attach=True)
        return
    built = iria.build(attacked, out=tmp_path / "out", client="reader", attach=True)
    for path in built.paths.values():
        assert not found(path.read_bytes()), path.name
        assert "mksecret" not in path.name
    assert b"mksecret" not in json.dumps(iria.dump(iria.resolve(attacked, client="reader"))).lower().encode()


def test_it_leaks_without_its_guard_and_the_gate_refuses_the_edition(attack, attacked, tmp_path, monkeypatch):
    made: dict[str, bytes] = {}

    def watched(data, whole, reader, others):
        made.update(data)
        return check_leaks(data, whole, reader, others)

    monkeypatch.setattr(outputs, "check_leaks", watched)
    GUARDS[attack.guard](monkeypatch)
    if attack.guard in UNSAID:
        iria.build(attacked, out=tmp_path / "out", client="reader", attach=True)
    else:
        with pytest.raises(iria.BriefingError) as refused:
            iria.build(attacked, out=tmp_path / "out", client="reader", attach=True)
        leaks = [problem for problem in refused.value.problems if problem.code == "leak"]
        assert leaks
        assert not any("mksecret" in f"{problem.message}{problem.mend}".lower() for problem in leaks), "a leak is quoted"
        assert not any(problem.location for problem in leaks), "a report would show the line"
        assert not (tmp_path / "out").exists()
    assert any(found(data) for data in made.values())


def test_a_leak_leaves_the_edition_of_yesterday_and_says_that_it_is_stale(tmp_path, monkeypatch):
    folder = withheld(WORDS).folder(tmp_path)
    before = iria.build(folder, to="html", out=tmp_path / "out").paths["html"].read_bytes()
    GUARDS["tailoring"](monkeypatch)
    with pytest.raises(iria.BriefingError) as refused:
        iria.build(folder, to="html", out=tmp_path / "out")
    assert {problem.code for problem in refused.value.problems} == {"leak", "stale-output"}
    assert (tmp_path / "out" / "briefing.html").read_bytes() == before


def test_a_picture_is_known_by_its_bytes_and_by_its_pixels(tmp_path, monkeypatch):
    """A photograph in a PDF is stored anew: only its pixels are the same."""
    for name, data in (("a.png", png()), ("a.jpg", jpeg())):
        folder = withheld(f'![Seen]({name}){{alt="Seen by all"}}', files={name: data}).folder(tmp_path / name)
        with monkeypatch.context() as patch:
            GUARDS["tailoring"](patch)
            for form in ("pdf", "docx", "html"):
                with pytest.raises(iria.BriefingError, match="a picture that is withheld"):
                    iria.build(folder, to=form, out=tmp_path / "out")


def test_answers_of_the_citation_engine_for_some_readers_are_not_kept_on_disk(tmp_path, monkeypatch):
    monkeypatch.setenv("IRIA_CACHE", str(tmp_path / "cache"))
    folder = withheld("As known [@mksecret-2021].").folder(tmp_path)
    iria.build(folder, to="html", out=tmp_path, audiences=["officials"])
    iria.build(folder, to="html", out=tmp_path, client="other")
    kept = [path.read_bytes() for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert not any(b"mksecret" in data for data in kept)


def test_the_log_of_a_batch_holds_nothing_of_it(tmp_path, monkeypatch):
    folder = withheld(WORDS).folder(tmp_path)
    ran = CliRunner().invoke(
        command, ["build", str(folder), "--client", "reader", "--to", "html", "--out", str(tmp_path / "out")]
    )
    assert ran.exit_code == 0
    assert "mksecret" not in ran.output
    GUARDS["tailoring"](monkeypatch)
    ran = CliRunner().invoke(
        command, ["build", str(folder), "--client", "reader", "--to", "html", "--out", str(tmp_path / "out")]
    )
    assert ran.exit_code == 1
    assert "leak" in ran.output
    assert "mksecret" not in ran.output


def test_whom_the_chatham_house_rule_protects_is_searched_in_every_edition(tmp_path, monkeypatch):
    """The check refuses such a briefing; the gate would, too."""
    folder = withheld(
        "They heard Ivan Mksecretov speak.", files={"sources.notes.yaml": "open: {protects: [Ivan Mksecretov]}\n"}
    ).folder(tmp_path)
    whole = iria.load(folder)
    for reader in (Reader(), Reader(proof=True), Reader.of_client(whole.clients[1])):
        page = b"<html><body><p>They heard Ivan Mksecretov speak.</p></body></html>"
        assert [problem.code for problem in check_leaks({"html": page}, whole, reader)][:1] == ["leak"]


def edited(data: bytes, change) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def _xmp(pdf):
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = WORDS


def _outline(pdf):
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(WORDS, 0))


SMUGGLED = {
    "document information": lambda pdf: pdf.docinfo.__setitem__("/Subject", WORDS),
    "XMP": _xmp,
    "bookmark": _outline,
    "attachment": lambda pdf: pdf.attachments.__setitem__("a.txt", WORDS.encode()),
    "compressed attachment": lambda pdf: pdf.attachments.__setitem__("a.bin", b"\xff\xfe" + WORDS.encode("utf-16-le")),
    "annotation": lambda pdf: pdf.pages[0].obj.__setitem__(
        "/Annots", pikepdf.Array([pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents=WORDS, Rect=[0, 0, 9, 9]))])
    ),
    "name": lambda pdf: pdf.Root.__setitem__("/X", pikepdf.Name("/mksecret-2021")),
    "replacement text in a page": lambda pdf: pdf.pages[0].contents_add(f"/Span <</ActualText ({WORDS})>> BDC EMC".encode()),
}  # fmt: skip


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    """A briefing that withholds something, and its public outputs."""
    folder = withheld(f"{WORDS} [@mksecret-2021]").folder(tmp_path_factory.mktemp("clean"))
    whole = iria.load(folder)
    built = iria.build(folder, out=folder / "out")
    return whole, {form: path.read_bytes() for form, path in built.paths.items()}


@pytest.mark.parametrize("change", SMUGGLED.values(), ids=SMUGGLED.keys())
def test_what_is_smuggled_into_a_pdf_is_found(clean, change):
    whole, made = clean
    assert check_leaks(made, whole, Reader()) == []
    assert check_leaks({"pdf": edited(made["pdf"], change)}, whole, Reader())


def test_a_pdf_that_holds_an_earlier_revision_is_refused(clean):
    whole, made = clean
    with pytest.raises(iria.BriefingError, match="an earlier revision"):
        check_leaks({"pdf": made["pdf"] + b"\nstartxref\n0\n%%EOF\n"}, whole, Reader())


def word_with(data: bytes, name: str, content: bytes, **entry: bytes) -> bytes:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, content if each == name else old.read(each))
        if name not in old.namelist():
            info = zipfile.ZipInfo(name)
            info.comment = entry.get("comment", b"")
            new.writestr(info, content)
    return out.getvalue()


def packed(content: bytes) -> bytes:
    return word_with(_empty_zip(), "inner.txt", content)


def _empty_zip() -> bytes:
    import zipfile

    out = io.BytesIO()
    zipfile.ZipFile(out, "w").close()
    return out.getvalue()


HIDDEN_IN_WORD = {
    "comments": ("word/comments.xml", f"<c><t>{WORDS}</t></c>".encode()),
    "custom part": ("customXml/item1.xml", f'<x a="{WORDS}"/>'.encode()),
    "XML comment": ("customXml/item1.xml", f"<x><!-- {WORDS} --></x>".encode()),
    "words in several runs": (
        "word/extra.xml",
        ('<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' + "".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in (WORDS[:7], WORDS[7:15], WORDS[15:])) + "</w:p>").encode(),
    ),
    "embedded package": ("word/embeddings/book.xlsx", packed(WORDS.encode())),
    "name of a part": ("word/media/mksecret-2021.png", b"x"),
    "part that is no XML": ("word/vba.bin", b"\x01\x02" + WORDS.encode() + b"\x00"),
    "part in UTF-16": ("word/vba.bin", b"\x01\x02" + WORDS.encode("utf-16-le") + b"\x00"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content"), HIDDEN_IN_WORD.values(), ids=HIDDEN_IN_WORD.keys())
def test_what_is_hidden_in_a_word_file_is_found(clean, name, content):
    whole, made = clean
    assert check_leaks({"docx": word_with(made["docx"], name, content)}, whole, Reader())


def test_what_stands_beside_the_parts_of_a_word_file_is_found(clean):
    whole, made = clean
    assert check_leaks({"docx": WORDS.encode() + made["docx"]}, whole, Reader())
    assert check_leaks({"docx": word_with(made["docx"], "x.xml", b"<x/>", comment=WORDS.encode())}, whole, Reader())


@pytest.mark.parametrize(
    "page",
    [
        f"<!-- {WORDS} -->",
        f'<p data-x="{WORDS}">x</p>',
        f"<script>var x = '{WORDS}'</script>",
        f"<p>{WORDS.replace('mksecret', 'mk<b>sec</b>ret')}</p>",
        "<p>mksecret-2021</p>",
    ],
)
def test_what_is_hidden_in_a_page_is_found(clean, page):
    whole, _ = clean
    assert check_leaks({"html": f"<html><body>{page}</body></html>".encode()}, whole, Reader())


@pytest.mark.parametrize(
    "text",
    [
        WORDS.upper(),
        WORDS.replace(" ", "\u00a0"),
        WORDS.replace("mksecret", "mk\u00adsecret"),
        WORDS.replace("runs", "ru-\nns"),
        "".join(f"{letter}\u200b" for letter in WORDS),
        WORDS.replace("s", "\uff53"),
    ],
)
def test_disguised_words_are_found(clean, text):
    whole, _ = clean
    assert check_leaks({"html": f"<html><body><p>{text}</p></body></html>".encode()}, whole, Reader())


def test_each_attack_is_another(tmp_path):
    assert len(ATTACKS) >= 30
    assert len({attrs.astuple(attack, recurse=False)[:3].__repr__() + attack.clients for attack in ATTACKS.values()}) == len(
        ATTACKS
    )
