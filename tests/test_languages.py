"""Every language with labels builds in every format, and its PDF and Word say the same (`build` compares them)."""

import re
import shutil
import subprocess

import page
import pikepdf
import pytest
from conftest import EXAMPLES, require, written
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from tagtree import assert_tagged_as_resolved

import iria_reports as iria
from iria_reports.assets import fonts
from iria_reports.rendering.pdf import process
from iria_reports.theme import theme_names

TAGS = ("ar", "en-US", "es", "fr", "ru", "tr")


def in_language(tag, folder, form="special-report"):
    """A briefing of that form and language: the test document without the parts that the form has not, or a fact sheet."""
    if form == "fact-sheet":
        shutil.copytree(EXAMPLES / "chemical-weapons", folder)
    else:
        shutil.copytree(EXAMPLES / "every-block", folder)
    path = folder / "briefing.md"
    text = path.read_text(encoding="utf-8")
    text = re.sub("^lang: .*", f"lang: {tag}", text, flags=re.MULTILINE)
    text = re.sub("^form: .*", f"form: {form}", text, flags=re.MULTILINE)
    known = {part.value for part in (*iria.FORMS[form].opening, *iria.FORMS[form].closing)}
    for part in {part.value for part in iria.PartKind} - known:
        text = re.sub(rf"^::: {part}\n.*?^:::\n", "", text, flags=re.MULTILINE | re.DOTALL)
    path.write_text(text, encoding="utf-8")
    return folder


def faults(built):
    """What is wrong but for pages that are empty at their foot: where those end differs from theme to theme."""
    return [problem for problem in built.problems if problem.code != "empty-foot"]


@pytest.mark.parametrize("tag", TAGS)
def test_the_test_document_builds_in_every_language(tag, tmp_path):
    built = iria.build(in_language(tag, tmp_path / "briefing"), out=tmp_path)
    assert faults(built) == []
    assert built.pages > 5


@pytest.mark.external
@pytest.mark.parametrize("tag", ["ar", "en", "es", "fr", "ru", "tr", "zh"])
def test_a_sample_in_each_language_is_tagged_as_resolved_and_conforms(tag, tmp_path):
    briefing = iria.load(EXAMPLES / "languages" / f"{tag}.md")
    built = iria.build(briefing, out=tmp_path)
    assert built.problems == ()
    pdf = built.paths["pdf"].read_bytes()
    assert_tagged_as_resolved(pdf, iria.resolve(briefing))
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        assert page.validate_pdf_bytes(pdf, profile=profile).is_compliant


def test_hyphens_of_words_and_of_lines_are_told_apart(tmp_path):
    words = (
        "Internationalisation notwithstanding, multidimensional considerations characterise institutionalised arrangements. "
        "A well-known case. Anne-Marie saw a state-of-the-art, institutionalisation-driven process."
    )
    (tmp_path / "briefing.md").write_text(
        f"---\nform: analysis\ntitle: T\ndate: 2023-01-01\n---\n\n{words * 8}\n", encoding="utf-8"
    )
    assert iria.build(tmp_path, to=["pdf"], out=tmp_path).pages == 1


def test_the_letters_of_the_arabic_face_join():
    """Each letter that joins on both sides has its shapes for the beginning, the middle and the end of a word."""
    font = TTFont(fonts() / "IRIAArabic-Regular.ttf")
    gsub, names = font["GSUB"].table, font.getBestCmap()
    joining = [names[ord(letter)] for letter in "بتثجحخسشصضطظعغفقكلمنهي"]
    for tag in ("init", "medi", "fina"):
        indices = {
            index
            for record in gsub.FeatureList.FeatureRecord
            if record.FeatureTag == tag
            for index in record.Feature.LookupListIndex
        }
        tables = [table for index in indices for table in gsub.LookupList.Lookup[index].SubTable]
        shaped = {name for table in tables for name in getattr(getattr(table, "ExtSubTable", table), "mapping", {})}
        assert set(joining) <= shaped, tag


#: A theme for each form and language, so that each pair of them comes together at least once.
THEMES = {
    (tag, form): theme_names()[(row + column) % len(theme_names())]
    for row, tag in enumerate((*TAGS, "zh-Hans"))
    for column, form in enumerate(iria.FORMS)
}


