"""What an edition says of itself: to whom and when it was issued, how it may be passed on, for whom its parts are."""

from __future__ import annotations

from typing import Final

from babel.lists import format_list

from iria_reports.model.base import Audience
from iria_reports.model.briefing import Briefing
from iria_reports.model.handling import Tlp
from iria_reports.resolved import Blocks, Mark, Paragraph, Run, Watermark, WatermarkPlace
from iria_reports.resolving.dates import day, moment
from iria_reports.resolving.labels import Labels
from iria_reports.theme.roles import Role

#: The TLP label in its own colour on black (FIRST, TLP 2.0, August 2022).
TLP_COLOURS: Final = {
    Tlp.RED: "#ff2b2b",
    Tlp.AMBER: "#ffc000",
    Tlp.AMBER_STRICT: "#ffc000",
    Tlp.GREEN: "#33ff00",
    Tlp.CLEAR: "#ffffff",
}
TLP_BACKGROUND: Final = "#000000"


def issued_to(edition: Briefing, labels: Labels) -> tuple[str, ...]:
    """Lines of the title block: for whom it was prepared, who receives it, when it was issued."""
    issue = edition.issue
    if issue is None:
        return ()
    lines = [labels("edition", "proof")] if issue.proof else []
    lines += [labels("edition", "prepared-for", name=issue.client)] if issue.client else []
    if issue.recipients:
        names = format_list(list(issue.recipients), locale=labels.language.locale)
        lines.append(labels("edition", "recipients", names=names))
    if issue.date is not None:
        lines.append(labels("edition", "issued", date=day(issue.date, labels)))
    return tuple(lines)


def mark_of(edition: Briefing, labels: Labels) -> Mark | None:
    """The mark on every page: the label of TLP, and all that restricts besides (TLP 2.0: both in head and foot)."""
    handling = edition.handling
    restrictions = list(handling.restrictions)
    if handling.embargo is not None:
        restrictions.insert(0, labels("edition", "embargo", time=moment(handling.embargo, labels)))
    if is_proof(edition):
        restrictions.insert(0, labels("edition", "draft"))
    if handling.tlp is None and not restrictions:
        return None
    text = handling.tlp.label if handling.tlp else ""
    return Mark(text, tuple(restrictions), TLP_COLOURS[handling.tlp or Tlp.CLEAR], TLP_BACKGROUND)


def handling_in_words(edition: Briefing, labels: Labels) -> str:
    """The mark and its restrictions as one line."""
    mark = mark_of(edition, labels)
    return "; ".join(mark.lines) if mark is not None else ""


def watermark_of(edition: Briefing, labels: Labels) -> Watermark | None:
    """What stands behind the text of every page."""
    issue = edition.issue
    if issue is None:
        return None
    if issue.proof:
        return Watermark(labels("edition", "draft"), WatermarkPlace.DIAGONAL)
    if issue.watermark is None:
        return None
    return Watermark(issue.watermark.text, WatermarkPlace(issue.watermark.place.value))


def is_proof(edition: Briefing) -> bool:
    """Whether it is the desk's own."""
    return edition.issue is not None and edition.issue.proof


def audience_label(audience: Audience, labels: Labels) -> Blocks:
    """For whom the blocks that follow are: proofs alone say it."""
    words = audience_words(audience, labels)
    return (Paragraph(Role.AUDIENCE_LABEL, (Run(words),)),) if words else ()


def audience_words(audience: Audience, labels: Labels) -> str:
    """For whom a part is; empty for everybody."""
    parts = []
    for key, names in (("for", audience.only), ("not-for", audience.never)):
        if names:
            parts.append(labels("edition", key, names=", ".join(sorted(names))))
    return labels("punctuation", "semicolon").join(parts)
