"""The pictures of pages in the documentation, made anew: ``./run python docs/images/make.py`` (needs pdftoppm)."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

import iria_reports as iria

HERE = Path(__file__).parent
EXAMPLES = HERE.parent.parent / "examples"
#: Width of a page in pixels, and space between pages, for large pictures and for small ones.
LARGE, SMALL = (530, 16), (366, 8)
GROUND = "#d9dcdf"
#: Pictures: their pages, each an example, how it is built, and its page.
PICTURES = {
    "pages": (LARGE, [("after-new-start", {}, 1), ("moscow-mediation", {}, 1), ("after-new-start", {}, 9)]),
    "editions": (
        LARGE,
        [
            ("clients", {"client": "ministry-of-examples"}, 1),
            ("clients", {"client": "tamin-al-namudhaj"}, 1),
            ("clients", {"proof": True}, 1),
        ],
    ),
    "form-special-report": (SMALL, [("after-new-start", {}, 1), ("after-new-start", {}, 4)]),
    "form-backgrounder": (SMALL, [("moscow-mediation", {}, 1), ("moscow-mediation", {}, 3)]),
    "form-fact-sheet": (SMALL, [("chemical-weapons", {}, 1), ("chemical-weapons", {}, 2)]),
    "theme-iria": (SMALL, [("moscow-mediation", {"theme": "iria"}, 1), ("moscow-mediation", {"theme": "iria"}, 6)]),
    "theme-ministry": (SMALL, [("moscow-mediation", {"theme": "ministry"}, 1), ("moscow-mediation", {"theme": "ministry"}, 6)]),
    "theme-academic": (SMALL, [("moscow-mediation", {"theme": "academic"}, 1), ("moscow-mediation", {"theme": "academic"}, 6)]),
}


def page(folder: Path, example: str, options: dict[str, object], number: int, width: int) -> Image.Image:
    """One page of an example as a picture."""
    built = iria.build(EXAMPLES / example, to="pdf", out=folder, **options)
    command = ["pdftoppm", "-png", "-f", str(number), "-l", str(number), "-scale-to-x", str(width), "-scale-to-y", "-1"]
    subprocess.run([*command, "-singlefile", built.paths["pdf"], folder / "page"], check=True)
    return Image.open(folder / "page.png").convert("RGB")


def main() -> None:
    """Make all pictures."""
    with tempfile.TemporaryDirectory() as name:
        for picture, ((width, gap), pages) in PICTURES.items():
            made = [page(Path(name), *each, width) for each in pages]
            height = max(each.height for each in made)
            sheet = Image.new("RGB", (sum(each.width + gap for each in made) + gap, height + 2 * gap), GROUND)
            for index, each in enumerate(made):
                sheet.paste(each, (gap + index * (width + gap), gap))
            sheet.quantize(256).save(HERE / f"{picture}.png", optimize=True)


if __name__ == "__main__":
    main()
