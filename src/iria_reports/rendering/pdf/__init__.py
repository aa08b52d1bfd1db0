"""PDF: the print page laid out by WeasyPrint, in a process of its own."""
