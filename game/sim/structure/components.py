"""What a place is. Static figures stay in the plans; these hold only what changes."""

from __future__ import annotations

from dataclasses import dataclass

from game.content.kinds.place import DoorState, PassageState
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
    lost: bool = False
    """Whether it has come down, so that nobody can be in it again."""


@dataclass(slots=True)
class Room(Counted):
    """A room, or a spot along a crawlway: where in a module somebody is. It shares the module's air. Static."""

    id: str
    """Its plan."""
    module: int
    """Entity of the module."""


@dataclass(slots=True)
class Passage(Counted):
    """A way between rooms or modules that people take and air does not. Written by ``structure.passages``."""

    id: str
    """Its plan; of a plain way to a room: ``room:`` and the room's id."""
    a: int
    """Entity of the first room or module."""
    b: int
    """Entity of the second."""
    length_m: float
    crawl: bool
    state: PassageState


@dataclass(slots=True)
class Door(Counted):
    """A hatch or bulkhead. Written only by ``structure.rules``."""

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
    by_hand: bool = False
    """Whether somebody has taken its drive off: it moves by hand until another is fitted."""


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
    """What the chain of causes says of it, as the scenario says it, or the id of a text."""
    id: str = ""
    """Name by which orders find it: ``module_four_lock#1``."""
    room: int = 0
    """Entity of the room where it is; 0: the middle of the module."""
    crack: bool = False
    """Whether it is a crack, which takes strips; else a hole, which takes sealant."""
    found: bool = True
    """Whether somebody has seen where it is."""
    flaw_s: float = -1.0
    """When a patch that looks well gives out, in seconds since the game began; negative: it holds."""
    flaw_cda_m2: float = 0.0
    """What it then leaks again."""
