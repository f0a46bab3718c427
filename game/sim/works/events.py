"""What happened in works."""

from __future__ import annotations

from dataclasses import dataclass

from game.sim.works.components import Waiting


@dataclass(frozen=True, slots=True)
class WorkBegun:
    """A project or policy has begun."""

    work: str
    lead: int


@dataclass(frozen=True, slots=True)
class StageDone:
    """A stage is done."""

    work: str
    stage: int
    found: int
    """Faults that it has found."""


@dataclass(frozen=True, slots=True)
class WorkDone:
    """A project is done."""

    work: str
    site: str


@dataclass(frozen=True, slots=True)
class WorkDelayed:
    """A project cannot go on."""

    work: str
    why: Waiting
    what: str
    """Id of what it waits for."""


@dataclass(frozen=True, slots=True)
class WorkEnded:
    """A project was abandoned, or has failed."""

    work: str
    failed: bool


@dataclass(frozen=True, slots=True)
class WellDry:
    """A well has given nothing at the depth that was planned."""

    work: str
    site: str
    last: bool
    """Whether it is given up."""


@dataclass(frozen=True, slots=True)
class LeadLost:
    """Whoever led a project cannot any more."""

    work: str
