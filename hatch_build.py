"""Build hook: makes the static font faces that documents are set in.

The variable fonts come as wheels (build requirements, OFL). Each face is cut to the characters and features
that documents need and pinned to one instance, which WeasyPrint lays out several times as fast as a variable
font and which Word can embed. The faces carry names without the reserved words "Source" and "Plex" (OFL,
clause 3).

Pages for the web bring along what they need of each face, as WOFF 2, cut by ranges of characters.

Nothing binary stands in the repository: the faces are made once, when the package is built or installed for
development, never at run time.
"""

from __future__ import annotations

import importlib.metadata
import json
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = Path("src") / "iria_reports"
FOLDER, WEB_FOLDER = PACKAGE / "fonts", PACKAGE / "webfonts"

# Latin with transliteration, Greek, Cyrillic, punctuation, currency, arrows and mathematical signs.
WESTERN = (
    (0x20, 0x24F), (0x250, 0x2AF), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x1D00, 0x1DBF), (0x1E00, 0x1FFF),
    (0x2000, 0x206F), (0x2070, 0x20CF), (0x2100, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF),
    (0xFB00, 0xFB06),
)  # fmt: skip
ARABIC = ((0x20, 0x7E), (0xA0, 0xBB), (0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0x2000, 0x206F), (0x25CC, 0x25CC))
#: Characters of one file of a face for the web: a page takes the files that it needs.
WEB_RANGES = {
    "latin": ((0x20, 0x17F), (0x2010, 0x205E), (0x20AC, 0x20AC), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212)),
    "further": (
        (0x180, 0x36F), (0x1D00, 0x1DBF), (0x1E00, 0x1EFF), (0x2000, 0x200F), (0x205F, 0x20AB), (0x20AD, 0x2121),
        (0x2123, 0x218F), (0x2194, 0x2211), (0x2213, 0x25FF), (0xFB00, 0xFB06),
    ),
    "greek-cyrillic": ((0x370, 0x52F), (0x1F00, 0x1FFF)),
    "arabic": ((0x600, 0x8FF),),
}  # fmt: skip
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
        folder, web_folder = Path(self.root) / FOLDER, Path(self.root) / WEB_FOLDER
        for each in (folder, web_folder):
            shutil.rmtree(each, ignore_errors=True)
            each.mkdir(parents=True)
        files = _font_files()
        index: list[dict[str, Any]] = []
        for face in FACES:
            name = f"{face.family}-{face.style}".replace(" ", "")
            data = make_face(face, files[face.file])
            (folder / f"{name}.ttf").write_bytes(data)
            for part, ranges in _web_parts(face):
                file = f"{name}.{part}.woff2"
                (web_folder / file).write_bytes(make_web_face(data, face, ranges))
                index.append({"family": face.family, "style": face.style, "ranges": ranges, "file": file})
        (web_folder / "index.json").write_text(json.dumps(index), encoding="utf-8")
        (folder / "coverage.json").write_text(json.dumps(_coverage(folder)), encoding="utf-8")
        for package in PACKAGES:
            licence = next(file for file in importlib.metadata.files(package) or () if file.name == "LICENSE")
            shutil.copyfile(str(licence.locate()), folder / f"LICENSE-{package.removeprefix('fontpkg-')}.txt")


def _coverage(folder: Path) -> list[tuple[int, int]]:
    """Ranges of the characters for which any face in ``folder`` has a glyph."""
    from fontTools.ttLib import TTFont

    codes = sorted({code for file in folder.glob("*.ttf") for code in TTFont(file, lazy=True).getBestCmap()})
    ranges: list[tuple[int, int]] = []
    for code in codes:
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    return ranges


def _font_files() -> dict[str, Path]:
    return {
        file.name: Path(str(file.locate()))
        for package in PACKAGES
        for file in importlib.metadata.files(package) or ()
        if file.suffix == ".ttf"
    }


def _web_parts(face: Face) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    """Ranges of a face for the web: those of the Arabic faces alone are Arabic, as others are set in others beside them."""
    for part, ranges in WEB_RANGES.items():
        if (part == "arabic") == (face.characters is ARABIC):
            yield part, ranges


def make_web_face(data: bytes, face: Face, ranges: tuple[tuple[int, int], ...]) -> bytes:
    """What a finished face has of ``ranges``, as WOFF 2."""
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(_cut(data, face, ranges, {})), recalcTimestamp=False)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def make_face(face: Face, source: Path) -> bytes:
    """The bytes of ``face``, cut from the variable font ``source``: the same for the same versions."""
    return _named(_cut(source.read_bytes(), face, face.characters, face.axes), face)


def _cut(data: bytes, face: Face, characters: tuple[tuple[int, int], ...], axes: dict[str, float]) -> bytes:
    """A font with these characters and the face's features alone, at one place on its axes."""
    import uharfbuzz

    font = uharfbuzz.Face(uharfbuzz.Blob(data))
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.clear()
    for first, last in characters:
        wanted.unicode_set.update(range(first, last + 1))
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in face.features)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    for axis, value in axes.items():
        wanted.pin_axis_location(font, axis, value)
    return bytes(uharfbuzz.subset(font, wanted).blob.data)


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
