"""Who said it, where, when, and how it came to us: what a quotation must carry."""

from __future__ import annotations

from enum import StrEnum

import attrs

from iria_reports.model.base import Node, checked, described
from iria_reports.model.citing import Cite, cites
from iria_reports.model.dates import EdtfDate
from iria_reports.model.languages import Language


class QuoteMode(StrEnum):
    """How close the text is to what was said."""

    VERBATIM = "verbatim"
    PARTIAL = "partial"
    PARAPHRASE = "paraphrase"
    TRANSLATED = "translated"


class TranslationKind(StrEnum):
    """Who answers for a translation."""

    OFFICIAL = "official"
    AGENCY = "agency"
    OWN = "own"


class AttributionBasis(StrEnum):
    """On what terms the speaker may be named."""

    ON_RECORD = "on-record"
    BACKGROUND = "background"
    CHATHAM_HOUSE = "chatham-house"


@attrs.frozen(field_transformer=checked, kw_only=True)
class Attribution(Node):
    """What is known of a quotation besides its words. Every field is optional; editorial rules ask for more."""

    WHOLE = True

    speaker: str | None = attrs.field(default=None, metadata=described("Who said it."))
    role: str | None = attrs.field(default=None, metadata=described("The speaker's role at the time."))
    occasion: str | None = attrs.field(default=None, metadata=described("Speech, meeting or paper."))
    place: str | None = attrs.field(default=None, metadata=described("Where it was said."))
    date: EdtfDate | None = attrs.field(default=None, metadata=described("When it was said (EDTF)."))
    mode: QuoteMode | None = attrs.field(default=None, metadata=described("How close the text is to what was said."))
    original_language: Language | None = attrs.field(
        default=None, metadata=described("Language in which it was said, if it is translated.")
    )
    original: str | None = attrs.field(default=None, metadata=described("The words in that language."))
    translation: TranslationKind | None = attrs.field(default=None, metadata=described("Who answers for the translation."))
    translator: str | None = attrs.field(default=None, metadata=described("Who translated it."))
    emphasis_added: bool = attrs.field(default=False, metadata=described("Whether emphasis is the author's."))
    source: tuple[Cite, ...] = attrs.field(
        default=(), converter=cites, metadata=described("Source, with locator: @key, para. 2.")
    )
    via: tuple[Cite, ...] = attrs.field(
        default=(), converter=cites, metadata=described("Source through which it is quoted second-hand.")
    )
    basis: AttributionBasis | None = attrs.field(default=None, metadata=described("Terms on which the speaker may be named."))
    checked_by: str | None = attrs.field(default=None, metadata=described("Who checked it."))
    checked_on: EdtfDate | None = attrs.field(default=None, metadata=described("When it was checked."))

    @property
    def cited(self) -> tuple[Cite, ...]:
        """What a note to the quotation cites: its source, then the source through which it came."""
        return (*self.source, *self.via)
