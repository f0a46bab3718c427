"""What happened to people."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonCollapsed:
    """Somebody went down."""

    person: int
    module: int
    of: str
    """``hypoxia``, ``carbon_dioxide``, ``vacuum`` or ``wounds``."""


@dataclass(frozen=True, slots=True)
class PersonRecovered:
    """Somebody who was down came round."""

    person: int
    module: int


@dataclass(frozen=True, slots=True)
class PersonDied:
    """Somebody died."""

    person: int
    module: int
    of: str


@dataclass(frozen=True, slots=True)
class PersonHurt:
    """Somebody was injured, by a blow or a fall."""

    person: int
    module: int
    injury_share: float
    """How badly hurt they are now, 0 to 1."""
    before_share: float
    """How badly hurt they were before."""


@dataclass(frozen=True, slots=True)
class PersonWoken:
    """Somebody who slept was got up; those who get up with their shift are not told of."""

    person: int


@dataclass(frozen=True, slots=True)
class ShiftChanged:
    """The hour at which some go to work and some to bed."""

    local_h: float


@dataclass(frozen=True, slots=True)
class HomesChanged:
    """Somebody sleeps elsewhere from now on, or lives here who did not."""
