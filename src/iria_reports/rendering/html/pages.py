"""Pages in print as CSS: margins, where head and foot stand, what is drawn behind the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from iria_reports.rendering.addresses import picture_url
from iria_reports.rendering.cover import cover_ground
from iria_reports.rendering.fitting import MARK_LINE
from iria_reports.rendering.watermark import Ground, watermarks
from iria_reports.resolved import Direction, ResolvedDocument
from iria_reports.theme.theme import Page, Theme

#: Beside a mark, whose ground is padded, head and foot stand on its line.
_LINE: Final = "1.5*var(--space-cell)"


def page_rules(document: ResolvedDocument, theme: Theme) -> str:
    """Rules for the pages of ``document``: all alike, or odd and even ones that mirror each other."""
    rules = [*_sides(document, theme), _bare(document), _marks(document)]
    if document.design.cover:
        rules.append(f"@page cover{{{_margins(theme.page.cover_margins, document)}}}")
    return "".join((*rules, *_grounds(document, theme)))


def _sides(document: ResolvedDocument, theme: Theme) -> Iterator[str]:
    """Margins and furniture. A mark stands where lines end, on either side: all else stands across from it."""
    start, end = _edges(document)
    marked = document.furniture.mark is not None
    if marked:
        yield f"@page{{@top-{end}{{content:element(page-mark)}}@bottom-{end}{{content:element(page-mark)}}}}"
    for selector, odd in _parities(theme.page):
        outside = theme.page.facing and odd and not marked
        edge, foot = (end, "page-foot-outside") if outside else (start, "page-foot")
        yield (
            f"@page{selector}{{{_margins(theme.page.margins(odd=odd), document)}"
            f"@top-{edge}{{content:element(page-head);padding-top:calc(var(--page-head) + {_LINE})}}"
            f"@bottom-{edge}{{content:element({foot});padding-bottom:calc(var(--page-foot) + {_LINE})}}}}"
        )


def _parities(page: Page) -> tuple[tuple[str, bool], ...]:
    """Which pages differ: their selectors, and whether their numbers are odd."""
    return ((":nth(2n+1)", True), (":nth(2n)", False)) if page.facing else (("", False),)


def _edges(document: ResolvedDocument) -> tuple[str, str]:
    """Where lines begin and where they end."""
    return ("left", "right") if document.language.direction is Direction.LTR else ("right", "left")


def _margins(margins: tuple[float, float], document: ResolvedDocument) -> str:
    return "".join(f"margin-{edge}:{margin:g}mm;" for edge, margin in zip(_edges(document), margins, strict=True))


def _bare(document: ResolvedDocument) -> str:
    """The first page has its masthead instead of a running head, a cover has neither head nor page number."""
    mark = _edges(document)[1] if document.furniture.mark is not None else ""
    heads = [edge for edge in ("left", "right") if edge != mark]
    places = ("top", "bottom") if document.design.cover else ("top",)
    boxes = "".join(f"@{place}-{edge}{{content:none}}" for place in places for edge in heads)
    return f"@page :first{{{boxes}}}"


def _marks(document: ResolvedDocument) -> str:
    """Beside a short mark the running title gives way; a long one breaks, or it would leave the page."""
    mark = document.furniture.mark
    short = mark is not None and max(map(len, mark.lines)) <= MARK_LINE
    return ".page-mark span{white-space:pre}" if short else ""


def _grounds(document: ResolvedDocument, theme: Theme) -> Iterator[str]:
    """What pages are drawn on: the ground of a cover, the words of a watermark."""
    marks = {ground: f"url({picture_url(image.digest)})" for ground, image in watermarks(document, theme).items()}
    if marks:
        for selector, odd in _parities(theme.page):
            margins = theme.page.margins(odd=odd)
            yield f"@page{selector}{{background:{marks[Ground.PAGE]} {_whole(document, theme, margins)}}}"
            turned = _whole(document, theme, margins, turned=True)
            yield f"@page landscape{selector}{{background:{marks[Ground.TURNED]} {turned}}}"
    if document.design.cover:
        whole = _whole(document, theme, theme.page.cover_margins)
        over = f"{marks[Ground.COVER]} {whole}," if marks else ""
        yield f"@page cover{{background:{over}url({picture_url(cover_ground(document, theme).digest)}) {whole}}}"


def _whole(document: ResolvedDocument, theme: Theme, margins: tuple[float, float], *, turned: bool = False) -> str:
    """Place and size of a ground: measured from where the text begins, though it fills the margins, too."""
    page = theme.page
    width, height = (page.height, page.width) if turned else (page.width, page.height)
    left = margins[1] if document.language.rtl else margins[0]
    return f"{-left:g}mm {-page.top:g}mm/{width:g}mm {height:g}mm no-repeat"
