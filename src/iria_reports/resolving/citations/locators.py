"""Kinds of locators that the engine lacks, under the names of such as a document does not use.

CSL 1.0.2 has thirty kinds of locators, Pandoc's citeproc half of them. A kind that it lacks is lent the name of one that
the document does not use, with words of its own; tests of the style for either are exchanged with the names.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from iria_reports.model.citing import Locator, LocatorLabel
from iria_reports.problems import BriefingError, Problem
from iria_reports.resolving.labels import Labels

#: Kinds that Pandoc's citeproc knows, those first that are lent last.
KNOWN: Final = tuple(
    LocatorLabel(name)
    for name in (
        "page paragraph section chapter volume part note line figure issue verse book column folio sub-verbo opus"
    ).split()
)

#: Name in the engine by kind.
Names = dict[LocatorLabel, LocatorLabel]


def names_for(used: Iterable[LocatorLabel]) -> Names:
    """A name in the engine for each kind in ``used``. Raises `BriefingError` if they are more than it has names."""
    used = set(used)
    names = {label: label for label in KNOWN if label in used}
    free = [label for label in KNOWN if label not in used]
    for label in sorted(used - names.keys()):
        if not free:
            message = f"more than {len(KNOWN)} kinds of locators are used, and the citation engine can tell no more apart"
            raise BriefingError([Problem("citation-engine", message, "write some as words behind the locator")])
        names[label] = free.pop()
    return names


def word(name: LocatorLabel) -> str:
    """The word by which the engine finds a kind of locator in every language (`style.prepared` teaches it)."""
    return "locator" + name.value.replace("-", "")


def wording(label: LocatorLabel, labels: Labels, *, many: bool) -> tuple[str, str]:
    """Words before and after the value of a locator whose kind the engine lacks: "arts. ", ""."""
    one, _, several = labels("locators", label.value, value="\0").partition("|")
    before, _, after = (several if many and several else one).partition("\0")
    before = before.strip()
    if before.endswith("s.") and labels.language.primary == "en" and not labels.language.sets_marks_within_quotes:
        before = before.removesuffix(".")  # British: what ends with a word's last letter has no point, as the engine's "paras"
    return before, after


def written(locator: Locator, names: Names, labels: Labels) -> str:
    """A locator as the engine reads it: its name and value in braces."""
    name = names[locator.label]
    after = "" if name is locator.label else wording(locator.label, labels, many=False)[1]
    return f"{{{word(name)} {locator.value}{after}}}"
