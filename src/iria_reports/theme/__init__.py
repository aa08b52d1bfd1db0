"""The theme: design tokens and one text style a role, for CSS and Word alike."""

from iria_reports.theme.reading import load_theme
from iria_reports.theme.roles import Role
from iria_reports.theme.theme import Theme

__all__ = ["Role", "Theme", "load_theme"]
