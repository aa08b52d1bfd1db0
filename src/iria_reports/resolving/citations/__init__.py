"""Citations and bibliography, by Pandoc's citeproc over the whole document at once.

`collect` finds what is cited, in reading order; `document` writes it as one Pandoc document; `engine` runs
Pandoc; `runs` reads its typed answer; `cited` hands the results to the lowering.
"""

from iria_reports.resolving.citations.cited import Cited, cite

__all__ = ["Cited", "cite"]
