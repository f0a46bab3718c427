"""A job in hand, and people on their way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(slots=True)
class Walk:
    """Somebody on their way. Written by the walking rules."""

    legs: list[tuple[int, int, float]]
    """What is left of the route: door or passage (0: a stop), place beyond, seconds in good health."""
    next_s: float
    """When they are through the next of these, in seconds since the game began."""
    then: Literal["work", "shelter", "duty"]
    """What they do when they are there."""
    goal: int
    """Entity of the room or module they are going to."""
    careful: bool = False
    """Whether they watch where they tread."""
    haul_share: float = 1.0
    """Walking speed that what they carry leaves."""


@dataclass(slots=True)
class OnJob:
    """Somebody who is ordered to a job; shifts leave them alone. Written by the job rules."""

    job: int


@dataclass(slots=True)
class Job:
    """A task that a team has been sent to do. Written by the job rules."""

    task: str
    """Its kind."""
    target: int
    """Entity of what it is done to: a part, machine, group, module, door, person, passage, hole or frame."""
    module: int
    """Entity of the module where it is done."""
    people: list[int]
    """Entities of the team; the first leads."""
    step: int = 0
    """Which step is in hand."""
    progress: float = 0.0
    """Share of that step done."""
    duration_s: float = 0.0
    """How long the step takes at full speed; 0: not begun."""
    hurry: bool = False
    """Whether they were told to hurry."""
    state: Literal["going", "working", "done", "left"] = "going"
    item: str = ""
    """Item id of the spare that the lead carries for it."""
    tries: int = 0
    """How often the step in hand has missed."""
    begun_s: float = 0.0
    """When it was ordered, in seconds since the game began."""
    place: int = 0
    """Entity of the room or module where the work at the target is done; a search goes on from one to the next."""
    destination: int = 0
    """Entity of the module to which something is brought; 0: nothing is."""
    masks: bool = False
    """Whether they take breathing masks."""
    suits: bool = False
    """Whether they put on pressure suits."""
    kit: dict[int, list[str]] = field(default_factory=dict)
    """Items that each of the team is to bring, beside what they breathe from, by entity."""
    arrived: bool = False
    """Whether work has begun at the target."""
    sound_share: float = 1.0
    """Chance that all that was done so far is as good as it looks."""
    begin_at: int = 0
    """Entity of the place where a search was told to begin; 0: the nearest."""
    points: list[int] = field(default_factory=list)
    """Places that a search goes over, in their order along the run."""
    searched: list[int] = field(default_factory=list)
    """Those of them that were looked at."""
    between: tuple[int, int] = (0, -1)
    """First and last of the points, counted from 0, between which a detector says that the leak lies."""
    found: int = 0
    """How much a search has found."""


@dataclass(slots=True)
class Flaw:
    """A part that was mended badly, which nobody knows. Written by the patching rules."""

    due_s: float
    """When it gives out again, in seconds since the game began."""
    mode: str
    """How."""
