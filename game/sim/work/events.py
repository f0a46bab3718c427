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
    """``withdrawn``, ``cut_off`` or ``down``."""


@dataclass(frozen=True, slots=True)
class PersonArrived:
    """Somebody has come to where they were going."""

    person: int
    module: int
    then: str
