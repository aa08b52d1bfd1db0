"""A briefing built in Python, without files: one list of data becomes table, timeline, figures and sources.

Run it from anywhere: ``python examples/python_api.py [FOLDER]``. It writes PDF, Word and HTML to FOLDER (``out``).

The facts are those of the resolutions themselves, as of March 2023.
"""

import datetime as dt
import sys
from typing import NamedTuple

import iria_reports as iria


class Mandate(NamedTuple):
    """A resolution of the Security Council on aid across Syria's borders."""

    number: int
    adopted: str
    crossings: int
    months: str
    vote: str

    @property
    def key(self) -> str:
        """Key by which it is cited."""
        return f"unsc-{self.number}"

    def source(self) -> iria.Source:
        """What the list of sources says of it."""
        year = self.adopted[:4]
        return iria.Source.of(
            self.key,
            "document",
            author="UN Security Council",
            title=f"Resolution {self.number} ({year})",
            number=f"S/RES/{self.number}",
            issued=self.adopted,
            language="en",
        )


MANDATES = [
    Mandate(2165, "2014-07-14", 4, "6", "15–0–0"),
    Mandate(2504, "2020-01-10", 2, "6", "11–0–4"),
    Mandate(2533, "2020-07-11", 1, "12", "12–0–3"),
    Mandate(2585, "2021-07-09", 1, "6 + 6", "15–0–0"),
    Mandate(2642, "2022-07-12", 1, "6", "12–0–3"),
    Mandate(2672, "2023-01-09", 1, "6", "15–0–0"),
]


def table() -> iria.Table:
    """What each resolution allowed."""
    end = iria.Alignment.END
    return iria.Table(
        columns=["Resolution", iria.Column("Crossings", end), iria.Column("Months", end), iria.Column("Vote", end)],
        rows=[[f"S/RES/{each.number}", str(each.crossings), each.months, each.vote] for each in MANDATES],
        caption="Border crossings that the Security Council opened to United Nations aid",
        note="Votes: in favour, against, abstentions. Renewals between 2014 and 2020 left out.",
        source=[each.key for each in MANDATES],
        id="tbl-mandates",
    )


def timeline() -> iria.Timeline:
    """When the number of crossings changed."""
    entries = []
    before = 0
    for each in MANDATES:
        if each.crossings != before:
            how = (
                f"S/RES/{each.number} opens {each.crossings}" if not before else f"S/RES/{each.number} leaves {each.crossings}"
            )
            entries.append(iria.TimelineEntry(iria.EdtfDate.parse(each.adopted), [how, ".", iria.Citation(each.key)]))
        before = each.crossings
    return iria.Timeline(entries)


def briefing() -> iria.Briefing:
    """The fact sheet."""
    first, last = MANDATES[0], MANDATES[-1]
    return iria.Briefing(
        form=iria.FORMS["fact-sheet"],
        title="Aid across Syria’s borders",
        subtitle="What the Security Council has allowed since 2014",
        date=dt.date(2023, 3, 20),
        language=iria.Language("en-GB"),
        authors=[iria.Person("IRIA Middle East Desk")],
        handling=iria.Handling(iria.Tlp.CLEAR),
        body=[
            iria.Part(
                iria.PartKind.SUMMARY,
                f"From {first.crossings} crossings in 2014 the mandate has shrunk to {last.crossings}. "
                "Each renewal has been a negotiation, for six months or a year at a time.",
            ),
            iria.KeyFacts(
                [
                    iria.KeyFact("Crossings in 2014", str(first.crossings)),
                    iria.KeyFact("Crossings in 2023", str(last.crossings)),
                    iria.KeyFact("Months of the last mandate", last.months),
                ]
            ),
            iria.Section(
                "How the mandate shrank",
                [
                    iria.Paragraph(["The numbers stand in ", iria.CrossReference("tbl-mandates"), "; the turns were these:"]),
                    timeline(),
                    table(),
                    iria.Judgement(
                        "The Council is likely to renew the mandate in July 2023.",
                        likelihood=iria.ICD_203["likely"],
                        confidence=iria.Confidence.LOW,
                        rationale="every earlier renewal came, most of them in the last days",
                        basis=[each.key for each in MANDATES[-2:]],
                    ),
                ],
            ),
        ],
        sources=[each.source() for each in MANDATES],
    )


# No main guard is needed for the library: it starts no process that would read this file again.
built = iria.build(briefing(), out=sys.argv[1] if len(sys.argv) > 1 else "out")
for path in built.paths.values():
    print(path)
