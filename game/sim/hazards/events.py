"""What the alarms said."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AlarmRaised:
    """A reading crossed its line."""

    alarm: str
    """Its rule."""
    module: int
    value: float


@dataclass(frozen=True, slots=True)
class AlarmCleared:
    """A reading came back."""

    alarm: str
    module: int


@dataclass(frozen=True, slots=True)
class StruckBy:
    """A fragment went through a hull."""

    module: int
    place: int
    """Entity of the room where it came in, or of the module for its middle."""
    diameter_mm: float
    """Hole that it left; 0: none."""
    crack_mm: float
    """Diameter of a round hole that leaks as much as the crack that it left; 0: none."""
    hurt: tuple[int, ...]
    """Entities of people whom it hurt."""
    outside: bool
    """Whether one of them was at work outside."""


@dataclass(frozen=True, slots=True)
class FragmentStopped:
    """A fragment hit what shields a place, and stayed outside."""

    module: int


@dataclass(frozen=True, slots=True)
class MoreMayCome:
    """The tracks say that more fragments may hit in a given time."""

    from_s: float
    """Seconds since the game began."""
    to_s: float


@dataclass(frozen=True, slots=True)
class HoleHeard:
    """Somebody able is where a hole whistles, and has seen it."""

    hole: int
    module: int


@dataclass(frozen=True, slots=True)
class PrecautionsTaken:
    """The colony waits for the next strike: outside work stops, suits lie at hand, people stand by the bulkheads."""

    hands: int
    """People whose work stands still for it."""
    called_in: int
    """People who are coming in."""


@dataclass(frozen=True, slots=True)
class PrecautionsEnded:
    """The colony goes on as usual."""

    lost_h: float
    """Crew hours that it has cost so far."""


@dataclass(frozen=True, slots=True)
class DoorShutByHand:
    """Somebody who stood by a bulkhead shut it, since its drive did not."""

    door: int