def test_each_pair_of_theme_form_and_language_is_among_those_built():
    names = set(theme_names())
    assert all({theme for (tag, _), theme in THEMES.items() if tag == each} == names for each in TAGS)
    assert all({theme for (_, form), theme in THEMES.items() if form == each} == names for each in iria.FORMS)


@pytest.mark.long
@pytest.mark.parametrize(("tag", "form"), THEMES)
def test_every_form_builds_in_every_language_and_theme(tag, form, tmp_path):
    briefing = iria.load(in_language(tag, tmp_path / "briefing", form))
    built = iria.build(briefing, theme=THEMES[tag, form], out=tmp_path)
    assert faults(built) == []
    done = subprocess.run([require("qpdf"), "--check", built.paths["pdf"]], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert built.pages == 2 if form == "fact-sheet" else built.pages > 4
    pdf = built.paths["pdf"].read_bytes()
    assert_tagged_as_resolved(pdf, iria.resolve(briefing))
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        report = page.validate_pdf_bytes(pdf, profile=profile)
        assert report.is_compliant, [str(failure) for failure in report.failures]


@pytest.mark.external
def test_chinese_is_set_in_the_font_of_the_machine(tmp_path):
    pdf = iria.build(in_language("zh-Hans", tmp_path / "briefing"), out=tmp_path).paths["pdf"]
    with pikepdf.open(pdf) as read:
        fonts = {
            str(item["/BaseFont"]) for item in read.objects if isinstance(item, pikepdf.Dictionary) and "/BaseFont" in item
        }
    assert any("Noto-Serif-CJK" in name for name in fonts), fonts
    assert any("Noto-Sans-CJK" in name for name in fonts), "what labels the text has no serifs"


def test_without_that_font_the_command_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "east_asian_fonts", list)
    with pytest.raises(iria.MachineError, match="Noto CJK is not installed") as raised:
        iria.build(in_language("zh-Hans", tmp_path / "briefing"), out=tmp_path)
    assert "fonts-noto-cjk" in raised.value.mend


def test_characters_that_no_font_has_are_named_with_their_places(tmp_path):
    (tmp_path / "briefing.md").write_text(
        "---\nform: analysis\ntitle: T\ndate: 2023-01-01\n---\n\nHebrew שלום, Thai ไทย.\n", encoding="utf-8"
    )
    with pytest.raises(iria.BriefingError) as raised:
        iria.build(tmp_path, to=["pdf"], out=tmp_path)
    first, *more = raised.value.problems
    assert first.code == "missing-glyph"
    assert first.message == "no font has ש (U+05E9 HEBREW LETTER SHIN)"
    assert str(first.location) == "briefing.md:7:8"
    assert "--fonts" in first.mend
    assert len(more) == 6
    with pytest.raises(iria.BriefingError, match="there is no folder"):
        iria.build(tmp_path, fonts=[tmp_path / "none"], out=tmp_path)


def test_a_folder_of_fonts_supplies_what_the_package_lacks(tmp_path, monkeypatch):
    """A font with one letter, made here: no package of Python brings Hebrew."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "shin"])
    builder.setupCharacterMap({ord("ש"): "shin"})
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    pen.lineTo((50, 700))
    pen.lineTo((550, 700))
    pen.lineTo((550, 0))
    pen.closePath()
    shape = pen.glyph()
    builder.setupGlyf({".notdef": shape, "shin": shape})
    builder.setupHorizontalMetrics({".notdef": (600, 50), "shin": (600, 50)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "One Letter", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200, fsType=0)
    builder.setupPost()
    (tmp_path / "fonts").mkdir()
    builder.save(tmp_path / "fonts" / "one.ttf")
    folder = written(tmp_path / "briefing", "The letter [ש]{lang=he} alone.")
    assert iria.build(folder, to=["pdf"], fonts=[tmp_path / "fonts"], out=tmp_path).pages == 1
    monkeypatch.setenv("IRIA_FONTS", str(tmp_path / "fonts"))
    assert iria.build(folder, to=["pdf"], out=tmp_path).pages == 1
