"""Renderers: a resolved document and a theme into HTML, PDF and Word. They only lay out."""
