"""What happened to crews."""

from __future__ import annotations

from dataclasses import dataclass

from game.sim.crews.components import OffWhy


@dataclass(frozen=True, slots=True)
class PersonOff:
    """Somebody cannot work for some sols."""

    person: int
    why: OffWhy
    sols: float


@dataclass(frozen=True, slots=True)
class PersonBack:
    """Somebody is back at work."""

    person: int


@dataclass(frozen=True, slots=True)
class ShiftBooked:
    """The hours of a shift were booked."""

    shift: str
    hours: float
