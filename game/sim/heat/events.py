"""What cold did."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PipesFroze:
    """Something that holds water has frozen and burst."""

    part: int
    module: int


@dataclass(frozen=True, slots=True)
class HeatLost:
    """Nothing heats a place any more."""

    module: int


@dataclass(frozen=True, slots=True)
class HeatBack:
    """A place is heated again."""

    module: int
