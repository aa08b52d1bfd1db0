"""HTML, for the screen and as the page that WeasyPrint prints."""

from iria_reports.rendering.html.document import Medium, render_html

__all__ = ["Medium", "render_html"]
