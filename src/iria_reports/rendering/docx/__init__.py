"""Word: a resolved document as a .docx file.

python-docx gives the package: parts, relationships, content types. The XML of the parts is written by the
builders here, from the vocabulary of `iria_reports.resolved`: that is several times as fast as its object
interface, and the start is code, not a template with somebody's traces.
"""

from iria_reports.rendering.docx.writer import render_docx

__all__ = ["render_docx"]
