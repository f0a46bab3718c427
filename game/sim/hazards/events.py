"""What the alarms said."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AlarmRaised:
    """A reading crossed its line."""

    alarm: str
    """Its rule."""
    module: int
    value: float


@dataclass(frozen=True, slots=True)
class AlarmCleared:
    """A reading came back."""

    alarm: str
    module: int
