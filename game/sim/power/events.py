"""What happened on the bus."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PowerFailed:
    """The batteries were empty, and the bus went down before what it feeds was cut to what is made."""

    number: int
    """How many that makes."""
    from_level: int
    """What was then cut off."""


@dataclass(frozen=True, slots=True)
class LoadShed:
    """Machines were switched off by the load plan."""

    from_level: int


@dataclass(frozen=True, slots=True)
class LoadRestored:
    """Everything is fed again."""
