"""Reading outputs back: what was made is opened again before it is published."""

from iria_reports.inspecting.gaps import check_gaps
from iria_reports.inspecting.leaks import check_leaks
from iria_reports.inspecting.length import check_length
from iria_reports.inspecting.overruns import check_overruns
from iria_reports.inspecting.parity import check_docx, check_html, check_pdf

__all__ = ["check_docx", "check_gaps", "check_html", "check_leaks", "check_length", "check_overruns", "check_pdf"]
