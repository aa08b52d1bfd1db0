"""Who gets an edition of their own."""

from __future__ import annotations

import attrs

from iria_reports.model.base import PUBLIC, ModelError, Node, checked, described, identifier, not_empty


def _not_reserved(_instance: object, _attribute: object, value: str) -> None:
    if value == PUBLIC:
        raise ModelError("AudienceDeclaration.id", f"another id than {PUBLIC!r}, which every briefing knows", value)


@attrs.frozen(field_transformer=checked)
class AudienceDeclaration(Node):
    """An audience that parts of a briefing may name, with a sentence on who belongs to it."""

    WHOLE = True

    id: str = attrs.field(validator=[identifier, _not_reserved], metadata=described("Id, as for= names it."))
    description: str = attrs.field(validator=not_empty, metadata=described("Who belongs to it."))


@attrs.frozen(field_transformer=checked)
class Client(Node):
    """One who receives an edition: name and the audiences it belongs to."""

    WHOLE = True

    id: str = attrs.field(validator=[not_empty, identifier], metadata=described("Id, as --client names it."))
    name: str = attrs.field(validator=not_empty, metadata=described("Name as printed."))
    audiences: tuple[str, ...] = attrs.field(
        default=(), converter=tuple, metadata=described("Audiences the client belongs to.")
    )
