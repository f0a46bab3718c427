"""What a place is. Static figures stay in the plans; these hold only what changes."""

from __future__ import annotations

from dataclasses import dataclass

from game.content.kinds.place import DoorState
from game.sim.counted import Counted


@dataclass(slots=True)
class Module(Counted):
    """A pressurised place. Written by the doors' rules and by rescue."""

    id: str
    """Its plan."""
    index: int
    """Its row in every array over modules."""
    barred: bool = False
    """Whether people are kept out: set by an evacuation, lifted by an order."""


@dataclass(slots=True)
class Door(Counted):
    """A hatch or bulkhead. Written only by ``structure.rules.set_door``."""

    id: str
    """Its plan."""
    a: int
    """Entity of the first module."""
    b: int
    """Entity of the second module."""
    state: DoorState
    """How it stands."""
    by_itself: bool = False
    """Whether it closed on an alarm, so that people may still pass by hand."""


@dataclass(slots=True)
class Duct(Counted):
    """A ventilation duct. Static; whether air moves is its fan's matter."""

    id: str
    """Its plan."""
    a: int
    """Entity of the first module."""
    b: int
    """Entity of the second module."""
    fan: int
    """Entity of the machine that moves the air; 0: it always moves."""


@dataclass(slots=True)
class Hole:
    """A way from a module to the outside. Written by whoever opens or closes it."""

    module: int
    """Entity of the module."""
    cda_m2: float
    """Area times discharge coefficient; 0 when closed."""
    part: int = 0
    """Entity of the failed part that left it open; 0: the hull."""
    cause: str = ""
    """What the chain of causes says of it."""
