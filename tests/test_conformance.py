"""PDFs are accessible and archivable, tagged in order, and look to nothing outside."""

import csv
import io
import json

import page
import pikepdf
import pytest
from conftest import require, written
from tagtree import pages_of

import iria_reports as iria

PROFILES = [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A]


@pytest.mark.parametrize("profile", PROFILES, ids=["pdf-ua-1", "pdf-a-3a"])
def test_the_pdf_conforms(example, profile):
    report = page.validate_pdf_bytes(example.pdf, profile=profile)
    assert report.is_compliant, [str(failure) for failure in report.failures]


def test_the_validator_can_fail(moscow):
    with pikepdf.open(io.BytesIO(moscow.pdf)) as pdf:
        del pdf.Root.Lang
        out = io.BytesIO()
        pdf.save(out)
    assert not page.validate_pdf_bytes(out.getvalue(), profile=page.ValidationProfile.PDF_UA_1).is_compliant


def test_the_pdf_has_bookmarks_for_its_title_and_headings(moscow):
    with pikepdf.open(io.BytesIO(moscow.pdf)) as pdf, pdf.open_outline() as outline:
        (root,) = outline.root
        assert root.title == "Moscow’s mediation between Ankara and Damascus"
        titles = [item.title for item in root.children]
        assert titles[:3] == ["1 What Moscow wants", "2 How the talks came about", "3 What each side asks for"]
        assert next(item.title for item in root.children[2].children) == "3.1 Damascus wants withdrawal"


def test_links_lead_somewhere(every_block):
    with pikepdf.open(io.BytesIO(every_block.pdf)) as pdf:
        names = set(pikepdf.NameTree(pdf.Root.Names.Dests).keys())
        targets, addresses, pages = [], [], []
        for sheet in pdf.pages:
            for annotation in sheet.get("/Annots", []):
                if "/A" in annotation:
                    addresses.append(str(annotation.A.URI))
                elif isinstance(annotation.Dest, pikepdf.Array):
                    pages.append(annotation.Dest[0].objgen)
                else:
                    targets.append(str(annotation.Dest))
        assert set(pages) <= {sheet.objgen for sheet in pdf.pages}
        assert len(pages) == 2 * len(every_block.document.notes), "each note and its call lead to each other"
    assert targets
    assert set(targets) <= names
    assert "https://www.un.org/en/about-us/un-charter" in addresses


def test_metadata_stand_in_info_and_xmp(moscow):
    with pikepdf.open(io.BytesIO(moscow.pdf)) as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        meta = pdf.open_metadata()
        assert info["/Title"] == meta["dc:title"] == "Moscow’s mediation between Ankara and Damascus"
        assert info["/Author"] == "IRIA Middle East Desk"
        assert meta["pdfuaid:part"] == "1"
        assert meta["pdfaid:part"] == "3"
        assert str(pdf.Root.Lang) == "en-GB"


def test_catalogues_find_publisher_rights_kind_and_series(report):
    with pikepdf.open(io.BytesIO(report.pdf)) as pdf:
        meta = pdf.open_metadata()
        document = report.document.metadata
        assert list(meta["dc:publisher"]) == [document.publisher]
        assert list(meta["dc:type"]) == ["Special report"]
        assert list(meta["dc:relation"]) == [f"{document.series} {document.number}"]
        assert str(meta["dc:rights"]) == document.rights
        assert pdf.Root.PageLabels.Nums[1].S == "/D"


def attached(data: bytes) -> dict[str, tuple[bytes, str]]:
    """Files within a PDF, each with its relationship."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = {name: each.get_file().read_bytes() for name, each in pdf.attachments.items()}
        kinds = {str(each.UF): str(each.AFRelationship) for each in pdf.Root.get("/AF", [])}
        return {name: (found[name], kinds[name]) for name in found}


def test_sources_and_tables_come_along_for_machines(report):
    files = attached(report.pdf)
    sources, relationship = files.pop("sources.json")
    assert relationship == "/Supplement"
    items = json.loads(sources)
    assert [item["id"] for item in items] == [f"source-{number}" for number in range(1, len(items) + 1)], "no key of the desk"
    assert all(item["type"] and item["title"] for item in items)
    assert {kind for _, kind in files.values()} == {"/Data"}
    tables = [list(csv.reader(io.StringIO(data.decode()))) for data, _ in files.values()]
    assert any(row[0] == "New START" for table in tables for row in table)
    assert all(len({len(row) for row in table}) == 1 for table in tables)


def test_remarks_on_sources_are_not_among_them(tmp_path):
    item = {"id": "a", "type": "book", "title": "A book", "note": "mkprivate", "abstract": "mkprivate", "annote": "mkprivate"}
    item |= {"call-number": "mkprivate", "source": "mkprivate"}
    folder = written(tmp_path, "Text [@a].", bibliography="sources.json")
    (folder / "sources.json").write_text(json.dumps([item]), encoding="utf-8")
    (folder / "sources.notes.yaml").write_text("a: {descriptor: mkprivate, reliability: B}\n", encoding="utf-8")
    data, _ = attached(iria.render_pdf(folder))["sources.json"]
    assert json.loads(data) == [{"id": "source-1", "type": "book", "title": "A book"}]


def test_an_edition_brings_along_only_what_it_is_asked_to_and_only_what_is_its_own(every_block):
    assert attached(iria.render_pdf(every_block.briefing, audiences=["officials"])) == {}
    asked = attached(iria.render_pdf(every_block.briefing, audiences=["officials"], attach=True))
    public = attached(every_block.pdf)
    assert any(b"mkwithheld" in data for data, _ in asked.values())
    assert not any(b"mkwithheld" in data for data, _ in public.values())
    assert attached(iria.render_pdf(every_block.briefing, attach=False)) == {}


def test_contents_show_the_pages_on_which_headings_stand(every_block):
    """The page numbers of the contents are those of the bookmarks."""
    from iria_reports.resolved import Contents

    (contents,) = (block for block in every_block.document.body if isinstance(block, Contents) and block.of is None)
    places = pages_of(every_block.pdf)
    pages = [places[entry.anchor] for entry in contents.entries]
    assert sorted(pages) == pages
    with pikepdf.open(io.BytesIO(every_block.pdf)) as pdf:
        assert every_block.built.pages == len(pdf.pages)


@pytest.mark.external
def test_qpdf_finds_nothing_wrong(example, tmp_path):
    import subprocess

    done = subprocess.run(
        [require("qpdf"), "--check", str(example.built.paths["pdf"])], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.external
def test_text_can_be_selected_in_reading_order(example):
    """poppler, which knows nothing of the tags, gives the paragraphs in their order."""
    import subprocess

    from iria_reports.inspecting.expected import squeezed
    from iria_reports.resolved import Heading, inline_text

    text = subprocess.run(
        [require("pdftotext"), str(example.built.paths["pdf"]), "-"], capture_output=True, text=True, check=True
    ).stdout
    found = squeezed(text)
    headings = [squeezed(inline_text(block.content)) for block in example.document.body if isinstance(block, Heading)]
    at = 0
    for heading in headings:
        position = found.find(heading, at)
        assert position >= 0, heading
        at = position
    assert "الرئيس" in text or example.name != "every-block"
