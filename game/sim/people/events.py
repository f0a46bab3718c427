"""What happened to people."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonCollapsed:
    """Somebody went down."""

    person: int
    module: int
    of: str
    """``hypoxia`` or ``carbon_dioxide``."""


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
class ShiftChanged:
    """The hour at which some go to work and some to bed."""

    local_h: float
