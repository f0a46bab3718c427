"""What happened on a job."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TeamSent:
    """People were sent to do a task."""

    job: int


@dataclass(frozen=True, slots=True)
class TeamArrived:
    """They are there and begin."""

    job: int


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step is finished."""

    job: int
    step: str


@dataclass(frozen=True, slots=True)
class StepMissed:
    """A step did not come off and is done again."""

    job: int
    step: str


@dataclass(frozen=True, slots=True)
class JobDone:
    """A task is finished."""

    job: int


@dataclass(frozen=True, slots=True)
class JobLeft:
    """A task was given up: the team was ordered out, cut off, or went down."""

    job: int
    why: str
    """``withdrawn``, ``cut_off``, ``down``, ``pinned``, ``too_few``, ``no_gear``, ``no_wheel``, ``no_need``,
    ``low_air``, ``held_fast``, ``died``, or ``refused`` if nobody of them would go."""


@dataclass(frozen=True, slots=True)
class PersonArrived:
    """Somebody has come to where they were going."""

    person: int
    module: int
    then: str
    place: int = 0
    """Entity of the room, or of the module if they are in its middle."""


@dataclass(frozen=True, slots=True)
class FaultFound:
    """Somebody has seen what is wrong with a part, or where a hull leaks."""

    job: int
    part: int
    """Entity of the part; 0: it is a hole."""
    hole: int
    """Entity of the hole; 0: it is a part."""
    place: int
    """Entity of the room or module where it is."""


@dataclass(frozen=True, slots=True)
class PointSearched:
    """A place was looked over, and no leak found there."""

    job: int
    place: int
    """Entity of the room or module."""
    bearing: int
    """What a detector says: 1 the leak is further on, -1 it is behind, 0 nothing."""


@dataclass(frozen=True, slots=True)
class SearchEnded:
    """A search is over."""

    job: int
    found: int
    """How many faults it found; 0: nothing, or it missed what is there."""


@dataclass(frozen=True, slots=True)
class NoHandWheel:
    """What stands open cannot be wound shut by hand."""

    job: int
    part: int
    """Entity of the part that leaves it open."""


@dataclass(frozen=True, slots=True)
class PatchFailed:
    """What looked well mended has given out again."""

    hole: int
    """Entity of the hole; 0: it is a part."""
    part: int
    """Entity of the part; 0: it is the hull."""
    module: int


@dataclass(frozen=True, slots=True)
class LoadTakenUp:
    """A team has taken somebody, or a machine, up and is on its way with them."""

    job: int
    person: int
    """Entity of the person; 0: it is a machine."""
    machine: int


@dataclass(frozen=True, slots=True)
class MachineMoved:
    """A machine stands somewhere else now."""

    machine: int
    module: int
    """Entity of the module where it stands."""
    before: int
    """Entity of the module where it stood."""
