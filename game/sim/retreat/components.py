"""What was given up, and what it takes to undo it."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.content.kinds.place import DoorState


@dataclass(slots=True)
class GivenUp:
    """A home that was given up."""

    module: str
    """Its plan."""
    sol: int
    """When that was ordered."""
    beds: dict[int, int] = field(default_factory=dict)
    """Where each of those who lived there slept, by entity: they go back there if it is taken back."""
    machines: list[str] = field(default_factory=list)
    """Machines that ran there until it was shut."""
    rows: list[int] = field(default_factory=list)
    """Parts of the place that crews look after no more: rows of the arrays of upkeep."""
    doors: dict[int, DoorState] = field(default_factory=dict)
    """How the doors stood that were shut as the last left, by entity: they stand so again if it is taken back."""
    shut: bool = False
    """Whether the last have left, so that it is dark and its doors are shut."""


@dataclass(slots=True)
class Stripping:
    """A machine that is being stripped for spares."""

    machine: str
    item: str
    """What its parts are good for."""
    parts: int
    """How many of them are to come of it."""
    done_s: float
    """When they are out, in seconds since the game began. Until then it can be let be."""
    ran: bool
    """Whether it ran before."""


@dataclass(slots=True)
class Retreat:
    """Everything that was given up. Singleton, written by the rules of retreat."""

    places: list[GivenUp] = field(default_factory=list)
    """In the order in which they were given up."""
    stripping: list[Stripping] = field(default_factory=list)
    stripped: list[str] = field(default_factory=list)
    """Machines that were stripped."""
    quota_h: dict[str, float] = field(default_factory=dict)
    """Hours a sol of Earth's quota that go to repair until it is set anew, by crew; empty: the quota stands."""
