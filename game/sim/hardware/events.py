"""What happened to machines and parts."""

from __future__ import annotations

from dataclasses import dataclass

from game.sim.hardware.components import MachineState


@dataclass(frozen=True, slots=True)
class PartWorn:
    """A part has become bad enough to show in readings."""

    part: int


@dataclass(frozen=True, slots=True)
class PartFailed:
    """A part has given out."""

    part: int
    mode: str


@dataclass(frozen=True, slots=True)
class PartFoundDead:
    """A machine was asked to run, or tried, and it came out which part keeps it from running."""

    part: int
    machine: int
    group: int
    """Entity of the machine pair whose changeover was tested; 0: the machine was started."""


@dataclass(frozen=True, slots=True)
class PartReplaced:
    """A new part sits where an old one was."""

    part: int
    came_off: bool = True
    """Whether an old one came off for it; none does where there was none: in what was just built, or stripped."""


@dataclass(frozen=True, slots=True)
class MachineChanged:
    """A machine does something else now."""

    machine: int
    before: MachineState
    state: MachineState


@dataclass(frozen=True, slots=True)
class BackupEngaged:
    """A stand-in was started by its changeover."""

    group: int


@dataclass(frozen=True, slots=True)
class ChangeoverDead:
    """A changeover was asked to start its stand-in and did not."""

    group: int


@dataclass(frozen=True, slots=True)
class ChangeoverTested:
    """A changeover was tested and found well."""

    group: int


@dataclass(frozen=True, slots=True)
class PartTakenOut:
    """A part was taken out of its place, to be used elsewhere."""

    part: int
