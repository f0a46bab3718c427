"""A job in hand, and people on their way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(slots=True)
class Walk:
    """Somebody on their way. Written by the walking rules."""

    legs: list[tuple[int, int, float]]
    """What is left of the route: door, module beyond, seconds in good health."""
    next_s: float
    """When they are through the next door, in seconds since the game began."""
    then: Literal["work", "shelter", "duty"]
    """What they do when they are there."""
    goal: int
    """Entity of the module they are going to."""


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
    """Entity of the part, machine, group, module or door that it is done to."""
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
    """Item id that the lead carries for it."""
    tries: int = 0
    """How often the step in hand has missed."""
    begun_s: float = 0.0
    """When it was ordered, in seconds since the game began."""
    history: list[float] = field(default_factory=list)
    """When each finished step ended, in seconds since the game began."""
