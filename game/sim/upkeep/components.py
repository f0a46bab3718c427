"""What the colony knows of its parts, what waits to be done to them, and what was put off."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt

Did = Literal["inspected", "found", "serviced", "repaired", "replaced", "deferred", "failed"]
"""What a line of a part's log says."""
BY_ORDER = "order"
"""Note of what was put off by order, before its reason."""
FIRST_OF_ALL = 2
"""How an audit is marked that comes before all others."""
LINES = 12
"""Lines that are kept of each part."""


@dataclass(slots=True)
class Deferral:
    """Work on a part that somebody put off by order."""

    until_sol: int
    by: str
    """Name of who put it off."""
    sol: int
    """When."""
    why: str
    lapses: bool = False
    """Whether it is over when the part gives out and that shows."""


@dataclass(slots=True)
class Callout:
    """People who were called to a grave fault, and are at it."""

    part: int
    """Row of the part."""
    people: list[int]
    """Entities."""
    begun_s: float
    """When they began, in seconds since the game began."""
    done_s: float
    """When they are done."""


@dataclass(slots=True)
class Records:
    """What is known of each part, and what waits. Singleton; arrays over parts.

    Written by the rules of upkeep, by a review (``works.audits``), and ``forbidden`` by retreat.
    """

    inspected_s: npt.NDArray[np.float64]
    """When each was last inspected, in seconds since the game began; before it: negative."""
    serviced_s: npt.NDArray[np.float64]
    """When each was last serviced."""
    known_share: npt.NDArray[np.float64]
    """How worn each was thought to be when it was last looked at, as a share of its life; nan: nobody knows."""
    flagged: npt.NDArray[np.int64]
    """1 for parts that are inspected every sol."""
    priority: npt.NDArray[np.int64]
    """0 usual, 1 to 3 sooner."""
    forbidden: npt.NDArray[np.int64]
    """1 for parts that nobody touches unless sent."""
    audit: npt.NDArray[np.int64]
    """1 for parts that an audit still has to look at, 2 if before all others; 0: none has."""
    service_now: npt.NDArray[np.int64]
    """1 for parts whose service was ordered."""
    done_h: npt.NDArray[np.float64]
    """Crew hours that went into the repair in hand of each."""
    deferrals: npt.NDArray[np.int64]
    """How often work on each was put off since it was last done."""
    deferred_sol: npt.NDArray[np.float64]
    """Sol on which it was first put off since; negative: it was not."""
    put_off: dict[int, Deferral] = field(default_factory=dict)
    """What was put off by order, by row."""
    wanted: list[int] = field(default_factory=list)
    """Rows of parts that are to be repaired or replaced, in order."""
    callouts: list[Callout] = field(default_factory=list)
    """Who is at a grave fault."""
    grave: list[int] = field(default_factory=list)
    """Rows of parts with a grave fault that nobody is at, in order."""
    small_h: float = 0.0
    """Crew hours of small faults that wait."""
    carry_h: dict[str, float] = field(default_factory=dict)
    """Hours of a crew that were too few to finish something, by crew and use."""
    gear_h: float = 0.0
    """Crew hours that went into the overhaul of gear in hand."""
    sol: int = -1
    """The last sol that was seen to."""
    listened_s: float = 0.0
    """When people last followed what the make-up of a place gives away, in seconds since the game began."""
    count: int = 0
    """How many repairs were done since the game began."""


@dataclass(slots=True)
class Entry:
    """A line of a part's log."""

    did: Did
    time_s: float
    """When, in seconds since the game began."""
    by: str
    """Name of who did it."""
    note: str = ""


@dataclass(slots=True)
class PartLog:
    """The logs of parts. Singleton; tells, and nothing hangs on it."""

    lines: dict[int, list[Entry]] = field(default_factory=dict)
    """By row of the part, the oldest first."""
