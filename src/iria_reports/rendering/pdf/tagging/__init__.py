"""Tagging: the structure tree of a PDF, in place of WeasyPrint's own.

WeasyPrint tags boxes as they come to lie on pages: a paragraph over two pages becomes two, a note stands at the foot of its
page, a header is repeated in the reading. Here the tree is built from the elements of the page of HTML, which stand in the
order of reading, and each piece of text is hung below the element it belongs to, on whatever page it lies.
"""

from __future__ import annotations

from typing import Final

#: The version of WeasyPrint whose boxes and marks this package knows; a test fails on any other.
WEASYPRINT: Final = "70.0"
