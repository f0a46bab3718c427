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

LARGEST = 1_000_000_000
"""No number is larger, whatever it is of, so that what is worked out of a few of them is finite."""

NotNegative = Annotated[float, Meta(ge=0.0, le=LARGEST, description="A number of zero or more.")]
"""A finite number of zero or more."""

Positive = Annotated[float, Meta(gt=0.0, le=LARGEST, description="A number above zero.")]
"""A finite number above zero."""

Share = Annotated[float, Meta(ge=0.0, le=1.0, description="A share from 0 (none) to 1 (all).")]
"""A share from 0 (none) to 1 (all)."""

ShareAboveZero = Annotated[float, Meta(gt=0.0, le=1.0, description="A share above 0 (none), up to 1 (all).")]
"""A share of which something must be left: above 0, up to 1 (all)."""

ShareBelowOne = Annotated[float, Meta(ge=0.0, lt=1.0, description="A share from 0 (none) to less than 1 (all).")]
"""A share beside which something must be left: from 0 (none) to less than 1 (all)."""

Signed = Annotated[float, Meta(ge=-LARGEST, le=LARGEST, description="A number of either sign.")]
"""A finite number of either sign."""

Count = Annotated[int, Meta(ge=0, le=LARGEST, description="A whole number of zero or more.")]
"""A whole number of zero or more."""

PositiveCount = Annotated[int, Meta(ge=1, le=LARGEST, description="A whole number of one or more.")]
"""A whole number of one or more."""

AirVolume = Annotated[float, Meta(ge=0.1, le=1e7, description="A volume of 0.1 to 10,000,000 cubic metres.")]
"""Air in a place people stand in, from a locker to a valley under glass."""

AirPressure = Annotated[
    float, Meta(ge=0.0, le=500.0, description="A pressure of 0 to 500 kPa; 101,300 Pa are 101.3 kPa.")
]
"""Pressure of air that people may be in."""

AirTemperature = Annotated[
    float, Meta(ge=150.0, le=400.0, description="A temperature of 150 to 400 K; 22 degrees Celsius are 295 K.")
]
"""Temperature of a place, from a night outside to what nobody stands for long."""

AirFlow = Annotated[float, Meta(gt=0.0, le=1_000.0, description="A flow above 0, up to 1,000 cubic metres a second.")]
"""Air that is moved from one place to another, or through a machine."""

Draught = Annotated[float, Meta(ge=0.0, le=1_000.0, description="A flow of 0 to 1,000 cubic metres a second.")]
"""Air that changes places by itself."""

OxygenPerSol = Annotated[float, Meta(gt=0.0, le=10_000.0, description="Above 0, up to 10,000 kg of oxygen a sol.")]
"""Oxygen that a machine makes: a person uses about 0.84 kg."""

Rating = Annotated[float, Meta(gt=0.0, le=100.0, description="A size above 0, up to 100 times as large.")]
"""Size of a machine against its kind."""

Opening = Annotated[float, Meta(ge=0.01, le=2_000.0, description="A diameter of 0.01 to 2,000 mm.")]
"""Diameter of a hole that air goes through."""

Breath = Annotated[float, Meta(ge=0.01, le=20.0, description="A share of a mean day's breath, 0.01 to 20.")]
"""Oxygen that a body uses, against a mean day: a sprinter's is about 15."""

LifeHours = Annotated[float, Meta(ge=1.0, le=LARGEST, description="Hours, from 1 on.")]
"""How long something lasts."""

WeibullShape = Annotated[float, Meta(ge=0.2, le=20.0, description="A Weibull shape of 0.2 to 20.")]
"""How alike lives are: below 0.2 most parts would be dead when they come, above 20 all die on one sol."""

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
