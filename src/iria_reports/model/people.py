"""People: authors, editors, reviewers."""

from __future__ import annotations

import attrs

from iria_reports.model.base import Node, checked, described, identifier, not_empty


@attrs.frozen(field_transformer=checked)
class Person(Node):
    """A person or a desk that answers for a briefing, as named on its first page."""

    name: str = attrs.field(validator=not_empty, metadata=described("Name as printed."))
    role: str | None = attrs.field(default=None, metadata=described("Role: author, editor, reviewer …"))
    affiliation: str | None = attrs.field(default=None, metadata=described("Post and house, if not the institute's."))
    email: str | None = attrs.field(default=None, metadata=described("E-mail address."))
    id: str | None = attrs.field(default=None, validator=identifier, metadata=described("Id in the house file."))
