"""A resolved document as a page of HTML."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from typing import Any, Final

import attrs
import jinja2
from markupsafe import Markup

from iria_reports.assets import templates
from iria_reports.rendering.addresses import picture_url
from iria_reports.rendering.cover import client_logo, logo
from iria_reports.rendering.fitting import set_for
from iria_reports.rendering.html.css import stylesheet
from iria_reports.rendering.html.inlines import InlineWriter
from iria_reports.rendering.html.lengths import bleed, decimals, fitted, mark_room
from iria_reports.rendering.html.medium import Medium
from iria_reports.rendering.html.outline import outline
from iria_reports.rendering.html.scale import bar, position
from iria_reports.rendering.html.webfonts import drawing_with_fonts, with_fonts
from iria_reports.rendering.keeping import rows_that_stay, stays_whole
from iria_reports.rendering.theming import in_theme
from iria_reports.resolved import (
    SVG,
    Block,
    Blocks,
    Contents,
    Direction,
    Endnotes,
    Figure,
    Heading,
    Image,
    Inlines,
    Item,
    LineBreak,
    List,
    NoteCall,
    PageBreak,
    Panel,
    Paragraph,
    PullQuote,
    Quotation,
    ResolvedDocument,
    Scale,
    Table,
    TitleBlock,
    Turned,
)
from iria_reports.theme.roles import Role
from iria_reports.theme.theme import Theme

_FROM_RIGHT: Final = re.compile("[\u0590-\u08ff]")
#: Columns from which on a table is wider than the screen of a phone.
_MANY_COLUMNS: Final = 4
#: The template of each kind of block, in ``templates/blocks/``. A test compares this with the union.
TEMPLATES: dict[type[Block], str] = {
    Contents: "contents",
    Endnotes: "endnotes",
    Figure: "figure",
    Heading: "heading",
    List: "list",
    PageBreak: "page-break",
    Panel: "panel",
    Paragraph: "paragraph",
    PullQuote: "pull-quote",
    Quotation: "quotation",
    Scale: "scale",
    Table: "table",
    Turned: "turned",
}


@attrs.define
class _Page:
    """One rendering: the environment with filters that know the document."""

    document: ResolvedDocument
    medium: Medium
    theme: Theme
    templates: dict[type[Block], jinja2.Template] = attrs.field(factory=dict)

    def blocks(self, blocks: Blocks) -> Markup:
        """``blocks`` as HTML, each through its template."""
        return Markup("").join(self.block(block) for block in blocks)

    def block(self, block: Block) -> Markup:
        """One block as HTML."""
        return Markup(self.templates[type(block)].render(block=block))  # noqa: S704  templates escape

    def running_foot(self, heading: Heading) -> Markup:
        """What stands at the foot of the pages of a section: its name, from its heading on."""
        if self.medium is not Medium.PRINT or heading.level > 1 or heading.role is Role.PANEL_LABEL:
            return Markup("")
        # Small print at the end belongs to no section: its pages have no name.
        return self.page_foot(plain(heading.content) if heading.listed else "")

    def page_foot(self, chapter: str) -> Markup:
        """The foot of a page: its number, and the name of the section that begins on it or runs through it.

        Of pages that face each other those whose outside is where lines end have a foot of their own.
        """
        folio = Markup('<span class="folio role-page-number"></span>')
        foot = Markup('<span class="page-foot role-running-head">{}{}</span>').format(folio, chapter)
        if self.theme.page.facing:
            foot += Markup('<span class="page-foot-outside role-running-head">{}{}</span>').format(chapter, folio)
        return foot

    def scrolled(self, table: Table) -> Markup:
        """What lets a table of many columns be moved sideways with the keyboard, on a screen that is narrower than it."""
        scrolls = self.medium is Medium.SCREEN and len(table.columns) >= _MANY_COLUMNS
        return Markup(' tabindex="0" role="group"') if scrolls else Markup("")

    def source(self, image: Image) -> str:
        """Address of a picture: within the page, or by digest for the print worker's fetcher."""
        image = in_theme(image, self.theme)
        if self.medium is Medium.PRINT:
            return picture_url(image.digest)
        data = image.data
        if image.media_type == SVG:
            data = drawing_with_fonts(data, self.theme.scripts.complex)
        return f"data:{image.media_type};base64,{base64.b64encode(data).decode()}"


def plain(content: Inlines) -> str:
    """Words of a heading for bookmarks and running heads."""
    parts = [
        " " if isinstance(inline, LineBreak) else "" if isinstance(inline, NoteCall) else inline.text for inline in content
    ]
    return "".join(parts).replace("\u00a0", " ")


def bookmark(heading: Heading) -> str:
    """What a heading is called among the bookmarks: its number and its words."""
    words = plain(heading.content)
    return f"{heading.number} {words}" if heading.number else words


def wordmark(block: TitleBlock) -> str:
    """Direction of the institute's names, which may be of another script than the text."""
    return Direction.RTL.value if _FROM_RIGHT.search(block.institute + block.institute_name) else Direction.LTR.value


def role(item: Item) -> str:
    """Role of an item's first paragraph, by which its mark is set."""
    return next((block.role.value for block in item.content if isinstance(block, Paragraph)), Role.BODY.value)


def _environment(filters: dict[str, Callable[..., Any]]) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates()),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(filters)
    return environment


def render_html(document: ResolvedDocument, theme: Theme, medium: Medium, linked: str = "") -> str:
    """``document`` as a whole page of HTML for ``medium``, with ``linked`` data (JSON-LD) for machines."""
    theme = set_for(document, theme)
    page = _Page(document, medium, theme)
    notes_apart = document.endnotes or medium is Medium.SCREEN
    filters: dict[str, Callable[..., Any]] = {
        "inlines": InlineWriter(None if notes_apart else document.notes, printed=medium is not Medium.SCREEN),
        "blocks": page.blocks,
        "block": page.block,
        "source": page.source,
        "bookmark": bookmark,
        "bleed": lambda figure: bleed(figure, theme),
        "decimals": decimals,
        "fitted": lambda figure: fitted(figure, theme),
        "mark_room": mark_room,
        "rows_that_stay": lambda table: rows_that_stay(table, document),
        "scrolled": page.scrolled,
        "stays_whole": stays_whole,
        "wordmark": wordmark,
        "bar": lambda scale: bar(scale, theme, document.language.direction),
        "position": lambda scale: position(scale, document.design.columns),
        "outline": outline,
        "role": role,
        "page_foot": page.page_foot,
        "running_foot": page.running_foot,
    }
    environment = _environment(filters)
    environment.globals |= {"document": document, "screen": medium is Medium.SCREEN}
    page.templates |= {kind: environment.get_template(f"blocks/{name}.html.j2") for kind, name in TEMPLATES.items()}
    made = environment.get_template("document.html.j2").render(
        body=page.blocks(document.body),
        css=Markup(stylesheet(document, theme, medium)),  # noqa: S704  our own CSS; its strings are escaped
        logo=logo(document, theme),
        client_logo=client_logo(document, theme),
        linked=Markup(linked),  # noqa: S704  it holds no "<"
    )
    return with_fonts(made, theme) if medium is Medium.SCREEN else made
