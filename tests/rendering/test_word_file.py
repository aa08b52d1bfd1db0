"""What a Word file says of itself: properties, protection, settings; nothing of who built it."""

import base64
import getpass
import hashlib
import socket

import attrs
import pytest
from conftest import EXAMPLES, ROOT, briefing

import iria_reports as iria
from iria_reports.inspecting.wordfile import WordFile, q, value
from iria_reports.inspecting.wordlint import lint_docx
from iria_reports.rendering.docx.file.protection import hashed, reduced
from iria_reports.resolved import identity

CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"


def custom(data: bytes) -> dict[str, str]:
    tree = WordFile(data).tree("docProps/custom.xml")
    return {each.get("name"): each[0].text for each in tree.iter(CUSTOM)}


def test_a_register_finds_what_it_asks(every_block):
    assert custom(every_block.docx) == {
        "Form": "special-report",
        "Series": "Test Series",
        "Number": "1",
        "Edition": "every-block",
        "Handling": "TLP:AMBER+STRICT; Not for onward transmission",
        "Build identity": identity(every_block.document),
    }


def test_equal_documents_have_equal_identities_and_others_have_others(moscow):
    again = iria.resolve(EXAMPLES / "moscow-mediation")
    assert identity(again) == identity(moscow.document)
    assert identity(attrs.evolve(again, slug="other")) != identity(again)


def test_nothing_in_the_file_names_the_machine_or_who_built_it(example):
    traces = {str(ROOT), getpass.getuser() if getpass.getuser() != "root" else "/root", socket.gethostname()}
    for name, data in WordFile(example.docx).parts.items():
        if name.endswith((".xml", ".rels")):  # three letters stand in any font
            assert not [trace for trace in traces if len(trace) > 3 and trace.encode() in data], name


def settings(data: bytes):
    return WordFile(data).tree("word/settings.xml")


def test_a_current_word_opens_it_without_compatibility_mode(moscow):
    modes = {value(each, "name"): value(each) for each in settings(moscow.docx).iter(q("compatSetting"))}
    assert modes["compatibilityMode"] == "15"


def test_word_may_recommend_to_open_it_read_only():
    data = iria.render_docx(briefing(), word=iria.WordOptions(protection="read-only"))
    assert value(settings(data).find(q("writeProtection")), "recommended") == "1"
    assert b"<DocSecurity>2<" in WordFile(data).parts["docProps/app.xml"]
    assert lint_docx(data) == []


def test_comments_alone_may_be_allowed_behind_a_password():
    word = iria.WordOptions(protection="comments", password="Example")  # noqa: S106  of nothing
    data = iria.render_docx(briefing(), word=word)
    assert data == iria.render_docx(briefing(), word=word)
    kept = settings(data).find(q("documentProtection"))
    assert (value(kept, "edit"), value(kept, "enforcement")) == ("comments", "1")
    salt = base64.b64decode(value(kept, "salt"))
    assert base64.b64decode(value(kept, "hash")) == hashed("Example", salt, int(value(kept, "cryptSpinCount")))
    assert b"Example" not in b"".join(WordFile(data).parts.values())


def test_passwords_are_reduced_as_the_standard_has_it():
    """The example of ECMA-376 part 4, 14.8.1: "Example" is 64CEED7E, and kept from its last byte on."""
    assert reduced("Example") == "7EEDCE64"


def test_a_password_is_hashed_with_its_salt_over_and_over():
    first = hashlib.sha512(b"salt" + reduced("Example").encode("utf-16-le")).digest()
    assert hashed("Example", b"salt", 0) == first
    assert hashed("Example", b"salt", 1) == hashlib.sha512(first + bytes(4)).digest()


def test_a_password_without_the_protection_that_it_opens_is_refused():
    with pytest.raises(ValueError, match="a password goes with"):
        iria.WordOptions(password="secret")  # noqa: S106  of nothing


@pytest.mark.external
@pytest.mark.parametrize("protection", list(iria.Protection))
def test_protected_files_are_valid(protection, validated, tmp_path):
    word = iria.WordOptions(protection=protection, password="x" if protection is iria.Protection.COMMENTS else "")
    path = tmp_path / "protected.docx"
    path.write_bytes(iria.render_docx(briefing(), word=word))
    assert validated(path) == []
