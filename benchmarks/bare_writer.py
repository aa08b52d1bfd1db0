"""The writer of Word files alone: reads a pickled resolved document, writes the file, prints the writer's seconds."""

import pickle
import sys
import time
from pathlib import Path

from iria_reports.rendering.docx import render_docx
from iria_reports.theme import load_theme

source, target = sys.argv[1:]
document = pickle.loads(Path(source).read_bytes())  # noqa: S301  our own, of a minute ago
start = time.perf_counter()
Path(target).write_bytes(render_docx(document, load_theme()))
print(time.perf_counter() - start)
