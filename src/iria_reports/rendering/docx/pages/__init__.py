"""Pages: sections with their sizes and margins, headers and footers, and where LibreOffice breaks them."""
