"""The frame of a module and its members. Static figures stay in the plans."""

from __future__ import annotations

import math
from dataclasses import dataclass, field


@dataclass(slots=True)
class Member:
    """One member of a frame. Written by the frame rules."""

    id: str
    """Its plan's id."""
    sound_share: float
    """What it bore when it was whole, against its own share of the load when all stand."""
    capacity_share: float
    """What it bears now, by the same measure."""
    endurance: float
    """How much creep it stands before it yields, against the mean. Drawn once; nobody in the colony knows it."""
    floor: bool = False
    """Whether a floor lies on it."""
    standing: bool = True
    crept: float = 0.0
    """Creep that it has suffered; it yields when this reaches ``endurance``."""
    props: int = 0
    """Props that stand under it."""
    told_load: int = 0
    """How many of the load's thresholds it has been heard to pass."""
    told_life: int = 0
    """How many of its life's thresholds it has been heard to pass."""


@dataclass(slots=True)
class Frame:
    """What holds a module up. Written by the frame rules."""

    id: str
    """Its plan."""
    module: int
    """Entity of the module."""
    creep_s: float
    """Time in which a member at half of its capacity would yield, if it were always so loaded."""
    members: list[Member] = field(default_factory=list)
    troubled: bool = False
    """Whether a member has been damaged or is down: only then does the frame creep."""
    updated_s: float = 0.0
    """Up to when its creep has been reckoned, in seconds since the game began."""
    due_s: float = math.inf
    """When something next happens to it as it is loaded now, in seconds since the game began."""
    weight_share: float = 1.0
    """Load on it, against its own weight with nobody inside."""
    thin_share: float = 0.0
    """Pressure that the module lacks, in tenths of a sea-level atmosphere, 0 to 1."""
    trodden: dict[int, int] = field(default_factory=dict)
    """How often each person, by entity, has crossed its floor since it was in trouble."""
