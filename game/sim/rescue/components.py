"""Places that are being left or were, and people who stand by, are carried or held fast."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Evacuation:
    """A module being left. Written by the evacuation rules."""

    module: int
    to: int
    staying: list[int] = field(default_factory=list)
    """Entities of those who would not leave."""
    unwoken: list[int] = field(default_factory=list)
    """Entities of those who slept on as the others left, for as long as they sleep."""
    emptied: bool = False
    """Whether all who could walk have left, so that it only waits for those who lie there or are held."""


@dataclass(slots=True)
class Left:
    """Modules that people left by themselves and come home to. Singleton, written by ``rescue.homecoming``."""

    modules: dict[str, float] = field(default_factory=dict)
    """By the module's entity, as text: since when it has been well there, in seconds since the game began."""
    machines: dict[str, float] = field(default_factory=dict)
    """Machines that the last one out shut, by plan: when, in seconds since the game began."""


@dataclass(slots=True)
class Alerted:
    """A module whose people were woken and stand by. Written by the order that wakes, ended by time or reopening."""

    module: int
    since_s: float
    """When they were woken, in seconds since the game began."""
    justified: bool = False
    """Whether something has come of it."""


@dataclass(slots=True)
class Burden:
    """What somebody drags or wheels along; it moves with them. Written by the carrying rules."""

    person: int = 0
    """Entity of a person; 0: none."""
    machine: int = 0
    """Entity of a machine; 0: none."""


@dataclass(slots=True)
class Carried:
    """Somebody who is being carried. Written by the carrying rules."""

    by: int
    """Entity of who carries them."""


@dataclass(slots=True)
class Pinned:
    """Somebody whom something holds where they are. Written by the frame rules, lifted by those who free them."""

    by: str
    """What holds them: ``floor``, ``beam``."""
