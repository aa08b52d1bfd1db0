"""Build hook: makes the static font faces that documents are set in.

The variable fonts come as wheels (build requirements, OFL). Each face is cut to the characters and features
that documents need and pinned to one instance, which WeasyPrint lays out several times as fast as a variable
font and which Word can embed. The faces carry names without the reserved words "Source" and "Plex" (OFL,
clause 3).

Nothing binary stands in the repository: the faces are made once, when the package is built or installed for
development, never at run time.
"""

from __future__ import annotations

import importlib.metadata
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = Path("src") / "iria_reports" / "fonts"

# Latin with transliteration, Greek, Cyrillic, punctuation, currency, arrows and mathematical signs.
WESTERN = (
    (0x20, 0x24F), (0x250, 0x2AF), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x1D00, 0x1DBF), (0x1E00, 0x1FFF),
    (0x2000, 0x206F), (0x2070, 0x20CF), (0x2100, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF),
    (0xFB00, 0xFB06),
)  # fmt: skip
ARABIC = ((0x20, 0x7E), (0xA0, 0xBB), (0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0x2000, 0x206F), (0x25CC, 0x25CC))
FEATURES = tuple("kern mark mkmk ccmp locl liga calt smcp c2sc onum lnum tnum pnum sups subs case".split())
ARABIC_FEATURES = tuple("kern mark mkmk ccmp locl rlig calt init medi fina isol pnum tnum".split())

SERIF, SERIF_ITALIC = "SourceSerif4[opsz,wght].ttf", "SourceSerif4-Italic[opsz,wght].ttf"
SANS, SANS_ITALIC = "SourceSans3[wght].ttf", "SourceSans3-Italic[wght].ttf"
MONO = "SourceCodePro[wght].ttf"
# Its letters are whole glyphs; a font that sets the dots of letters apart cannot be searched in a PDF.
ARAB, ARAB_BOLD = "IBMPlexSansArabic-Regular.ttf", "IBMPlexSansArabic-Bold.ttf"


class Face(NamedTuple):
    """One static face: its family and style name, the variable font it comes from, and where on its axes."""

    family: str
    style: str
    file: str
    axes: dict[str, float]
    characters: tuple[tuple[int, int], ...] = WESTERN
    features: tuple[str, ...] = FEATURES


FACES = (
    Face("IRIA Serif", "Regular", SERIF, {"wght": 400, "opsz": 11}),
    Face("IRIA Serif", "Italic", SERIF_ITALIC, {"wght": 400, "opsz": 11}),
    Face("IRIA Serif", "Bold", SERIF, {"wght": 700, "opsz": 11}),
    Face("IRIA Serif", "Bold Italic", SERIF_ITALIC, {"wght": 700, "opsz": 11}),
    Face("IRIA Serif Caption", "Regular", SERIF, {"wght": 400, "opsz": 8}),
    Face("IRIA Serif Caption", "Italic", SERIF_ITALIC, {"wght": 400, "opsz": 8}),
    Face("IRIA Serif Caption", "Bold", SERIF, {"wght": 700, "opsz": 8}),
    Face("IRIA Serif Semibold", "Regular", SERIF, {"wght": 600, "opsz": 12}),
    Face("IRIA Serif Semibold", "Italic", SERIF_ITALIC, {"wght": 600, "opsz": 12}),
    Face("IRIA Serif Display", "Regular", SERIF, {"wght": 700, "opsz": 40}),
    Face("IRIA Serif Display", "Italic", SERIF_ITALIC, {"wght": 700, "opsz": 40}),
    Face("IRIA Sans", "Regular", SANS, {"wght": 400}),
    Face("IRIA Sans", "Italic", SANS_ITALIC, {"wght": 400}),
    Face("IRIA Sans", "Bold", SANS, {"wght": 700}),
    Face("IRIA Sans", "Bold Italic", SANS_ITALIC, {"wght": 700}),
    Face("IRIA Sans Semibold", "Regular", SANS, {"wght": 600}),
    Face("IRIA Sans Semibold", "Italic", SANS_ITALIC, {"wght": 600}),
    Face("IRIA Mono", "Regular", MONO, {"wght": 400}),
    Face("IRIA Arabic", "Regular", ARAB, {}, ARABIC, ARABIC_FEATURES),
    Face("IRIA Arabic", "Bold", ARAB_BOLD, {}, ARABIC, ARABIC_FEATURES),
)

PACKAGES = ("fontpkg-source-serif-4", "fontpkg-source-sans-3", "fontpkg-source-code-pro", "fontpkg-ibm-plex-sans-arabic")


class FontsHook(BuildHookInterface[Any]):
    """Makes the faces before a wheel or an editable install is built."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the faces in the package's folder, from where hatchling takes them as artifacts."""
        folder = Path(self.root) / FOLDER
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        files = _font_files()
        for face in FACES:
            name = f"{face.family}-{face.style}".replace(" ", "")
            (folder / f"{name}.ttf").write_bytes(make_face(face, files[face.file]))
        for package in PACKAGES:
            licence = next(file for file in importlib.metadata.files(package) or () if file.name == "LICENSE")
            shutil.copyfile(str(licence.locate()), folder / f"LICENSE-{package.removeprefix('fontpkg-')}.txt")


def _font_files() -> dict[str, Path]:
    return {
        file.name: Path(str(file.locate()))
        for package in PACKAGES
        for file in importlib.metadata.files(package) or ()
        if file.suffix == ".ttf"
    }


def make_face(face: Face, source: Path) -> bytes:
    """The bytes of ``face``, cut from the variable font ``source``: the same for the same versions."""
    import uharfbuzz

    font = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(source)))
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.clear()
    for first, last in face.characters:
        wanted.unicode_set.update(range(first, last + 1))
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in face.features)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    for axis, value in face.axes.items():
        wanted.pin_axis_location(font, axis, value)
    return _named(uharfbuzz.subset(font, wanted).blob.data, face)


def _named(data: bytes, face: Face) -> bytes:
    """``data`` under the names of ``face``, linked as regular, bold, italic so that Word finds them."""
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(data), recalcTimestamp=False)
    names = font["name"]
    full = face.family if face.style == "Regular" else f"{face.family} {face.style}"
    kept = [record for record in names.names if record.nameID in (0, 5, 13, 14)]
    names.names = kept
    version = names.getDebugName(5) or "1.0"
    postscript = f"{face.family}-{face.style}".replace(" ", "")
    for name_id, text in {1: face.family, 2: face.style, 3: f"{version};{postscript}", 4: full, 6: postscript}.items():
        names.setName(text, name_id, 3, 1, 0x409)
    bold, italic = "Bold" in face.style, "Italic" in face.style
    selection = font["OS/2"].fsSelection & ~0b1100001
    font["OS/2"].fsSelection = selection | (italic << 0) | (bold << 5) | ((not bold and not italic) << 6)
    # The regular face of a family is "regular" whatever its weight: families here are named after their weight.
    font["OS/2"].usWeightClass = 700 if bold else 400
    font["OS/2"].fsType = 0
    font["head"].macStyle = (bold << 0) | (italic << 1)
    if "STAT" in font:
        del font["STAT"]
    out = BytesIO()
    font.save(out)
    return out.getvalue()
