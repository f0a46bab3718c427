"""An evacuation under way."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Evacuation:
    """A module being left. Written by the evacuation rules."""

    module: int
    to: int
    begun_s: float
    """When it was ordered, in seconds since the game began."""


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
