"""Bibliographies: CSL-JSON, YAML, BibTeX and RIS into sources, and sources into them again.

Every format becomes items of CSL-JSON with places (`bibtex`, `ris`), which one reader turns into sources (`items`);
`notes` reads what the institute knows of a source, `export` writes sources again.
"""

from iria_reports.loading.bibliography.files import read_sources

__all__ = ["read_sources"]
