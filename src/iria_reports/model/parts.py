"""Named parts of a product, as `field standards` and the house's forms know them."""

from __future__ import annotations

from enum import StrEnum


class PartKind(StrEnum):
    """Which part it is. The value is its name in Markdown (``::: summary``)."""

    TRANSMITTAL = "transmittal"
    SUMMARY = "summary"
    KEY_JUDGEMENTS = "key-judgements"
    KEY_FINDINGS = "key-findings"
    KEY_TAKEAWAYS = "key-takeaways"
    METHODOLOGY = "methodology"
    SOURCE_SUMMARY = "source-summary"
    ACKNOWLEDGEMENTS = "acknowledgements"
    STANDING_NOTES = "standing-notes"
    ABOUT = "about"
    CONTACT = "contact"
    DISCLAIMER = "disclaimer"
