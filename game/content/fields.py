"""Words for the values a data file may hold.

Every field of a data type is annotated with one of these, so that the reader refuses a wrong value at the
line where it stands, the editor's schema says the same, and the type reference in the guide can name the
limit.

All numbers are finite: TOML's ``inf`` and ``nan`` are refused before a value reaches a type.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

IDENTIFIER_PATTERN = r"^[a-z0-9][a-z0-9_.-]*$"
"""What an id looks like: lower-case letters, digits, ``_``, ``.`` and ``-``, first a letter or digit."""

Identifier = Annotated[
    str,
    Meta(
        pattern=IDENTIFIER_PATTERN,
        max_length=80,
        description="An id: lower-case letters, digits, '_', '.', '-'; at most 80 characters.",
    ),
]
"""The id of an entry, unique among the entries of its type."""

NotNegative = Annotated[float, Meta(ge=0.0, description="A number of zero or more.")]
"""A finite number of zero or more."""

Positive = Annotated[float, Meta(gt=0.0, description="A number above zero.")]
"""A finite number above zero."""

Share = Annotated[float, Meta(ge=0.0, le=1.0, description="A share from 0 (none) to 1 (all).")]
"""A share from 0 (none) to 1 (all)."""

ShareAboveZero = Annotated[float, Meta(gt=0.0, le=1.0, description="A share above 0 (none), up to 1 (all).")]
"""A share of which something must be left: above 0, up to 1 (all)."""

ShareBelowOne = Annotated[float, Meta(ge=0.0, lt=1.0, description="A share from 0 (none) to less than 1 (all).")]
"""A share beside which something must be left: from 0 (none) to less than 1 (all)."""

Signed = Annotated[float, Meta(description="A number of either sign.")]
"""A finite number of either sign."""

Count = Annotated[int, Meta(ge=0, le=1_000_000_000, description="A whole number of zero or more.")]
"""A whole number of zero or more."""

PositiveCount = Annotated[int, Meta(ge=1, le=1_000_000_000, description="A whole number of one or more.")]
"""A whole number of one or more."""

HourOfSol = Annotated[float, Meta(ge=0.0, lt=24.0, description="An hour of the sol, from 0 to below 24.")]
"""An hour on the colony's clock, which stretches 24 over the sol."""

Text = Annotated[str, Meta(min_length=1, max_length=4000, description="Text for the player, of 1 to 4000 characters.")]
"""Text shown to the player, 1 to 4000 characters."""

LONGEST_CONDITION = 1_500
"""Characters of the longest condition."""

Condition = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=LONGEST_CONDITION,
        description=f"A condition over facts, up to {LONGEST_CONDITION} characters.",
    ),
]
"""A condition in the Common Expression Language over declared facts."""

ShortText = Annotated[str, Meta(min_length=1, max_length=120, description="A name or line of 1 to 120 characters.")]
"""A name or a line shown to the player, 1 to 120 characters."""

Address = Annotated[str, Meta(min_length=1, max_length=120, description="The name of what its meaning says.")]
"""Names something in words that only a check of meaning can follow: ``4-14``, ``hab_3.generator/ignition_harness``."""


class Ref:
    """Marks a string as the id of an entry of another type: ``Annotated[str, Ref("module")]``.

    The reader checks, once all packs are merged, that the entry exists, and offers the nearest id when it
    does not. Works inside lists, tuples and mappings as well: ``tuple[Annotated[str, Ref("part_kind")],
    ...]``.
    """

    __slots__ = ("type_name",)

    def __init__(self, type_name: str) -> None:
        """Point at entries of the table ``type_name``, the name of its TOML table such as ``"module"``."""
        self.type_name = type_name

    def __repr__(self) -> str:
        """Show the type pointed at."""
        return f"Ref({self.type_name!r})"

    def __eq__(self, other: object) -> bool:
        """Two marks are equal when they point at the same type."""
        return isinstance(other, Ref) and other.type_name == self.type_name

    def __hash__(self) -> int:
        """Agree with equality, so annotations may be cached."""
        return hash(self.type_name)
