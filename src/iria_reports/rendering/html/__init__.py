"""HTML, for the screen and as the page that WeasyPrint prints."""

from iria_reports.rendering.html.document import render_html
from iria_reports.rendering.html.medium import Medium

__all__ = ["Medium", "render_html"]
