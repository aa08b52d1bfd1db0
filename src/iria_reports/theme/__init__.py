"""The theme: design tokens and one text style a role, for CSS and Word alike."""

from iria_reports.theme.library import HOUSE_THEME, load_theme, theme_names
from iria_reports.theme.roles import Role
from iria_reports.theme.theme import Theme

__all__ = ["HOUSE_THEME", "Role", "Theme", "load_theme", "theme_names"]
