"""What is drawn: figures, the ground of a cover, the logo; for PDF, Word and HTML alike."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import Final, assert_never

import attrs

from iria_reports.rendering.fitting import set_for, within
from iria_reports.rendering.theming import in_theme
from iria_reports.rendering.watermark import watermarks
from iria_reports.resolved import SVG, Image, ResolvedDocument, images
from iria_reports.theme.theme import CoverArt, Page, Theme

#: Height that a picture on the cover takes at most, as a share of the page's.
_TALLEST: Final = 0.3
#: Rings: their middle as shares of the page, the first radius and the step to the next in shares of the width.
_MIDDLE: Final = (0.84, 0.235)
_FIRST, _STEP, _COUNT = 0.19, 0.105, 9
#: Edge of the plate below a client's logo, as a share of its width.
_PLATE: Final = 0.06
#: Width of the band at the edge as a share of the margin beside it.
_BAND: Final = 0.5
#: Height of a band at the head and distance of a frame from the edge, as shares of the room above marks of handling.
_HEAD: Final = 0.7
_FRAME: Final = 0.5
#: A point in millimetres.
_POINT: Final = 25.4 / 72


@attrs.frozen
class PictureBox:
    """Size of a cover's picture in millimetres, and the share of its height that is cut off above and below."""

    width: float
    height: float
    cut: float


def picture_box(image: Image, theme: Theme) -> PictureBox:
    """As wide as the page, or as the text within a frame.

    Of a photograph that is too tall the middle is shown; a drawing is never cut, but set smaller.
    """
    page = theme.page
    room = page.measure + page.label + sum(theme.cover_bleed)
    tallest = page.height * _TALLEST
    whole = room * image.height / image.width
    if image.media_type == SVG or whole <= tallest:
        width = within(image, room, tallest)
        return PictureBox(width, width * image.height / image.width, 0.0)
    return PictureBox(room, tallest, (1 - tallest / whole) / 2)


def pictures(document: ResolvedDocument, theme: Theme) -> dict[str, Image]:
    """All figures, and all that is drawn besides the text, by digest."""
    shown = client_logo(document, theme)
    drawn = [logo(document, theme), *([shown] if shown is not None else [])]
    drawn += [cover_ground(document, theme)] if document.design.cover else []
    drawn += watermarks(document, theme).values()
    drawn += images(document).values()
    return {image.digest: image for image in (in_theme(image, theme) for image in drawn)}


def logo(document: ResolvedDocument, theme: Theme) -> Image:
    """The logo beside the institute's name: on a cover or a banner that of the cover."""
    design = document.design
    drawing = theme.logo.cover if design.cover or design.banner else theme.logo.file
    return Image("logo.svg", SVG, drawing.data, drawing.width, drawing.height, drawing.digest)


def client_logo(document: ResolvedDocument, theme: Theme) -> Image | None:
    """The logo of the client for whom an edition is prepared; on the ground of a cover upon a plate of its own."""
    image = document.title_block.client_logo
    if image is None:
        return None
    image = in_theme(image, theme)
    if not document.design.cover:
        return image
    width, height = image.width * (1 + 2 * _PLATE), image.height + 2 * _PLATE * image.width
    edge = _PLATE * image.width
    inner = image.data.decode().partition("<svg")[2]
    data = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}">'
        f'<rect width="{width:g}" height="{height:g}" fill="{theme.colours["paper"]}"/>'
        f'<g transform="translate({edge:g} {edge:g})"><svg{_sized(inner, image)}</g></svg>'
    ).encode()
    return attrs.evolve(image, data=data, width=width, height=height, digest=hashlib.sha256(data).hexdigest())


def _sized(svg: str, image: Image) -> str:
    """What follows ``<svg`` in a drawing, with the size of its canvas in its own units."""
    opening, end, rest = svg.partition(">")
    opening = re.sub(r'\s(?:width|height|x|y)="[^"]*"', "", opening)
    box = "" if "viewBox" in opening else f' viewBox="0 0 {image.width:g} {image.height:g}"'
    return f'{opening.rstrip("/")}{box} width="{image.width:g}" height="{image.height:g}"{end}{rest}'


def cover_ground(document: ResolvedDocument, theme: Theme) -> Image:
    """What a cover is drawn on, as large as the page."""
    theme = set_for(document, theme)
    colours = tuple(map(theme.colours.__getitem__, ("cover", "primary", "accent", "cover-line")))
    return _ground(theme.page, theme.cover.art, colours, mirrored=document.language.rtl)


def banner_ground(theme: Theme) -> Image:
    """What the masthead of a text in columns stands on, from the page's upper edge on; ``theme`` is that of its pages."""
    page = theme.page
    width, depth = page.width, page.top + theme.logo.height + theme.space.panel * _POINT
    line = theme.rules.masthead * _POINT
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {depth + line:.2f}" width="{width:g}" '
        f'height="{depth + line:.2f}">{_bar(0, 0, width, depth, theme.colours["cover"])}'
        f"{_bar(0, depth, width, line, theme.colours['accent'])}</svg>"
    ).encode()
    return Image("banner.svg", SVG, drawn, width, depth + line, hashlib.sha256(drawn).hexdigest())


@cache
def _ground(page: Page, art: CoverArt, colours: tuple[str, ...], *, mirrored: bool) -> Image:
    """The ground; ``mirrored`` for those who read from right to left."""
    width, height = page.width, page.height
    ground, primary, accent, line = colours
    turn = f'<g transform="matrix(-1 0 0 1 {width:g} 0)">' if mirrored else "<g>"
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}">'
        f"{turn}{_bar(0, 0, width, height, ground)}{_art(page, art, primary, accent, line)}</g></svg>"
    ).encode()
    return Image("cover.svg", SVG, drawn, width, height, hashlib.sha256(drawn).hexdigest())


def _art(page: Page, art: CoverArt, primary: str, accent: str, line: str) -> str:
    width, height = page.width, page.height
    match art:
        case CoverArt.RINGS:
            x, y = width * _MIDDLE[0], height * _MIDDLE[1]
            rings = "".join(
                f'<circle cx="{x:g}" cy="{y:g}" r="{width * (_FIRST + index * _STEP):g}"/>' for index in range(_COUNT)
            )
            band = _bar(0, 0, page.outer * _BAND, height, accent)
            return f'<g fill="none" stroke="{line}" stroke-width="0.3">{rings}</g>{band}'
        case CoverArt.BAND:
            depth = page.head * _HEAD
            return _bar(0, 0, width, depth, primary) + _bar(0, depth, width, depth / 8, accent)
        case CoverArt.FRAME:
            outer, inner = page.head * _FRAME, page.head * _FRAME * 1.25
            return _frame(page, outer, 0.7, line) + _frame(page, inner, 0.25, line)
        case CoverArt.PLAIN:
            return ""
        case _:
            assert_never(art)


def _bar(x: float, y: float, width: float, height: float, colour: str) -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{colour}"/>'


def _frame(page: Page, inset: float, thickness: float, colour: str) -> str:
    width, height = page.width - 2 * inset, page.height - 2 * inset
    return (
        f'<rect x="{inset:g}" y="{inset:g}" width="{width:g}" height="{height:g}" '
        f'fill="none" stroke="{colour}" stroke-width="{thickness:g}"/>'
    )
