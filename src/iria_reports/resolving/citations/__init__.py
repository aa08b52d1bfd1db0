"""Citations and bibliography, by Pandoc's citeproc over the whole document at once.

`collect` finds what is cited, in reading order; `items` puts the sources as the engine prints them right, `document` the
cites as one Pandoc document, `style` the style; `engine` asks Pandoc, or `cache`; `runs` reads its typed answer, `mending`
sets right what the engine gets wrong, `verbatim` has the texts that win over it; `cited` hands the results to the lowering.
"""

from iria_reports.resolving.citations.cited import Cited, cite
from iria_reports.resolving.citations.engine import Engine

__all__ = ["Cited", "Engine", "cite"]
