"""WeasyPrint alone, as short as its documentation has it: page in, PDF out."""

import sys

import weasyprint

weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant=sys.argv[3], pdf_tags=True)
