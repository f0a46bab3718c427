"""Machines, parts, stand-ins, and the running totals that wear them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from game.sim.counted import Counted

MachineState = Literal["running", "starting", "standby", "off", "stopped"]
Stage = Literal["sound", "worn", "failed"]

CAUSES = ("hours", "dust", "thermal", "humidity", "load")
"""Columns of every exposure array; the last is counted by machine, the others by module."""


@dataclass(slots=True)
class Machine(Counted):
    """A machine that stands somewhere.

    How it runs is written by the hardware rules, ``powered`` by the bus, ``run_share`` by the crews' booking, where it
    stands by those who move it.
    """

    id: str
    """Its plan."""
    index: int
    """Its row in arrays over machines."""
    module: int
    """Entity of the module where it stands."""
    state: MachineState
    """What it is doing; ``stopped`` means a fault or a lack stopped it."""
    since_s: float = 0.0
    """When it began to do so, in seconds since the game began."""
    condition_share: float = 1.0
    """What its worst parts leave of its output."""
    powered: bool = True
    """Whether the bus feeds it."""
    loose: bool = False
    """Whether it is off its mounts and lines, and gives nothing until it is fastened again."""
    home: int = 0
    """Entity of the module that it was taken from; 0: it stands where it always stood."""
    run_share: float = 1.0
    """What the hands that run it leave of its output."""


@dataclass(slots=True)
class Part(Counted):
    """A tracked part. Written by the hardware rules.

    Patches set its stage; whoever looks, mends or searches sets what is found; it moves with its machine.
    """

    id: str
    """Its address: owner and kind, as ``hab_3.generator/ignition_harness``."""
    kind: str
    """Its kind."""
    index: int
    """Its row in the wear arrays."""
    owner: int
    """Entity of the machine, door, module or stand-in that it belongs to."""
    module: int
    """Entity of the module where it is."""
    stage: Stage = "sound"
    """How it is, in truth."""
    mode: str = ""
    """How it failed."""
    fitted_s: float = 0.0
    """When it was fitted, in seconds since the game began; before it: negative."""
    fittings: int = 1
    """How many parts have sat here, this one included."""
    failed_s: float = -1.0
    """When it failed, in seconds since the game began."""
    found: bool = False
    """Whether the colony knows what is wrong with it."""
    note: str = ""
    """What the scenario says of its failure, or the id of a text."""


@dataclass(slots=True)
class Redundancy(Counted):
    """A machine and its stand-in. Written by the changeover rules."""

    id: str
    """Its plan."""
    primary: int
    """Entity of the machine that should run."""
    backup: int
    """Entity of the machine that should stand in."""
    part: int
    """Entity of the changeover part."""
    tested_s: float
    """When it was last known to work, in seconds since the game began."""
    tried: bool = False
    """Whether it has tried since the primary stopped."""
    known_dead: bool = False
    """Whether it was seen not to engage."""


@dataclass(slots=True)
class Exposures:
    """Running totals of what wears parts, in hours of reference exposure. Singleton, written by the wear rules."""

    module_h: npt.NDArray[np.float64]
    """Totals by module and cause, shape (modules, 4)."""
    module_per_h: npt.NDArray[np.float64]
    """How fast they grow, the same shape; 1 is the reference."""
    machine_h: npt.NDArray[np.float64]
    """Running hours by machine, shape (machines + 1,); the last row is for parts of no machine and never grows."""
    machine_per_h: npt.NDArray[np.float64]
    """1 for machines that run, the same shape."""


@dataclass(slots=True)
class Wear:
    """How far each part is through its own life. Singleton, written by the wear rules."""

    life_h: npt.NDArray[np.float64]
    """Reference exposure at which each part fails, drawn when it was made, shape (parts,)."""
    fitted_h: npt.NDArray[np.float64]
    """Exposure totals of its place when it was fitted, shape (parts, 5)."""
    next_h: npt.NDArray[np.float64]
    """Hours since the game began at which each part changes stage at today's rates; inf: never. Shape (parts,)."""
    pace: npt.NDArray[np.float64]
    """How fast each part wears against the book: service in time slows it, overdue speeds it. Shape (parts,)."""
    stale: bool = True
    """Whether ``next_h`` must be worked out again."""
