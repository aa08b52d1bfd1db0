"""Drawing SVG in a process of its own, under limits of time and memory: what Word shows, and whether words are seen."""

from iria_reports.drawings.process import MARGIN, DrawingError, drawn, kept, look, seen

__all__ = ["MARGIN", "DrawingError", "drawn", "kept", "look", "seen"]
