"""The leak gate: before an output is published, everything in it is searched for what its reader may not see.

What is withheld is found by a walk of its own over the whole model (`telling`), made into fingerprints (`fingerprints`), and
searched in the opened bytes of the outputs (`opened`), which know nothing of how they were made.
"""

from iria_reports.inspecting.leaks.gate import check_leaks

__all__ = ["check_leaks"]
