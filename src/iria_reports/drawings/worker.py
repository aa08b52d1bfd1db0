"""The process that draws: reads requests from its standard input until there are none, and answers each.

Run as ``python -m iria_reports.drawings.worker``. It imports little of the package, so that it starts fast. Whatever a drawing
does to it, the parent lives on and names the drawing.
"""

from __future__ import annotations

import io
import os
import sys
from typing import Any, Final

import resvg_py

from iria_reports.ipc.confinement import end_with_parent, limit, own_output
from iria_reports.ipc.frames import pack, read_message

#: Bytes of address space.
MEMORY_LIMIT: Final = 2 * 1024**3
#: Pixels in an inch of an SVG's own units (CSS Values 4, 6.2).
_DPI: Final = 96
#: Colours of a drawing's pixels, at most.
_MOST: Final = 1 << 24
#: How much a pixel of a word differs from what is behind it, at least, of 255 in any of red, green and blue.
_FELT: Final = 20


def draw(svg: str, pixels: int, fonts: dict[str, list[str]]) -> bytes:
    """A drawing as PNG, ``pixels`` wide."""
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg,
        width=pixels,
        dpi=_DPI,
        font_dirs=fonts["folders"],
        font_files=fonts["files"],
        skip_system_fonts=True,
        font_family="IRIA Sans",
    )
    return bytes(drawn)


def compare(whole: bytes, bare: bytes, marked: bytes, alone: bytes) -> dict[str, list[int]]:
    """Of each colour of ``marked``: how many pixels differ between ``whole`` and ``bare``, and how many ``alone`` has of it.

    All are PNGs. ``bare`` lacks the words, in ``marked`` each word has a colour of its own, in ``alone`` nothing else is drawn,
    and its canvas is larger: it is counted within the edges of the others, and whole.
    """
    from PIL import Image, ImageChops

    def opened(png: bytes) -> Image.Image:
        with Image.open(io.BytesIO(png), formats=("PNG",)) as image:
            ground = Image.new("RGBA", image.size, "white")
            return Image.alpha_composite(ground, image.convert("RGBA")).convert("RGB")

    red, green, blue = ImageChops.difference(opened(whole), opened(bare)).split()
    felt = ImageChops.lighter(ImageChops.lighter(red, green), blue).point(lambda value: 255 if value >= _FELT else 0)
    words = opened(marked)
    words.paste("white", mask=ImageChops.invert(felt))
    every = opened(alone)
    left, above = ((outer - inner) // 2 for outer, inner in zip(every.size, words.size, strict=True))
    inside = every.crop((left, above, left + words.width, above + words.height))
    return {"seen": _counts(words), "inside": _counts(inside), "all": _counts(every)}


def _counts(image: Any) -> list[int]:
    """Colours as numbers, each followed by how many pixels have it."""
    found: list[int] = []
    for count, (red, green, blue) in image.getcolors(_MOST):
        found += [(red << 16) | (green << 8) | blue, count]
    return found


def main() -> int:
    """Answer requests until there are none."""
    answers = own_output()
    end_with_parent(int(sys.argv[1]))
    limit({"RLIMIT_AS": MEMORY_LIMIT, "RLIMIT_CORE": 0})
    while True:
        try:
            request, drawings = read_message(sys.stdin.buffer)
        except EOFError:
            return 0
        try:
            asked = zip(drawings, request["pixels"], strict=True)
            pictures = [draw(svg.decode(), pixels, request["fonts"]) for svg, pixels in asked]
        except ValueError as error:
            answers.write(pack({"error": str(error)}))
        else:
            counts = compare(*pictures) if request["compare"] else {}
            answers.write(pack({"counts": counts}, *(() if request["compare"] else pictures)))
        answers.flush()


if __name__ == "__main__":
    status = main()
    sys.stderr.flush()
    os._exit(status)
